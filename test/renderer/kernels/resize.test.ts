import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  RESIZE_GRIPS,
  resizedFrame,
  scaledRects,
  smallestFrame,
} from "../../../renderer/canvas/kernels/resize.ts";
import type { Rect } from "../../../shared/model/model.ts";

const frame: Rect = { left: 100, top: 100, width: 200, height: 100 };
const plain = { proportional: false, centred: false, smallest: { width: 30, height: 30 } };

describe("resizing", () => {
  it("moves the edges of the grip and leaves the others", () => {
    expect(resizedFrame(frame, "se", 20, 30, plain)).toEqual({ ...frame, width: 220, height: 130 });
    expect(resizedFrame(frame, "w", -20, 99, plain)).toEqual({ ...frame, left: 80, width: 220 });
    expect(resizedFrame(frame, "n", 5, 10, plain)).toEqual({ ...frame, top: 110, height: 90 });
  });

  it("keeps the middle when asked to", () => {
    const centred = { ...plain, centred: true };
    const after = resizedFrame(frame, "e", 20, 0, centred);
    expect(after).toEqual({ ...frame, left: 80, width: 240 });
  });

  it("keeps proportions, the smallest size and the opposite corner, whatever the drag", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...RESIZE_GRIPS),
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: -500, max: 500 }),
        fc.boolean(),
        fc.boolean(),
        (grip, dx, dy, proportional, centred) => {
          const after = resizedFrame(frame, grip, dx, dy, { ...plain, proportional, centred });
          expect(after.width).toBeGreaterThanOrEqual(30 - 1e-9);
          expect(after.height).toBeGreaterThanOrEqual(30 - 1e-9);
          if (proportional) expect(after.width / after.height).toBeCloseTo(2);
          if (centred) expect(after.left + after.width / 2).toBeCloseTo(200);
          else if (grip.includes("e")) expect(after.left).toBe(100);
          else if (grip.includes("w")) expect(after.left + after.width).toBeCloseTo(300);
        },
      ),
    );
  });

  it("scales what lies in the frame with it, and back", () => {
    const rects = new Map([
      ["a", { left: 100, top: 100, width: 50, height: 50 }],
      ["b", { left: 250, top: 150, width: 50, height: 50 }],
    ]);
    const double = { left: 0, top: 0, width: 400, height: 200 };
    const scaled = scaledRects(rects, frame, double);
    expect(scaled.get("b")).toEqual({ left: 300, top: 100, width: 100, height: 100 });
    expect(scaledRects(scaled, double, frame)).toEqual(rects);
  });

  it("lets the frame get as small as its smallest shape allows", () => {
    const shapes = [
      { left: 0, top: 0, width: 60, height: 100 },
      { left: 0, top: 0, width: 200, height: 20 },
    ];
    expect(smallestFrame(frame, shapes, 30)).toEqual({ width: 100, height: 100 });
  });
});
