import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  toScreen,
  visibleWorld,
  zoomAt,
  type Camera,
} from "../../../renderer/canvas/kernels/camera.ts";
import { OVERSCAN, paintedWorld, planView } from "../../../renderer/canvas/kernels/culling.ts";

const size = { width: 800, height: 600 };
const pixels = fc.integer({ min: -3000, max: 3000 });
const zoom = fc.constantFrom(0.25, 1, 3);

describe("culling", () => {
  it("paints anew at first, and after zooming unless a rough picture will do", () => {
    const camera = { x: 10, y: 20, zoom: 1 };
    const anew = { anchor: camera, scale: 1, shift: { x: 0, y: 0 }, repaint: true };
    expect(planView(null, camera, size, true)).toEqual(anew);
    const closer = zoomAt(camera, { x: 400, y: 300 }, 1.5);
    expect(planView(camera, closer, size, false).repaint).toBe(true);
    expect(planView(camera, closer, size, true)).toMatchObject({ scale: 1.5, repaint: false });
    expect(planView(camera, zoomAt(camera, { x: 0, y: 0 }, 2.1), size, true).repaint).toBe(true);
  });

  it("only shifts within the overscan", () => {
    const anchor = { x: 0, y: 0, zoom: 1 };
    const plan = planView(anchor, { x: OVERSCAN, y: -OVERSCAN, zoom: 1 }, size, false);
    const shift = { x: OVERSCAN, y: -OVERSCAN };
    expect(plan).toEqual({ anchor, scale: 1, shift, repaint: false });
    expect(planView(anchor, { x: OVERSCAN + 1, y: 0, zoom: 1 }, size, false).repaint).toBe(true);
  });

  it("has always painted what the camera sees, and shows it where the camera has it", () => {
    const steps = fc.array(
      fc.oneof(
        fc.record({ x: pixels, y: pixels, zoom }),
        fc.record({ by: fc.double({ min: 0.7, max: 1.4, noNaN: true }), x: pixels, y: pixels }),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(
        steps,
        fc.boolean(),
        fc.record({ x: pixels, y: pixels }),
        (path, rough, point) => {
          let anchor: Camera | null = null;
          let view: Camera = { x: 0, y: 0, zoom: 1 };
          for (const step of path) {
            view = "by" in step ? zoomAt(view, step, view.zoom * step.by) : step;
            const plan = planView(anchor, view, size, rough);
            ({ anchor } = plan);
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
            const onSheet = toScreen(anchor, point);
            const shown = toScreen(view, point);
            expect(plan.scale * onSheet.x + plan.shift.x).toBeCloseTo(shown.x, 5);
            expect(plan.scale * onSheet.y + plan.shift.y).toBeCloseTo(shown.y, 5);
          }
        },
      ),
    );
  });
});
