import { Network, SquareDashed, SquareX } from "lucide-react";
import { withNeighbours } from "../../shared/model/connections.ts";
import type { Diagram, Id } from "../../shared/model/model.ts";
import { currentDiagram } from "../state/project-state.ts";
import type { Action } from "./action.ts";
import { drawnOn, hasSelection } from "./edit-selection.ts";

type Described = Pick<Action, "id" | "label" | "icon" | "keys" | "enabled">;

function selecting(
  described: Described,
  choose: (diagram: Diagram, selection: ReadonlySet<Id>) => ReadonlySet<Id>,
): Action {
  return {
    ...described,
    group: "Canvas",
    scope: "canvas",
    perform({ project }) {
      const state = project?.store.getState();
      const diagram = state && currentDiagram(state);
      if (!diagram) return;
      const selection = choose(diagram, state.selection);
      project?.store.setState({ selection, threatKeys: [] });
    },
  };
}

export const selectNone = selecting(
  {
    id: "select-none",
    label: "Select nothing",
    icon: SquareX,
    keys: ["Mod+Shift+A"],
    enabled: hasSelection,
  },
  () => new Set(),
);

export const selectConnected = selecting(
  {
    id: "select-connected",
    label: "Select what is connected",
    icon: Network,
    keys: ["Alt+Shift+C"],
    enabled: hasSelection,
  },
  withNeighbours,
);

export const invertSelection = selecting(
  {
    id: "invert-selection",
    label: "Invert selection",
    icon: SquareDashed,
    keys: ["Alt+Shift+I"],
    enabled: (context) => drawnOn(context) !== null,
  },
  (diagram, selection) => {
    const ids = [...diagram.shapes, ...diagram.lines].map(({ id }) => id);
    return new Set(ids.filter((id) => !selection.has(id)));
  },
);
