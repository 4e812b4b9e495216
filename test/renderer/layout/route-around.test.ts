import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { routesAround } from "../../../renderer/layout/route-around.ts";
import { applyChange } from "../../../shared/model/change.ts";
import { applyLayout } from "../../../shared/model/edits/apply-layout.ts";
import {
  flattenCurve,
  rectContains,
  rectGrown,
  visibleRect,
} from "../../../shared/model/geometry.ts";
import { isElement } from "../../../shared/model/item-patches.ts";
import type { Diagram, Line } from "../../../shared/model/model.ts";
import { aCurve, aDiagram, aFlow, aModel, anElement } from "../../builders/template.ts";

const straight = aFlow("f", "a", "b", {
  ...aCurve([95, 50], [350, 50], [605, 50]),
  sourcePort: "east",
  targetPort: "west",
});
const ends = [anElement("a", { left: 0, top: 0 }), anElement("b", { left: 600, top: 0 })];

function routed(diagram: Diagram): Diagram {
  const model = aModel([diagram]);
  const routes = routesAround(diagram, new Set(["f"]));
  const change = applyLayout(model, "d", { rects: new Map(), routes, shifts: new Map() }, "Route");
  return (change === null ? model : applyChange(model, change)).diagrams[0] ?? diagram;
}

/** How many other elements a flow passes through: what is painted of them, grown by so many units. */
function crossed({ shapes }: Diagram, line: Line | undefined, grown = -1): number {
  if (line?.kind !== "flow") return 0;
  const points = flattenCurve(line, 100);
  return shapes.filter(
    (shape) =>
      isElement(shape) &&
      shape.id !== line.sourceId &&
      shape.id !== line.targetId &&
      points.some((point) => rectContains(rectGrown(visibleRect(shape), grown), point)),
  ).length;
}

describe("routing around", () => {
  it("leads a flow clear of the element in its way", () => {
    const before = aDiagram("d", [...ends, anElement("wall", { left: 300, top: 0 })], [straight]);
    expect(crossed(before, before.lines[0])).toBe(1);
    const after = routed(before);
    expect(crossed(after, after.lines[0])).toBe(0);
  });

  it("sees what lies over the very beginning of a flow", () => {
    const lid = anElement("lid", { left: 2, top: -1 });
    const before = aDiagram("d", [...ends, lid], [straight]);
    expect(crossed(before, before.lines[0])).toBe(1);
    const after = routed(before);
    expect(crossed(after, after.lines[0])).toBe(0);
  });

  it("leaves a flow alone that is clear already, or locked, or a loop", () => {
    const clear = aDiagram("d", ends, [straight]);
    expect(routesAround(clear, new Set(["f"])).size).toBe(0);
    const wall = anElement("wall", { left: 300, top: 0 });
    const locked = aDiagram("d", [...ends, wall], [{ ...straight, locked: true }]);
    expect(routesAround(locked, new Set(["f"])).size).toBe(0);
    const loop = aDiagram("d", [...ends, wall], [aFlow("f", "a", "a")]);
    expect(routesAround(loop, new Set(["f"])).size).toBe(0);
  });

  it("never makes a flow pass through more elements than before", () => {
    const place = fc.record({
      left: fc.nat({ max: 600 }),
      top: fc.integer({ min: -300, max: 300 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), (places) => {
        const walls = places.map((at, number) => anElement(`w${number}`, at));
        const before = aDiagram("d", [...ends, ...walls], [straight]);
        const after = routed(before);
        // Two ways to draw a curve in pieces agree to a unit or so on what it touches.
        const touched = crossed(before, straight, 1);
        expect(crossed(after, after.lines[0])).toBeLessThanOrEqual(touched);
      }),
      { numRuns: 300 },
    );
  });
});
