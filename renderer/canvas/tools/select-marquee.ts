import { toWorld } from "../kernels/camera.ts";
import { itemsInMarquee, rectBetween } from "../kernels/marquee.ts";
import type { CanvasPort, PointerInput, ToolState } from "./tool.ts";

/** A rectangle is drawn over empty canvas; what it takes is selected live, on top of the selection with Shift. */
export function selectMarquee(port: CanvasPort, start: PointerInput): ToolState {
  const before = port.selection();
  const base = start.shift || start.command ? before : new Set<string>();
  const update = (input: PointerInput): void => {
    const camera = port.camera();
    const rect = rectBetween(toWorld(camera, start.screen), toWorld(camera, input.screen));
    port.setMarquee(rect);
    port.select(new Set([...base, ...itemsInMarquee(port.index(), rect)]));
  };
  return {
    name: "select.marquee",
    enter() {
      port.setHovered(null);
      port.setCursor("crosshair");
    },
    exit: () => port.setMarquee(null),
    pointerMove(input) {
      update(input);
      return undefined;
    },
    pointerUp(input) {
      update(input);
      return { to: "select.idle" };
    },
    cancel() {
      port.select(before);
      return { to: "select.idle" };
    },
  };
}
