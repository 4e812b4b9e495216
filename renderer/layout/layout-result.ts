/** From what ELK gives back to places of a diagram's items, in whole units. */

import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import type { FlowRoute, Layout } from "../../shared/model/edits/apply-layout.ts";
import { nearestPort } from "../../shared/model/flow-course.ts";
import { curvesIntersect, rectUnion } from "../../shared/model/geometry.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram, Id, Point, Rect, Shape } from "../../shared/model/model.ts";
import { containersOf, holds } from "./containers.ts";
import { freeShift } from "./free-shift.ts";
import { BOX_ROOM, type LayoutGroup } from "./layout-graph.ts";

/** A group with its graph laid out. */
export interface LaidGroup {
  readonly group: LayoutGroup;
  readonly laid: ElkNode;
}

/**
 * The layout that laid out groups make of a diagram. Each group stays where it was, by its upper left corner, or as
 * near as it covers nothing that stays; boxes around it grow to hold it.
 */
export function layoutOf(diagram: Diagram, groups: readonly LaidGroup[]): Layout {
  const rects = new Map<Id, Rect>();
  const routes = new Map<Id, FlowRoute>();
  const moving = new Set(groups.flatMap(({ group }) => [...group.ids]));
  for (const { group, laid } of groups) {
    const shift = placeOf(diagram, group, laid, moving);
    for (const node of nodesIn(laid)) rects.set(node.id, wholeRect(node, shift));
    for (const edge of laid.edges ?? []) {
      const route = routeOf(diagram, edge, rects, shift);
      if (route !== null) routes.set(edge.id, route);
    }
  }
  growBoxes(diagram, rects);
  return { rects, routes, shifts: lineShifts(diagram, routes) };
}

function nodesIn(node: ElkNode): ElkNode[] {
  const children = node.children ?? [];
  return children.concat(children.flatMap(nodesIn));
}

function rectOfNode({ x = 0, y = 0, width = 0, height = 0 }: ElkNode): Rect {
  return { left: x, top: y, width, height };
}

/** Outwards for boxes, so that they go on holding what is rounded inside them; shapes that kept their size keep it. */
function wholeRect(node: ElkNode, shift: Point): Rect {
  const { left, top, width, height } = rectOfNode(node);
  const x = left + shift.x;
  const y = top + shift.y;
  if ((node.children ?? []).length === 0) {
    return { left: Math.round(x), top: Math.round(y), width, height };
  }
  const from = { left: Math.floor(x), top: Math.floor(y) };
  return {
    ...from,
    width: Math.ceil(x + width) - from.left,
    height: Math.ceil(y + height) - from.top,
  };
}

function placeOf(
  diagram: Diagram,
  group: LayoutGroup,
  laid: ElkNode,
  moving: ReadonlySet<Id>,
): Point {
  const before = rectUnion(diagram.shapes.filter(({ id }) => group.ids.has(id)));
  const block = rectUnion((laid.children ?? []).map(rectOfNode));
  if (before === null || block === null) return { x: 0, y: 0 };
  const here = { x: Math.round(before.left - block.left), y: Math.round(before.top - block.top) };
  const staying = diagram.shapes.filter((shape) => !moving.has(shape.id));
  const around = new Set(group.boxId === null ? [] : [group.boxId]);
  for (const id of [...around].flatMap((box) => containersOf(diagram).ancestorsOf(box))) {
    around.add(id);
  }
  const obstacles = staying.filter(({ id }) => !around.has(id));
  const at = { ...block, left: block.left + here.x, top: block.top + here.y };
  const free = freeShift(at, obstacles);
  return { x: here.x + free.x, y: here.y + free.y };
}

