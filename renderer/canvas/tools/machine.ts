import { panDragging, panIdle } from "./pan.ts";
import { selectIdle } from "./select-idle.ts";
import { selectMarquee } from "./select-marquee.ts";
import { selectPressing } from "./select-pressing.ts";
import { selectTranslating } from "./select-translating.ts";
import type { CanvasPort, PointerInput, ToolState, Transition } from "./tool.ts";

/** Feeds input to the current tool state and moves from one to the next. */
export interface ToolMachine {
  state(): ToolState["name"];
  pointerDown(input: PointerInput): void;
  pointerMove(input: PointerInput): void;
  pointerUp(input: PointerInput): void;
  cancel(): void;
  holdHand(held: boolean): void;
}

export function createToolMachine(port: CanvasPort): ToolMachine {
  let state = stateFor(port, { to: "select.idle" });
  state.enter?.();

  function follow(transition: Transition | undefined): void {
    if (transition === undefined) return;
    state.exit?.();
    state = stateFor(port, transition);
    state.enter?.();
  }

  return {
    state: () => state.name,
    pointerDown: (input) => follow(state.pointerDown?.(input)),
    pointerMove(input) {
      const before = state;
      follow(state.pointerMove?.(input));
      // The move that begins a drag is also its first step.
      if (state !== before) follow(state.pointerMove?.(input));
    },
    pointerUp: (input) => follow(state.pointerUp?.(input)),
    cancel: () => follow(state.cancel?.()),
    holdHand: (held) => follow(state.holdHand?.(held)),
  };
}

function stateFor(port: CanvasPort, transition: Transition): ToolState {
  switch (transition.to) {
    case "select.idle":
      return selectIdle(port);
    case "select.pressing":
      return selectPressing(port, transition.start, transition.hitId);
    case "select.translating":
      return selectTranslating(port, transition.start);
    case "select.marquee":
      return selectMarquee(port, transition.start);
    case "pan.idle":
      return panIdle(port);
    case "pan.dragging":
      return panDragging(port, transition.start, transition.returnTo);
  }
}
