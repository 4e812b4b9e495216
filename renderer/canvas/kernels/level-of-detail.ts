import type { Ink, Mark } from "../../../shared/scene/scene.ts";

/** Below these sizes in screen pixels a mark cannot be read and is left out. */
const SMALLEST_TEXT = 3.5;
const SMALLEST_IMAGE = 5;
const SMALLEST_ARROW_ZOOM = 0.2;

/** Whether a mark is worth painting at this zoom. Outlines always are. */
export function worthPainting(mark: Mark, zoom: number): boolean {
  switch (mark.kind) {
    case "text":
      return mark.size * zoom >= SMALLEST_TEXT;
    case "image":
      return Math.max(mark.rect.width, mark.rect.height) * zoom >= SMALLEST_IMAGE;
    case "rectangle":
      // A plate without its text would only hide the flow beneath.
      return !isPlate(mark.fill) || mark.rect.height * zoom >= 2 * SMALLEST_TEXT;
    case "path":
      return mark.stroke !== null || zoom >= SMALLEST_ARROW_ZOOM;
    case "ellipse":
      return true;
  }
}

function isPlate(fill: Ink | null): boolean {
  return fill === "labelPlate" || fill === "lensPlate" || fill === "lensGood";
}
