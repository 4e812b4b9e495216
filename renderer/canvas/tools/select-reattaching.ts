import type { Change } from "../../../shared/model/change.ts";
import { moveLineEnd, reattachFlow } from "../../../shared/model/edits/lines.ts";
import { nearestPort } from "../../../shared/model/flow-course.ts";
import { portPosition } from "../../../shared/model/geometry.ts";
import type { Element } from "../../../shared/model/model.ts";
import { snapPoint } from "../kernels/snapping.ts";
import { elementUnder } from "./element-under.ts";
import {
  isDrag,
  NO_HINTS,
  snapSettings,
  worldOf,
  type CanvasPort,
  type PointerInput,
  type ToolState,
  type Transition,
} from "./tool.ts";

/** An end of a line follows the pointer: a flow's goes to the nearest port of an element or into the open, a boundary's anywhere. */
export function selectReattaching(
  port: CanvasPort,
  { start, lineId, end }: Extract<Transition, { to: "select.reattaching" }>,
): ToolState {
  const drawing = port.drawing();
  const line = drawing?.diagram.lines.find(({ id }) => id === lineId);
  let dragged = false;

  function moved(input: PointerInput): { change: Change | null; element: Element | null } {
    dragged ||= isDrag(start, input);
    if (drawing === null || line === undefined || !dragged) return { change: null, element: null };
    const { model, diagram } = drawing;
    const pointer = worldOf(port, input);
    const point = snapPoint(pointer, snapSettings(port, input));
    if (line.kind === "boundaryLine") {
      return { change: moveLineEnd(model, diagram.id, lineId, end, point), element: null };
    }
    const element = elementUnder(port, pointer);
    const to = element === null ? { point } : { element };
    return { change: reattachFlow(model, diagram.id, lineId, end, to, pointer), element };
  }

  return {
    name: "select.reattaching",
    panAtEdge: () => true,
    enter() {
      port.setHovered(null);
      port.setCursor("grabbing");
    },
    exit() {
      port.setHints(NO_HINTS);
      port.cancelPreview();
    },
    pointerMove(input) {
      const { change, element } = moved(input);
      port.preview(change);
      const at = element && portPosition(element, nearestPort(element, worldOf(port, input)));
      port.setHints({
        ...NO_HINTS,
        targets: element === null ? [] : [element.id],
        ports: at === null ? [] : [at],
      });
      return undefined;
    },
    pointerUp(input) {
      port.commit(moved(input).change);
      return { to: "idle" };
    },
    cancel: () => ({ to: "idle" }),
  };
}
