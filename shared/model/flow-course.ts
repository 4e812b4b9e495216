/** The course of a flow: which ports it uses, where its ends are, how it bends. Whole units, as files hold them. */

import { portPosition, visibleRect } from "./geometry.ts";
import type { Element, Flow, Id, Line, Point, Port, Rect } from "./model.ts";

/** What a flow's course consists of. */
export type FlowCourse = Pick<
  Flow,
  "source" | "handle" | "target" | "sourceId" | "targetId" | "sourcePort" | "targetPort"
>;

/** Where an end of a flow goes: an element, or a point in the open. */
export type FlowEnd = { readonly element: Element } | { readonly point: Point };

const SIDES: readonly Port[] = ["north", "east", "south", "west"];
const CORNERS: readonly Port[] = ["northEast", "southEast", "southWest", "northWest"];
const ALL_PORTS: readonly Port[] = [...SIDES, ...CORNERS];

/** Units between two flows that join the same elements. */
const PARALLEL_GAP = 60;
/** How far a flow from an element to itself reaches beyond it. */
const LOOP_REACH = 60;

/** The port of an element nearest to a point; sides win over corners by a little, since lines leave them straight. */
export function nearestPort(element: Element, point: Point): Port {
  return nearestOf(element, point, ALL_PORTS, 8) ?? "none";
}

function nearestOf(
  element: Element,
  point: Point,
  ports: readonly Port[],
  cornerCost: number,
): Port | null {
  let best: Port | null = null;
  let least = Infinity;
  for (const port of ports) {
    const at = portPosition(element, port);
    if (at === null) continue;
    const cost = CORNERS.includes(port) ? cornerCost : 0;
    const distance = Math.hypot(at.x - point.x, at.y - point.y) + cost;
    if (distance < least) {
      best = port;
      least = distance;
    }
  }
  return best;
}

/**
 * The course of a new flow between two ends. Other flows between the same elements are kept apart; a flow from an
 * element to itself loops out of its upper right.
 * @param others the lines of the diagram
 */
export function newCourse(source: FlowEnd, target: FlowEnd, others: readonly Line[]): FlowCourse {
  if ("element" in source && "element" in target && source.element.id === target.element.id) {
    return loopCourse(source.element, others);
  }
  const sourceSide = attach(source, middleOf(target));
  const targetSide = attach(target, middleOf(source));
  const ends = {
    source: sourceSide.point,
    target: targetSide.point,
    sourceId: sourceSide.id,
    targetId: targetSide.id,
    sourcePort: sourceSide.port,
    targetPort: targetSide.port,
  };
  return { ...ends, handle: handleBeside(ends.source, ends.target, beside(ends, others)) };
}

/** Half-way between two points, `offset` units to the left of the way from the first to the second. */
export function handleBeside(source: Point, target: Point, offset: number): Point {
  const dx = target.x - source.x;
  const dy = target.y - source.y;
  const length = Math.hypot(dx, dy) || 1;
  return {
    x: Math.round((source.x + target.x) / 2 + (dy / length) * offset),
    y: Math.round((source.y + target.y) / 2 - (dx / length) * offset),
  };
}

/** How far to bend so as not to lie on a flow that joins the same elements already. */
function beside(
  { sourceId, targetId }: Pick<FlowCourse, "sourceId" | "targetId">,
  others: readonly Line[],
): number {
  if (sourceId === null || targetId === null) return 0;
  const twins = others.filter(
    (line): line is Flow =>
      line.kind === "flow" &&
      ((line.sourceId === sourceId && line.targetId === targetId) ||
        (line.sourceId === targetId && line.targetId === sourceId)),
  );
  const taken = new Set(twins.map((flow) => offsetOf(flow, sourceId)));
  for (let step = 0; step <= twins.length; step++) {
    const sides = step === 0 ? [0] : [step * PARALLEL_GAP, -step * PARALLEL_GAP];
    const free = sides.find((side) =>
      [...taken].every((other) => Math.abs(other - side) >= PARALLEL_GAP / 2),
    );
    if (free !== undefined) return free;
  }
  return (twins.length + 1) * PARALLEL_GAP;
}

/** How far a flow bends to the left of the way from `fromId` to its other end. */
function offsetOf(flow: Flow, fromId: Id): number {
  const forth = flow.sourceId === fromId;
  const [from, to] = forth ? [flow.source, flow.target] : [flow.target, flow.source];
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const mx = flow.handle.x - (from.x + to.x) / 2;
  const my = flow.handle.y - (from.y + to.y) / 2;
  return (mx * dy - my * dx) / length;
}

