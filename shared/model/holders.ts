/** Which boundary box a shape lies in. Computed from where things are; nothing of it is stored. */

import { area, containmentOf, holds } from "./containment.ts";
import type { BoundaryBox, Diagram, Id, Shape } from "./model.ts";

/** The boundary boxes of a diagram, in paint order. */
export function boxesOf(diagram: Pick<Diagram, "shapes">): readonly BoundaryBox[] {
  return diagram.shapes.filter((shape): shape is BoundaryBox => shape.kind === "boundaryBox");
}

/**
 * The innermost box a shape lies in: the smallest that holds the whole of it. Of two boxes of one
 * size on one another, the one painted first holds the other. Null for none.
 */
export function holderOf(shape: Shape, boxes: readonly BoundaryBox[]): BoundaryBox | null {
  let holder: BoundaryBox | null = null;
  let passed = false;
  for (const box of boxes) {
    if (box.id === shape.id) {
      passed = true;
      continue;
    }
    if (!holds(box, shape, !passed)) continue;
    if (holder === null || area(box) <= area(holder)) holder = box;
  }
  return holder;
}

/** The innermost box of every shape that lies in one. */
export function holdersOf({ shapes }: Pick<Diagram, "shapes">): ReadonlyMap<Id, BoundaryBox> {
  const containment = containmentOf(shapes);
  return new Map(
    shapes.flatMap(({ id }) => {
      const [holder] = containment.holders(id);
      return holder === undefined ? [] : [[id, holder] as const];
    }),
  );
}
