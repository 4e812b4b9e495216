import { itemsInMarquee, rectBetween } from "../kernels/marquee.ts";
import { selectArea } from "./select-area.ts";
import { worldOf, type CanvasPort, type PointerInput, type ToolState } from "./tool.ts";

/** A rectangle is drawn over empty canvas; what it takes is selected live, on top of the selection with Shift. */
export function selectMarquee(port: CanvasPort, start: PointerInput): ToolState {
  const from = worldOf(port, start);
  return selectArea(port, start, "select.marquee", {
    follow(input) {
      const rect = rectBetween(from, worldOf(port, input));
      port.setMarquee(rect);
      return itemsInMarquee(port.index(), rect);
    },
    hide: () => port.setMarquee(null),
  });
}
