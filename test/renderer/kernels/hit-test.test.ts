import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hitTest } from "../../../renderer/canvas/kernels/hit-test.ts";
import { indexScene } from "../../../renderer/canvas/kernels/scene-index.ts";
import { distanceToSegment, flattenCurve } from "../../../shared/model/geometry.ts";
import type { Line, Shape } from "../../../shared/model/model.ts";
import { buildScene } from "../../../shared/scene/build.ts";
import { aBox, aCurve, aDiagram, aFlow, anArc, anElement } from "../../builders/template.ts";

function hit(shapes: readonly Shape[], lines: readonly Line[], x: number, y: number, zoom = 1) {
  const index = indexScene(buildScene(aDiagram("d", shapes, lines), null));
  return hitTest(index, { x, y }, zoom)?.id ?? null;
}

describe("hit test", () => {
  it("takes an element anywhere inside its outline", () => {
    expect(hit([anElement("a")], [], 50, 50)).toBe("a");
    expect(hit([anElement("a")], [], 400, 50)).toBeNull();
  });

  it("takes an ellipse by its outline, not by its rectangle", () => {
    const corner = [9, 9] as const;
    expect(hit([anElement("round")], [], ...corner)).toBeNull();
    expect(hit([anElement("square", { kind: "externalInteractor" })], [], ...corner)).toBe(
      "square",
    );
  });

  it("takes the upper of two elements that overlap", () => {
    expect(hit([anElement("low"), anElement("high", { left: 20 })], [], 60, 50)).toBe("high");
  });

  it("reaches elements and empty canvas inside a boundary box", () => {
    const shapes = [
      aBox("box", { left: -200, top: -200, width: 600, height: 600 }),
      anElement("inside"),
    ];
    expect(hit(shapes, [], 50, 50)).toBe("inside");
    expect(hit(shapes, [], 200, 200)).toBeNull();
  });

  it("takes a boundary box at its edge", () => {
    const box = aBox("box", { left: 0, top: 0, width: 300, height: 300, name: "" });
    expect(hit([box], [], 5, 150)).toBe("box");
    expect(hit([box], [], 9, 150)).toBe("box");
    expect(hit([box], [], 150, 150)).toBeNull();
  });

  it("takes a line near its curve, by the same number of pixels at any zoom", () => {
    const arc = anArc("arc", { ...aCurve([0, 0], [200, 0], [400, 0]), name: "" });
    expect(hit([], [arc], 50, 6)).toBe("arc");
    expect(hit([], [arc], 50, 8)).toBeNull();
    expect(hit([], [arc], 50, 12, 0.5)).toBe("arc");
    expect(hit([], [arc], 50, 6, 2)).toBeNull();
  });

  it("takes the nearer of two lines", () => {
    const upper = anArc("upper", { ...aCurve([0, 0], [200, 0], [400, 0]), name: "" });
    const lower = anArc("lower", { ...aCurve([0, 8], [200, 8], [400, 8]), name: "" });
    expect(hit([], [upper, lower], 50, 2)).toBe("upper");
    expect(hit([], [upper, lower], 50, 6)).toBe("lower");
  });

  it("takes a flow by its label", () => {
    const flow = aFlow("flow", null, null, {
      ...aCurve([0, 0], [200, 120], [400, 0]),
      name: "A long label",
    });
    expect(hit([], [flow], 220, 124)).toBe("flow");
  });

  it("prefers an element to the flow that ends in it", () => {
    const flow = aFlow("flow", "a", null, { ...aCurve([50, 50], [200, 50], [350, 50]), name: "" });
    expect(hit([anElement("a")], [flow], 60, 50)).toBe("a");
    expect(hit([anElement("a")], [flow], 300, 52)).toBe("flow");
  });

  it("agrees with a search through every segment of every line", () => {
    const coordinate = fc.integer({ min: 0, max: 300 });
    const spot = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(fc.tuple(spot, spot, spot), { maxLength: 6 }), spot, (curves, at) => {
        const lines = curves.map(([source, handle, target], number) =>
          anArc(`arc ${number}`, { ...aCurve(source, handle, target), name: "" }),
        );
        const point = { x: at[0], y: at[1] };
        const distances = lines.map((line) => {
          const points = flattenCurve(line, 400);
          return Math.min(
            ...points
              .slice(1)
              .map((next, place) => distanceToSegment(point, points[place] ?? next, next)),
          );
        });
        const least = Math.min(Infinity, ...distances);
        const found = hit([], lines, ...at);
        // Scene curves are coarser than these; near the limit either answer is right.
        if (least < 6) expect(found).not.toBeNull();
        if (least > 8) expect(found).toBeNull();
      }),
    );
  });
});
