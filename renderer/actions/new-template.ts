import { Plus } from "lucide-react";
import { always, type Action } from "./action.ts";

export const newTemplate: Action = {
  id: "new-template",
  group: "Template",
  label: "New template…",
  icon: Plus,
  keys: [],
  scope: "anywhere",
  enabled: always,
  perform: ({ app }) => app.showDialog({ kind: "newTemplate", of: null }),
};
