import { GitCompareArrows } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const toggleComparison: Action = {
  id: "toggle-comparison",
  group: "Edit",
  label: "Compare two states",
  labelNow: ({ project }) =>
    project?.store.getState().comparing === true ? "Close the comparison" : "Compare two states…",
  icon: GitCompareArrows,
  keys: ["Alt+C"],
  scope: "anywhere",
  enabled: inProject,
  perform({ project, focusRegion }) {
    if (project === null) return;
    const comparing = !project.store.getState().comparing;
    project.store.setState({ comparing });
    focusRegion(comparing ? "comparison" : "canvas");
  },
};
