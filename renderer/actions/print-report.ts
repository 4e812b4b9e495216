import { Printer } from "lucide-react";
import type { Action } from "./action.ts";

export const printReport: Action = {
  id: "print-report",
  group: "Report",
  label: "Print report…",
  icon: Printer,
  keys: ["Mod+P"],
  scope: "anywhere",
  // A browser's own dialog would print the window as it stands.
  enabled: ({ app, project }) => project !== null && app.store.getState().host === "electron",
  perform: ({ app }) => void app.printReport(),
};
