import type { Id } from "../../../shared/model/model.ts";
import { placedByClick, placedByDrag, type Placed } from "./placed-item.ts";
import {
  isDrag,
  NO_HINTS,
  worldOf,
  type CanvasPort,
  type PointerInput,
  type ToolState,
} from "./tool.ts";

/** The button is down with a stencil in hand: a click places it at its usual size, a drag draws it. */
export function placeDrawing(port: CanvasPort, start: PointerInput, stencilId: Id): ToolState {
  const from = worldOf(port, start);
  let dragged = false;

  function placed(input: PointerInput): Placed {
    dragged ||= isDrag(start, input);
    return dragged
      ? placedByDrag(port, stencilId, from, input)
      : placedByClick(port, stencilId, start);
  }

  return {
    name: "place.drawing",
    panAtEdge: () => true,
    exit() {
      port.setHints(NO_HINTS);
      port.cancelPreview();
    },
    pointerMove(input) {
      const { change, guides } = placed(input);
      port.preview(change, !dragged);
      port.setHints({ ...NO_HINTS, guides });
      return undefined;
    },
    pointerUp(input) {
      const { change, id } = placed(input);
      port.commit(change, new Set(id === null ? [] : [id]));
      port.putToolAway();
      return { to: "idle" };
    },
    cancel: () => ({ to: "idle" }),
  };
}
