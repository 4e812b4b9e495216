import { Redo2 } from "lucide-react";
import type { Action } from "./action.ts";
import { historyOf, named } from "./named-step.ts";

export const redo: Action = {
  id: "redo",
  group: "Edit",
  label: "Redo",
  labelNow: (context) => named("Redo", historyOf(context)?.undone),
  icon: Redo2,
  keys: ["Mod+Shift+Z", "Mod+Y"],
  scope: "anywhere",
  enabled: (context) => (historyOf(context)?.undone.length ?? 0) > 0,
  perform: ({ project, template }) => (project ?? template)?.redo(),
};