function loopCourse(element: Element, others: readonly Line[]): FlowCourse {
  const loops = others.filter(
    (line) => line.kind === "flow" && line.sourceId === element.id && line.targetId === element.id,
  ).length;
  const reach = LOOP_REACH + loops * PARALLEL_GAP;
  const source = portPosition(element, "north") ?? { x: element.left, y: element.top };
  const target = portPosition(element, "east") ?? { x: element.left, y: element.top };
  return {
    source,
    target,
    handle: { x: target.x + Math.round(reach / 2), y: source.y - Math.round(reach / 2) },
    sourceId: element.id,
    targetId: element.id,
    sourcePort: "north",
    targetPort: "east",
  };
}

function attach(end: FlowEnd, towards: Point): { id: Id | null; port: Port; point: Point } {
  if ("point" in end) {
    const point = { x: Math.round(end.point.x), y: Math.round(end.point.y) };
    return { id: null, port: "none", point };
  }
  const port = nearestPort(end.element, towards);
  const point = portPosition(end.element, port) ?? middle(end.element);
  return { id: end.element.id, port, point };
}

function middleOf(end: FlowEnd): Point {
  return "point" in end ? end.point : middle(end.element);
}

function middle(rect: Rect): Point {
  const { left, top, width, height } = visibleRect(rect);
  return { x: left + width / 2, y: top + height / 2 };
}

/**
 * The flow with one end put elsewhere: on the port of an element nearest to the pointer, or in the open. The bend
 * keeps its place relative to the ends.
 * @param pointer where the person let go; decides the port
 */
export function reattached(
  flow: Flow,
  which: "source" | "target",
  end: FlowEnd,
  pointer: Point,
): Flow {
  const port = "element" in end ? nearestPort(end.element, pointer) : "none";
  const point =
    "element" in end
      ? (portPosition(end.element, port) ?? middle(end.element))
      : { x: Math.round(end.point.x), y: Math.round(end.point.y) };
  const id = "element" in end ? end.element.id : null;
  const moved: Flow =
    which === "source"
      ? { ...flow, source: point, sourceId: id, sourcePort: port }
      : { ...flow, target: point, targetId: id, targetPort: port };
  return { ...moved, handle: carriedHandle(flow, moved) };
}

/** The handle of a line whose ends moved: it turns and stretches with the chord between them. */
export function carriedHandle(
  before: Pick<Line, "source" | "handle" | "target">,
  after: Pick<Line, "source" | "target">,
): Point {
  const bx = before.target.x - before.source.x;
  const by = before.target.y - before.source.y;
  const ax = after.target.x - after.source.x;
  const ay = after.target.y - after.source.y;
  const square = bx * bx + by * by;
  const mx = before.handle.x - (before.source.x + before.target.x) / 2;
  const my = before.handle.y - (before.source.y + before.target.y) / 2;
  const centre = {
    x: (after.source.x + after.target.x) / 2,
    y: (after.source.y + after.target.y) / 2,
  };
  // Ends that lay on one another have no direction to turn from.
  if (square < 1) return { x: Math.round(centre.x + mx), y: Math.round(centre.y + my) };
  const cos = (ax * bx + ay * by) / square;
  const sin = (ay * bx - ax * by) / square;
  return {
    x: Math.round(centre.x + mx * cos - my * sin),
    y: Math.round(centre.y + mx * sin + my * cos),
  };
}

/** A flow whose attached ends follow elements that were moved or resized. */
export function following(flow: Flow, elements: ReadonlyMap<Id, Element>): Flow {
  const end = (id: Id | null, port: Port, at: Point): Point => {
    const element = id === null ? undefined : elements.get(id);
    if (element === undefined) return at;
    return portPosition(element, port) ?? at;
  };
  const source = end(flow.sourceId, flow.sourcePort, flow.source);
  const target = end(flow.targetId, flow.targetPort, flow.target);
  const still = samePoint(source, flow.source) && samePoint(target, flow.target);
  return still
    ? flow
    : { ...flow, source, target, handle: carriedHandle(flow, { source, target }) };
}

function samePoint(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}

/** The flow in the other direction, on the same course. */
export function reversed(flow: Flow): Flow {
  return {
    ...flow,
    source: flow.target,
    target: flow.source,
    sourceId: flow.targetId,
    targetId: flow.sourceId,
    sourcePort: flow.targetPort,
    targetPort: flow.sourcePort,
  };
}
