import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  centerOn,
  fitRect,
  LARGEST_ZOOM,
  nextZoomStop,
  resized,
  reveal,
  SMALLEST_ZOOM,
  toScreen,
  toWorld,
  visibleWorld,
  wheelZoomFactor,
  zoomAt,
} from "../../../renderer/canvas/kernels/camera.ts";

const size = { width: 1000, height: 800 };
const coordinate = fc.integer({ min: -5000, max: 5000 });
const point = fc.record({ x: coordinate, y: coordinate });
const camera = fc.record({
  x: coordinate,
  y: coordinate,
  zoom: fc.double({ min: SMALLEST_ZOOM, max: LARGEST_ZOOM, noNaN: true }),
});

describe("camera", () => {
  it("maps to the screen and back", () => {
    fc.assert(
      fc.property(camera, point, (view, world) => {
        const back = toWorld(view, toScreen(view, world));
        expect(back.x).toBeCloseTo(world.x, 6);
        expect(back.y).toBeCloseTo(world.y, 6);
      }),
    );
  });

  it("keeps the point under the pointer when zooming, whatever is asked", () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0, max: 100, noNaN: true }), (view, at, zoom) => {
        const after = zoomAt(view, at, zoom);
        const world = toWorld(view, at);
        expect(toWorld(after, at).x).toBeCloseTo(world.x, 4);
        expect(toWorld(after, at).y).toBeCloseTo(world.y, 4);
        expect(after.zoom).toBeGreaterThanOrEqual(SMALLEST_ZOOM);
        expect(after.zoom).toBeLessThanOrEqual(LARGEST_ZOOM);
      }),
    );
  });

  it("fits a rectangle inside the canvas, centred, not larger than asked", () => {
    const rect = { left: -100, top: 50, width: 4000, height: 200 };
    const view = fitRect(rect, size, 40);
    const corner = toScreen(view, { x: rect.left, y: rect.top });
    expect(corner.x).toBeCloseTo(40);
    expect(corner.y).toBeCloseTo(400 - (200 * view.zoom) / 2);
    expect(fitRect({ left: 0, top: 0, width: 10, height: 10 }, size, 40).zoom).toBe(1);
    expect(fitRect({ left: 0, top: 0, width: 10, height: 10 }, size, 40, 2).zoom).toBe(2);
  });

  it("steps through the zoom stops and ends at the limits", () => {
    expect(nextZoomStop(1, 1)).toBe(1.25);
    expect(nextZoomStop(1, -1)).toBe(0.8);
    expect(nextZoomStop(0.9, 1)).toBe(1);
    expect(nextZoomStop(LARGEST_ZOOM, 1)).toBe(LARGEST_ZOOM);
    expect(nextZoomStop(SMALLEST_ZOOM, -1)).toBe(SMALLEST_ZOOM);
  });

  it("tames wheels that report wild distances", () => {
    expect(wheelZoomFactor(-100_000)).toBe(wheelZoomFactor(-60));
    expect(wheelZoomFactor(10) * wheelZoomFactor(-10)).toBeCloseTo(1);
  });

  it("does not move to reveal what is seen already", () => {
    const view = { x: 0, y: 0, zoom: 1 };
    expect(reveal(view, { left: 100, top: 100, width: 50, height: 50 }, size, 20)).toBe(view);
  });

  it("moves as little as needed to reveal what is outside", () => {
    const view = { x: 0, y: 0, zoom: 1 };
    const rect = { left: 1200, top: 100, width: 100, height: 50 };
    expect(reveal(view, rect, size, 20)).toEqual({ x: -320, y: 0, zoom: 1 });
  });

  it("centres what is too large to be revealed as a whole", () => {
    const rect = { left: 0, top: 0, width: 3000, height: 100 };
    const view = reveal({ x: 500, y: 0, zoom: 1 }, rect, size, 20);
    expect(toScreen(view, { x: 1500, y: 0 }).x).toBeCloseTo(500);
  });

  describe("after the canvas changed its size", () => {
    const bounds = { left: 0, top: 0, width: 900, height: 700 };
    const small = { width: 1000, height: 400 };

    it("shows the whole of what was seen whole, and comes back", () => {
      const view = centerOn(bounds, size, 1);
      const narrowed = resized(view, size, small, bounds);
      const seen = visibleWorld(narrowed, small);
      expect(seen.top).toBeLessThanOrEqual(0);
      expect(seen.top + seen.height).toBeGreaterThanOrEqual(700);
      expect(resized(narrowed, small, size, bounds).zoom).toBe(1);
    });

    it("keeps the middle when only a part was seen", () => {
      const view = { x: -300, y: -300, zoom: 2 };
      const middle = toWorld(view, { x: 500, y: 400 });
      const after = resized(view, size, small, bounds);
      expect(toWorld(after, { x: 500, y: 200 })).toEqual(middle);
      expect(after.zoom).toBe(2);
    });
  });
});
