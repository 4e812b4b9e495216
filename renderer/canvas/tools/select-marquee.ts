import { itemsInMarquee, rectBetween } from "../kernels/marquee.ts";
import { worldOf, type CanvasPort, type PointerInput, type ToolState } from "./tool.ts";

/** A rectangle is drawn over empty canvas; what it takes is selected live, on top of the selection with Shift. */
export function selectMarquee(port: CanvasPort, start: PointerInput): ToolState {
  const from = worldOf(port, start);
  const before = port.selection();
  const base = start.shift || start.command ? before : new Set<string>();
  const update = (input: PointerInput): void => {
    const rect = rectBetween(from, worldOf(port, input));
    port.setMarquee(rect);
    port.select(new Set([...base, ...itemsInMarquee(port.index(), rect)]));
  };
  return {
    name: "select.marquee",
    panAtEdge: () => true,
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
      return { to: "idle" };
    },
    cancel() {
      port.select(before);
      return { to: "idle" };
    },
  };
}
