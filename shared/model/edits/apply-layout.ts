import type { Change } from "../change.ts";
import { following } from "../flow-course.ts";
import { portPosition } from "../geometry.ts";
import { diagramOf, isElement, replacements } from "../item-patches.ts";
import type { Element, Flow, Id, Line, Model, Point, Port, Rect, Shape } from "../model.ts";
import { SMALLEST_SIDE } from "./resize-items.ts";

/** Where a flow leaves, arrives and bends. */
export interface FlowRoute {
  readonly sourcePort: Port;
  readonly targetPort: Port;
  readonly handle: Point;
}

/** New places for items of one diagram. */
export interface Layout {
  readonly rects: ReadonlyMap<Id, Rect>;
  readonly routes: ReadonlyMap<Id, FlowRoute>;
  /** How far boundary lines are shifted, in units. */
  readonly shifts: ReadonlyMap<Id, Point>;
}

/**
 * Puts items of a diagram to new places, in whole units; locked ones stay, and flows without a route follow their
 * ends. Null when nothing changes.
 */
export function applyLayout(
  model: Model,
  diagramId: Id,
  layout: Layout,
  label: string,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const shapes = diagram.shapes.map((shape) => placed(shape, layout.rects.get(shape.id)));
  const places = new Map(shapes.map((shape) => [shape.id, shape]));
  const elements = new Map<Id, Element>();
  const moved = new Map<Id, Element>();
  for (const [at, shape] of shapes.entries()) {
    if (!isElement(shape)) continue;
    elements.set(shape.id, shape);
    if (shape !== diagram.shapes[at]) moved.set(shape.id, shape);
  }
  const patches = replacements(diagram, {
    shape: (shape) => places.get(shape.id) ?? shape,
    line: (line) => laid(line, layout, elements, moved),
  });
  return patches.length === 0 ? null : { label, patches };
}

function placed(shape: Shape, rect: Rect | undefined): Shape {
  if (rect === undefined || shape.locked === true) return shape;
  const left = Math.round(rect.left);
  const top = Math.round(rect.top);
  const width = Math.max(SMALLEST_SIDE, Math.round(rect.width));
  const height = Math.max(SMALLEST_SIDE, Math.round(rect.height));
  const same =
    left === shape.left && top === shape.top && width === shape.width && height === shape.height;
  return same ? shape : { ...shape, left, top, width, height };
}

function laid(
  line: Line,
  { routes, shifts }: Layout,
  elements: ReadonlyMap<Id, Element>,
  moved: ReadonlyMap<Id, Element>,
): Line {
  if (line.kind === "boundaryLine") {
    const shift = shifts.get(line.id);
    return shift === undefined || line.locked === true ? line : shifted(line, shift);
  }
  const followed = following(line, moved);
  const route = routes.get(line.id);
  return route === undefined || line.locked === true ? followed : routed(followed, route, elements);
}

function shifted<Kind extends Line>(line: Kind, { x, y }: Point): Kind {
  const dx = Math.round(x);
  const dy = Math.round(y);
  if (dx === 0 && dy === 0) return line;
  const moved = (point: Point): Point => ({ x: point.x + dx, y: point.y + dy });
  return {
    ...line,
    source: moved(line.source),
    handle: moved(line.handle),
    target: moved(line.target),
  };
}

function routed(flow: Flow, route: FlowRoute, elements: ReadonlyMap<Id, Element>): Flow {
  const source = endAt(flow.sourceId, route.sourcePort, elements);
  const target = endAt(flow.targetId, route.targetPort, elements);
  const after: Flow = {
    ...flow,
    ...(source === null ? {} : { source, sourcePort: route.sourcePort }),
    ...(target === null ? {} : { target, targetPort: route.targetPort }),
    handle: { x: Math.round(route.handle.x), y: Math.round(route.handle.y) },
  };
  const same =
    after.sourcePort === flow.sourcePort &&
    after.targetPort === flow.targetPort &&
    (["source", "handle", "target"] as const).every(
      (point) => after[point].x === flow[point].x && after[point].y === flow[point].y,
    );
  return same ? flow : after;
}

function endAt(id: Id | null, port: Port, elements: ReadonlyMap<Id, Element>): Point | null {
  const element = id === null ? undefined : elements.get(id);
  return element === undefined ? null : portPosition(element, port);
}
