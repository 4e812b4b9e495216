import { Redo2 } from "lucide-react";
import type { Action } from "./action.ts";
import { named } from "./named-step.ts";

export const redo: Action = {
  id: "redo",
  group: "Edit",
  label: "Redo",
  labelNow: ({ project }) => named("Redo", project?.store.getState().history.undone),
  icon: Redo2,
  keys: ["Mod+Shift+Z", "Mod+Y"],
  scope: "anywhere",
  enabled: ({ project }) => (project?.store.getState().history.undone.length ?? 0) > 0,
  perform: ({ project }) => project?.redo(),
};
