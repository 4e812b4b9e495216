import type { Camera, Size } from "../canvas/kernels/camera.ts";
import type { Project } from "../state/project.ts";

/** Sets the camera of the diagram shown; nothing happens before the canvas was laid out. */
export function moveView(
  project: Project | null,
  move: (camera: Camera, size: Size) => Camera | null,
): void {
  const state = project?.store.getState();
  const camera = state?.cameras.get(state.diagramId);
  if (project === null || state === undefined || camera === undefined) return;
  const next = move(camera, state.canvasSize);
  if (next !== null && next !== camera) {
    project.store.setState({ cameras: new Map(state.cameras).set(state.diagramId, next) });
  }
}
