/** The boundary boxes that things lie in, and on which side of them a flow begins and ends. */

import { containmentOf } from "../model/containment.ts";
import { curveBounds, rectContains, rectEncloses } from "../model/geometry.ts";
import { boxesOf } from "../model/holders.ts";
import type { Boundary, BoundaryBox, Diagram, Flow, Shape } from "../model/model.ts";

/** The boxes that hold the whole of a shape or of a boundary line, those around them included. */
export function boxesAround(diagram: Diagram, item: Shape | Boundary): readonly BoundaryBox[] {
  if (item.kind !== "boundaryLine") return containmentOf(diagram.shapes).holders(item.id);
  const bounds = curveBounds(item);
  return boxesOf(diagram).filter((box) => rectEncloses(box, bounds));
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
