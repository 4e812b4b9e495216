import { ArrowLeftRight, Minus, Repeat2 } from "lucide-react";
import { addFlowsBack, reverseFlows, straightenLines } from "../../shared/model/edits/lines.ts";
import type { Action, ActionContext } from "./action.ts";
import { drawnOn, editSelection } from "./edit-selection.ts";

export const reverseFlow = editSelection(
  {
    id: "reverse-flow",
    group: "Arrange",
    label: "Reverse flow",
    icon: Repeat2,
    keys: ["Alt+Shift+R"],
  },
  reverseFlows,
);

export const straightenFlow = editSelection(
  {
    id: "straighten",
    group: "Arrange",
    label: "Straighten",
    icon: Minus,
    keys: ["Alt+Shift+T"],
  },
  straightenLines,
);

/** Adds the flow back to each selected flow, and selects both. */
export const makeBidirectional: Action = {
  id: "make-bidirectional",
  group: "Arrange",
  label: "Add flow back",
  icon: ArrowLeftRight,
  keys: ["Alt+Shift+B"],
  scope: "canvas",
  enabled: (context) => flowsBack(context, () => "new") !== null,
  perform(context) {
    const { project } = context;
    const added = project && flowsBack(context, () => project.newId());
    if (project === null || added === null) return;
    project.commit(added.change);
    project.store.setState(({ selection }) => ({
      selection: new Set([...selection, ...added.ids]),
    }));
  },
};

function flowsBack(context: ActionContext, newId: () => string) {
  const state = drawnOn(context)?.store.getState();
  return state === undefined
    ? null
    : addFlowsBack(state.model, state.diagramId, state.selection, newId);
}
