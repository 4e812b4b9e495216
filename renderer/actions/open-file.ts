import { FolderOpen } from "lucide-react";
import { always, type Action } from "./action.ts";

export const openFile: Action = {
  id: "open-file",
  group: "File",
  label: "Open file…",
  icon: FolderOpen,
  keys: ["Mod+O"],
  scope: "anywhere",
  enabled: always,
  perform: ({ app }) => void app.files.open(),
};
