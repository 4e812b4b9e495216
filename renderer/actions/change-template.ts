import { Shapes } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const changeTemplate: Action = {
  id: "change-template",
  group: "File",
  label: "Change template…",
  icon: Shapes,
  keys: [],
  scope: "anywhere",
  enabled: inProject,
  perform: ({ app }) => app.showDialog({ kind: "template", chosen: null }),
};
