/** Which flows of a diagram are interactions, and which boundaries they cross (TM7.md 5.1 and 5.4). */

import { curvesIntersect, rectContains } from "../model/geometry.ts";
import type { Boundary, Diagram, Flow, Id, Line, Shape } from "../model/model.ts";
import type { Interaction, InteractionEnd } from "./analysis.ts";

/**
 * The interactions of a diagram in stored order of its flows: both ends attached to elements (or annotations) of
 * the diagram, and the flow itself in scope. An element out of scope suppresses nothing.
 */
export function interactionsOf(diagram: Diagram): readonly Interaction[] {
  const ends = new Map<Id, InteractionEnd>();
  for (const shape of diagram.shapes) {
    if (shape.kind !== "boundaryBox" && !ends.has(shape.id)) ends.set(shape.id, shape);
  }
  const boundaries = boundariesOf(diagram);
  return diagram.lines.flatMap((flow) => {
    if (flow.kind !== "flow" || flow.outOfScope) return [];
    const source = flow.sourceId === null ? undefined : ends.get(flow.sourceId);
    const target = flow.targetId === null ? undefined : ends.get(flow.targetId);
    if (source === undefined || target === undefined) return [];
    const crosses = crossed(flow, boundaries);
    return [{ scope: "interaction" as const, diagram, source, flow, target, crosses }];
  });
}

/** The boundaries each flow of a diagram crosses, in or out of scope, attached or not; flows that cross none are left out. */
export function crossingsOf(diagram: Diagram): ReadonlyMap<Id, readonly Boundary[]> {
  const boundaries = boundariesOf(diagram);
  const crossingFlows = new Map<Id, readonly Boundary[]>();
  if (boundaries.length === 0) return crossingFlows;
  for (const line of diagram.lines) {
    if (line.kind !== "flow") continue;
    const crosses = crossed(line, boundaries);
    if (crosses.length > 0) crossingFlows.set(line.id, crosses);
  }
  return crossingFlows;
}

/** Trust boundaries of a diagram: boxes, then lines, each in stored order. */
export function boundariesOf(diagram: Diagram): readonly Boundary[] {
  const items: readonly (Shape | Line)[] = [...diagram.shapes, ...diagram.lines];
  return items.filter((item) => item.kind === "boundaryBox" || item.kind === "boundaryLine");
}

/**
 * Whether a flow crosses a boundary. A box: exactly one of the flow's stored ends lies in its outer rectangle, edge
 * included, so a flow right through a box does not cross it. A line: the two curves meet.
 */
export function crossesBoundary(flow: Flow, boundary: Boundary): boolean {
  if (boundary.kind === "boundaryLine") return curvesIntersect(flow, boundary);
  return rectContains(boundary, flow.source) !== rectContains(boundary, flow.target);
}

interface Crossings {
  readonly boundaries: readonly Boundary[];
  readonly crossed: readonly Boundary[];
}

/** A flow is a value: what it crosses among the same boundaries never changes, so it is worked out once. */
const crossings = new WeakMap<Flow, Crossings>();

function crossed(flow: Flow, boundaries: readonly Boundary[]): readonly Boundary[] {
  const known = crossings.get(flow);
  if (known !== undefined && sameItems(known.boundaries, boundaries)) return known.crossed;
  const now = boundaries.filter((boundary) => crossesBoundary(flow, boundary));
  crossings.set(flow, { boundaries, crossed: now });
  return now;
}

/** True when both lists hold the same objects in the same order. */
export function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}
