import { rectEncloses, rectsOverlap } from "../../../shared/model/geometry.ts";
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
  if (outline.kind === "curve") return curveTouches(outline.points, marquee);
  return item.kind === "boundaryBox"
    ? rectEncloses(marquee, outline.rect)
    : rectsOverlap(marquee, outline.rect);
}

function curveTouches(points: readonly Point[], rect: Rect): boolean {
  let previous = points[0];
  for (const next of points) {
    if (previous !== undefined && segmentTouches(previous, next, rect)) return true;
    previous = next;
  }
  return false;
}

/** Liang–Barsky: whether any part of the segment lies in the rectangle. */
function segmentTouches(from: Point, to: Point, rect: Rect): boolean {
  let enter = 0;
  let leave = 1;
  const clip = (delta: number, room: number): boolean => {
    if (delta === 0) return room >= 0;
    const t = room / delta;
    if (delta < 0) enter = Math.max(enter, t);
    else leave = Math.min(leave, t);
    return enter <= leave;
  };
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  return (
    clip(-dx, from.x - rect.left) &&
    clip(dx, rect.left + rect.width - from.x) &&
    clip(-dy, from.y - rect.top) &&
    clip(dy, rect.top + rect.height - from.y)
  );
}
