import type { Id } from "../../../shared/model/model.ts";
import { isDrag, type CanvasPort, type PointerInput, type ToolState } from "./tool.ts";

/**
 * The button is down and has not moved yet: becomes a click, a drag, a marquee or, with Alt, a lasso. Pressing an
 * unselected item selects it at once; pressing a selected one waits, because the press may begin a drag of all of
 * them. A locked item cannot be dragged: what begins on it begins as on empty canvas.
 */
export function selectPressing(port: CanvasPort, start: PointerInput, hitId: Id | null): ToolState {
  const adding = start.shift || start.command;
  const before = port.selection();
  const selectedBefore = hitId !== null && before.has(hitId);
  return {
    name: "select.pressing",
    enter() {
      if (hitId === null || selectedBefore) return;
      port.select(new Set(adding ? [...before, hitId] : [hitId]));
    },
    pointerMove(input) {
      if (!isDrag(start, input)) return undefined;
      if (hitId !== null && !port.isLocked(hitId)) return { to: "select.translating", start };
      if (hitId !== null) port.select(before);
      return { to: start.alt ? "select.lasso" : "select.marquee", start };
    },
    pointerUp() {
      if (hitId === null) {
        if (!adding) port.select(new Set());
      } else if (selectedBefore) {
        const others = [...before].filter((id) => id !== hitId);
        port.select(new Set(adding ? others : [hitId]));
      }
      return { to: "idle" };
    },
    cancel: () => ({ to: "idle" }),
  };
}
