import { Undo2 } from "lucide-react";
import type { Action } from "./action.ts";
import { historyOf, named } from "./named-step.ts";

export const undo: Action = {
  id: "undo",
  group: "Edit",
  label: "Undo",
  labelNow: (context) => named("Undo", historyOf(context)?.done),
  icon: Undo2,
  keys: ["Mod+Z"],
  scope: "anywhere",
  enabled: (context) => (historyOf(context)?.done.length ?? 0) > 0,
  perform: ({ project, template }) => (project ?? template)?.undo(),
};
