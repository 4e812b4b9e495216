import type { Point, Rect } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";

/** The one line that stands for an item in hit tests, hover and selection. */
export type Outline =
  | { readonly kind: "rectangle"; readonly rect: Rect; readonly points: readonly Point[] }
  | { readonly kind: "ellipse"; readonly rect: Rect; readonly points: readonly Point[] }
  | { readonly kind: "curve"; readonly points: readonly Point[] };

/** Reads the outline off the item's marks: its curve, else its first closed mark, else its bounds. */
export function outlineOf(item: SceneItem): Outline {
  if (item.curve.length > 0) return { kind: "curve", points: item.curve };
  for (const mark of item.marks) {
    if (mark.kind === "ellipse") return { kind: "ellipse", rect: mark.rect, points: [] };
    if (mark.kind === "rectangle" && mark.fill !== "labelPlate") {
      return { kind: "rectangle", rect: mark.rect, points: [] };
    }
  }
  return { kind: "rectangle", rect: item.bounds, points: [] };
}
