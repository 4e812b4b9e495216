import { rectsOverlap } from "../../shared/model/geometry.ts";
import type { Point, Rect } from "../../shared/model/model.ts";

/** Units between tried places, and how many steps away the search ends. */
const STEP = 20;
const MOST_STEPS = 100;

/** The smallest shift, in steps of 20 units, after which a block covers no obstacle; none when there is no such. */
export function freeShift(block: Rect, obstacles: readonly Rect[]): Point {
  const free = (x: number, y: number): boolean => {
    const at = { ...block, left: block.left + x, top: block.top + y };
    return !obstacles.some((obstacle) => rectsOverlap(at, obstacle));
  };
  for (let ring = 0; ring <= MOST_STEPS; ring += 1) {
    const place = ringOf(ring).find(({ x, y }) => free(x, y));
    if (place !== undefined) return place;
  }
  return { x: 0, y: 0 };
}

/** The places of one square ring around the start, the nearest first; to the right and below before the others. */
function ringOf(ring: number): readonly Point[] {
  if (ring === 0) return [{ x: 0, y: 0 }];
  const reach = ring * STEP;
  const places: Point[] = [];
  for (let along = 0; along <= ring; along += 1) {
    for (const side of along === 0 ? [0] : [along * STEP, -along * STEP]) {
      places.push({ x: reach, y: side }, { x: side, y: reach });
      places.push({ x: -reach, y: side }, { x: side, y: -reach });
    }
  }
  return places;
}
