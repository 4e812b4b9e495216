import type { Id, Point, Rect } from "../../shared/model/model.ts";
import type { Draft } from "./kernels/draft.ts";
import type { DragPlan } from "./kernels/drag-plan.ts";
import type { Grip } from "./kernels/grips.ts";
import { NO_HINTS, type Cursor, type Hints } from "./tools/tool.ts";

/** What the canvas shows for the moment; nothing of it is part of the model. */
export interface CanvasState {
  readonly hoveredId: Id | null;
  readonly marquee: Rect | null;
  readonly cursor: Cursor;
  readonly drag: { readonly plan: DragPlan; readonly dx: number; readonly dy: number } | null;
  /** A change that is shown before it is made. */
  readonly draft: Draft | null;
  readonly hints: Hints;
  /** Element that shows from where it can be connected. */
  readonly connectableId: Id | null;
  /** The grip the pointer would take. */
  readonly grip: Grip | null;
  /** Stencils are offered for an element at the loose end of a flow. */
  readonly offer: { readonly at: Point; readonly flowId: Id } | null;
}

export const nothingShown: CanvasState = {
  hoveredId: null,
  marquee: null,
  cursor: "default",
  drag: null,
  draft: null,
  hints: NO_HINTS,
  connectableId: null,
  grip: null,
  offer: null,
};
