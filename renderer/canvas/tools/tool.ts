/**
 * Tools as nested states: one file per interaction, each a value that answers input with the next state. States
 * name each other only by transition, so none imports another.
 */

import type { Id, Point, Rect } from "../../../shared/model/model.ts";
import type { Camera, Size } from "../kernels/camera.ts";
import type { SceneIndex } from "../kernels/scene-index.ts";

/** A pointer event as tools see it. */
export interface PointerInput {
  /** Pixels from the top left corner of the canvas. */
  readonly screen: Point;
  readonly button: "primary" | "middle" | "secondary";
  readonly shift: boolean;
  readonly alt: boolean;
  readonly command: boolean;
}

export type Cursor = "default" | "pointer" | "move" | "grab" | "grabbing" | "crosshair";

/** What tools may see and do: the whole of it, so that a test can stand in for the window. */
export interface CanvasPort {
  index(): SceneIndex;
  size(): Size;
  camera(): Camera;
  setCamera(camera: Camera): void;
  selection(): ReadonlySet<Id>;
  select(ids: ReadonlySet<Id>): void;
  setHovered(id: Id | null): void;
  setMarquee(rect: Rect | null): void;
  setCursor(cursor: Cursor): void;
  /** Shows the selection shifted by (dx, dy) units without changing the model. */
  previewMove(dx: number, dy: number): void;
  /** Makes the move one change of the model, or forgets the preview when it is by nothing. */
  commitMove(dx: number, dy: number): void;
  cancelMove(): void;
}

export type Transition =
  | { readonly to: "select.idle" }
  | { readonly to: "select.pressing"; readonly start: PointerInput; readonly hitId: Id | null }
  | { readonly to: "select.translating"; readonly start: PointerInput }
  | { readonly to: "select.marquee"; readonly start: PointerInput }
  | { readonly to: "pan.idle" }
  | { readonly to: "pan.dragging"; readonly start: PointerInput; readonly returnTo: PanReturn };

/** Where panning goes back to: the hand stays as long as the space bar is held. */
export type PanReturn = "select.idle" | "pan.idle";

export interface ToolState {
  readonly name: Transition["to"];
  enter?(): void;
  exit?(): void;
  pointerDown?(input: PointerInput): Transition | undefined;
  pointerMove?(input: PointerInput): Transition | undefined;
  pointerUp?(input: PointerInput): Transition | undefined;
  /** Escape, or the pointer was taken away. */
  cancel?(): Transition | undefined;
  /** The space bar went down or up. */
  holdHand?(held: boolean): Transition | undefined;
}

/** Pixels a pointer may shake before a press becomes a drag. */
export const DRAG_THRESHOLD = 4;
