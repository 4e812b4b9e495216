import type { Change, Patch } from "../change.ts";
import { clipBounds, copyItems } from "../clip.ts";
import { diagramOf } from "../item-patches.ts";
import type { BoundaryBox, Id, Model } from "../model.ts";

/** Units kept free between the items and the boundary around them; its name needs room above. */
const PADDING = 40;

/**
 * Draws a boundary box around items, beneath all shapes, so that none of them is hidden. Null when there is nothing
 * to enclose.
 * @param box the boundary, wherever it is
 */
export function encloseItems(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  box: BoundaryBox,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  const bounds = clipBounds(copyItems(model, diagramId, ids));
  if (diagram === null || bounds === null) return null;
  const left = Math.round(bounds.left) - PADDING;
  const top = Math.round(bounds.top) - PADDING;
  const after = {
    ...box,
    left,
    top,
    width: Math.round(bounds.left + bounds.width) + PADDING - left,
    height: Math.round(bounds.top + bounds.height) + PADDING - top,
  };
  const patch: Patch = { table: "shape", diagramId, index: 0, before: null, after };
  return { label: `Enclose in ${box.name.trim() || "a boundary"}`, patches: [patch] };
}
