import type { Id } from "../../../shared/model/model.ts";
import { DRAG_THRESHOLD, type CanvasPort, type PointerInput, type ToolState } from "./tool.ts";

/**
 * The button is down and has not moved yet: becomes a click, a drag or a marquee. Pressing an unselected item
 * selects it at once; pressing a selected one waits, because the press may begin a drag of all of them.
 */
export function selectPressing(port: CanvasPort, start: PointerInput, hitId: Id | null): ToolState {
  const adding = start.shift || start.command;
  const selectedBefore = hitId !== null && port.selection().has(hitId);
  return {
    name: "select.pressing",
    enter() {
      if (hitId === null || selectedBefore) return;
      port.select(new Set(adding ? [...port.selection(), hitId] : [hitId]));
    },
    pointerMove(input) {
      if (distance(start, input) < DRAG_THRESHOLD) return undefined;
      return hitId === null ? { to: "select.marquee", start } : { to: "select.translating", start };
    },
    pointerUp() {
      if (hitId === null) {
        if (!adding) port.select(new Set());
      } else if (selectedBefore) {
        const others = [...port.selection()].filter((id) => id !== hitId);
        port.select(new Set(adding ? others : [hitId]));
      }
      return { to: "select.idle" };
    },
    cancel: () => ({ to: "select.idle" }),
  };
}

function distance(a: PointerInput, b: PointerInput): number {
  return Math.hypot(a.screen.x - b.screen.x, a.screen.y - b.screen.y);
}
