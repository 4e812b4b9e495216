/** The boundary boxes that things lie in, and on which side of them a flow begins and ends. */

import { containmentOf } from "../model/containment.ts";
import { curveBounds, rectContains, rectEncloses } from "../model/geometry.ts";
import type { Boundary, BoundaryBox, Diagram, Flow, Id, Shape } from "../model/model.ts";

const boxIndexes = new WeakMap<readonly Shape[], ReadonlyMap<Id, BoundaryBox>>();

function boxesById(shapes: readonly Shape[]): ReadonlyMap<Id, BoundaryBox> {
  const known = boxIndexes.get(shapes);
  if (known !== undefined) return known;
  const index = new Map<Id, BoundaryBox>();
  for (const shape of shapes) if (shape.kind === "boundaryBox") index.set(shape.id, shape);
  boxIndexes.set(shapes, index);
  return index;
}

/** The boxes that hold the whole of a shape or of a boundary line, those around them included; smallest first. */
export function boxesAround(diagram: Diagram, item: Shape | Boundary): readonly BoundaryBox[] {
  const boxes = boxesById(diagram.shapes);
  if (item.kind === "boundaryLine") {
    const bounds = curveBounds(item);
    return [...boxes.values()].filter((box) => rectEncloses(box, bounds));
  }
  const holders = containmentOf(diagram.shapes).holders(item.id);
  return holders.flatMap((id) => boxes.get(id) ?? []);
}

/**
 * Whether a flow goes out of a boundary or into it, as far as it crosses it at all. A boundary line has no inside, so
 * nothing leaves or enters it.
 */
export function isCrossedTo(side: "outside" | "inside", flow: Flow, boundary: Boundary): boolean {
  if (boundary.kind === "boundaryLine") return false;
  const within = rectContains(boundary, side === "outside" ? flow.source : flow.target);
  const without = !rectContains(boundary, side === "outside" ? flow.target : flow.source);
  return within && without;
}
