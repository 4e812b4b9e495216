/** A diagram as a tree: boundaries hold what lies inside them, elements the flows that leave them. */

import { containmentOf } from "./containment.ts";
import type { Diagram, Id, Line, Shape } from "./model.ts";

export interface OutlineNode {
  readonly item: Shape | Line;
  readonly children: readonly OutlineNode[];
  /** Boundaries it lies in besides the one it is listed under and those around that one: they overlap. */
  readonly alsoIn: readonly Id[];
}

/**
 * The items of a diagram as a tree, each listed once: a shape under the smallest boundary box it lies in, a flow
 * under the element it leaves; what has no such place stands at the top. Boundaries come first, then elements, notes
 * and lines, each in stored order.
 */
export function outlineOf(diagram: Diagram): readonly OutlineNode[] {
  const containment = containmentOf(diagram.shapes);
  const within = Map.groupBy(diagram.shapes, ({ id }) => containment.holders(id)[0]?.id ?? null);
  const ids = new Set(diagram.shapes.map(({ id }) => id));
  const flows = Map.groupBy(diagram.lines, (line) => {
    const source = line.kind === "flow" ? line.sourceId : null;
    return source !== null && ids.has(source) ? source : null;
  });

  function nodesOf(holder: Id | null): readonly OutlineNode[] {
    const shapes = (within.get(holder) ?? []).toSorted((a, b) => RANKS[a.kind] - RANKS[b.kind]);
    return [...shapes.map(nodeOf), ...(flows.get(holder) ?? []).map(leaf)];
  }

  function nodeOf(shape: Shape): OutlineNode {
    const [home, ...others] = containment.holders(shape.id);
    const around = new Set(home && containment.holders(home.id).map(({ id }) => id));
    const alsoIn = others.filter(({ id }) => !around.has(id)).map(({ id }) => id);
    return { item: shape, children: nodesOf(shape.id), alsoIn };
  }

  return nodesOf(null);
}

const RANKS: Readonly<Record<Shape["kind"], number>> = {
  boundaryBox: 0,
  process: 1,
  dataStore: 1,
  externalInteractor: 1,
  annotation: 2,
};

function leaf(item: Line): OutlineNode {
  return { item, children: [], alsoIn: [] };
}
