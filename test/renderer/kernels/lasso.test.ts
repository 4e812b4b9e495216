import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insidePolygon, itemsInLasso } from "../../../renderer/canvas/kernels/lasso.ts";
import { indexScene } from "../../../renderer/canvas/kernels/scene-index.ts";
import { buildScene } from "../../../shared/scene/build.ts";
import { aCurve, aDiagram, aFlow, anElement } from "../../builders/template.ts";

const corners = (left: number, top: number, right: number, bottom: number) => [
  { x: left, y: top },
  { x: right, y: top },
  { x: right, y: bottom },
  { x: left, y: bottom },
];

describe("lasso", () => {
  it("tells inside from outside as the definition of a convex polygon does", () => {
    const at = fc.integer({ min: -50, max: 50 }).map((whole) => whole + 0.5);
    const polygon = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 5, max: 40 }))
      .map(([count, radius]) =>
        Array.from({ length: count }, (_, corner) => ({
          x: radius * Math.cos((2 * Math.PI * corner) / count),
          y: radius * Math.sin((2 * Math.PI * corner) / count),
        })),
      );
    fc.assert(
      fc.property(polygon, at, at, (points, x, y) => {
        const sides = points.map((a, index) => {
          const b = points[(index + 1) % points.length] ?? a;
          return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
        });
        fc.pre(sides.every((side) => Math.abs(side) > 1e-6));
        expect(insidePolygon(points, { x, y })).toBe(sides.every((side) => side > 0));
      }),
    );
  });

  it("knows a notch from the inside", () => {
    const notched = [...corners(0, 0, 90, 90), { x: 45, y: 45 }];
    expect(insidePolygon(notched, { x: 10, y: 45 })).toBe(false);
    expect(insidePolygon(notched, { x: 80, y: 45 })).toBe(true);
  });

  it("takes what lies inside as a whole", () => {
    const diagram = aDiagram(
      "d",
      [anElement("a"), anElement("b", { left: 300 })],
      [aFlow("flow", "a", "b", { name: "", ...aCurve([95, 50], [200, 50], [305, 50]) })],
    );
    const index = indexScene(buildScene(diagram, null));
    expect(itemsInLasso(index, corners(-10, -10, 200, 200))).toEqual(["a"]);
    expect(itemsInLasso(index, corners(-10, -10, 500, 200))).toEqual(["flow", "a", "b"]);
    expect(itemsInLasso(index, corners(20, 20, 80, 80))).toEqual([]);
    expect(itemsInLasso(index, [])).toEqual([]);
  });
});
