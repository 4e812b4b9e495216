import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containmentOf, withContent, type Containment } from "../../../shared/model/containment.ts";
import type { Shape } from "../../../shared/model/model.ts";
import { aBox, aCurve, aDiagram, aFlow, anArc, anElement } from "../../builders/template.ts";

const outer = aBox("outer", { left: 0, top: 0, width: 600, height: 600 });
const inner = aBox("inner", { left: 50, top: 50, width: 200, height: 200 });
const shapes = [
  outer,
  inner,
  anElement("deep", { left: 60, top: 60 }),
  anElement("shallow", { left: 400, top: 400 }),
  anElement("half", { left: 550, top: 100 }),
];

function idsAround(containment: Containment, id: string): readonly string[] {
  return containment.holders(id).map((box) => box.id);
}

describe("containment", () => {
  it("knows the innermost box and all around it", () => {
    const containment = containmentOf(shapes);
    expect(idsAround(containment, "deep")).toEqual(["inner", "outer"]);
    expect(idsAround(containment, "inner")).toEqual(["outer"]);
    expect(idsAround(containment, "outer")).toEqual([]);
    expect(idsAround(containment, "half")).toEqual([]);
    expect(containment.content("outer")).toEqual(["inner", "deep", "shallow"]);
    expect(containment.content("inner")).toEqual(["deep"]);
  });

  it("lets an element lie in two boxes that overlap", () => {
    const left = aBox("left", { left: 0, width: 300, height: 300 });
    const right = aBox("right", { left: 100, width: 400, height: 300 });
    const containment = containmentOf([left, right, anElement("both", { left: 150, top: 50 })]);
    expect(idsAround(containment, "both")).toEqual(["left", "right"]);
    expect(idsAround(containment, "left")).toEqual([]);
  });

  it("puts the upper of two boxes on one rectangle inside the lower", () => {
    const containment = containmentOf([aBox("below"), aBox("above")]);
    expect(idsAround(containment, "above")).toEqual(["below"]);
    expect(idsAround(containment, "below")).toEqual([]);
  });

  it("is a strict order of boxes whatever they are", () => {
    const side = fc.integer({ min: 1, max: 4 });
    const place = fc.integer({ min: 0, max: 3 });
    const arbitraryShapes = fc
      .array(fc.tuple(place, place, side, side, fc.boolean()), { maxLength: 12 })
      .map((all) =>
        all.map(([left, top, width, height, box], at): Shape => {
          const rect = { left, top, width, height };
          return box ? aBox(`${at}`, rect) : anElement(`${at}`, rect);
        }),
      );
    fc.assert(
      fc.property(arbitraryShapes, (all) => {
        const containment = containmentOf(all);
        for (const { id } of all) {
          expect(idsAround(containment, id)).not.toContain(id);
          for (const holder of idsAround(containment, id)) {
            expect(containment.content(holder)).toContain(id);
            // Who is held by a box is held by what holds the box.
            for (const around of idsAround(containment, holder))
              expect(idsAround(containment, id)).toContain(around);
          }
        }
      }),
    );
  });
});

describe("what moves with a box", () => {
  const lines = [
    aFlow("within", "deep", null, aCurve([60, 60], [100, 100], [120, 120])),
    aFlow("leaving", "deep", "shallow", aCurve([100, 100], [300, 300], [400, 400])),
    anArc("arc", aCurve([60, 200], [100, 210], [150, 200])),
    anArc("outside", aCurve([700, 0], [700, 50], [700, 100])),
  ];
  const diagram = aDiagram("d", shapes, lines);

  it("is what it holds and the lines that belong to that alone", () => {
    const moving = withContent(diagram, new Set(["inner"]));
    expect([...moving].toSorted()).toEqual(["arc", "deep", "inner", "within"]);
    const all = withContent(diagram, new Set(["outer"]));
    expect(all.has("leaving")).toBe(true);
    expect(all.has("outside")).toBe(false);
  });

  it("is the chosen items themselves when no box is chosen", () => {
    const chosen = new Set(["deep"]);
    expect(withContent(diagram, chosen)).toBe(chosen);
  });
});
