import { panBy } from "../kernels/camera.ts";
import { edgePanSpeed } from "../kernels/edge-pan.ts";
import { connectDragging } from "./connect-dragging.ts";
import { connectIdle } from "./connect-idle.ts";
import { panDragging, panIdle } from "./pan.ts";
import { placeDrawing } from "./place-drawing.ts";
import { placeIdle } from "./place-idle.ts";
import { selectBending } from "./select-bending.ts";
import { selectIdle } from "./select-idle.ts";
import { selectLasso } from "./select-lasso.ts";
import { selectMarquee } from "./select-marquee.ts";
import { selectPressing } from "./select-pressing.ts";
import { selectReattaching } from "./select-reattaching.ts";
import { selectResizing } from "./select-resizing.ts";
import { selectTranslating } from "./select-translating.ts";
import type { CanvasPort, HeldKeys, PointerInput, ToolState, Transition } from "./tool.ts";
import { toolInHand } from "./tool-in-hand.ts";

/** Feeds input to the current tool state and moves from one to the next. */
export interface ToolMachine {
  state(): ToolState["name"];
  pointerDown(input: PointerInput): void;
  pointerMove(input: PointerInput): void;
  pointerUp(input: PointerInput): void;
  doubleClick(input: PointerInput): void;
  cancel(): void;
  holdHand(held: boolean): void;
  /** Shift, Alt or Control went down or up while the pointer stood still. */
  holdKeys(held: HeldKeys): void;
  /** The view moved under a pointer that stood still. */
  viewMoved(): void;
  /** Another tool was taken in hand: what is under way is taken back. */
  toolChanged(): void;
  /** Whether the view moves along with a drag at the edge now, and by how far after some seconds. */
  panAtEdge(seconds: number): boolean;
}

export function createToolMachine(port: CanvasPort): ToolMachine {
  let state = stateFor(port, { to: "idle" });
  let last: PointerInput | null = null;
  state.enter?.();

  function follow(transition: Transition | undefined): void {
    if (transition === undefined) return;
    state.exit?.();
    state = stateFor(port, transition);
    state.enter?.();
  }

  function move(input: PointerInput): void {
    last = input;
    const before = state;
    follow(state.pointerMove?.(input));
    // The move that begins a drag is also its first step.
    if (state !== before) follow(state.pointerMove?.(input));
  }

  function moveAgain(): void {
    if (last !== null) move(last);
  }

  return {
    state: () => state.name,
    pointerDown(input) {
      last = input;
      follow(state.pointerDown?.(input));
    },
    pointerMove: move,
    pointerUp(input) {
      last = input;
      follow(state.pointerUp?.(input));
    },
    doubleClick: (input) => follow(state.doubleClick?.(input)),
    cancel: () => follow(state.cancel?.()),
    holdHand: (held) => follow(state.holdHand?.(held)),
    holdKeys(held) {
      if (last === null) return;
      last = { ...last, ...held };
      moveAgain();
    },
    viewMoved: moveAgain,
    toolChanged() {
      if (!state.name.endsWith(".idle")) follow(state.cancel?.());
      if (state.name !== "pan.idle") follow({ to: "idle" });
    },
    panAtEdge(seconds) {
      if (state.panAtEdge?.() !== true || last === null) return false;
      const { x, y } = edgePanSpeed(last.screen, port.size());
      if (x === 0 && y === 0) return false;
      port.setCamera(panBy(port.camera(), -x * seconds, -y * seconds));
      moveAgain();
      return true;
    },
  };
}

function stateFor(port: CanvasPort, transition: Transition): ToolState {
  switch (transition.to) {
    case "idle":
      return idleState(port);
    case "select.pressing":
      return selectPressing(port, transition.start, transition.hitId);
    case "select.translating":
      return selectTranslating(port, transition.start);
    case "select.marquee":
      return selectMarquee(port, transition.start);
    case "select.lasso":
      return selectLasso(port, transition.start);
    case "select.resizing":
      return selectResizing(port, transition.start, transition.grip);
    case "select.bending":
      return selectBending(port, transition.start, transition.lineId);
    case "select.reattaching":
      return selectReattaching(port, transition);
    case "place.drawing":
      return placeDrawing(port, transition.start, transition.stencilId);
    case "connect.dragging":
      return connectDragging(port, transition);
    case "pan.idle":
      return panIdle(port);
    case "pan.dragging":
      return panDragging(port, transition.start, transition.returnTo);
  }
}

function idleState(port: CanvasPort): ToolState {
  const inHand = toolInHand(port);
  switch (inHand.kind) {
    case "select":
      return selectIdle(port);
    case "connect":
      return connectIdle(port, inHand.stencilId);
    case "place":
      return placeIdle(port, inHand.stencilId);
  }
}
