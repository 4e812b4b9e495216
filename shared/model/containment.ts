/** Which boundary box a shape lies in. Computed from where things are; nothing of it is stored. */

import { rectContains } from "./geometry.ts";
import type { BoundaryBox, Diagram, Id, Point, Rect, Shape } from "./model.ts";

/** The boundary boxes of a diagram, in paint order. */
export function boxesOf(diagram: Pick<Diagram, "shapes">): readonly BoundaryBox[] {
  return diagram.shapes.filter((shape): shape is BoundaryBox => shape.kind === "boundaryBox");
}

/**
 * The innermost box a shape lies in: the smallest that holds its middle, a box the whole of it. Of two boxes of one
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
  if (shape.kind !== "boundaryBox") return rectContains(box, middleOf(shape));
  const within =
    box.left <= shape.left &&
    box.top <= shape.top &&
    box.left + box.width >= shape.left + shape.width &&
    box.top + box.height >= shape.top + shape.height;
  return within && (area(box) > area(shape) || !above);
}

function area({ width, height }: Rect): number {
  return width * height;
}

/** The middle of a rectangle. */
export function middleOf({ left, top, width, height }: Rect): Point {
  return { x: left + width / 2, y: top + height / 2 };
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
