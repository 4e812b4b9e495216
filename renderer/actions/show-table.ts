import { Table2 } from "lucide-react";
import { inProject, type Action } from "./action.ts";

export const showTable: Action = {
  id: "show-table",
  group: "View",
  label: "Table",
  icon: Table2,
  keys: ["Alt+3"],
  scope: "anywhere",
  enabled: inProject,
  perform({ project, focusRegion }) {
    project?.show("table");
    focusRegion("table");
  },
};
