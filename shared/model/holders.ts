/** Which boundary box a shape lies in. Computed from where things are; nothing of it is stored. */

import type { BoundaryBox, Diagram, Id, Rect, Shape } from "./model.ts";

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
    if (!holds(box, shape, passed)) continue;
    if (holder === null || area(box) <= area(holder)) holder = box;
  }
  return holder;
}

function holds(box: BoundaryBox, shape: Shape, above: boolean): boolean {
  const within =
    box.left <= shape.left &&
    box.top <= shape.top &&
    box.left + box.width >= shape.left + shape.width &&
    box.top + box.height >= shape.top + shape.height;
  if (!within || shape.kind !== "boundaryBox") return within;
  return area(box) > area(shape) || !above;
}

function area({ width, height }: Rect): number {
  return width * height;
}

/** The innermost box of every shape that lies in one. */
export function holdersOf(diagram: Pick<Diagram, "shapes">): ReadonlyMap<Id, BoundaryBox> {
  const boxes = boxesOf(diagram);
  const holders = new Map<Id, BoundaryBox>();
  if (boxes.length === 0) return holders;
  for (const shape of diagram.shapes) {
    const holder = holderOf(shape, boxes);
    if (holder !== null) holders.set(shape.id, holder);
  }
  return holders;
}
