import type { Id } from "../../shared/model/model.ts";
import { selectThreats } from "../analysis/select-threats.ts";
import type { Project } from "./project.ts";

/** A thing in a model that can be shown. */
export interface Place {
  readonly diagramId: Id | null;
  /** An item of that diagram; anything else shows the diagram alone. */
  readonly itemId?: Id | null;
  /** Key of a threat; it goes before the others. */
  readonly threatKey?: string | null;
}

/** Shows the place in a project just opened; what is not there any more is passed over. */
export function showPlace(project: Project, { diagramId, itemId, threatKey }: Place): void {
  if (threatKey !== undefined && threatKey !== null) {
    project.show("analysis");
    selectThreats(
      project,
      project.threats().filter(({ key }) => key === threatKey),
    );
    return;
  }
  const { model } = project.store.getState();
  const diagram = model.diagrams.find(({ id }) => id === diagramId);
  if (diagram === undefined) return;
  const item = [...diagram.shapes, ...diagram.lines].find(({ id }) => id === itemId);
  project.store.setState({
    diagramId: diagram.id,
    selection: new Set(item === undefined ? [] : [item.id]),
    focusedId: item?.id ?? null,
  });
}
