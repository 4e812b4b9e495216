/** Room on a diagram: what is placed lies on nothing, inside what it was put into, and nothing else changes holders. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange } from "../../../shared/model/change.ts";
import { boxesOf, holderOf, holdersOf } from "../../../shared/model/holders.ts";
import { addInside, putInside } from "../../../shared/model/edits/put-inside.ts";
import { freePlace } from "../../../shared/model/free-place.ts";
import { rectsOverlap } from "../../../shared/model/geometry.ts";
import type { Diagram, Model, Rect } from "../../../shared/model/model.ts";
import {
  aBox,
  aCurve,
  aDiagram,
  aFlow,
  aModel,
  anArc,
  anElement,
} from "../../builders/template.ts";

const place = fc.integer({ min: -300, max: 1500 });
const element = fc.record({
  left: place,
  top: place,
  width: fc.constant(100),
  height: fc.constant(100),
});
const box = fc.record({
  left: place,
  top: place,
  width: fc.integer({ min: 40, max: 900 }),
  height: fc.integer({ min: 40, max: 900 }),
});
const arbitraryDiagram: fc.Arbitrary<Diagram> = fc
  .tuple(fc.array(element, { maxLength: 12 }), fc.array(box, { minLength: 1, maxLength: 5 }))
  .map(([elements, boxes]) =>
    aDiagram(
      "d",
      [
        ...boxes.map((rect, at) => aBox(`box${at}`, rect)),
        ...elements.map((rect, at) => anElement(`e${at}`, rect)),
      ],
      elements.length < 2 ? [] : [aFlow("f", "e0", "e1"), aFlow("loose", null, "e0"), anArc("arc")],
    ),
  );

const diagramIn = (model: Model): Diagram => {
  const [diagram] = model.diagrams;
  if (diagram === undefined) throw new Error("the model has a diagram");
  return diagram;
};
const holderIds = (diagram: Diagram): ReadonlyMap<string, string> =>
  new Map([...holdersOf(diagram)].map(([id, holder]) => [id, holder.id]));

function liesOn(diagram: Diagram, id: string, rect: Rect): readonly string[] {
  return diagram.shapes
    .filter((shape) => shape.id !== id && shape.kind !== "boundaryBox" && rectsOverlap(shape, rect))
    .map((shape) => shape.id);
}

test("outside all boxes there is always a place that touches nothing", () => {
  fc.assert(
    fc.property(arbitraryDiagram, (diagram) => {
      const rect = freePlace(diagram, { width: 100, height: 100 }, null);
      if (rect === null) throw new Error("there is always room outside");
      expect(diagram.shapes.filter((shape) => rectsOverlap(shape, rect))).toEqual([]);
    }),
  );
});

test("what is added inside a box lies in it, on nothing, and everything else stays where it lay", () => {
  fc.assert(
    fc.property(arbitraryDiagram, fc.nat(), (diagram, which) => {
      const boxes = boxesOf(diagram);
      const target = boxes[which % boxes.length];
      if (target === undefined) throw new Error("there is a box");
      const model = aModel([diagram]);
      const change = addInside(model, "d", anElement("new"), target.id);
      if (change === null) throw new Error("a box always has or makes room");
      const after = diagramIn(applyChange(model, change));
      const added = after.shapes.find(({ id }) => id === "new");
      if (added === undefined) throw new Error("it was added");
      expect(liesOn(after, "new", added)).toEqual([]);
      const grown = after.shapes.find(({ id }) => id === target.id);
      expect(grown && rectsOverlap(grown, added)).toBe(true);
      for (const shape of after.shapes) expect(Number.isInteger(shape.left)).toBe(true);
    }),
  );
});

describe("a full box", () => {
  const full = aDiagram(
    "d",
    [
      aBox("outer", { left: 0, top: 0, width: 400, height: 260 }),
      aBox("inner", { left: 20, top: 40, width: 180, height: 180 }),
      aBox("beside", { left: 220, top: 40, width: 160, height: 180 }),
      anElement("a", { left: 50, top: 70 }),
      anElement("b", { left: 240, top: 70 }),
      anElement("below", { left: 50, top: 300 }),
    ],
    [
      aFlow("f", "a", "below", {
        ...aCurve([100, 165], [100, 235], [100, 305]),
        sourcePort: "south",
        targetPort: "north",
      }),
    ],
  );
  const model = aModel([full]);

  test("grows with the boxes around it and pushes away what is below", () => {
    const change = addInside(model, "d", anElement("new"), "inner");
    const after = diagramIn(applyChange(model, change ?? { label: "", patches: [] }));
    const before = holderIds(full);
    const now = holderIds(after);
    expect(now.get("new")).toBe("inner");
    for (const { id } of full.shapes) expect([id, now.get(id)]).toEqual([id, before.get(id)]);
    const below = after.shapes.find(({ id }) => id === "below");
    expect(below?.top).toBeGreaterThan(300);
    const flow = after.lines.find(({ id }) => id === "f");
    expect(flow?.target.y).toBe((below?.top ?? 0) + 5);
  });

  test("takes an element in that is moved into it, and lets it go again", () => {
    const into = putInside(model, "d", "below", "inner");
    if (into === null) throw new Error("it can be moved");
    expect(into.label).toBe("Move Name of below into Name of inner");
    const inside = applyChange(model, into);
    expect(holderIds(diagramIn(inside)).get("below")).toBe("inner");
    const out = putInside(inside, "d", "below", null);
    if (out === null) throw new Error("it can be moved back");
    expect(holderIds(diagramIn(applyChange(inside, out))).has("below")).toBe(false);
  });

  test("goes into another box with all it holds", () => {
    const change = putInside(model, "d", "inner", "beside");
    if (change === null) throw new Error("it can be moved");
    const after = diagramIn(applyChange(model, change));
    const boxes = boxesOf(after);
    const holder = (id: string) => {
      const shape = after.shapes.find((candidate) => candidate.id === id);
      return shape && holderOf(shape, boxes)?.id;
    };
    expect([holder("inner"), holder("a"), holder("b")]).toEqual(["beside", "inner", "beside"]);
  });

  test("goes neither into itself nor into what it holds, and nothing goes where it is", () => {
    expect(putInside(model, "d", "outer", "inner")).toBeNull();
    expect(putInside(model, "d", "outer", "outer")).toBeNull();
    expect(putInside(model, "d", "a", "inner")).toBeNull();
    expect(putInside(model, "d", "below", null)).toBeNull();
  });
});
