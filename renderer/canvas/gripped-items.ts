import { rectUnion, visibleRect } from "../../shared/model/geometry.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import { itemsOf } from "../../shared/model/items-of.ts";
import type { Diagram, Id, Line, Shape } from "../../shared/model/model.ts";
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
  const selected = itemsOf(diagram, selection);
  const free = selected.filter(({ locked }) => locked !== true);
  const frame = rectUnion(free.filter(isShape).map(visibleRect));
  const line = selection.size === 1 ? (free.find(isLine) ?? null) : null;
  const offered = selection.size <= 1 ? new Set(selection) : new Set<Id>();
  if (connectableId !== null && selection.size <= 1) offered.add(connectableId);
  const connectable = itemsOf(diagram, offered)
    .filter(isShape)
    .filter(isElement)
    .filter((element) => hasRoomForGrips(element, zoom));
  return { frame, line, connectable };
}

function isLine(item: Shape | Line): item is Line {
  return "handle" in item;
}

function isShape(item: Shape | Line): item is Shape {
  return !isLine(item);
}
