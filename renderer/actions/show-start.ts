import { House } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const showStart: Action = {
  id: "show-start",
  group: "File",
  label: "All models",
  icon: House,
  keys: ["Alt+Home"],
  scope: "anywhere",
  enabled: inProject,
  perform: ({ app }) => app.showStart(),
};
