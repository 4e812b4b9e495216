import type { Change } from "../../../shared/model/change.ts";
import { bendLine } from "../../../shared/model/edits/lines.ts";
import { handleBeside } from "../../../shared/model/flow-course.ts";
import type { Id } from "../../../shared/model/model.ts";
import {
  isDrag,
  snapSettings,
  worldOf,
  type CanvasPort,
  type PointerInput,
  type ToolState,
} from "./tool.ts";

/** The middle of a line follows the pointer, and its label with it; near the straight way it becomes straight. */
export function selectBending(port: CanvasPort, start: PointerInput, lineId: Id): ToolState {
  const from = worldOf(port, start);
  const drawing = port.drawing();
  const line = drawing?.diagram.lines.find(({ id }) => id === lineId);
  let dragged = false;

  function bent(input: PointerInput): Change | null {
    dragged ||= isDrag(start, input);
    if (drawing === null || line === undefined || !dragged) return null;
    const to = worldOf(port, input);
    const wished = { x: line.handle.x + to.x - from.x, y: line.handle.y + to.y - from.y };
    const middle = handleBeside(line.source, line.target, 0);
    const { reach } = snapSettings(port, input);
    const straight = Math.hypot(wished.x - middle.x, wished.y - middle.y) <= reach;
    return bendLine(drawing.model, drawing.diagram.id, lineId, straight ? middle : wished);
  }

  return {
    name: "select.bending",
    panAtEdge: () => true,
    enter() {
      port.setHovered(null);
      port.setCursor("grabbing");
    },
    exit: () => port.cancelPreview(),
    pointerMove(input) {
      port.preview(bent(input));
      return undefined;
    },
    pointerUp(input) {
      port.commit(bent(input));
      return { to: "idle" };
    },
    cancel: () => ({ to: "idle" }),
  };
}
