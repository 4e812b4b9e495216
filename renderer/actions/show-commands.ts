import { Command } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const showCommands: Action = {
  id: "show-commands",
  group: "Help",
  label: "Find a command, a stencil, or a thing by name",
  icon: Command,
  keys: ["Mod+K", "Mod+Shift+P"],
  scope: "anywhere",
  enabled: inProject,
  perform: ({ app }) => app.showDialog({ kind: "commands" }),
};
