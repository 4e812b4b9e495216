/**
 * What lies in which boundary box. Boxes nest and may overlap: a shape may lie in several that do not lie in one
 * another. Computed from the rectangles alone, never stored.
 */

import { curveBounds, rectEncloses } from "./geometry.ts";
import type { BoundaryBox, Diagram, Id, Line, Shape } from "./model.ts";

export interface Containment {
  /** The boxes that hold a shape, innermost (smallest) first; empty for none and for unknown ids. */
  holders(id: Id): readonly BoundaryBox[];
  /** Every shape a box holds, those of nested boxes included, in model order. */
  content(boxId: Id): readonly Id[];
}

const known = new WeakMap<readonly Shape[], Containment>();

/** The containment of a diagram's shapes; worked out once per value. */
export function containmentOf(shapes: readonly Shape[]): Containment {
  const before = known.get(shapes);
  if (before !== undefined) return before;
  const containment = workOut(shapes);
  known.set(shapes, containment);
  return containment;
}

function workOut(shapes: readonly Shape[]): Containment {
  const boxes = shapes
    .flatMap((box, order) => (box.kind === "boundaryBox" ? [{ box, order }] : []))
    .sort((a, b) => area(a.box) - area(b.box) || b.order - a.order);
  const holdersOf = new Map<Id, readonly BoundaryBox[]>();
  const contentOf = new Map<Id, Id[]>(boxes.map(({ box }) => [box.id, []]));
  shapes.forEach((shape, order) => {
    const holders = boxes.flatMap(({ box, order: at }) =>
      holds(box, shape, at < order) ? [box] : [],
    );
    if (holders.length === 0) return;
    holdersOf.set(shape.id, holders);
    for (const { id } of holders) contentOf.get(id)?.push(shape.id);
  });
  return {
    holders: (id) => holdersOf.get(id) ?? [],
    content: (boxId) => contentOf.get(boxId) ?? [],
  };
}

/**
 * Whether a box holds the whole of a shape. Of two boxes on the very same rectangle the one painted below holds the
 * other, so that neither holds itself.
 * @param below whether the box is painted below the shape
 */
export function holds(box: BoundaryBox, shape: Shape, below: boolean): boolean {
  if (!rectEncloses(box, shape)) return false;
  return below || shape.kind !== "boundaryBox" || !rectEncloses(shape, box);
}

/** In square units: the smaller of two boxes is the inner one. */
export function area({ width, height }: BoundaryBox): number {
  return width * height;
}

/**
 * The chosen items and all that chosen boxes hold: shapes, and lines that lie in a box and are attached to nothing
 * outside of what moves. The same set when no box is chosen.
 */
export function withContent(diagram: Diagram, ids: ReadonlySet<Id>): ReadonlySet<Id> {
  const boxes = diagram.shapes.filter(({ id, kind }) => kind === "boundaryBox" && ids.has(id));
  if (boxes.length === 0) return ids;
  const containment = containmentOf(diagram.shapes);
  const all = new Set([...ids, ...boxes.flatMap(({ id }) => containment.content(id))]);
  const comesAlong = (line: Line): boolean =>
    endsOf(line).every((end) => all.has(end)) &&
    boxes.some((box) => rectEncloses(box, curveBounds(line)));
  return new Set([...all, ...diagram.lines.filter(comesAlong).map(({ id }) => id)]);
}

function endsOf(line: Line): readonly Id[] {
  if (line.kind !== "flow") return [];
  return [line.sourceId, line.targetId].filter((id) => id !== null);
}
