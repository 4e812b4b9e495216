import type { Id } from "../../../shared/model/model.ts";
import { placedByClick } from "./placed-item.ts";
import { NO_HINTS, type CanvasPort, type ToolState } from "./tool.ts";

/** A stencil is in hand: its ghost follows the pointer, a press begins to place it. */
export function placeIdle(port: CanvasPort, stencilId: Id): ToolState {
  return {
    name: "place.idle",
    enter() {
      port.setHovered(null);
      port.setCursor("crosshair");
    },
    exit() {
      port.setHints(NO_HINTS);
      port.cancelPreview();
    },
    pointerMove(input) {
      const { change, guides } = placedByClick(port, stencilId, input);
      port.preview(change, true);
      port.setHints({ ...NO_HINTS, guides });
      return undefined;
    },
    pointerDown(input) {
      if (input.button === "middle") return { to: "pan.dragging", start: input, returnTo: "idle" };
      if (input.button === "secondary") return undefined;
      return { to: "place.drawing", start: input, stencilId };
    },
    holdHand: (held) => (held ? { to: "pan.idle" } : undefined),
    cancel() {
      port.putToolAway(true);
      return { to: "idle" };
    },
  };
}
