import type { CanvasPort, PointerInput, ToolState } from "./tool.ts";

/** The selection follows the pointer; one change when it is dropped, none when it is cancelled. */
export function selectTranslating(port: CanvasPort, start: PointerInput): ToolState {
  const shift = (input: PointerInput): { dx: number; dy: number } => {
    const { zoom } = port.camera();
    // Whole units: the file format holds no others.
    const dx = Math.round((input.screen.x - start.screen.x) / zoom);
    const dy = Math.round((input.screen.y - start.screen.y) / zoom);
    if (!input.shift) return { dx, dy };
    return Math.abs(dx) >= Math.abs(dy) ? { dx, dy: 0 } : { dx: 0, dy };
  };
  return {
    name: "select.translating",
    enter() {
      port.setHovered(null);
      port.setCursor("grabbing");
    },
    pointerMove(input) {
      const { dx, dy } = shift(input);
      port.previewMove(dx, dy);
      return undefined;
    },
    pointerUp(input) {
      const { dx, dy } = shift(input);
      port.commitMove(dx, dy);
      return { to: "select.idle" };
    },
    cancel() {
      port.cancelMove();
      return { to: "select.idle" };
    },
  };
}
