import { ArrowLeftRight, Plus, Trash2 } from "lucide-react";
import { deleteItems } from "../../shared/model/edits/delete-items.ts";
import { reverseFlows } from "../../shared/model/edits/lines.ts";
import { currentDiagram } from "../state/project-state.ts";
import { inTable, type Action, type ActionContext } from "./action.ts";

function selectedKinds({ project }: ActionContext): ReadonlySet<string> {
  const state = project?.store.getState();
  const diagram = state && currentDiagram(state);
  if (state === undefined || !diagram || state.selection.size === 0) return new Set();
  const items = [...diagram.shapes, ...diagram.lines];
  return new Set(items.flatMap(({ id, kind }) => (state.selection.has(id) ? [kind] : [])));
}

export const deleteTableRows: Action = {
  id: "delete-rows",
  group: "Table",
  label: "Delete rows",
  icon: Trash2,
  keys: ["Delete"],
  scope: "table",
  enabled: (context) => inTable(context) && selectedKinds(context).size > 0,
  perform({ project, focusRegion }) {
    if (project === null) return;
    const { model, diagramId, selection } = project.store.getState();
    project.commit(deleteItems(model, diagramId, selection));
    focusRegion("table");
  },
};

export const reverseTableFlows: Action = {
  id: "reverse-rows",
  group: "Table",
  label: "Reverse flows",
  icon: ArrowLeftRight,
  keys: ["Alt+V"],
  scope: "table",
  enabled: (context) => inTable(context) && selectedKinds(context).has("flow"),
  perform({ project, focusRegion }) {
    if (project === null) return;
    const { model, diagramId, selection } = project.store.getState();
    project.commit(reverseFlows(model, diagramId, selection));
    focusRegion("table");
  },
};

export const addTableRow: Action = {
  id: "add-row",
  group: "Table",
  label: "Add a row",
  icon: Plus,
  keys: ["Insert", "Alt+A"],
  scope: "table",
  enabled: inTable,
  perform: ({ focusRegion }) => focusRegion("newRow"),
};
