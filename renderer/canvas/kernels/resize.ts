/** Resizing: where the frame around shapes goes when one of its eight grips is dragged, and the shapes with it. */

import type { Id, Rect } from "../../../shared/model/model.ts";
import type { MovingEdges } from "./snapping.ts";

export type ResizeGrip = "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw";

export const RESIZE_GRIPS: readonly ResizeGrip[] = ["nw", "ne", "se", "sw", "n", "e", "s", "w"];

export interface ResizeSettings {
  /** Keeps width and height in proportion. */
  readonly proportional: boolean;
  /** Keeps the middle where it is. */
  readonly centred: boolean;
  /** The smallest the frame may get. */
  readonly smallest: { readonly width: number; readonly height: number };
}

/** Which edges a grip drags. */
export function movingEdges(grip: ResizeGrip): MovingEdges {
  return {
    x: grip.includes("e") ? "end" : grip.includes("w") ? "start" : null,
    y: grip.includes("s") ? "end" : grip.includes("n") ? "start" : null,
  };
}

/** The frame after a grip was dragged by (dx, dy) units. It never turns inside out. */
export function resizedFrame(
  frame: Rect,
  grip: ResizeGrip,
  dx: number,
  dy: number,
  { proportional, centred, smallest }: ResizeSettings,
): Rect {
  const edges = movingEdges(grip);
  const both = centred ? 2 : 1;
  const grow = (edge: "start" | "end" | null, by: number): number =>
    edge === null ? 0 : (edge === "end" ? by : -by) * both;
  let width = Math.max(smallest.width, frame.width + grow(edges.x, dx));
  let height = Math.max(smallest.height, frame.height + grow(edges.y, dy));
  if (proportional && frame.width > 0 && frame.height > 0) {
    const wide = width / frame.width;
    const high = height / frame.height;
    const wished = edges.x === null ? high : edges.y === null ? wide : Math.max(wide, high);
    const least = Math.max(smallest.width / frame.width, smallest.height / frame.height);
    const scale = Math.max(wished, least);
    width = frame.width * scale;
    height = frame.height * scale;
  }
  return {
    left: placed(frame.left, frame.width, width, centred ? null : edges.x),
    top: placed(frame.top, frame.height, height, centred ? null : edges.y),
    width,
    height,
  };
}

/** Where a side starts whose size changed: the edge that is not dragged stays, without one the middle does. */
function placed(
  start: number,
  before: number,
  after: number,
  moving: "start" | "end" | null,
): number {
  if (moving === "end") return start;
  if (moving === "start") return start + before - after;
  return start + (before - after) / 2;
}

/** The smallest frame in which no shape gets smaller than `side`; one that is smaller already may stay so. */
export function smallestFrame(
  frame: Rect,
  rects: Iterable<Rect>,
  side: number,
): { readonly width: number; readonly height: number } {
  let wide = 0;
  let high = 0;
  for (const { width, height } of rects) {
    wide = Math.max(wide, Math.min(1, side / Math.max(1, width)));
    high = Math.max(high, Math.min(1, side / Math.max(1, height)));
  }
  return { width: frame.width * wide, height: frame.height * high };
}

/** Rectangles that lie in one frame, as they lie in another. */
export function scaledRects(
  rects: ReadonlyMap<Id, Rect>,
  from: Rect,
  to: Rect,
): ReadonlyMap<Id, Rect> {
  const sx = from.width === 0 ? 1 : to.width / from.width;
  const sy = from.height === 0 ? 1 : to.height / from.height;
  return new Map(
    [...rects].map(([id, { left, top, width, height }]) => [
      id,
      {
        left: to.left + (left - from.left) * sx,
        top: to.top + (top - from.top) * sy,
        width: width * sx,
        height: height * sy,
      },
    ]),
  );
}
