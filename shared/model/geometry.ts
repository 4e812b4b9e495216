/**
 * The geometry of a diagram, as MS TMT draws and stores it. Facts and their evidence: file-format notes,
 * sections 2.4 (inset), 2.5 (curves, ports) and 5.4 (crossings).
 */

import type { Element, Point, Port, Rect } from "./model.ts";

/** A quadratic curve given by its ends and the point it passes through half-way. */
export interface Curve {
  readonly source: Point;
  readonly handle: Point;
  readonly target: Point;
}

/** How far the painted shape stands inside its stored rectangle, on every side. */
export const SHAPE_INSET = 5;

/** The painted rectangle of a stored one; never negative in size. */
export function visibleRect(rect: Rect): Rect {
  return {
    left: rect.left + SHAPE_INSET,
    top: rect.top + SHAPE_INSET,
    width: Math.max(0, rect.width - 2 * SHAPE_INSET),
    height: Math.max(0, rect.height - 2 * SHAPE_INSET),
  };
}

/** True when the point lies in the rectangle or on its edge. */
export function rectContains(rect: Rect, point: Point): boolean {
  return (
    point.x >= rect.left &&
    point.x <= rect.left + rect.width &&
    point.y >= rect.top &&
    point.y <= rect.top + rect.height
  );
}

/** True when all of `inner` lies in `outer`; edges may touch. */
export function rectEncloses(outer: Rect, inner: Rect): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

/** The rectangle with `by` units more on every side. */
export function rectGrown(rect: Rect, by: number): Rect {
  return {
    left: rect.left - by,
    top: rect.top - by,
    width: rect.width + 2 * by,
    height: rect.height + 2 * by,
  };
}

/** True when the rectangles share at least a point. */
export function rectsOverlap(a: Rect, b: Rect): boolean {
  return (
    a.left <= b.left + b.width &&
    b.left <= a.left + a.width &&
    a.top <= b.top + b.height &&
    b.top <= a.top + a.height
  );
}

/** The smallest rectangle around all; null for none. */
export function rectUnion(rects: Iterable<Rect>): Rect | null {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const rect of rects) {
    left = Math.min(left, rect.left);
    top = Math.min(top, rect.top);
    right = Math.max(right, rect.left + rect.width);
    bottom = Math.max(bottom, rect.top + rect.height);
  }
  return left > right ? null : { left, top, width: right - left, height: bottom - top };
}

/** The Bézier control point of a curve: C = 2·H − (S + T)/2. */
export function controlPoint(curve: Curve): Point {
  return {
    x: 2 * curve.handle.x - (curve.source.x + curve.target.x) / 2,
    y: 2 * curve.handle.y - (curve.source.y + curve.target.y) / 2,
  };
}

/** The point at parameter `t` (0 = source, 0.5 = handle, 1 = target). */
export function pointOnCurve(curve: Curve, t: number): Point {
  const control = controlPoint(curve);
  const u = 1 - t;
  return {
    x: u * u * curve.source.x + 2 * u * t * control.x + t * t * curve.target.x,
    y: u * u * curve.source.y + 2 * u * t * control.y + t * t * curve.target.y,
  };
}

/** `segments + 1` points along the curve, ends included. */
export function flattenCurve(curve: Curve, segments: number): readonly Point[] {
  return Array.from({ length: segments + 1 }, (_, step) => pointOnCurve(curve, step / segments));
}

/** The smallest rectangle around the curve. */
export function curveBounds(curve: Curve): Rect {
  const control = controlPoint(curve);
  const [left, right] = quadraticRange(curve.source.x, control.x, curve.target.x);
  const [top, bottom] = quadraticRange(curve.source.y, control.y, curve.target.y);
  return { left, top, width: right - left, height: bottom - top };
}

function quadraticRange(start: number, control: number, end: number): [number, number] {
  let low = Math.min(start, end);
  let high = Math.max(start, end);
  const denominator = start - 2 * control + end;
  if (denominator !== 0) {
    const t = (start - control) / denominator;
    if (t > 0 && t < 1) {
      const extreme = (1 - t) * (1 - t) * start + 2 * (1 - t) * t * control + t * t * end;
      low = Math.min(low, extreme);
      high = Math.max(high, extreme);
    }
  }
  return [low, high];
}

