import { rectUnion } from "../../shared/model/geometry.ts";
import type { Id } from "../../shared/model/model.ts";
import type { Project } from "../state/project.ts";
import { cameraOf, indexOfProject } from "./canvas-state.ts";
import { reveal } from "./kernels/camera.ts";

/** Pixels kept free around what is brought into view. */
const MARGIN = 48;

/** Moves the view to items of the diagram shown, as little as needed. Does nothing while another one is shown. */
export function revealItems(project: Project, diagramId: Id, ids: readonly Id[]): void {
  const state = project.store.getState();
  if (state.diagramId !== diagramId || !state.cameras.has(diagramId)) return;
  const index = indexOfProject(project);
  const bounds = rectUnion(ids.flatMap((id) => index.item(id)?.bounds ?? []));
  if (bounds === null) return;
  const camera = reveal(cameraOf(project), bounds, state.canvasSize, MARGIN);
  project.store.setState({ cameras: new Map(state.cameras).set(diagramId, camera) });
}
