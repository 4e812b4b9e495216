import { ScanEye } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const toggleLens: Action = {
  id: "toggle-lens",
  group: "View",
  label: "Look through the Zero-Trust lens, or no longer",
  labelNow: ({ project }) =>
    project?.store.getState().lensOn === true ? "Take the Zero-Trust lens away" : "Zero-Trust lens",
  icon: ScanEye,
  keys: ["Alt+Z"],
  scope: "anywhere",
  enabled: inProject,
  perform({ project, focusRegion }) {
    if (project === null) return;
    const lensOn = !project.store.getState().lensOn;
    project.store.setState({ lensOn });
    focusRegion(lensOn ? "lens" : "canvas");
  },
};
