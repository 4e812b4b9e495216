import { Undo2 } from "lucide-react";
import type { Action } from "./action.ts";
import { named } from "./named-step.ts";

export const undo: Action = {
  id: "undo",
  group: "Edit",
  label: "Undo",
  labelNow: ({ project }) => named("Undo", project?.store.getState().history.done),
  icon: Undo2,
  keys: ["Mod+Z"],
  scope: "anywhere",
  enabled: ({ project }) => (project?.store.getState().history.done.length ?? 0) > 0,
  perform: ({ project }) => project?.undo(),
};
