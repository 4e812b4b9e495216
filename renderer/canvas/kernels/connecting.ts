/** Connecting: the flows that a gesture from one end to another would make. */

import { newCourse, reattached, type FlowEnd } from "../../../shared/model/flow-course.ts";
import { portPosition } from "../../../shared/model/geometry.ts";
import type { Diagram, Element, Flow, Id, Point, Port } from "../../../shared/model/model.ts";
import { newFlow } from "../../../shared/template/new-item.ts";
import type { Template } from "../../../shared/template/template.ts";

export interface Connection {
  readonly stencilId: Id;
  readonly source: FlowEnd;
  readonly target: FlowEnd;
  /** The side the gesture began at; null leaves it to the course. */
  readonly sourcePort: Port | null;
  /** The port that was aimed at; null leaves it to the course. */
  readonly targetPort: Port | null;
  /** Also a flow back, kept apart. */
  readonly bothWays: boolean;
}

/** The flows of a connection, clear of those the diagram holds; empty when the stencil makes none. */
export function connect(
  diagram: Diagram,
  template: Template,
  connection: Connection,
  newId: () => Id,
): readonly Flow[] {
  const { stencilId, source, target } = connection;
  const course = newCourse(source, target, diagram.lines);
  const made = newFlow(template, stencilId, newId(), course);
  if (made === null) return [];
  const there = onPorts(made, connection);
  if (!connection.bothWays || isLoop(there)) return [there];
  const back = newCourse(target, source, [...diagram.lines, there]);
  const second = newFlow(template, stencilId, newId(), back);
  return second === null ? [there] : [there, second];
}

function isLoop(flow: Flow): boolean {
  return flow.sourceId !== null && flow.sourceId === flow.targetId;
}

/** A loop keeps its course: both its ends on one port would make it a point. */
function onPorts(flow: Flow, { source, target, sourcePort, targetPort }: Connection): Flow {
  if (isLoop(flow)) return flow;
  const begun = onPort(flow, "source", source, sourcePort);
  return onPort(begun, "target", target, targetPort);
}

function onPort(flow: Flow, which: "source" | "target", end: FlowEnd, port: Port | null): Flow {
  if (port === null || !("element" in end)) return flow;
  const at = portPosition(end.element, port);
  return at === null ? flow : reattached(flow, which, end, at);
}

const PORTS: readonly Port[] = [
  "north",
  "east",
  "south",
  "west",
  "northEast",
  "southEast",
  "southWest",
  "northWest",
];

/** The port of an element within reach of the pointer, the nearest one; null when none was aimed at. */
export function aimedPort(element: Element, point: Point, reach: number): Port | null {
  let best: Port | null = null;
  let least = reach;
  for (const port of PORTS) {
    const at = portPosition(element, port);
    if (at === null) continue;
    const distance = Math.hypot(at.x - point.x, at.y - point.y);
    if (distance > least) continue;
    best = port;
    least = distance;
  }
  return best;
}
