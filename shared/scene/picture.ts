import { rectGrown, rectUnion } from "../model/geometry.ts";
import type { Id, Rect } from "../model/model.ts";
import type { Scene } from "./scene.ts";

export interface PictureFrame {
  /** Items to show; null for all. */
  readonly ids: readonly Id[] | null;
  /** Free units around everything shown. */
  readonly padding: number;
}

/** The scene of a picture: some of the items with room around them. Null when it would show nothing. */
export function pictureScene(scene: Scene, { ids, padding }: PictureFrame): Scene | null {
  const wanted = ids === null ? null : new Set(ids);
  const items = scene.items.filter(({ id }) => wanted === null || wanted.has(id));
  const union = rectUnion(items.map(({ bounds }) => bounds));
  if (union === null) return wanted === null ? scene : null;
  return { ...scene, items, bounds: wholePixels(rectGrown(union, padding)) };
}

/** A picture has whole pixels, and edges blur where it has not. */
function wholePixels({ left, top, width, height }: Rect): Rect {
  const from = { left: Math.floor(left), top: Math.floor(top) };
  return {
    ...from,
    width: Math.ceil(left + width) - from.left,
    height: Math.ceil(top + height) - from.top,
  };
}
