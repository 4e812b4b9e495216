import { Keyboard } from "lucide-react";
import { always, type Action } from "./action.ts";

export const showKeys: Action = {
  id: "show-keys",
  group: "Help",
  label: "Keyboard shortcuts",
  icon: Keyboard,
  keys: ["?", "F1"],
  scope: "anywhere",
  enabled: always,
  perform: ({ app }) => app.showDialog({ kind: "keys" }),
};
