import type { Point, Rect } from "../../../shared/model/model.ts";
import { toWorld, type Camera, type Size } from "./camera.ts";

/**
 * How far, in pixels, the canvas reaches beyond what is seen. Panning by less than this only shifts the canvas;
 * beyond it the canvas is painted anew around the new place.
 */
export const OVERSCAN = 256;

/** Where the canvas is painted (`anchor`) and how far it is shifted from there. */
export interface PanPlan {
  readonly anchor: Camera;
  /** Pixels, within ±OVERSCAN. */
  readonly shift: Point;
  readonly repaint: boolean;
}

/** Decides whether a camera can be shown by shifting what was painted at `anchor`. */
export function planPan(anchor: Camera | null, camera: Camera): PanPlan {
  if (anchor !== null && anchor.zoom === camera.zoom) {
    const shift = { x: camera.x - anchor.x, y: camera.y - anchor.y };
    if (Math.abs(shift.x) <= OVERSCAN && Math.abs(shift.y) <= OVERSCAN) {
      return { anchor, shift, repaint: false };
    }
  }
  return { anchor: camera, shift: { x: 0, y: 0 }, repaint: true };
}

/** The part of the world that a canvas of the visible `size` plus overscan covers. */
export function paintedWorld(anchor: Camera, size: Size): Rect {
  const from = toWorld(anchor, { x: -OVERSCAN, y: -OVERSCAN });
  return {
    left: from.x,
    top: from.y,
    width: (size.width + 2 * OVERSCAN) / anchor.zoom,
    height: (size.height + 2 * OVERSCAN) / anchor.zoom,
  };
}
