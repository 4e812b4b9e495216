/**
 * Tools as nested states: one file per interaction, each a value that answers input with the next state. States
 * name each other only by transition, so none imports another.
 */

import type { Change } from "../../../shared/model/change.ts";
import type { Diagram, Element, Id, Model, Point, Rect } from "../../../shared/model/model.ts";
import type { Template } from "../../../shared/template/template.ts";
import type { CanvasTool } from "../../state/project-state.ts";
import { toWorld, type Camera, type Size } from "../kernels/camera.ts";
import type { ConnectSide, Grip, Gripped } from "../kernels/grips.ts";
import type { ResizeGrip } from "../kernels/resize.ts";
import type { SceneIndex } from "../kernels/scene-index.ts";
import { snapReach, type Guide, type SnapSettings } from "../kernels/snapping.ts";

/** The keys held while the pointer does something. */
export interface HeldKeys {
  readonly shift: boolean;
  readonly alt: boolean;
  readonly command: boolean;
}

/** A pointer event as tools see it. */
export interface PointerInput extends HeldKeys {
  /** Pixels from the top left corner of the canvas. */
  readonly screen: Point;
  readonly button: "primary" | "middle" | "secondary";
}

export type Cursor =
  | "default"
  | "pointer"
  | "move"
  | "copy"
  | "grab"
  | "grabbing"
  | "crosshair"
  | "ns-resize"
  | "ew-resize"
  | "nwse-resize"
  | "nesw-resize";

/** What a gesture draws over the diagram besides what it changes. */
export interface Hints {
  /** Items that would take what is dragged: ends of a flow, the box it would lie in. */
  readonly targets: readonly Id[];
  /** Ports a flow would use. */
  readonly ports: readonly Point[];
  readonly guides: readonly Guide[];
  readonly lasso: readonly Point[];
}

export const NO_HINTS: Hints = { targets: [], ports: [], guides: [], lasso: [] };

/** The diagram shown, with the model and template it belongs to. */
interface Drawing {
  readonly model: Model;
  readonly diagram: Diagram;
  readonly template: Template;
}

/** What tools may see and do: the whole of it, so that a test can stand in for the window. */
export interface CanvasPort {
  index(): SceneIndex;
  size(): Size;
  camera(): Camera;
  setCamera(camera: Camera): void;
  /** Null when the model has no diagram. */
  drawing(): Drawing | null;
  /** Whether an item is kept from being moved. */
  isLocked(id: Id): boolean;
  selection(): ReadonlySet<Id>;
  select(ids: ReadonlySet<Id>): void;
  /** The tool in hand. */
  tool(): CanvasTool;
  /** Puts the tool away after use, unless it is kept or `always`. */
  putToolAway(always?: boolean): void;
  /** The stencil flows are made of when they are drawn from an element's grip; null when the template has none. */
  flowStencil(): Id | null;
  newId(): Id;
  /** Whether things snap to the grid. */
  gridOn(): boolean;
  gripped(): Gripped;
  /** Shows from where an element can be connected; null hides it. */
  setConnectable(id: Id | null): void;
  connectable(): Element | null;
  /** Shows the grip the pointer would take. */
  setGrip(grip: Grip | null): void;
  setHovered(id: Id | null): void;
  setMarquee(rect: Rect | null): void;
  setCursor(cursor: Cursor): void;
  setHints(hints: Hints): void;
  /** Shows items shifted by (dx, dy) units, or copies of them, without changing the model. */
  previewMove(ids: ReadonlySet<Id>, dx: number, dy: number, copies: boolean): void;
  /** Shows a change without making it; faintly as a ghost. Null shows nothing. */
  preview(change: Change | null, ghost?: boolean): void;
  /** Makes a change, or none, and ends every preview. Selects the items given. */
  commit(change: Change | null, selected?: ReadonlySet<Id>): void;
  /** Ends every preview and changes nothing. */
  cancelPreview(): void;
  /** Offers stencils at a place (screen pixels) for an element that takes the loose target of a flow. */
  offerStencils(at: Point, flowId: Id): void;
  /** Lets the person type an item's name where it stands. */
  rename(id: Id): void;
}

/** From where a connection is drawn. */
type ConnectSource =
  { readonly elementId: Id; readonly side: ConnectSide | null } | { readonly point: Point };

export type Transition =
  /** Nothing is pressed: what that means is up to the tool in hand. */
  | { readonly to: "idle" }
  | { readonly to: "select.pressing"; readonly start: PointerInput; readonly hitId: Id | null }
  | { readonly to: "select.translating"; readonly start: PointerInput }
  | { readonly to: "select.marquee"; readonly start: PointerInput }
  | { readonly to: "select.lasso"; readonly start: PointerInput }
  | { readonly to: "select.resizing"; readonly start: PointerInput; readonly grip: ResizeGrip }
  | { readonly to: "select.bending"; readonly start: PointerInput; readonly lineId: Id }
  | {
      readonly to: "select.reattaching";
      readonly start: PointerInput;
      readonly lineId: Id;
      readonly end: "source" | "target";
    }
  | { readonly to: "place.drawing"; readonly start: PointerInput; readonly stencilId: Id }
  | {
      readonly to: "connect.dragging";
      readonly start: PointerInput;
      readonly stencilId: Id;
      readonly source: ConnectSource;
    }
  | { readonly to: "pan.idle" }
  | { readonly to: "pan.dragging"; readonly start: PointerInput; readonly returnTo: PanReturn };

/** Where panning goes back to: the hand stays as long as the space bar is held. */
export type PanReturn = "idle" | "pan.idle";

export interface ToolState {
  readonly name: Exclude<Transition["to"], "idle"> | "select.idle" | "place.idle" | "connect.idle";
  /** Whether something is dragged that makes the view move along at the edge of the canvas. */
  panAtEdge?(): boolean;
  enter?(): void;
  exit?(): void;
  pointerDown?(input: PointerInput): Transition | undefined;
  pointerMove?(input: PointerInput): Transition | undefined;
  pointerUp?(input: PointerInput): Transition | undefined;
  doubleClick?(input: PointerInput): Transition | undefined;
  /** Escape, or the pointer was taken away. */
  cancel?(): Transition | undefined;
  /** The space bar went down or up. */
  holdHand?(held: boolean): Transition | undefined;
}

/** Pixels a pointer may shake before a press becomes a drag. */
export const DRAG_THRESHOLD = 4;

/** Whether a pointer has moved far enough from where it was pressed to be dragging. */
export function isDrag(start: PointerInput, now: PointerInput): boolean {
  return Math.hypot(start.screen.x - now.screen.x, start.screen.y - now.screen.y) >= DRAG_THRESHOLD;
}

/** Where in the diagram a pointer is. */
export function worldOf(port: CanvasPort, input: PointerInput): Point {
  return toWorld(port.camera(), input.screen);
}

/** How things snap now; Ctrl or Command lets go of the grid and of neighbours. */
export function snapSettings(port: CanvasPort, input: PointerInput): SnapSettings {
  return input.command
    ? { reach: 0, grid: false }
    : { reach: snapReach(port.camera().zoom), grid: port.gridOn() };
}
