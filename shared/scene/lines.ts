/** Marks of the things with a curve: flows and boundary lines. */

import {
  controlPoint,
  type Curve,
  pointOnCurve,
  rectContains,
  visibleRect,
} from "../model/geometry.ts";
import type { BoundaryLine, Element, Flow, Point } from "../model/model.ts";
import { type Appearance, strokeOf } from "./appearance.ts";
import { plateMarks } from "./plate.ts";
import type { Ink, Mark, PathStep } from "./scene.ts";

/** Length of an arrow head along the line and half its width across, at the usual thickness. */
const HEAD_LENGTH = 10;
const HEAD_HALF_WIDTH = 4;
const LINE_DASH = [7, 4];
/** Enough for any curve on a screen. */
const MOST_SEGMENTS = 32;
/** How far outside its element the bend of a collapsed self-loop is drawn. */
const LOOP_REACH = 26;

/** What an item is painted as: its marks and points along its curve, if it has one. */
export interface Painted {
  readonly marks: readonly Mark[];
  readonly curve: readonly Point[];
}

/**
 * Curve, arrow head at the target and label of a flow.
 * @param source element it leaves, if it is attached
 * @param labelDrop extra distance from the handle to the label, where it would cover another
 */
export function paintFlow(
  flow: Flow,
  source: Element | null,
  labelDrop: number,
  appearance: Appearance,
): Painted {
  const curve = drawnCurve(flow, source);
  const stroke = strokeOf(flow, appearance, "flow", []);
  const ink: Ink = flow.outOfScope ? "outOfScope" : "text";
  const head = arrowHead(curve, Math.max(1, stroke.width / 2));
  const marks: Mark[] = [
    { kind: "path", steps: curveSteps(curve, head.shaftEnd), closed: false, fill: null, stroke },
    { kind: "path", steps: head.steps, closed: true, fill: stroke.ink, stroke: null },
    ...plateMarks(flow, curve.handle, labelDrop, appearance.icon, ink),
  ];
  return { marks, curve: pointsAlong(curve) };
}

/** Dashed arc and label of a boundary line. */
export function paintBoundaryLine(
  line: BoundaryLine,
  labelDrop: number,
  appearance: Appearance,
): Painted {
  const stroke = strokeOf(line, appearance, "boundary", LINE_DASH);
  const marks: Mark[] = [
    { kind: "path", steps: curveSteps(line, 1), closed: false, fill: null, stroke },
    ...plateMarks(line, line.handle, labelDrop, appearance.icon, "boundaryText"),
  ];
  return { marks, curve: pointsAlong(line) };
}

/** A self-loop whose handle lies inside its element could not be seen; it is drawn around the corner instead. */
function drawnCurve(flow: Flow, source: Element | null): Curve {
  if (source === null || flow.sourceId !== flow.targetId) return flow;
  const rect = visibleRect(source);
  if (!rectContains(rect, flow.handle)) return flow;
  const right = rect.left + rect.width;
  return {
    source: { x: right, y: rect.top + rect.height / 2 },
    handle: { x: right + LOOP_REACH, y: rect.top - LOOP_REACH },
    target: { x: rect.left + rect.width / 2, y: rect.top },
  };
}

/** The curve from its source to parameter `end`. */
function curveSteps(curve: Curve, end: number): readonly PathStep[] {
  const control = controlPoint(curve);
  const at = pointOnCurve(curve, end);
  return [
    { to: "move", x: curve.source.x, y: curve.source.y },
    {
      to: "quadratic",
      controlX: curve.source.x + (control.x - curve.source.x) * end,
      controlY: curve.source.y + (control.y - curve.source.y) * end,
      x: at.x,
      y: at.y,
    },
  ];
}

/** A solid head with its tip on the target, laid along the end of the curve; the shaft ends inside it. */
function arrowHead(
  curve: Curve,
  scale: number,
): { readonly steps: readonly PathStep[]; readonly shaftEnd: number } {
  const reach = Math.hypot(
    curve.target.x - curve.source.x,
    curve.target.y - curve.source.y,
    curve.target.x - curve.handle.x,
    curve.target.y - curve.handle.y,
  );
  const length = Math.min(HEAD_LENGTH * scale, reach * 0.6);
  if (length === 0) return { steps: [], shaftEnd: 1 };
  const tip = curve.target;
  const base = pointOnCurve(curve, parameterAtDistance(curve, length));
  const span = Math.hypot(tip.x - base.x, tip.y - base.y) || 1;
  const along = { x: (tip.x - base.x) / span, y: (tip.y - base.y) / span };
  const half = (length * HEAD_HALF_WIDTH) / HEAD_LENGTH;
  return {
    steps: [
      { to: "move", x: tip.x, y: tip.y },
      { to: "line", x: base.x - along.y * half, y: base.y + along.x * half },
      { to: "line", x: base.x + along.y * half, y: base.y - along.x * half },
    ],
    shaftEnd: parameterAtDistance(curve, length * 0.7),
  };
}

/** The last parameter at which the curve is `distance` from its target; 0 if it never is. */
function parameterAtDistance(curve: Curve, distance: number): number {
  const { source, target } = curve;
  const control = controlPoint(curve);
  // Relative to the target the last term of the curve falls away.
  const ax = source.x - target.x;
  const ay = source.y - target.y;
  const bx = 2 * (control.x - target.x);
  const by = 2 * (control.y - target.y);
  const isNear = (t: number): boolean => {
    const u = 1 - t;
    return Math.hypot(u * (u * ax + t * bx), u * (u * ay + t * by)) < distance;
  };
  let near = 1;
  let far = 1;
  while (far > 0 && isNear(far)) {
    near = far;
    far -= 1 / 32;
  }
  if (far <= 0) return 0;
  for (let round = 0; round < 8; round++) {
    const middle = (near + far) / 2;
    if (isNear(middle)) near = middle;
    else far = middle;
  }
  return far;
}

/** Points close enough together that the polyline and the curve cannot be told apart. */
function pointsAlong(curve: Curve): readonly Point[] {
  const { source, target } = curve;
  const control = controlPoint(curve);
  const bend = Math.hypot(
    control.x - (source.x + target.x) / 2,
    control.y - (source.y + target.y) / 2,
  );
  const segments = Math.max(2, Math.min(MOST_SEGMENTS, Math.ceil(Math.sqrt(bend))));
  const points: Point[] = [];
  for (let step = 0; step <= segments; step++) {
    const t = step / segments;
    const u = 1 - t;
    points.push({
      x: u * u * source.x + 2 * u * t * control.x + t * t * target.x,
      y: u * u * source.y + 2 * u * t * control.y + t * t * target.y,
    });
  }
  return points;
}
