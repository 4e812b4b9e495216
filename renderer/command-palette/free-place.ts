/** Where a new item finds room beside others. */

import { rectsOverlap } from "../../shared/model/geometry.ts";
import type { Point, Rect } from "../../shared/model/model.ts";
import type { Size } from "../canvas/kernels/camera.ts";

/** Left free between an item and the one made beside it: a flow with its label fits in. */
const GAP = 100;
/** Rows tried below and above before the next column. */
const ROWS = 4;
const CLEARANCE = 20;

/**
 * A free place of this size: to the right of `beside` at its height, else below, above, and further to the right. It
 * overlaps none of `taken`.
 */
export function freePlaceBeside(beside: Rect, size: Size, taken: readonly Rect[]): Rect {
  const middle = beside.top + (beside.height - size.height) / 2;
  const row = size.height + 2 * CLEARANCE;
  let left = beside.left + beside.width + GAP;
  // Beyond the rightmost item every place is free, so this ends.
  for (;;) {
    for (let step = 0; step <= 2 * ROWS; step++) {
      const offset = Math.ceil(step / 2) * (step % 2 === 1 ? 1 : -1);
      const place = { left, top: middle + offset * row, ...size };
      if (isFree(place, taken)) return place;
    }
    left += size.width / 2;
  }
}

/** A free place with its middle at the point, or as little further to the right as needed. */
export function freePlaceAt({ x, y }: Point, size: Size, taken: readonly Rect[]): Rect {
  const at: Rect = { left: x - size.width / 2, top: y - size.height / 2, ...size };
  if (isFree(at, taken)) return at;
  return freePlaceBeside({ ...at, left: at.left - size.width / 2 - GAP, width: 0 }, size, taken);
}

function isFree(place: Rect, taken: readonly Rect[]): boolean {
  const around: Rect = {
    left: place.left - CLEARANCE,
    top: place.top - CLEARANCE,
    width: place.width + 2 * CLEARANCE,
    height: place.height + 2 * CLEARANCE,
  };
  return taken.every((rect) => !rectsOverlap(around, rect));
}
