import type { Id, Model } from "../../shared/model/model.ts";
import type { ProjectState } from "./project.ts";

/** Drops from selection and view what a new model no longer holds. */
export function stillThere(
  state: ProjectState,
  model: Model,
): Pick<ProjectState, "diagramId" | "selection" | "focusedId" | "renamingId"> {
  const diagram =
    model.diagrams.find((candidate) => candidate.id === state.diagramId) ?? model.diagrams[0];
  if (diagram === undefined) {
    return { diagramId: "", selection: new Set(), focusedId: null, renamingId: null };
  }
  const ids = new Set([...diagram.shapes, ...diagram.lines].map((item) => item.id));
  const kept = (id: Id | null): Id | null => (id !== null && ids.has(id) ? id : null);
  const selection = [...state.selection].filter((id) => ids.has(id));
  return {
    diagramId: diagram.id,
    selection: selection.length === state.selection.size ? state.selection : new Set(selection),
    focusedId: kept(state.focusedId),
    renamingId: kept(state.renamingId),
  };
}
