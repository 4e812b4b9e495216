import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Curve } from "../../../shared/model/geometry.ts";
import {
  curveBounds,
  curvesIntersect,
  distanceToSegment,
  flattenCurve,
  pointOnCurve,
  portPosition,
  rectContains,
  segmentsIntersect,
} from "../../../shared/model/geometry.ts";
import type { Point } from "../../../shared/model/model.ts";
import { arbitraryCurve } from "../../builders/arbitrary-model.ts";

function curve(...[sx, sy, hx, hy, tx, ty]: [number, number, number, number, number, number]) {
  return { source: { x: sx, y: sy }, handle: { x: hx, y: hy }, target: { x: tx, y: ty } };
}

function pairs<T>(points: readonly T[]): readonly (readonly [T, T])[] {
  return points.slice(1).map((point, at) => [points[at] ?? point, point]);
}

function polylinesMeet(a: Curve, b: Curve): boolean {
  const second = pairs(flattenCurve(b, 150));
  return pairs(flattenCurve(a, 150)).some(([p, q]) =>
    second.some(([r, s]) => segmentsIntersect(p, q, r, s)),
  );
}

function closestApproach(a: Curve, b: Curve): number {
  const segments = pairs(flattenCurve(b, 400));
  return Math.min(
    ...flattenCurve(a, 400).map((point: Point) =>
      Math.min(...segments.map(([r, s]) => distanceToSegment(point, r, s))),
    ),
  );
}

describe("curves", () => {
  test("pass through their handle half-way and start and end at their ends", () => {
    fc.assert(
      fc.property(arbitraryCurve, (line) => {
        const middle = pointOnCurve(line, 0.5);
        expect(middle.x).toBeCloseTo(line.handle.x, 6);
        expect(middle.y).toBeCloseTo(line.handle.y, 6);
        expect(pointOnCurve(line, 0)).toEqual(line.source);
        expect(pointOnCurve(line, 1)).toEqual(line.target);
      }),
    );
  });

  test("stay inside their bounds", () => {
    fc.assert(
      fc.property(arbitraryCurve, (line) => {
        const { left, top, width, height } = curveBounds(line);
        const roomy = {
          left: left - 1e-6,
          top: top - 1e-6,
          width: width + 2e-6,
          height: height + 2e-6,
        };
        expect(flattenCurve(line, 64).every((point) => rectContains(roomy, point))).toBe(true);
      }),
    );
  });

  // Decided by threats stored in real models; coordinates from the file-format notes, section 5.4.
  test.each([
    {
      name: "an arc bent towards the flow is crossed although the chords are apart",
      arc: curve(598, 56, 508, 193, 35, 177),
      flow: curve(710, 189, 635, 170, 545, 132),
      crosses: true,
    },
    {
      name: "the same arc, another flow",
      arc: curve(598, 56, 508, 193, 35, 177),
      flow: curve(339, 280, 215, 226, 164, 171),
      crosses: true,
    },
    {
      name: "an arc bent away is not crossed although the chords are",
      arc: curve(346, 11, 522, 498, 1076, 746),
      flow: curve(646, 359, 672, 349, 698, 340),
      crosses: false,
    },
  ])("$name", ({ arc, flow, crosses }) => {
    expect(curvesIntersect(arc, flow)).toBe(crosses);
    expect(curvesIntersect(flow, arc)).toBe(crosses);
  });

  test("touching counts", () => {
    expect(curvesIntersect(curve(0, 0, 50, 0, 100, 0), curve(50, 0, 50, 50, 50, 100))).toBe(true);
    expect(curvesIntersect(curve(0, 0, 50, 0, 100, 0), curve(50, 1, 50, 50, 50, 100))).toBe(false);
  });

  test("a curve without length meets only what it lies on", () => {
    const dot = curve(50, 0, 50, 0, 50, 0);
    expect(curvesIntersect(dot, curve(0, 0, 50, 0, 100, 0))).toBe(true);
    expect(curvesIntersect(dot, curve(0, 5, 50, 5, 100, 5))).toBe(false);
  });

  test("intersection agrees with brute force", () => {
    fc.assert(
      fc.property(arbitraryCurve, arbitraryCurve, (a, b) => {
        const meets = curvesIntersect(a, b);
        // Polylines stray from their curves by a few units, so the two may differ on a near miss only.
        if (meets !== polylinesMeet(a, b)) expect(closestApproach(a, b)).toBeLessThan(5);
        expect(curvesIntersect(b, a)).toBe(meets);
      }),
      { numRuns: 150 },
    );
  });
});

describe("ports", () => {
  const square = { left: 100, top: 200, width: 100, height: 100 };

  test.each([
    ["north", 150, 205],
    ["south", 150, 295],
    ["west", 105, 250],
    ["east", 195, 250],
  ] as const)("%s is the same on every shape", (port, x, y) => {
    for (const kind of ["process", "dataStore", "externalInteractor"] as const) {
      expect(portPosition({ kind, ...square }, port)).toEqual({ x, y });
    }
  });

  test("corners of an ellipse lie on it, those of a rectangle on its corners", () => {
    expect(portPosition({ kind: "process", ...square }, "northWest")).toEqual({ x: 118, y: 218 });
    expect(portPosition({ kind: "process", ...square }, "southEast")).toEqual({ x: 181, y: 281 });
    expect(portPosition({ kind: "dataStore", ...square }, "northEast")).toEqual({ x: 195, y: 205 });
  });

  test("odd sizes are truncated toward zero", () => {
    const odd = { left: 0, top: 0, width: 101, height: 55 };
    expect(portPosition({ kind: "process", ...odd }, "north")).toEqual({ x: 50, y: 5 });
    expect(portPosition({ kind: "process", ...odd }, "west")).toEqual({ x: 5, y: 27 });
  });

  test("no port has no place", () => {
    expect(portPosition({ kind: "process", ...square }, "none")).toBeNull();
  });
});
