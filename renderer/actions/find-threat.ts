import { Search } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const findThreat: Action = {
  id: "find-threat",
  group: "Threats",
  label: "Search threats",
  icon: Search,
  keys: [],
  scope: "anywhere",
  enabled: inProject,
  perform({ project, focusRegion }) {
    project?.show("analysis");
    focusRegion("search");
  },
};
