/**
 * Snapping: what is drawn or moved is drawn to its neighbours' edges and middles, to equal gaps between them, and
 * to the grid, in this order. A snap never moves farther than the reach. All in diagram units.
 */

import { SHAPE_INSET } from "../../../shared/model/geometry.ts";
import type { Rect } from "../../../shared/model/model.ts";
import { equalGap, type GapGuide } from "./equal-gaps.ts";

/** Units between grid lines. */
export const GRID = 10;
/** Where painted edges meet the grid: stored rectangles lie on it and are painted 5 units inside. */
const EDGE_OFFSET = SHAPE_INSET;
/** How far a snap may move, in screen pixels. */
const SNAP_PIXELS = 6;

type Axis = "x" | "y";

/** A line drawn while something snaps: at `at` on its axis, from `from` to `to` on the other. */
interface LineGuide {
  readonly kind: "line";
  readonly axis: Axis;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export type Guide = LineGuide | GapGuide;

/** A place on one axis that a neighbour offers. */
interface SnapLine {
  readonly at: number;
  readonly rect: Rect;
}

/** The neighbours of what moves, by where their edges and middles lie. */
export interface Neighbours {
  readonly rects: readonly Rect[];
  /** Sorted by `at`. */
  readonly lines: Readonly<Record<Axis, readonly SnapLine[]>>;
}

export interface SnapSettings {
  /** Units a snap may move. */
  readonly reach: number;
  readonly grid: boolean;
}

export interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

export const NO_SNAP: Snap = { dx: 0, dy: 0, guides: [] };

/** How far a snap may move at a zoom, in units. */
export function snapReach(zoom: number): number {
  return SNAP_PIXELS / zoom;
}

/** Indexes the painted rectangles of what stays. */
export function neighboursOf(rects: readonly Rect[]): Neighbours {
  const along = (axis: Axis): readonly SnapLine[] =>
    rects
      .flatMap((rect) => edges(rect, axis).map((at) => ({ at, rect })))
      .sort((a, b) => a.at - b.at);
  return { rects, lines: { x: along("x"), y: along("y") } };
}

/** Start, middle and end of a rectangle on an axis. */
function edges(rect: Rect, axis: Axis): readonly [number, number, number] {
  const [start, size] = axis === "x" ? [rect.left, rect.width] : [rect.top, rect.height];
  return [start, start + size / 2, start + size];
}

/**
 * The shift that brings one of the places to the nearest line within reach, 0 when one lies on a line already; null
 * when no line is near enough.
 */
export function nearestShift(
  lines: readonly SnapLine[],
  places: readonly number[],
  reach: number,
): number | null {
  let best: number | null = null;
  for (const place of places) {
    const above = firstFrom(lines, place);
    for (const line of [lines[above - 1], lines[above]]) {
      if (line === undefined) continue;
      const shift = line.at - place;
      if (Math.abs(shift) > reach) continue;
      if (best === null || Math.abs(shift) < Math.abs(best)) best = shift;
    }
  }
  return best;
}

/** Index of the first line at or beyond a place. */
function firstFrom(lines: readonly SnapLine[], place: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at ?? Infinity) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The shift of a painted edge or corner to the grid, within reach; null when the grid is too far. */
function gridShift(place: number, offset: number, reach: number): number | null {
  const shift = Math.round((place - offset) / GRID) * GRID + offset - place;
  return Math.abs(shift) <= reach ? shift : null;
}

/** Snaps a painted rectangle that moves as a whole. */
export function snapMoved(rect: Rect, neighbours: Neighbours, settings: SnapSettings): Snap {
  const along = (axis: Axis): { shift: number; gaps: readonly GapGuide[] } => {
    const { reach } = settings;
    const places = edges(rect, axis);
    const line = nearestShift(neighbours.lines[axis], places, reach);
    if (line !== null) return { shift: line, gaps: [] };
    const gap = equalGap(rect, neighbours.rects, axis, reach);
    if (gap !== null) return { shift: gap.shift, gaps: gap.guides };
    const grid = settings.grid ? gridShift(places[0], EDGE_OFFSET, reach) : null;
    return { shift: grid ?? 0, gaps: [] };
  };
  const x = along("x");
  const y = along("y");
  const moved = { ...rect, left: rect.left + x.shift, top: rect.top + y.shift };
  const places = { x: edges(moved, "x"), y: edges(moved, "y") };
  return {
    dx: x.shift,
    dy: y.shift,
    guides: [
      ...lineGuides(moved, places, neighbours),
      // A gap measured before the other axis snapped still lies beside the moved rectangle.
      ...x.gaps.map((guide) => besides(guide, y.shift)),
      ...y.gaps.map((guide) => besides(guide, x.shift)),
    ],
  };
}

function besides(guide: GapGuide, shift: number): GapGuide {
  return { ...guide, across: guide.across + shift };
}

/** Which edges of a rectangle follow the pointer; null = none on that axis. */
export interface MovingEdges {
  readonly x: "start" | "end" | null;
  readonly y: "start" | "end" | null;
}

/** Snaps the edges of a painted rectangle that is drawn or resized. The shift is that of the moving edges. */
export function snapEdges(
  rect: Rect,
  moving: MovingEdges,
  neighbours: Neighbours,
  settings: SnapSettings,
): Snap {
  const along = (axis: Axis): { shift: number; place: number | null } => {
    const which = moving[axis];
    if (which === null) return { shift: 0, place: null };
    const place = edges(rect, axis)[which === "start" ? 0 : 2];
    const shift =
      nearestShift(neighbours.lines[axis], [place], settings.reach) ??
      (settings.grid ? gridShift(place, EDGE_OFFSET, settings.reach) : null) ??
      0;
    return { shift, place: place + shift };
  };
  const x = along("x");
  const y = along("y");
  const places = {
    x: x.place === null ? [] : [x.place],
    y: y.place === null ? [] : [y.place],
  };
  return { dx: x.shift, dy: y.shift, guides: lineGuides(rect, places, neighbours) };
}

/** Snaps a lone point, an end of a line or a corner, to the grid. */
export function snapPoint(
  point: { readonly x: number; readonly y: number },
  settings: SnapSettings,
): { readonly x: number; readonly y: number } {
  if (!settings.grid) return point;
  return {
    x: point.x + (gridShift(point.x, 0, settings.reach) ?? 0),
    y: point.y + (gridShift(point.y, 0, settings.reach) ?? 0),
  };
}

/** A line through all that is lined up with each place, the rectangle itself included. */
function lineGuides(
  rect: Rect,
  places: Readonly<Record<Axis, readonly number[]>>,
  { lines }: Neighbours,
): readonly LineGuide[] {
  return (["x", "y"] as const).flatMap((axis) => {
    const guides = places[axis].flatMap((at): readonly LineGuide[] => {
      const across = axis === "x" ? "y" : "x";
      const [start, , end] = edges(rect, across);
      let from = start;
      let to = end;
      let found = false;
      const first = firstFrom(lines[axis], at - SAME);
      for (let index = first; (lines[axis][index]?.at ?? Infinity) <= at + SAME; index++) {
        const line = lines[axis][index];
        if (line === undefined) break;
        const [low, , high] = edges(line.rect, across);
        from = Math.min(from, low);
        to = Math.max(to, high);
        found = true;
      }
      return found ? [{ kind: "line", axis, at, from, to }] : [];
    });
    // Of two things of one size all three places line up; the middle says it, more lines only cover the picture.
    const [, middle] = guides;
    return guides.length === 3 && middle !== undefined ? [middle] : guides;
  });
}

/** Places nearer than this are one place: middles may lie on half units. */
const SAME = 0.01;
