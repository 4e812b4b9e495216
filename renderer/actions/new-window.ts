import { AppWindow } from "lucide-react";
import { always, type Action } from "./action.ts";

export const newWindow: Action = {
  id: "new-window",
  group: "File",
  label: "New window",
  icon: AppWindow,
  keys: ["Alt+Shift+W"],
  scope: "anywhere",
  enabled: always,
  perform: ({ app }) => app.openWindow(null),
};
