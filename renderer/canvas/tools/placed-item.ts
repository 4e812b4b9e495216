/** What a stencil in hand becomes where the pointer is. */

import type { Change } from "../../../shared/model/change.ts";
import { addItems } from "../../../shared/model/edits/add-items.ts";
import { SMALLEST_SIDE } from "../../../shared/model/edits/resize-items.ts";
import { handleBeside } from "../../../shared/model/flow-course.ts";
import { rectGrown, SHAPE_INSET, visibleRect } from "../../../shared/model/geometry.ts";
import type { Id, Line, Point, Rect, Shape } from "../../../shared/model/model.ts";
import { newBoundaryLine, newShape } from "../../../shared/template/new-item.ts";
import { rectBetween } from "../kernels/marquee.ts";
import { snapEdges, snapMoved, snapPoint, type Guide } from "../kernels/snapping.ts";
import { itemOfStencil } from "../place-stencil.ts";
import { createNeighbourhood } from "./neighbourhood.ts";
import { snapSettings, worldOf, type CanvasPort, type PointerInput } from "./tool.ts";

export interface Placed {
  readonly change: Change | null;
  /** The new item; null when there is none. */
  readonly id: Id | null;
  readonly guides: readonly Guide[];
}

const NOTHING: Placed = { change: null, id: null, guides: [] };

/** The share of its length by which a boundary line bends that was drawn straight. */
const BEND = 0.12;

/** An item of a stencil at its usual size, with its middle at the pointer, snapped. */
export function placedByClick(port: CanvasPort, stencilId: Id, input: PointerInput): Placed {
  const drawing = port.drawing();
  if (drawing === null) return NOTHING;
  const settings = snapSettings(port, input);
  const pointer = worldOf(port, input);
  const made = (at: Point) => itemOfStencil(drawing.template, stencilId, port.newId(), at);
  const item = made(pointer);
  if (item === null) return NOTHING;
  if ("handle" in item) {
    const snapped = made(snapPoint(pointer, settings));
    return snapped === null ? NOTHING : added(port, snapped, []);
  }
  const snap = snapMoved(visibleRect(item), neighbours(port), settings);
  const left = Math.round(item.left + snap.dx);
  const top = Math.round(item.top + snap.dy);
  return added(port, { ...item, left, top }, snap.guides);
}

/** An item of a stencil drawn from a point to the pointer. Shift makes a shape square, Alt draws it from its middle. */
export function placedByDrag(
  port: CanvasPort,
  stencilId: Id,
  from: Point,
  input: PointerInput,
): Placed {
  const drawing = port.drawing();
  if (drawing === null) return NOTHING;
  const settings = snapSettings(port, input);
  const pointer = worldOf(port, input);
  const line = newBoundaryLine(
    drawing.template,
    stencilId,
    port.newId(),
    arc(whole(snapPoint(from, settings)), whole(snapPoint(pointer, settings))),
  );
  if (line !== null) return added(port, line, []);
  const snapped = snapDrawn(port, from, input);
  const shape = newShape(drawing.template, stencilId, port.newId(), storedRect(snapped.rect));
  return shape === null ? NOTHING : added(port, shape, snapped.guides);
}

/** The painted rectangle from the point to the pointer, its corners snapped. */
function snapDrawn(
  port: CanvasPort,
  from: Point,
  input: PointerInput,
): { readonly rect: Rect; readonly guides: readonly Guide[] } {
  const settings = snapSettings(port, input);
  const around = neighbours(port);
  const dot = (point: Point): Rect => ({ left: point.x, top: point.y, width: 0, height: 0 });
  const corner = (point: Point) =>
    snapEdges(dot(point), { x: "start", y: "start" }, around, settings);
  const first = corner(from);
  const begin = { x: from.x + first.dx, y: from.y + first.dy };
  const pointer = worldOf(port, input);
  const second = input.shift ? null : corner(pointer);
  const end =
    second === null
      ? squared(begin, pointer)
      : { x: pointer.x + second.dx, y: pointer.y + second.dy };
  const opposite = input.alt ? { x: 2 * begin.x - end.x, y: 2 * begin.y - end.y } : begin;
  return { rect: rectBetween(opposite, end), guides: second?.guides ?? [] };
}

function squared(from: Point, to: Point): Point {
  const side = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y));
  return {
    x: from.x + (to.x < from.x ? -side : side),
    y: from.y + (to.y < from.y ? -side : side),
  };
}

function neighbours(port: CanvasPort) {
  return createNeighbourhood(port, new Set())();
}

function added(port: CanvasPort, item: Shape | Line, guides: readonly Guide[]): Placed {
  const drawing = port.drawing();
  if (drawing === null) return NOTHING;
  const { model, diagram } = drawing;
  const change =
    "handle" in item
      ? addItems(model, diagram.id, [], [item])
      : addItems(model, diagram.id, [item], []);
  return { change, id: item.id, guides };
}

/** The stored rectangle of a painted one, in whole units and not too small. */
function storedRect(painted: Rect): Rect {
  const { left, top, width, height } = rectGrown(painted, SHAPE_INSET);
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.max(SMALLEST_SIDE, Math.round(width)),
    height: Math.max(SMALLEST_SIDE, Math.round(height)),
  };
}

function arc(source: Point, target: Point) {
  const length = Math.hypot(target.x - source.x, target.y - source.y);
  return { source, target, handle: handleBeside(source, target, length * BEND) };
}

function whole({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
