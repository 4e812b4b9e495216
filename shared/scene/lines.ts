/** Marks of the things with a curve: flows and boundary lines. */

import {
  controlPoint,
  type Curve,
  flattenCurve,
  pointOnCurve,
  rectContains,
  visibleRect,
} from "../model/geometry.ts";
import type { BoundaryLine, Element, Flow, Point } from "../model/model.ts";
import { type Appearance, strokeOf } from "./appearance.ts";
import { plateMarks } from "./label.ts";
import type { Ink, Mark, PathStep } from "./scene.ts";

/** Length of an arrow head along the line and half its width across, at the usual thickness. */
const HEAD_LENGTH = 10;
const HEAD_HALF_WIDTH = 4;
const LINE_DASH = [7, 4];
/** How far outside its element the bend of a collapsed self-loop is drawn. */
const LOOP_REACH = 26;

/** What a line is painted as: its marks and points along its curve. */
export interface PaintedLine {
  readonly marks: readonly Mark[];
  readonly curve: readonly Point[];
}

/**
 * Curve, arrow head at the target and label of a flow.
 * @param source element it leaves, if it is attached
 * @param labelDrop extra distance from the handle to the label, for flows whose handles coincide
 */
export function paintFlow(
  flow: Flow,
  source: Element | null,
  labelDrop: number,
  appearance: Appearance,
): PaintedLine {
  const curve = drawnCurve(flow, source);
  const stroke = strokeOf(flow, appearance, "flow", []);
  const ink: Ink = flow.outOfScope ? "outOfScope" : "text";
  const head = arrowHead(curve, Math.max(1, stroke.width / 2));
  const marks: Mark[] = [
    { kind: "path", steps: curveSteps(curve, head.shaftEnd), closed: false, fill: null, stroke },
    { kind: "path", steps: head.steps, closed: true, fill: stroke.ink, stroke: null },
    ...plateMarks(flow.name, curve.handle, labelDrop, appearance.icon, ink).marks,
  ];
  return { marks, curve: pointsAlong(curve) };
}

/** Dashed arc and label of a boundary line. */
export function paintBoundaryLine(line: BoundaryLine, appearance: Appearance): PaintedLine {
  const stroke = strokeOf(line, appearance, "boundary", LINE_DASH);
  const marks: Mark[] = [
    { kind: "path", steps: curveSteps(line, 1), closed: false, fill: null, stroke },
    ...plateMarks(line.name, line.handle, 0, appearance.icon, "boundaryText").marks,
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
  const away = (t: number): number => {
    const point = pointOnCurve(curve, t);
    return Math.hypot(point.x - curve.target.x, point.y - curve.target.y);
  };
  let near = 1;
  let far = 1;
  while (far > 0 && away(far) < distance) {
    near = far;
    far -= 1 / 32;
  }
  if (far <= 0) return 0;
  for (let round = 0; round < 8; round++) {
    const middle = (near + far) / 2;
    if (away(middle) < distance) near = middle;
    else far = middle;
  }
  return far;
}

/** Points close enough together that the polyline and the curve cannot be told apart. */
function pointsAlong(curve: Curve): readonly Point[] {
  const control = controlPoint(curve);
  const bend = Math.hypot(
    control.x - (curve.source.x + curve.target.x) / 2,
    control.y - (curve.source.y + curve.target.y) / 2,
  );
  return flattenCurve(curve, Math.max(2, Math.min(48, Math.ceil(Math.sqrt(bend) * 1.2))));
}
