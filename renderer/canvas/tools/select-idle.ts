import { toWorld } from "../kernels/camera.ts";
import { hitTest } from "../kernels/hit-test.ts";
import type { CanvasPort, PointerInput, ToolState } from "./tool.ts";

/** Nothing is pressed: shows what the pointer would take. */
export function selectIdle(port: CanvasPort): ToolState {
  const hitId = (input: PointerInput): string | null => {
    const camera = port.camera();
    return hitTest(port.index(), toWorld(camera, input.screen), camera.zoom)?.id ?? null;
  };
  return {
    name: "select.idle",
    enter: () => port.setCursor("default"),
    pointerMove(input) {
      const id = hitId(input);
      port.setHovered(id);
      port.setCursor(id === null ? "default" : port.selection().has(id) ? "move" : "pointer");
      return undefined;
    },
    pointerDown(input) {
      if (input.button === "middle") {
        return { to: "pan.dragging", start: input, returnTo: "select.idle" };
      }
      if (input.button === "secondary") return undefined;
      return { to: "select.pressing", start: input, hitId: hitId(input) };
    },
    holdHand: (held) => (held ? { to: "pan.idle" } : undefined),
    cancel() {
      if (port.selection().size > 0) port.select(new Set());
      return undefined;
    },
  };
}
