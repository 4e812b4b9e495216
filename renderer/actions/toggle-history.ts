import { History } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const toggleHistory: Action = {
  id: "toggle-history",
  group: "Edit",
  label: "Show or hide the history",
  labelNow: ({ project }) =>
    project?.store.getState().historyShown === true ? "Hide history" : "History…",
  icon: History,
  keys: ["Alt+H"],
  scope: "anywhere",
  enabled: inProject,
  perform({ project, focusRegion }) {
    if (project === null) return;
    const historyShown = !project.store.getState().historyShown;
    project.store.setState({ historyShown });
    if (historyShown) focusRegion("history");
  },
};
