import type { Id, Model } from "../../shared/model/model.ts";
import type { ProjectState } from "./project.ts";

/** Drops from selection and view what a new model no longer holds. */
export function stillThere(
  state: ProjectState,
  model: Model,
): Pick<ProjectState, "diagramId" | "selection" | "focusedId" | "connectingFrom"> {
  const diagram =
    model.diagrams.find((candidate) => candidate.id === state.diagramId) ?? model.diagrams[0];
  if (diagram === undefined) {
    return { diagramId: "", selection: new Set(), focusedId: null, connectingFrom: null };
  }
  const wanted = new Set([...state.selection, state.focusedId, state.connectingFrom]);
  const ids = new Set<Id>();
  for (const items of [diagram.shapes, diagram.lines]) {
    for (const { id } of items) if (wanted.has(id)) ids.add(id);
  }
  const kept = (id: Id | null): Id | null => (id !== null && ids.has(id) ? id : null);
  const selection = [...state.selection].filter((id) => ids.has(id));
  return {
    diagramId: diagram.id,
    selection: selection.length === state.selection.size ? state.selection : new Set(selection),
    focusedId: kept(state.focusedId),
    connectingFrom: kept(state.connectingFrom),
  };
}
