/**
 * The camera of a diagram. Screen = pixels from the top left corner of the canvas; world = diagram units.
 * screen = world × zoom + offset.
 */

import type { Point, Rect } from "../../../shared/model/model.ts";

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const SMALLEST_ZOOM = 0.05;
export const LARGEST_ZOOM = 8;

/** Stops of the zoom keys and buttons. */
const ZOOM_STOPS = [0.05, 0.1, 0.15, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4, 6, 8];

export function toWorld(camera: Camera, screen: Point): Point {
  return { x: (screen.x - camera.x) / camera.zoom, y: (screen.y - camera.y) / camera.zoom };
}

export function toScreen(camera: Camera, world: Point): Point {
  return { x: world.x * camera.zoom + camera.x, y: world.y * camera.zoom + camera.y };
}

/** The part of the world a canvas of `size` pixels shows. */
export function visibleWorld(camera: Camera, size: Size): Rect {
  const { x, y } = toWorld(camera, { x: 0, y: 0 });
  return { left: x, top: y, width: size.width / camera.zoom, height: size.height / camera.zoom };
}

export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x + dx, y: camera.y + dy };
}

/** Zooms so that the world point under `screen` stays there. */
export function zoomAt(camera: Camera, screen: Point, zoom: number): Camera {
  const clamped = clampZoom(zoom);
  const world = toWorld(camera, screen);
  return { x: screen.x - world.x * clamped, y: screen.y - world.y * clamped, zoom: clamped };
}

/** Zoom factor of a wheel turn or pinch: `delta` in pixels as browsers report it, capped against wild devices. */
export function wheelZoomFactor(delta: number): number {
  const capped = Math.max(-60, Math.min(60, delta));
  return Math.exp(-capped / 160);
}

/** The next zoom stop above (1) or below (-1). */
export function nextZoomStop(zoom: number, direction: 1 | -1): number {
  const tolerance = 1.001;
  if (direction === 1) return ZOOM_STOPS.find((stop) => stop > zoom * tolerance) ?? LARGEST_ZOOM;
  return ZOOM_STOPS.findLast((stop) => stop < zoom / tolerance) ?? SMALLEST_ZOOM;
}

/** Shows all of `rect` with `padding` pixels around it, no larger than `largest`. */
export function fitRect(rect: Rect, size: Size, padding: number, largest = 1): Camera {
  const wide = Math.max(1, size.width - 2 * padding) / Math.max(1, rect.width);
  const high = Math.max(1, size.height - 2 * padding) / Math.max(1, rect.height);
  return centerOn(rect, size, clampZoom(Math.min(wide, high, largest)));
}

/** Puts the middle of `rect` in the middle of the canvas. */
export function centerOn(rect: Rect, size: Size, zoom: number): Camera {
  return {
    x: size.width / 2 - (rect.left + rect.width / 2) * zoom,
    y: size.height / 2 - (rect.top + rect.height / 2) * zoom,
    zoom,
  };
}

/** Moves as little as needed to show `rect` with `margin` pixels around it; the same camera when it is seen already. */
export function reveal(camera: Camera, rect: Rect, size: Size, margin: number): Camera {
  if (sees(camera, rect, size)) return camera;
  const topLeft = toScreen(camera, { x: rect.left, y: rect.top });
  const dx = shiftInto(topLeft.x, rect.width * camera.zoom, size.width, margin);
  const dy = shiftInto(topLeft.y, rect.height * camera.zoom, size.height, margin);
  return dx === 0 && dy === 0 ? camera : panBy(camera, dx, dy);
}

/**
 * The camera after the canvas changed its size. What was seen as a whole stays seen as a whole; otherwise the
 * middle stays in the middle.
 */
export function resized(camera: Camera, before: Size, after: Size, bounds: Rect): Camera {
  if (sees(camera, bounds, before)) {
    const fitted = Math.abs(fitRect(bounds, before, 0).zoom / camera.zoom - 1) < 0.01;
    return fitRect(bounds, after, 0, fitted ? 1 : camera.zoom);
  }
  return panBy(camera, (after.width - before.width) / 2, (after.height - before.height) / 2);
}

/** Whether all of `rect` is on the canvas. */
export function sees(camera: Camera, rect: Rect, size: Size): boolean {
  const seen = visibleWorld(camera, size);
  return (
    rect.left >= seen.left &&
    rect.top >= seen.top &&
    rect.left + rect.width <= seen.left + seen.width &&
    rect.top + rect.height <= seen.top + seen.height
  );
}

function shiftInto(start: number, length: number, room: number, margin: number): number {
  if (length + 2 * margin > room) return room / 2 - (start + length / 2);
  if (start < margin) return margin - start;
  if (start + length > room - margin) return room - margin - (start + length);
  return 0;
}

function clampZoom(zoom: number): number {
  return Math.max(SMALLEST_ZOOM, Math.min(LARGEST_ZOOM, zoom));
}
