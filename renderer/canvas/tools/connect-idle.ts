import type { Id } from "../../../shared/model/model.ts";
import { snapPoint } from "../kernels/snapping.ts";
import { elementUnder } from "./element-under.ts";
import { NO_HINTS, snapSettings, worldOf, type CanvasPort, type ToolState } from "./tool.ts";

/** The connect tool is in hand: shows the element a flow would leave, a press begins it. */
export function connectIdle(port: CanvasPort, stencilId: Id): ToolState {
  return {
    name: "connect.idle",
    enter() {
      port.setHovered(null);
      port.setCursor("crosshair");
    },
    exit: () => port.setHints(NO_HINTS),
    pointerMove(input) {
      const element = elementUnder(port, worldOf(port, input));
      port.setHints({ ...NO_HINTS, targets: element === null ? [] : [element.id] });
      return undefined;
    },
    pointerDown(input) {
      if (input.button === "middle") return { to: "pan.dragging", start: input, returnTo: "idle" };
      if (input.button === "secondary") return undefined;
      const pointer = worldOf(port, input);
      const element = elementUnder(port, pointer);
      const source =
        element === null
          ? { point: snapPoint(pointer, snapSettings(port, input)) }
          : { elementId: element.id, side: null };
      return { to: "connect.dragging", start: input, stencilId, source };
    },
    holdHand: (held) => (held ? { to: "pan.idle" } : undefined),
    cancel() {
      port.putToolAway(true);
      return { to: "idle" };
    },
  };
}
