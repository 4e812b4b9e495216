import { FileClock } from "lucide-react";
import type { Action } from "./action.ts";

export const takeOverFile: Action = {
  id: "take-over-file",
  group: "File",
  label: "Go back to what the file holds",
  icon: FileClock,
  keys: [],
  scope: "anywhere",
  enabled: ({ project }) => (project?.store.getState().file?.link ?? null) !== null,
  perform: ({ app }) => void app.files.takeOver(),
};
