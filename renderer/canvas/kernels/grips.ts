/** Grips: the small places around what is selected or hovered by which it is resized, bent, re-attached or connected. */

import { rectGrown, visibleRect } from "../../../shared/model/geometry.ts";
import type { Element, Id, Line, Point, Rect } from "../../../shared/model/model.ts";
import { RESIZE_GRIPS, type ResizeGrip } from "./resize.ts";

export type ConnectSide = "north" | "east" | "south" | "west";

export type Grip =
  | { readonly kind: "resize"; readonly at: ResizeGrip }
  | { readonly kind: "bend"; readonly lineId: Id }
  | { readonly kind: "end"; readonly lineId: Id; readonly end: "source" | "target" }
  | { readonly kind: "connect"; readonly elementId: Id; readonly side: ConnectSide };

/** What has grips at the moment. */
export interface Gripped {
  /** Painted rectangle around the selected shapes that may be resized; null for none. */
  readonly frame: Rect | null;
  /** The one selected line; null for none, several, or a locked one. */
  readonly line: Line | null;
  /** Elements that show where to connect from. */
  readonly connectable: readonly Element[];
}

export const NOTHING_GRIPPED: Gripped = { frame: null, line: null, connectable: [] };

/** Pixels between what is selected and the frame around it. */
const FRAME_GAP = 4;
/** Pixels from the pointer to the middle of a grip that still count. */
const GRIP_REACH = 8;
/** Pixels from an element's side to its connect grips, and their reach. */
const CONNECT_GAP = 22;
const CONNECT_REACH = 10;
/** Elements that are painted smaller than this, in pixels, have no room for grips. */
const SMALLEST_GRIPPED = 22;
/** Pixels around an element in which its connect grips stay while the pointer is on its way to them. */
const CONNECT_ZONE = CONNECT_GAP + CONNECT_REACH;

/** The frame as painted at a zoom. */
export function frameRect(frame: Rect, zoom: number): Rect {
  return rectGrown(frame, FRAME_GAP / zoom);
}

/** Whether a rectangle is painted large enough to be gripped by its sides. */
export function hasRoomForGrips(rect: Rect, zoom: number): boolean {
  return Math.min(rect.width, rect.height) * zoom >= SMALLEST_GRIPPED;
}

/** Where a resize grip lies on a frame. */
export function resizeGripPoint(rect: Rect, grip: ResizeGrip): Point {
  const x = grip.includes("w") ? 0 : grip.includes("e") ? 1 : 0.5;
  const y = grip.includes("n") ? 0 : grip.includes("s") ? 1 : 0.5;
  return { x: rect.left + rect.width * x, y: rect.top + rect.height * y };
}

const SIDES: readonly ConnectSide[] = ["north", "east", "south", "west"];

/** The connect grips of an element, just outside its sides. */
export function connectGripPoints(
  element: Element,
  zoom: number,
): readonly { readonly side: ConnectSide; readonly point: Point }[] {
  const { left, top, width, height } = rectGrown(visibleRect(element), CONNECT_GAP / zoom);
  const middle = { x: left + width / 2, y: top + height / 2 };
  const points: Record<ConnectSide, Point> = {
    north: { x: middle.x, y: top },
    east: { x: left + width, y: middle.y },
    south: { x: middle.x, y: top + height },
    west: { x: left, y: middle.y },
  };
  return SIDES.map((side) => ({ side, point: points[side] }));
}

/** Whether the pointer is on or near enough to an element to be on its way to one of its connect grips. */
export function inConnectZone(element: Element, point: Point, zoom: number): boolean {
  const zone = rectGrown(visibleRect(element), CONNECT_ZONE / zoom);
  return (
    point.x >= zone.left &&
    point.y >= zone.top &&
    point.x <= zone.left + zone.width &&
    point.y <= zone.top + zone.height
  );
}

/** The grip at a world point, or null. The smaller and rarer ones win. */
export function gripAt(gripped: Gripped, point: Point, zoom: number): Grip | null {
  const near = (other: Point, reach: number): boolean =>
    Math.hypot(other.x - point.x, other.y - point.y) * zoom <= reach;
  const { line, frame, connectable } = gripped;
  if (line !== null) {
    // The end is where the arrow is; it wins where both ends meet.
    for (const end of ["target", "source"] as const) {
      if (near(line[end], GRIP_REACH)) return { kind: "end", lineId: line.id, end };
    }
    if (near(line.handle, GRIP_REACH)) return { kind: "bend", lineId: line.id };
  }
  if (frame !== null) {
    const rect = frameRect(frame, zoom);
    for (const at of shownResizeGrips(frame, zoom)) {
      if (near(resizeGripPoint(rect, at), GRIP_REACH)) return { kind: "resize", at };
    }
  }
  for (const element of connectable) {
    for (const { side, point: place } of connectGripPoints(element, zoom)) {
      if (near(place, CONNECT_REACH)) return { kind: "connect", elementId: element.id, side };
    }
  }
  return null;
}

/** Pixels a side needs so that its middle grip and the corner grips can be told apart. */
const ROOM_FOR_MIDDLE = 40;

/** The resize grips there is room for: the lower right corner always. */
export function shownResizeGrips(frame: Rect, zoom: number): readonly ResizeGrip[] {
  if (!hasRoomForGrips(frame, zoom)) return ["se"];
  return RESIZE_GRIPS.filter((grip) => {
    if (grip.length === 2) return true;
    const side = grip === "n" || grip === "s" ? frame.width : frame.height;
    return side * zoom >= ROOM_FOR_MIDDLE;
  });
}
