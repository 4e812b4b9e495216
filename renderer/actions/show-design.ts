import { PencilRuler } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const showDesign: Action = {
  id: "show-design",
  group: "View",
  label: "Design",
  icon: PencilRuler,
  keys: ["Alt+1"],
  scope: "anywhere",
  enabled: inProject,
  perform: ({ project }) => project?.show("design"),
};
