import { Search } from "lucide-react";
import { inProject, type Action } from "./action.ts";
import { findThreat } from "./find-threat.ts";

/** Finds what the person is looking at: things on the diagrams in the design, threats in the analysis. */
export const find: Action = {
  id: "find",
  group: "View",
  label: "Find on the diagrams, or among the threats",
  labelNow: ({ project }) =>
    project?.store.getState().view === "analysis" ? findThreat.label : "Find on the diagrams",
  icon: Search,
  keys: ["Mod+F"],
  scope: "anywhere",
  enabled: inProject,
  perform(context) {
    const { project, focusRegion } = context;
    if (project?.store.getState().view === "analysis") findThreat.perform(context);
    else {
      project?.store.setState({ finding: true, comparing: false });
      focusRegion("find");
    }
  },
};
