import type { Point } from "../../../shared/model/model.ts";
import { itemsInLasso } from "../kernels/lasso.ts";
import { selectArea } from "./select-area.ts";
import { NO_HINTS, worldOf, type CanvasPort, type PointerInput, type ToolState } from "./tool.ts";

/** Pixels between two corners of the lasso; a smoother one would only cost time. */
const STEP = 4;

/** A line is drawn freehand; what lies inside is selected live, on top of the selection with Shift. */
export function selectLasso(port: CanvasPort, start: PointerInput): ToolState {
  let tip = worldOf(port, start);
  const lasso: Point[] = [tip];
  return selectArea(port, start, "select.lasso", {
    follow(input) {
      const point = worldOf(port, input);
      if (Math.hypot(point.x - tip.x, point.y - tip.y) * port.camera().zoom >= STEP) {
        tip = point;
        lasso.push(tip);
      }
      port.setHints({ ...NO_HINTS, lasso: [...lasso] });
      return itemsInLasso(port.index(), lasso);
    },
    hide: () => port.setHints(NO_HINTS),
  });
}
