import { Plus } from "lucide-react";
import { always, type Action } from "./action.ts";

export const newModel: Action = {
  id: "new-model",
  group: "File",
  label: "New model…",
  icon: Plus,
  keys: ["Alt+N"],
  scope: "anywhere",
  enabled: always,
  perform: ({ app }) => app.showDialog({ kind: "newModel" }),
};
