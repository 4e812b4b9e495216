import { polylineMeetsRect, rectEncloses, rectsOverlap } from "../../../shared/model/geometry.ts";
import type { Id, Point, Rect } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";
import { outlineOf } from "./outline.ts";
import type { SceneIndex } from "./scene-index.ts";

/** The rectangle spanned by two corners. */
export function rectBetween(a: Point, b: Point): Rect {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

/**
 * The items a marquee takes: elements, annotations and lines it touches; a boundary box only when it lies inside
 * as a whole, because a marquee inside a boundary is meant for the boundary's content.
 */
export function itemsInMarquee(index: SceneIndex, marquee: Rect): readonly Id[] {
  return index
    .within(marquee)
    .filter((item) => takes(item, marquee))
    .map((item) => item.id);
}

function takes(item: SceneItem, marquee: Rect): boolean {
  const outline = outlineOf(item);
  if (outline.kind === "curve") return polylineMeetsRect(outline.points, marquee);
  return item.kind === "boundaryBox"
    ? rectEncloses(marquee, outline.rect)
    : rectsOverlap(marquee, outline.rect);
}
