/** A diagram as a tree: boundaries hold what lies inside them, elements the flows that leave them. */

import type { BoundaryBox, Diagram, Id, Line, Rect, Shape } from "./model.ts";

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
  const boxes = diagram.shapes.filter((shape) => shape.kind === "boundaryBox");
  const places = new Map(diagram.shapes.map((shape) => [shape.id, boxesAround(shape, boxes)]));
  const within = Map.groupBy(diagram.shapes, ({ id }) => places.get(id)?.[0]?.id ?? null);
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
    const [home, ...others] = places.get(shape.id) ?? [];
    const around = new Set((home && places.get(home.id))?.map(({ id }) => id));
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

/** The boxes a shape lies in, innermost first. Of two boxes of one size the later one is the inner one. */
function boxesAround(shape: Shape, boxes: readonly BoundaryBox[]): readonly BoundaryBox[] {
  const own = boxes.findIndex(({ id }) => id === shape.id);
  return boxes
    .map((box, at) => ({ box, at }))
    .filter(({ box, at }) => {
      if (box.id === shape.id || !lies(shape, box)) return false;
      // Two boxes of one rectangle lie in one another; the order of the list decides.
      return own < 0 || !lies(box, shape) || at < own;
    })
    .sort((a, b) => area(a.box) - area(b.box) || b.at - a.at)
    .map(({ box }) => box);
}

function lies(inner: Rect, outer: Rect): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.left + inner.width <= outer.left + outer.width &&
    inner.top + inner.height <= outer.top + outer.height
  );
}

function area({ width, height }: Rect): number {
  return width * height;
}
