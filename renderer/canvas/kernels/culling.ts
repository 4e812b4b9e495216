import type { Point, Rect } from "../../../shared/model/model.ts";
import { toWorld, type Camera, type Size } from "./camera.ts";

/**
 * How far, in pixels, the canvas reaches beyond what is seen. Panning by less than this only shifts the canvas;
 * beyond it the canvas is painted anew around the new place.
 */
export const OVERSCAN = 128;

/** Where the canvas is painted (`anchor`), and how it is scaled and then shifted from there. */
export interface ViewPlan {
  readonly anchor: Camera;
  /** 1 = as painted; else what was painted at another zoom, for a moment. */
  readonly scale: number;
  /** Pixels. */
  readonly shift: Point;
  readonly repaint: boolean;
}

/** More than this and what was painted for another zoom looks coarse even for a moment. */
const MOST_SCALED = 2;

/**
 * Decides whether a camera can be shown by moving what was painted at `anchor`: it must reach all that is seen.
 * @param size of the canvas, in pixels
 * @param rough whether it may be scaled as well: it is to be painted anew once the camera rests
 */
export function planView(
  anchor: Camera | null,
  camera: Camera,
  size: Size,
  rough: boolean,
): ViewPlan {
  const painted = { anchor: camera, scale: 1, shift: { x: 0, y: 0 }, repaint: true };
  if (anchor === null || (anchor.zoom !== camera.zoom && !rough)) return painted;
  const scale = camera.zoom / anchor.zoom;
  const shift = { x: camera.x - scale * anchor.x, y: camera.y - scale * anchor.y };
  const reaches =
    shift.x <= scale * OVERSCAN &&
    shift.y <= scale * OVERSCAN &&
    shift.x + scale * (size.width + OVERSCAN) >= size.width &&
    shift.y + scale * (size.height + OVERSCAN) >= size.height;
  return reaches && scale <= MOST_SCALED ? { anchor, scale, shift, repaint: false } : painted;
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
