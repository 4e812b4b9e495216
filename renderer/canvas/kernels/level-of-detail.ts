import type { Ink, Mark } from "../../../shared/scene/scene.ts";

/** Below these sizes in screen pixels a mark cannot be read and is left out. */
const SMALLEST_TEXT = 3.5;
const SMALLEST_IMAGE = 5;
const SMALLEST_ARROW_ZOOM = 0.2;
/** How much higher than its text a plate is: those of labels have a margin, the cells of the lens fit their letter. */
const PLATE_HEIGHTS: Partial<Readonly<Record<Ink, number>>> = {
  labelPlate: 2,
  lensPlate: 1.4,
  lensGood: 1.4,
};

/** Whether a mark is worth painting at this zoom. Outlines always are. */
export function worthPainting(mark: Mark, zoom: number): boolean {
  switch (mark.kind) {
    case "text":
      return mark.size * zoom >= SMALLEST_TEXT;
    case "image":
      return Math.max(mark.rect.width, mark.rect.height) * zoom >= SMALLEST_IMAGE;
    case "rectangle":
      // A plate without its text would only hide the flow beneath.
      return mark.rect.height * zoom >= heightOfPlate(mark.fill) * SMALLEST_TEXT;
    case "path":
      return mark.stroke !== null || zoom >= SMALLEST_ARROW_ZOOM;
    case "ellipse":
      return true;
  }
}

/** In sizes of its text; 0 for what is no plate. */
function heightOfPlate(fill: Ink | null): number {
  return fill === null ? 0 : (PLATE_HEIGHTS[fill] ?? 0);
}
