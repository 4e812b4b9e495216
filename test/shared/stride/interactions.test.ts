import { describe, expect, it } from "vitest";
import { crossesBoundary, interactionsOf } from "../../../shared/stride/interactions.ts";
import {
  aBox,
  aCurve,
  aDiagram,
  aFlow,
  aPair,
  anAnnotation,
  anArc,
  anElement,
} from "../../builders/template.ts";

const ids = (diagram: Parameters<typeof interactionsOf>[0]): readonly string[] =>
  interactionsOf(diagram).map(({ flow }) => flow.id);

describe("interactions", () => {
  it("are the flows with both ends attached, in stored order", () => {
    const diagram = aPair([
      aFlow("second", "b", "a"),
      anArc("arc"),
      aFlow("first", "a", "b"),
      aFlow("dangling", "a", null),
      aFlow("loose", null, null),
      aFlow("lost", "a", "elsewhere"),
      aFlow("loop", "a", "a"),
    ]);
    expect(ids(diagram)).toEqual(["second", "first", "loop"]);
    expect(interactionsOf(diagram)[0]).toMatchObject({
      diagram: { id: "d" },
      source: { id: "b" },
      target: { id: "a" },
      crosses: [],
    });
  });

  it("leave out a flow that is out of scope, but not for an element that is", () => {
    const diagram = aDiagram(
      "d",
      [anElement("a", { outOfScope: true }), anElement("b", { outOfScope: true })],
      [aFlow("in", "a", "b"), aFlow("out", "a", "b", { outOfScope: true })],
    );
    expect(ids(diagram)).toEqual(["in"]);
  });

  it("may end at an annotation, never at a boundary", () => {
    const diagram = aDiagram(
      "d",
      [anElement("a"), anAnnotation("note"), aBox("box")],
      [aFlow("to note", "a", "note"), aFlow("to box", "a", "box")],
    );
    expect(ids(diagram)).toEqual(["to note"]);
  });

  it("name every boundary they cross: boxes, then lines", () => {
    const around = { left: -10, top: -10, width: 50, height: 20 };
    const diagram = aDiagram(
      "d",
      [
        anElement("a"),
        aBox("around source", around),
        aBox("around both", { left: -10, top: -10, width: 200, height: 20 }),
        aBox("nested", { left: -5, top: -5, width: 10, height: 10 }),
        anElement("b"),
      ],
      [anArc("across", aCurve([60, -50], [60, 0], [60, 50])), aFlow("f", "a", "b"), anArc("aside")],
    );
    expect(interactionsOf(diagram)[0]?.crosses.map(({ id }) => id)).toEqual([
      "around source",
      "nested",
      "across",
    ]);
  });

  it("see a boundary that moved", () => {
    const flow = aFlow("f", "a", "b");
    const moved = (left: number): readonly string[] =>
      interactionsOf(
        aDiagram("d", [anElement("a"), anElement("b"), aBox("box", { left, width: 50 })], [flow]),
      ).flatMap(({ crosses }) => crosses.map(({ id }) => id));
    expect(moved(-10)).toEqual(["box"]);
    expect(moved(-100)).toEqual([]);
    expect(moved(-10)).toEqual(["box"]);
  });
});

describe("crossing", () => {
  const straddled = { left: 510, top: 72, width: 444, height: 374 };
  const bent = aCurve([598, 56], [508, 193], [35, 177]);
  const box = { left: 0, top: 0, width: 100, height: 100 };
  const straight = (x1: number, y1: number, x2: number, y2: number): ReturnType<typeof aCurve> =>
    aCurve([x1, y1], [(x1 + x2) / 2, (y1 + y2) / 2], [x2, y2]);

  it.each([
    [
      "a box the target's stencil straddles",
      aBox("b", straddled),
      aCurve([135, 197], [310, 200], [486, 208]),
      false,
    ],
    [
      "the same box once more",
      aBox("b", straddled),
      aCurve([180, 287], [330, 280], [486, 271]),
      false,
    ],
    [
      "an arc, where its chord says no",
      anArc("a", bent),
      aCurve([710, 189], [635, 170], [545, 132]),
      true,
    ],
    [
      "an arc, another chord that says no",
      anArc("a", bent),
      aCurve([339, 280], [215, 226], [164, 171]),
      true,
    ],
    [
      "an arc, where its chord says yes",
      anArc("a", aCurve([346, 11], [522, 498], [1076, 746])),
      aCurve([646, 359], [672, 349], [698, 340]),
      false,
    ],
    ["a box it leaves", aBox("b", box), straight(50, 50, 200, 50), true],
    ["a box it enters", aBox("b", box), straight(200, 50, 50, 50), true],
    ["a box it passes right through", aBox("b", box), straight(-50, 50, 150, 50), false],
    ["a box it stays in", aBox("b", box), straight(10, 10, 90, 90), false],
    [
      "a box it stays in but for its bend",
      aBox("b", box),
      aCurve([10, 10], [300, 50], [10, 90]),
      false,
    ],
    ["a box it ends on the edge of", aBox("b", box), straight(100, 50, 200, 50), true],
    ["a box it ends at the corner of", aBox("b", box), straight(0, 0, -50, -50), true],
    ["a box it ends just outside of", aBox("b", box), straight(100.01, 50, 200, 50), false],
    ["an arc it touches", anArc("a", straight(0, -50, 0, 50)), straight(0, 0, 100, 0), true],
    [
      "an arc it does not reach",
      anArc("a", straight(-1, -50, -1, 50)),
      straight(0, 0, 100, 0),
      false,
    ],
  ])("%s: %j", (_, boundary, curve, expected) => {
    expect(crossesBoundary(aFlow("f", "a", "b", curve), boundary)).toBe(expected);
  });
});
