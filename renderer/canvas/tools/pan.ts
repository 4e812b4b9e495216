import { panBy } from "../kernels/camera.ts";
import type { CanvasPort, PanReturn, PointerInput, ToolState } from "./tool.ts";

/** The hand is up (space bar held): a press begins to pan. */
export function panIdle(port: CanvasPort): ToolState {
  return {
    name: "pan.idle",
    enter() {
      port.setHovered(null);
      port.setCursor("grab");
    },
    pointerDown: (input) => ({ to: "pan.dragging", start: input, returnTo: "pan.idle" }),
    holdHand: (held) => (held ? undefined : { to: "idle" }),
    cancel: () => ({ to: "idle" }),
  };
}

/** The diagram follows the pointer. */
export function panDragging(port: CanvasPort, start: PointerInput, returnTo: PanReturn): ToolState {
  const from = port.camera();
  let after: PanReturn = returnTo;
  return {
    name: "pan.dragging",
    enter() {
      port.setHovered(null);
      port.setCursor("grabbing");
    },
    pointerMove(input) {
      port.setCamera(panBy(from, input.screen.x - start.screen.x, input.screen.y - start.screen.y));
      return undefined;
    },
    pointerUp: () => ({ to: after }),
    holdHand(held) {
      after = held ? "pan.idle" : "idle";
      return undefined;
    },
    cancel() {
      port.setCamera(from);
      return { to: after };
    },
  };
}
