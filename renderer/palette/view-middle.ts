import type { Point } from "../../shared/model/model.ts";
import { cameraOf } from "../canvas/canvas-state.ts";
import { toWorld } from "../canvas/kernels/camera.ts";
import type { Project } from "../state/project.ts";

/** The middle of what the canvas shows, in units. */
export function viewMiddle(project: Project): Point {
  const { width, height } = project.store.getState().canvasSize;
  return toWorld(cameraOf(project), { x: width / 2, y: height / 2 });
}
