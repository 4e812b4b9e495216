import type { Rect } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";
import { outlineOf } from "./outline.ts";

/**
 * Items in the order a person reads a diagram: rows from top to bottom, in a row from left to right. An item
 * belongs to the row of the first one above it whose vertical extent holds its middle.
 */
export function readingOrder(items: readonly SceneItem[]): readonly SceneItem[] {
  const placed = items
    .map((item) => ({ item, rect: extent(item) }))
    .sort((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left);
  const rows: { bottom: number; members: typeof placed }[] = [];
  for (const candidate of placed) {
    const row = rows.at(-1);
    if (row !== undefined && middle(candidate.rect) < row.bottom) row.members.push(candidate);
    else rows.push({ bottom: rowBottom(candidate.rect), members: [candidate] });
  }
  return rows.flatMap((row) =>
    row.members.sort((a, b) => a.rect.left - b.rect.left).map((member) => member.item),
  );
}

/** A tall boundary box must not swallow all rows it spans. */
const TALLEST_ROW = 120;

function rowBottom(rect: Rect): number {
  return rect.top + Math.min(rect.height, TALLEST_ROW);
}

function middle(rect: Rect): number {
  return rect.top + Math.min(rect.height, TALLEST_ROW) / 2;
}

function extent(item: SceneItem): Rect {
  const outline = outlineOf(item);
  if (outline.kind !== "curve") return outline.rect;
  const half = outline.points[Math.floor(outline.points.length / 2)];
  return half === undefined
    ? item.bounds
    : { left: half.x - 10, top: half.y - 10, width: 20, height: 20 };
}
