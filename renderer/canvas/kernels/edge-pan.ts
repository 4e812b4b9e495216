import type { Point } from "../../../shared/model/model.ts";
import type { Size } from "./camera.ts";

/** Pixels from the edge of the canvas within which a drag makes the view move along. */
const MARGIN = 36;
/** Pixels per second at the very edge and beyond. */
const FASTEST = 900;

/** How fast the view moves while something is dragged at a place, in pixels per second; towards positive = right, down. */
export function edgePanSpeed(screen: Point, size: Size): Point {
  return { x: along(screen.x, size.width), y: along(screen.y, size.height) };
}

function along(at: number, length: number): number {
  // A canvas too small to have a middle would never stand still.
  if (length < 4 * MARGIN) return 0;
  if (at < MARGIN) return -FASTEST * share(MARGIN - at);
  if (at > length - MARGIN) return FASTEST * share(at - (length - MARGIN));
  return 0;
}

function share(into: number): number {
  const part = Math.min(1, into / MARGIN);
  return part * part;
}