interface Bezier {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** Farther than this from its chord (units) a piece is halved again before it is taken for straight. */
const FLATNESS = 0.05;
/** 2^-20 of a curve is far below FLATNESS for any coordinate a file may hold. */
const DEEPEST_HALVING = 20;

/** True when two curves meet; touching counts. Accurate to FLATNESS. */
export function curvesIntersect(a: Curve, b: Curve): boolean {
  return beziersMeet(bezierOf(a), bezierOf(b), 0);
}

function bezierOf(curve: Curve): Bezier {
  const control = controlPoint(curve);
  return {
    x0: curve.source.x,
    y0: curve.source.y,
    x1: control.x,
    y1: control.y,
    x2: curve.target.x,
    y2: curve.target.y,
  };
}

function beziersMeet(a: Bezier, b: Bezier, depth: number): boolean {
  if (!hullsOverlap(a, b)) return false;
  const aFlat = depth >= DEEPEST_HALVING || isFlat(a);
  const bFlat = depth >= DEEPEST_HALVING || isFlat(b);
  if (aFlat && bFlat) {
    return segmentsIntersect(
      { x: a.x0, y: a.y0 },
      { x: a.x2, y: a.y2 },
      { x: b.x0, y: b.y0 },
      { x: b.x2, y: b.y2 },
    );
  }
  if (aFlat) return halve(b).some((half) => beziersMeet(a, half, depth + 1));
  if (bFlat) return halve(a).some((half) => beziersMeet(half, b, depth + 1));
  const halvesOfB = halve(b);
  return halve(a).some((half) => halvesOfB.some((other) => beziersMeet(half, other, depth + 1)));
}

function hullsOverlap(a: Bezier, b: Bezier): boolean {
  return (
    Math.min(a.x0, a.x1, a.x2) <= Math.max(b.x0, b.x1, b.x2) &&
    Math.min(b.x0, b.x1, b.x2) <= Math.max(a.x0, a.x1, a.x2) &&
    Math.min(a.y0, a.y1, a.y2) <= Math.max(b.y0, b.y1, b.y2) &&
    Math.min(b.y0, b.y1, b.y2) <= Math.max(a.y0, a.y1, a.y2)
  );
}

/** The curve strays from its chord by at most half the control point's distance from the chord's middle. */
function isFlat(curve: Bezier): boolean {
  const dx = curve.x1 - (curve.x0 + curve.x2) / 2;
  const dy = curve.y1 - (curve.y0 + curve.y2) / 2;
  return dx * dx + dy * dy <= 4 * FLATNESS * FLATNESS;
}

function halve(c: Bezier): readonly [Bezier, Bezier] {
  const ax = (c.x0 + c.x1) / 2;
  const ay = (c.y0 + c.y1) / 2;
  const bx = (c.x1 + c.x2) / 2;
  const by = (c.y1 + c.y2) / 2;
  const mx = (ax + bx) / 2;
  const my = (ay + by) / 2;
  return [
    { x0: c.x0, y0: c.y0, x1: ax, y1: ay, x2: mx, y2: my },
    { x0: mx, y0: my, x1: bx, y1: by, x2: c.x2, y2: c.y2 },
  ];
}

/** True when segments p–q and r–s share a point; touching and overlapping count. */
export function segmentsIntersect(p: Point, q: Point, r: Point, s: Point): boolean {
  const d1 = side(r, s, p);
  const d2 = side(r, s, q);
  const d3 = side(p, q, r);
  const d4 = side(p, q, s);
  if (d1 * d2 < 0 && d3 * d4 < 0) return true;
  return (
    (d1 === 0 && inBox(r, s, p)) ||
    (d2 === 0 && inBox(r, s, q)) ||
    (d3 === 0 && inBox(p, q, r)) ||
    (d4 === 0 && inBox(p, q, s))
  );
}

function side(from: Point, to: Point, point: Point): number {
  return Math.sign((to.x - from.x) * (point.y - from.y) - (to.y - from.y) * (point.x - from.x));
}

function inBox(a: Point, b: Point, point: Point): boolean {
  return (
    point.x >= Math.min(a.x, b.x) &&
    point.x <= Math.max(a.x, b.x) &&
    point.y >= Math.min(a.y, b.y) &&
    point.y <= Math.max(a.y, b.y)
  );
}

/** True when any part of the line through the points lies in the rectangle. */
export function polylineMeetsRect(points: readonly Point[], rect: Rect): boolean {
  let previous = points[0];
  for (const next of points) {
    if (previous !== undefined && segmentMeetsRect(previous, next, rect)) return true;
    previous = next;
  }
  return false;
}

/** Liang–Barsky: whether any part of the segment lies in the rectangle. */
function segmentMeetsRect(from: Point, to: Point, rect: Rect): boolean {
  let enter = 0;
  let leave = 1;
  const clip = (delta: number, room: number): boolean => {
    if (delta === 0) return room >= 0;
    const t = room / delta;
    if (delta < 0) enter = Math.max(enter, t);
    else leave = Math.min(leave, t);
    return enter <= leave;
  };
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  return (
    clip(-dx, from.x - rect.left) &&
    clip(dx, rect.left + rect.width - from.x) &&
    clip(-dy, from.y - rect.top) &&
    clip(dy, rect.top + rect.height - from.y)
  );
}

/** Distance from a point to a segment, in units. */
export function distanceToSegment(point: Point, from: Point, to: Point): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const t =
    length === 0
      ? 0
      : Math.max(0, Math.min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
  return Math.hypot(point.x - (from.x + t * dx), point.y - (from.y + t * dy));
}

/** Shares of an ellipse's size at which the tool places its corner ports. */
const ELLIPSE_LOW = 0.14644660940672624;
const ELLIPSE_HIGH = 0.8535533905932737;

/** Where a port of an element lies, in diagram coordinates; null for no port. */
export function portPosition(element: Pick<Element, "kind"> & Rect, port: Port): Point | null {
  if (port === "none") return null;
  const along = (size: number, at: "low" | "middle" | "high", corner: boolean): number => {
    if (at === "middle") return Math.trunc(size / 2);
    if (corner && element.kind === "process") {
      return at === "low"
        ? Math.trunc(ELLIPSE_LOW * size + SHAPE_INSET - 1)
        : Math.trunc(ELLIPSE_HIGH * size - (SHAPE_INSET - 1));
    }
    return at === "low" ? SHAPE_INSET : size - SHAPE_INSET;
  };
  const compass = COMPASS[port];
  const corner = compass.x !== "middle" && compass.y !== "middle";
  return {
    x: element.left + along(element.width, compass.x, corner),
    y: element.top + along(element.height, compass.y, corner),
  };
}

const COMPASS = {
  north: { x: "middle", y: "low" },
  south: { x: "middle", y: "high" },
  east: { x: "high", y: "middle" },
  west: { x: "low", y: "middle" },
  northEast: { x: "high", y: "low" },
  northWest: { x: "low", y: "low" },
  southEast: { x: "high", y: "high" },
  southWest: { x: "low", y: "high" },
} as const;
