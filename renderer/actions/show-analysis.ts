import { ShieldAlert } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const showAnalysis: Action = {
  id: "show-analysis",
  group: "View",
  label: "Analysis",
  icon: ShieldAlert,
  keys: ["Alt+2"],
  scope: "anywhere",
  enabled: inProject,
  perform: ({ project }) => project?.show("analysis"),
};
