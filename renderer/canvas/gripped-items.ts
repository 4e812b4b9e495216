import { rectUnion, visibleRect } from "../../shared/model/geometry.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram, Id } from "../../shared/model/model.ts";
import { hasRoomForGrips, type Gripped } from "./kernels/grips.ts";

/**
 * What has grips: the shapes selected that are not locked, a line selected alone, the element selected alone and the
 * one hovered, where they are painted large enough.
 */
export function grippedItems(
  diagram: Diagram,
  selection: ReadonlySet<Id>,
  connectableId: Id | null,
  zoom: number,
): Gripped {
  const free = diagram.shapes.filter(({ id, locked }) => selection.has(id) && locked !== true);
  const frame = rectUnion(free.map(visibleRect));
  const [onlyId] = selection;
  const line =
    selection.size === 1
      ? (diagram.lines.find(({ id, locked }) => id === onlyId && locked !== true) ?? null)
      : null;
  const connectable = diagram.shapes
    .filter(({ id }) => selection.size <= 1 && (id === connectableId || id === onlyId))
    .filter(isElement)
    .filter((element) => hasRoomForGrips(element, zoom));
  return { frame, line, connectable };
}
