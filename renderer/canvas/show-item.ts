import type { Id } from "../../shared/model/model.ts";
import type { Project } from "../state/project.ts";
import { revealItems } from "./reveal-items.ts";

/** Turns to a diagram; nothing on it is selected. Does nothing when it is shown already. */
export function showDiagram(project: Project, diagramId: Id): void {
  if (project.store.getState().diagramId === diagramId) return;
  project.store.setState({ diagramId, selection: new Set(), focusedId: null, threatKeys: [] });
}

/** Turns to an item's diagram, selects the item and brings it into view. */
export function showItem(project: Project, diagramId: Id, itemId: Id): void {
  const selection = new Set([itemId]);
  project.store.setState({ diagramId, selection, focusedId: itemId, threatKeys: [] });
  revealItems(project, diagramId, [itemId]);
}
