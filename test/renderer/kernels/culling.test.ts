import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleWorld } from "../../../renderer/canvas/kernels/camera.ts";
import { OVERSCAN, paintedWorld, planPan } from "../../../renderer/canvas/kernels/culling.ts";

const size = { width: 800, height: 600 };
const pixels = fc.integer({ min: -3000, max: 3000 });
const zoom = fc.constantFrom(0.25, 1, 3);

describe("culling", () => {
  it("paints anew at first and after zooming", () => {
    const camera = { x: 10, y: 20, zoom: 1 };
    expect(planPan(null, camera)).toEqual({ anchor: camera, shift: { x: 0, y: 0 }, repaint: true });
    expect(planPan(camera, { ...camera, zoom: 2 }).repaint).toBe(true);
  });

  it("only shifts within the overscan", () => {
    const anchor = { x: 0, y: 0, zoom: 1 };
    const plan = planPan(anchor, { x: OVERSCAN, y: -OVERSCAN, zoom: 1 });
    expect(plan).toEqual({ anchor, shift: { x: OVERSCAN, y: -OVERSCAN }, repaint: false });
    expect(planPan(anchor, { x: OVERSCAN + 1, y: 0, zoom: 1 }).repaint).toBe(true);
  });

  it("has always painted what the camera sees", () => {
    const camera = fc.record({ x: pixels, y: pixels, zoom });
    fc.assert(
      fc.property(fc.array(camera, { minLength: 1, maxLength: 20 }), (path) => {
        let anchor = null;
        for (const view of path) {
          ({ anchor } = planPan(anchor, view));
          const painted = paintedWorld(anchor, size);
          const seen = visibleWorld(view, size);
          expect(painted.left).toBeLessThanOrEqual(seen.left + 1e-6);
          expect(painted.top).toBeLessThanOrEqual(seen.top + 1e-6);
          expect(painted.left + painted.width).toBeGreaterThanOrEqual(
            seen.left + seen.width - 1e-6,
          );
          expect(painted.top + painted.height).toBeGreaterThanOrEqual(
            seen.top + seen.height - 1e-6,
          );
        }
      }),
    );
  });
});