function routeOf(
  diagram: Diagram,
  edge: ElkExtendedEdge,
  rects: ReadonlyMap<Id, Rect>,
  shift: Point,
): FlowRoute | null {
  const [section] = edge.sections ?? [];
  const flow = diagram.lines.find(({ id }) => id === edge.id);
  if (section === undefined || flow?.kind !== "flow") return null;
  const { startPoint, bendPoints = [], endPoint } = section;
  const way = [startPoint, ...bendPoints, endPoint].map((point) => moved(point, shift));
  const [label] = edge.labels ?? [];
  const handle =
    label?.x === undefined || label.y === undefined
      ? halfWay(way)
      : moved({ x: label.x + (label.width ?? 0) / 2, y: label.y }, shift);
  return {
    sourcePort: portAt(diagram, flow.sourceId, rects, moved(startPoint, shift)),
    targetPort: portAt(diagram, flow.targetId, rects, moved(endPoint, shift)),
    handle,
  };
}

function portAt(
  diagram: Diagram,
  id: Id | null,
  rects: ReadonlyMap<Id, Rect>,
  point: Point,
): FlowRoute["sourcePort"] {
  const shape = diagram.shapes.find((candidate) => candidate.id === id);
  if (shape === undefined || !isElement(shape)) return "none";
  return nearestPort({ ...shape, ...rects.get(shape.id) }, point);
}

function moved(point: Point, shift: Point): Point {
  return { x: point.x + shift.x, y: point.y + shift.y };
}

/** The point in the middle of a way, by its length. */
function halfWay(way: readonly Point[]): Point {
  const lengths = way.slice(1).map((point, at) => distance(way[at] ?? point, point));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [at, length] of lengths.entries()) {
    const [from, to] = [way[at], way[at + 1]];
    if (from === undefined || to === undefined) break;
    if (left <= length) {
      const share = length === 0 ? 0 : left / length;
      return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
    }
    left -= length;
  }
  return way.at(-1) ?? { x: 0, y: 0 };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** Boxes grow until they hold again all that they held, from the innermost outwards. */
function growBoxes(diagram: Diagram, rects: Map<Id, Rect>): void {
  const placeNow = (shape: Shape): Rect => rects.get(shape.id) ?? shape;
  const boxes = diagram.shapes
    .filter(({ kind }) => kind === "boundaryBox")
    .toSorted((a, b) => a.width * a.height - b.width * b.height);
  for (const box of boxes) {
    if (box.locked === true) continue;
    const content = diagram.shapes.filter((shape) => shape.id !== box.id && holds(box, shape));
    if (!content.some(({ id }) => rects.has(id))) continue;
    const union = rectUnion(content.map(placeNow));
    const now = placeNow(box);
    if (union === null || encloses(now, union)) continue;
    const grown = rectUnion([now, withRoom(union)]);
    if (grown !== null) rects.set(box.id, grown);
  }
}

function encloses(outer: Rect, inner: Rect): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

function withRoom({ left, top, width, height }: Rect): Rect {
  return {
    left: left - BOX_ROOM.left,
    top: top - BOX_ROOM.top,
    width: width + BOX_ROOM.left + BOX_ROOM.right,
    height: height + BOX_ROOM.top + BOX_ROOM.bottom,
  };
}

/** Boundary lines go along with the flows that crossed them. */
function lineShifts(diagram: Diagram, routes: ReadonlyMap<Id, FlowRoute>): ReadonlyMap<Id, Point> {
  const shifts = new Map<Id, Point>();
  for (const line of diagram.lines) {
    if (line.kind !== "boundaryLine") continue;
    const ways = diagram.lines.flatMap((flow) => {
      const route = routes.get(flow.id);
      if (route === undefined || !curvesIntersect(flow, line)) return [];
      return [{ x: route.handle.x - flow.handle.x, y: route.handle.y - flow.handle.y }];
    });
    if (ways.length === 0) continue;
    const mean = (pick: (way: Point) => number): number =>
      Math.round(ways.reduce((sum, way) => sum + pick(way), 0) / ways.length);
    shifts.set(line.id, { x: mean(({ x }) => x), y: mean(({ y }) => y) });
  }
  return shifts;
}
