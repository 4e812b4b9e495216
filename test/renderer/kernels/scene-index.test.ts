import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexScene, reindexScene } from "../../../renderer/canvas/kernels/scene-index.ts";
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

  it("made over another answers as one made anew, whatever was changed, added or taken away", () => {
    const place = fc.record({
      id: fc.integer({ min: 0, max: 120 }).map(String),
      left: fc.integer({ min: 0, max: 2000 }),
      top: fc.integer({ min: 0, max: 2000 }),
    });
    const drawing = fc
      .uniqueArray(place, { selector: ({ id }) => id, maxLength: 100 })
      .map((places) => places.map(({ id, ...at }) => anElement(id, at)));
    fc.assert(
      fc.property(fc.array(drawing, { minLength: 1, maxLength: 4 }), drawing, (steps, kept) => {
        let index = indexScene(buildScene(aDiagram("d", kept, []), null));
        for (const step of steps) {
          // Mostly the same items with some moved, as edits leave them.
          const moved = new Map(step.slice(0, 5).map((shape) => [shape.id, shape]));
          const shapes =
            step.length % 3 === 0 ? step : kept.map((shape) => moved.get(shape.id) ?? shape);
          const scene = buildScene(aDiagram("d", shapes, []), null);
          index = reindexScene(index, scene);
          const anew = indexScene(scene);
          const window = { left: 200, top: 100, width: 900, height: 700 };
          expect(index.within(window)).toEqual(anew.within(window));
          for (const { id } of [...kept, ...step]) {
            expect(index.item(id)).toBe(anew.item(id));
            expect(index.order(id)).toBe(anew.order(id));
          }
        }
      }),
    );
  });
});
