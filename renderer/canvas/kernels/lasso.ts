import type { Id, Point } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";
import { rectUnion } from "../../../shared/model/geometry.ts";
import { outlineOf } from "./outline.ts";
import type { SceneIndex } from "./scene-index.ts";

/** Whether a point lies in a polygon (even-odd rule); its last corner is joined to the first. */
export function insidePolygon(polygon: readonly Point[], point: Point): boolean {
  let inside = false;
  let previous = polygon.at(-1);
  for (const corner of polygon) {
    if (previous !== undefined && crossesRay(previous, corner, point)) inside = !inside;
    previous = corner;
  }
  return inside;
}

/** Whether the edge from a to b crosses the ray from the point to the right. */
function crossesRay(a: Point, b: Point, { x, y }: Point): boolean {
  if (a.y > y === b.y > y) return false;
  return x < a.x + ((b.x - a.x) * (y - a.y)) / (b.y - a.y);
}

/** The items that lie in a lasso: shapes with all corners, lines with all of their course. */
export function itemsInLasso(index: SceneIndex, lasso: readonly Point[]): readonly Id[] {
  const around = rectUnion(lasso.map(({ x, y }) => ({ left: x, top: y, width: 0, height: 0 })));
  if (around === null || lasso.length < 3) return [];
  return index
    .within(around)
    .filter((item) => pointsOf(item).every((point) => insidePolygon(lasso, point)))
    .map((item) => item.id);
}

function pointsOf(item: SceneItem): readonly Point[] {
  const outline = outlineOf(item);
  if (outline.kind === "curve") return outline.points;
  const { left, top, width, height } = outline.rect;
  const right = left + width;
  const bottom = top + height;
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
