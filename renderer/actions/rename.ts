import { TextCursorInput } from "lucide-react";
import type { Action } from "./action.ts";

export const rename: Action = {
  id: "rename",
  group: "Canvas",
  label: "Rename",
  icon: TextCursorInput,
  keys: ["F2"],
  scope: "canvas",
  enabled: ({ project }) => project?.store.getState().selection.size === 1,
  perform({ project }) {
    const [only] = project?.store.getState().selection ?? [];
    if (only !== undefined) project?.store.setState({ renamingId: only });
  },
};
