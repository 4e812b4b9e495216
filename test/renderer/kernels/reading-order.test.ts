import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readingOrder } from "../../../renderer/canvas/kernels/reading-order.ts";
import { buildScene } from "../../../shared/scene/build.ts";
import { aCurve, aDiagram, aFlow, anElement } from "../../builders/template.ts";

describe("reading order", () => {
  it("goes by rows, and in a row from left to right", () => {
    const shapes = [
      anElement("below", { left: 0, top: 300 }),
      anElement("right", { left: 400, top: 10 }),
      anElement("left", { left: 0, top: 30 }),
    ];
    const { items } = buildScene(aDiagram("d", shapes, []), null);
    expect(readingOrder(items).map((item) => item.id)).toEqual(["left", "right", "below"]);
  });

  it("reads a flow between the elements it connects", () => {
    const shapes = [anElement("from"), anElement("to", { left: 400 })];
    const flow = aFlow("flow", "from", "to", aCurve([100, 50], [250, 50], [400, 50]));
    const { items } = buildScene(aDiagram("d", shapes, [flow]), null);
    expect(readingOrder(items).map((item) => item.id)).toEqual(["from", "flow", "to"]);
  });

  it("names every item exactly once", () => {
    const place = fc.record({
      left: fc.integer({ min: 0, max: 1000 }),
      top: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 30 }), (places) => {
        const shapes = places.map((at, number) => anElement(`${number}`, at));
        const { items } = buildScene(aDiagram("d", shapes, []), null);
        expect(new Set(readingOrder(items))).toEqual(new Set(items));
        expect(readingOrder(items)).toHaveLength(items.length);
      }),
    );
  });
});
