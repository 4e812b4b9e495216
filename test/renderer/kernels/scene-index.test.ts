import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexScene } from "../../../renderer/canvas/kernels/scene-index.ts";
import { rectsOverlap } from "../../../shared/model/geometry.ts";
import { buildScene } from "../../../shared/scene/build.ts";
import { aBox, aDiagram, anElement } from "../../builders/template.ts";

describe("scene index", () => {
  it("finds what a search through all finds, in paint order", () => {
    const place = fc.record({
      left: fc.integer({ min: 0, max: 2000 }),
      top: fc.integer({ min: 0, max: 2000 }),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 40 }), place, (places, corner) => {
        const shapes = places.map((at, number) =>
          number % 5 === 0 ? aBox(`${number}`, at) : anElement(`${number}`, at),
        );
        const scene = buildScene(aDiagram("d", shapes, []), null);
        const window = { ...corner, width: 500, height: 300 };
        const expected = scene.items.filter((item) => rectsOverlap(item.bounds, window));
        expect(indexScene(scene).within(window)).toEqual(expected);
      }),
    );
  });

  it("knows items by id and their place in paint order", () => {
    const scene = buildScene(aDiagram("d", [anElement("a"), aBox("b")], []), null);
    const index = indexScene(scene);
    expect(index.item("a")?.kind).toBe("process");
    expect(index.order("b")).toBeLessThan(index.order("a"));
    expect(index.item("nobody")).toBeUndefined();
    expect(index.order("nobody")).toBe(-1);
  });
});
