/** Paints the grips around what is selected or hovered, the same size on the screen at every zoom. */

import { visibleRect } from "../../../shared/model/geometry.ts";
import type { Element, Line, Point, Rect } from "../../../shared/model/model.ts";
import {
  connectGripPoints,
  frameRect,
  resizeGripPoint,
  shownResizeGrips,
  type ConnectSide,
  type Grip,
  type Gripped,
} from "../kernels/grips.ts";
import type { ResizeGrip } from "../kernels/resize.ts";
import type { OverlayColors } from "./overlay-colors.ts";

type Context = CanvasRenderingContext2D;

/** Sizes in screen pixels. */
const SQUARE = 8;
const PILL = 12;
const DOT = 5;
const CONNECT_DOT = 6.5;
const LINE_WIDTH = 1.5;

/** @param grip the one under the pointer, painted filled */
export function paintGrips(
  context: Context,
  { frame, line, connectable }: Gripped,
  grip: Grip | null,
  zoom: number,
  colors: OverlayColors,
): void {
  const pixel = 1 / zoom;
  context.lineWidth = LINE_WIDTH * pixel;
  if (frame !== null) paintFrame(context, frame, grip, zoom, colors);
  if (line !== null) paintLineGrips(context, line, grip, pixel, colors);
  for (const element of connectable) paintConnectGrips(context, element, grip, zoom, colors);
}

function paintFrame(
  context: Context,
  frame: Rect,
  grip: Grip | null,
  zoom: number,
  colors: OverlayColors,
): void {
  const pixel = 1 / zoom;
  const rect = frameRect(frame, zoom);
  context.strokeStyle = colors.accent;
  context.globalAlpha = 0.5;
  context.lineWidth = pixel;
  context.strokeRect(rect.left, rect.top, rect.width, rect.height);
  context.globalAlpha = 1;
  context.lineWidth = LINE_WIDTH * pixel;
  for (const at of shownResizeGrips(frame, zoom)) {
    const { x, y } = resizeGripPoint(rect, at);
    const { width, height } = gripSize(at);
    context.beginPath();
    const w = width * pixel;
    const h = height * pixel;
    context.roundRect(x - w / 2, y - h / 2, w, h, 2 * pixel);
    fillAndStroke(context, grip?.kind === "resize" && grip.at === at, colors);
  }
}

/** Corners are squares, sides bars along them. */
function gripSize(at: ResizeGrip): { readonly width: number; readonly height: number } {
  switch (at) {
    case "n":
    case "s":
      return { width: PILL, height: SQUARE / 2 + 1 };
    case "e":
    case "w":
      return { width: SQUARE / 2 + 1, height: PILL };
    case "nw":
    case "ne":
    case "se":
    case "sw":
      return { width: SQUARE, height: SQUARE };
  }
}

function paintLineGrips(
  context: Context,
  line: Line,
  grip: Grip | null,
  pixel: number,
  colors: OverlayColors,
): void {
  const dots: readonly { readonly at: Point; readonly taken: boolean }[] = [
    { at: line.source, taken: grip?.kind === "end" && grip.end === "source" },
    { at: line.target, taken: grip?.kind === "end" && grip.end === "target" },
    { at: line.handle, taken: grip?.kind === "bend" },
  ];
  for (const { at, taken } of dots) {
    context.beginPath();
    context.arc(at.x, at.y, (taken ? DOT + 1 : DOT) * pixel, 0, 2 * Math.PI);
    fillAndStroke(context, taken, colors);
  }
}

const DIRECTIONS: Readonly<Record<ConnectSide, Point>> = {
  north: { x: 0, y: -1 },
  east: { x: 1, y: 0 },
  south: { x: 0, y: 1 },
  west: { x: -1, y: 0 },
};

/** A disc with an arrow that points away from the element. */
function paintConnectGrips(
  context: Context,
  element: Element,
  grip: Grip | null,
  zoom: number,
  colors: OverlayColors,
): void {
  const pixel = 1 / zoom;
  for (const { side, point } of connectGripPoints(element, zoom)) {
    const taken = grip?.kind === "connect" && grip.elementId === element.id && grip.side === side;
    context.beginPath();
    context.arc(point.x, point.y, (taken ? CONNECT_DOT + 2 : CONNECT_DOT) * pixel, 0, 2 * Math.PI);
    context.fillStyle = taken ? colors.accent : colors.paper;
    context.fill();
    context.strokeStyle = taken ? colors.accent : colors.accentSoft;
    context.stroke();
    arrow(context, point, DIRECTIONS[side], pixel, taken ? colors.paper : colors.accent);
  }
}

function arrow(context: Context, at: Point, to: Point, pixel: number, color: string): void {
  const reach = 3 * pixel;
  const across = { x: -to.y, y: to.x };
  context.beginPath();
  context.moveTo(
    at.x - to.x * reach * 0.5 + across.x * reach,
    at.y - to.y * reach * 0.5 + across.y * reach,
  );
  context.lineTo(at.x + to.x * reach * 0.6, at.y + to.y * reach * 0.6);
  context.lineTo(
    at.x - to.x * reach * 0.5 - across.x * reach,
    at.y - to.y * reach * 0.5 - across.y * reach,
  );
  context.strokeStyle = color;
  context.stroke();
}

function fillAndStroke(context: Context, taken: boolean, colors: OverlayColors): void {
  context.fillStyle = taken ? colors.accent : colors.paper;
  context.fill();
  context.strokeStyle = colors.accent;
  context.stroke();
}

/** A padlock at the upper left of a locked item that is selected. */
export function paintLock(
  context: Context,
  bounds: Rect,
  pixel: number,
  colors: OverlayColors,
): void {
  const { left, top } = visibleRect({ ...bounds, left: bounds.left - 10, top: bounds.top - 10 });
  const size = 7 * pixel;
  context.fillStyle = colors.paper;
  context.strokeStyle = colors.locked;
  context.lineWidth = LINE_WIDTH * pixel;
  context.beginPath();
  context.arc(left, top, 9 * pixel, 0, 2 * Math.PI);
  context.fill();
  context.stroke();
  context.fillStyle = colors.locked;
  context.beginPath();
  context.roundRect(left - size / 2, top - size * 0.1, size, size * 0.6, pixel);
  context.fill();
  context.beginPath();
  context.arc(left, top - size * 0.1, size * 0.32, Math.PI, 2 * Math.PI);
  context.stroke();
}
