import type { HeldKeys, PointerInput } from "./tools/tool.ts";

/** A browser's pointer, mouse or wheel event as tools see it. */
export function pointerInput(event: MouseEvent, canvas: Element): PointerInput {
  const { left, top } = canvas.getBoundingClientRect();
  return {
    screen: { x: event.clientX - left, y: event.clientY - top },
    button: event.button === 1 ? "middle" : event.button === 2 ? "secondary" : "primary",
    ...heldKeys(event),
  };
}

/** The keys held down during an event. */
export function heldKeys(event: MouseEvent | KeyboardEvent): HeldKeys {
  return { shift: event.shiftKey, alt: event.altKey, command: event.ctrlKey || event.metaKey };
}

const LINE = 16;
const PAGE = 400;

/** How far a wheel was turned, in pixels. */
export function wheelDistance(event: WheelEvent): { x: number; y: number } {
  const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? PAGE : 1;
  const x = event.deltaX * unit;
  const y = event.deltaY * unit;
  // A plain wheel with Shift means sideways; some systems turn it already.
  return event.shiftKey && x === 0 ? { x: y, y: 0 } : { x, y };
}
