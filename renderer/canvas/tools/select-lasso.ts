import type { Point } from "../../../shared/model/model.ts";
import { itemsInLasso } from "../kernels/lasso.ts";
import { NO_HINTS, worldOf, type CanvasPort, type PointerInput, type ToolState } from "./tool.ts";

/** Pixels between two corners of the lasso; a smoother one would only cost time. */
const STEP = 4;

/** A line is drawn freehand; what lies inside is selected live, on top of the selection with Shift. */
export function selectLasso(port: CanvasPort, start: PointerInput): ToolState {
  const before = port.selection();
  const base = start.shift || start.command ? before : new Set<string>();
  const lasso: Point[] = [worldOf(port, start)];
  const update = (input: PointerInput): void => {
    const point = worldOf(port, input);
    const last = lasso.at(-1);
    const far = last === undefined || Math.hypot(point.x - last.x, point.y - last.y);
    if (far === true || far * port.camera().zoom >= STEP) lasso.push(point);
    port.setHints({ ...NO_HINTS, lasso: [...lasso] });
    port.select(new Set([...base, ...itemsInLasso(port.index(), lasso)]));
  };
  return {
    name: "select.lasso",
    panAtEdge: () => true,
    enter() {
      port.setHovered(null);
      port.setCursor("crosshair");
    },
    exit: () => port.setHints(NO_HINTS),
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
