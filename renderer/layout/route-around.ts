/** Finds a course for a flow that keeps clear of the elements it has nothing to do with. */

import type { FlowRoute } from "../../shared/model/edits/apply-layout.ts";
import { handleBeside } from "../../shared/model/flow-course.ts";
import {
  flattenCurve,
  polylineMeetsRect,
  portPosition,
  rectGrown,
  type Curve,
  visibleRect,
} from "../../shared/model/geometry.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram, Element, Flow, Id, Point, Port, Rect } from "../../shared/model/model.ts";

const SIDES: readonly Port[] = ["north", "east", "south", "west"];

/** Units a curve keeps from elements it passes. */
const CLEARANCE = 10;
/** Units between tried bends, and how far the farthest is. */
const BEND_STEP = 40;
const MOST_BENDS = 10;
/** A curve is looked at as so many straight pieces. */
const PIECES = 40;
/** What passing an element too near, and through it, costs in units of length: no detour is worth one more of either. */
const COST_OF_NEARNESS = 1e4;
const COST_OF_HIT = 1e8;
/** What another port than the flow has costs: nothing moves without need. */
const COST_OF_PORT = 15;

/** New courses for the flows of `ids` that pass through elements and need not; flows that are clear stay. */
export function routesAround(diagram: Diagram, ids: ReadonlySet<Id>): ReadonlyMap<Id, FlowRoute> {
  const elements = diagram.shapes.filter(isElement);
  const routes = new Map<Id, FlowRoute>();
  for (const flow of diagram.lines) {
    if (flow.kind !== "flow" || !ids.has(flow.id) || flow.locked === true) continue;
    const route = routeAround(flow, elements);
    if (route !== null) routes.set(flow.id, route);
  }
  return routes;
}

function routeAround(flow: Flow, elements: readonly Element[]): FlowRoute | null {
  const source = elements.find(({ id }) => id === flow.sourceId);
  const target = elements.find(({ id }) => id === flow.targetId);
  if (source === undefined || target === undefined || source === target) return null;
  const obstacles = elements.map((element) =>
    obstacleOf(element, element === source || element === target),
  );
  const now = costOfPassing(flow, obstacles);
  if (now === 0) return null;
  let best: { route: FlowRoute; cost: number } | null = null;
  for (const sourcePort of withOwn(flow.sourcePort)) {
    for (const targetPort of withOwn(flow.targetPort)) {
      const from = portPosition(source, sourcePort) ?? flow.source;
      const to = portPosition(target, targetPort) ?? flow.target;
      const moved = Number(sourcePort !== flow.sourcePort) + Number(targetPort !== flow.targetPort);
      for (const bend of BENDS) {
        const handle = handleBeside(from, to, bend);
        const curve = { source: from, handle, target: to };
        const shortest = distance(from, handle) + distance(handle, to) + moved * COST_OF_PORT;
        if (best !== null && shortest >= best.cost) continue;
        const cost = shortest + costOfPassing(curve, obstacles);
        if (best === null || cost < best.cost) {
          best = { route: { sourcePort, targetPort, handle }, cost };
        }
      }
    }
  }
  return best !== null && best.cost < now ? best.route : null;
}

const BENDS: readonly number[] = Array.from({ length: 2 * MOST_BENDS + 1 }, (_, at) => {
  const step = Math.ceil(at / 2) * BEND_STEP;
  return at % 2 === 0 ? -step : step;
});

function withOwn(port: Port): readonly Port[] {
  return [port, ...SIDES.filter((side) => side !== port)];
}

interface Obstacle {
  readonly isEnd: boolean;
  /** What is painted of an element; of the flow's own ends a little less, where the flow begins and ends. */
  readonly rect: Rect;
  /** With the room that is kept around it. */
  readonly around: Rect;
}

function obstacleOf(element: Element, isEnd: boolean): Obstacle {
  const painted = visibleRect(element);
  const rect = isEnd ? rectGrown(painted, -2) : painted;
  return { isEnd, rect, around: isEnd ? rect : rectGrown(painted, CLEARANCE) };
}

function costOfPassing(curve: Curve, obstacles: readonly Obstacle[]): number {
  const whole = flattenCurve(curve, PIECES);
  // The very ends lie on the elements they belong to.
  const between = whole.slice(1, -1);
  let cost = 0;
  for (const { isEnd, rect, around } of obstacles) {
    const points = isEnd ? between : whole;
    if (!polylineMeetsRect(points, around)) continue;
    cost += polylineMeetsRect(points, rect) ? COST_OF_HIT : COST_OF_NEARNESS;
  }
  return cost;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
