import { itemsOf } from "../../shared/model/items-of.ts";
import type { Diagram, Id, Model } from "../../shared/model/model.ts";
import type { ProjectState } from "./project-state.ts";

/** Drops from selection and view what a new model no longer holds. */
export function stillThere(
  state: ProjectState,
  model: Model,
): Pick<ProjectState, "diagramId" | "selection" | "focusedId" | "connectingFrom" | "renamingId"> {
  const diagram =
    model.diagrams.find((candidate) => candidate.id === state.diagramId) ?? neighbour(state, model);
  if (diagram === undefined) {
    const nothing = { focusedId: null, connectingFrom: null, renamingId: null };
    return { diagramId: "", selection: new Set(), ...nothing };
  }
  const { focusedId, connectingFrom, renamingId } = state;
  const others = [focusedId, connectingFrom, renamingId].filter((id) => id !== null);
  const wanted = new Set([...state.selection, ...others]);
  const ids = new Set(itemsOf(diagram, wanted).map(({ id }) => id));
  const kept = (id: Id | null): Id | null => (id !== null && ids.has(id) ? id : null);
  const selection = [...state.selection].filter((id) => ids.has(id));
  return {
    diagramId: diagram.id,
    selection: selection.length === state.selection.size ? state.selection : new Set(selection),
    focusedId: kept(state.focusedId),
    connectingFrom: kept(state.connectingFrom),
    renamingId: kept(state.renamingId),
  };
}

/** The diagram that took the place of the one shown, or the last one. */
function neighbour({ model: before, diagramId }: ProjectState, model: Model): Diagram | undefined {
  const at = before.diagrams.findIndex(({ id }) => id === diagramId);
  return model.diagrams[Math.max(0, at)] ?? model.diagrams.at(-1);
}

/** A diagram that was not there before: added, or brought back by undo. Null for none. */
export function arrivedDiagram(before: Model, after: Model): Id | null {
  if (before.diagrams === after.diagrams) return null;
  const known = new Set(before.diagrams.map(({ id }) => id));
  return after.diagrams.find(({ id }) => !known.has(id))?.id ?? null;
}
