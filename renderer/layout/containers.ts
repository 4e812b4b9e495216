/** Which box a shape lies in, and what may be moved by tidying. */

import { rectContains } from "../../shared/model/geometry.ts";
import type { BoundaryBox, Diagram, Id, Rect, Shape } from "../../shared/model/model.ts";

/** The shapes of a diagram as a tree of boxes. */
export interface Containers {
  /** The innermost box a shape lies in; null for none. */
  parentOf(id: Id): Id | null;
  /** All boxes a shape lies in, innermost first. */
  ancestorsOf(id: Id): readonly Id[];
}

/**
 * Finds the box of each shape: the smallest that holds the middle of an element or annotation, or the whole of a
 * smaller box. Boxes that merely overlap hold neither one another nor each other's content.
 */
export function containersOf({ shapes }: Pick<Diagram, "shapes">): Containers {
  const boxes = shapes
    .filter((shape): shape is BoundaryBox => shape.kind === "boundaryBox")
    .toSorted((a, b) => areaOf(a) - areaOf(b));
  const parents = new Map<Id, Id>();
  for (const shape of shapes) {
    const at = boxes.findIndex(({ id }) => id === shape.id);
    const parent = boxes.slice(at + 1).find((box) => holds(box, shape));
    if (parent !== undefined) parents.set(shape.id, parent.id);
  }
  const parentOf = (id: Id): Id | null => parents.get(id) ?? null;
  return {
    parentOf,
    ancestorsOf(id) {
      const ancestors: Id[] = [];
      for (let at = parentOf(id); at !== null; at = parentOf(at)) ancestors.push(at);
      return ancestors;
    },
  };
}

/** Whether a box holds a shape: all of another box, the middle of anything else. */
export function holds(box: Rect, shape: Shape): boolean {
  if (shape.kind === "boundaryBox") {
    return (
      shape.left >= box.left &&
      shape.top >= box.top &&
      shape.left + shape.width <= box.left + box.width &&
      shape.top + shape.height <= box.top + box.height
    );
  }
  return rectContains(box, {
    x: shape.left + shape.width / 2,
    y: shape.top + shape.height / 2,
  });
}

/**
 * The shapes that tidying `ids` moves: those, and what lies in their boxes. What is locked stays, and so do a box
 * that holds something locked and all that a locked box holds.
 */
export function movable(
  diagram: Diagram,
  containers: Containers,
  ids: ReadonlySet<Id>,
): ReadonlySet<Id> {
  const locked = new Set(diagram.shapes.flatMap((shape) => (shape.locked ? [shape.id] : [])));
  const pinned = new Set([...locked].flatMap((id) => containers.ancestorsOf(id)));
  return new Set(
    diagram.shapes.flatMap(({ id }) => {
      const ancestors = containers.ancestorsOf(id);
      const chosen = ids.has(id) || ancestors.some((ancestor) => ids.has(ancestor));
      const stays = locked.has(id) || pinned.has(id) || ancestors.some((one) => locked.has(one));
      return chosen && !stays ? [id] : [];
    }),
  );
}

function areaOf({ width, height }: Rect): number {
  return width * height;
}
