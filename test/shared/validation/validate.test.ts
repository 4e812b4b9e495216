/** Every issue by an example that has it and one that has not, and what silencing does. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange, invert, messageKey } from "../../../shared/model/change.ts";
import { forgetMessage, silenceMessage } from "../../../shared/model/edits/messages.ts";
import type { Diagram, Line, Shape } from "../../../shared/model/model.ts";
import { ISSUES, messageOf } from "../../../shared/validation/finding.ts";
import { countBySeverity, validate } from "../../../shared/validation/validate.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import {
  aBox,
  aCurve,
  aDiagram,
  aFlow,
  aModel,
  anArc,
  anAnnotation,
  anElement,
  aStencil,
  aTemplate,
  genericStencils,
} from "../../builders/template.ts";

const template = aTemplate({
  stencils: [...genericStencils, aStencil("SE.P.Shop", { parentId: "GE.P", name: "Shop" })],
});
type IssueName = keyof typeof ISSUES;

function issuesIn(diagram: Diagram): readonly (readonly [IssueName, readonly string[]])[] {
  return validate(template, aModel([diagram])).map(({ finding }) => {
    const [name] = Object.entries(ISSUES).find(([, { id }]) => id === finding.issueId) ?? [];
    return [name as IssueName, finding.elementIds] as const;
  });
}

const a = anElement("a");
const b = anElement("b", { left: 300 });
const there = aFlow("f", "a", "b", aCurve([95, 50], [200, 50], [305, 50]));
const drawn = (shapes: readonly Shape[], lines: readonly Line[] = [there]): Diagram =>
  aDiagram("d", shapes, lines);

const store = anElement("s", { kind: "dataStore", left: 300 });
const across = anArc("arc", aCurve([200, 0], [200, 50], [200, 100]));
const wide = aBox("box", { left: -20, top: -20, width: 180, height: 160 });

const examples: readonly {
  readonly issue: IssueName;
  readonly ids: readonly string[];
  readonly has: Diagram;
  readonly hasNot: Diagram;
}[] = [
  {
    issue: "unconnected",
    ids: ["f", "f"],
    has: drawn([a, b], [there, aFlow("g", "a", "b"), { ...there, targetId: null }].slice(2)),
    hasNot: drawn([a, b]),
  },
  {
    issue: "repeatedArcs",
    ids: ["f", "f"],
    has: drawn([a, b], [there, across, anArc("arc2", aCurve([250, 0], [250, 50], [250, 100]))]),
    hasNot: drawn(
      [a, b],
      [
        there,
        across,
        anArc("arc2", { ...aCurve([250, 0], [250, 50], [250, 100]), stencilId: "other" }),
      ],
    ),
  },
  {
    issue: "unnamed",
    ids: ["a"],
    has: drawn([{ ...a, name: " \n" }, b]),
    hasNot: drawn([a, b, anAnnotation("n", { name: "", left: 600 })]),
  },
  {
    issue: "defaultName",
    ids: ["a"],
    has: drawn([{ ...a, name: "Generic  Process" }, b]),
    hasNot: drawn([
      { ...a, name: "Generic Processor" },
      { ...b, name: "Shop", stencilId: "SE.P.Shop" },
    ]),
  },
  {
    issue: "sameName",
    ids: ["a", "b"],
    has: drawn([
      { ...a, name: "Shop" },
      { ...b, name: " shop" },
    ]),
    hasNot: drawn([
      { ...a, name: "Shop" },
      { ...b, name: "Shops" },
    ]),
  },
  {
    issue: "unreachable",
    ids: ["c"],
    has: drawn([a, b, anElement("c", { left: 600 })]),
    hasNot: drawn([a, b, anAnnotation("c", { left: 600 })]),
  },
  {
    issue: "onlyWritten",
    ids: ["s"],
    has: drawn([a, store], [{ ...there, targetId: "s" }]),
    hasNot: drawn(
      [a, store],
      [{ ...there, targetId: "s" }, aFlow("g", "s", "a", { name: "Back" })],
    ),
  },
  {
    issue: "onlyRead",
    ids: ["s"],
    has: drawn([a, store], [{ ...there, sourceId: "s", targetId: "a" }]),
    hasNot: drawn([a, store], [{ ...there, targetId: "s" }]),
  },
  {
    issue: "crossesNothing",
    ids: ["f"],
    has: drawn([a, b, wide], [{ ...there, ...aCurve([170, 50], [200, 50], [305, 50]) }]),
    hasNot: drawn([a, b, wide]),
  },
  {
    issue: "idleBoundary",
    ids: ["box"],
    has: drawn([a, b, aBox("box", { left: 900 })]),
    hasNot: drawn([a, b, wide]),
  },
  {
    issue: "noReason",
    ids: ["a"],
    has: drawn([{ ...a, outOfScope: true }, b]),
    hasNot: drawn([{ ...a, outOfScope: true, outOfScopeReason: "Bought" }, b]),
  },
  {
    issue: "overlap",
    ids: ["a", "b"],
    has: drawn([a, { ...b, left: 99 }]),
    hasNot: drawn([a, { ...b, left: 100 }]),
  },
  { issue: "emptyDiagram", ids: [], has: drawn([], []), hasNot: drawn([a]) },
];

test("there is an example of every issue", () => {
  expect(examples.map(({ issue }) => issue).sort()).toEqual(Object.keys(ISSUES).sort());
});

describe.each(examples)("$issue", ({ issue, ids, has, hasNot }) => {
  test("is found where it is", () => {
    expect(issuesIn(has)).toContainEqual([issue, ids]);
  });
  test("is not found where it is not", () => {
    expect(issuesIn(hasNot).map(([name]) => name)).not.toContain(issue);
  });
});

test("a sound diagram has nothing to be said about", () => {
  expect(issuesIn(drawn([a, b]))).toEqual([]);
});

test("Microsoft's issues are stored word for word, ours name their items", () => {
  const loose = { ...there, targetId: null, name: "" };
  const texts = validate(template, aModel([drawn([a, b], [loose])])).map(
    ({ finding }) => messageOf(finding).text,
  );
  expect(texts).toContain("The connector should be attached to two elements.");
  expect(texts).toContain("“Name of b”: No data flow reaches or leaves it.");
});

test("overlaps are those that comparing every two elements gives", () => {
  const side = fc.integer({ min: 30, max: 150 });
  const place = fc.integer({ min: 0, max: 600 });
  const rect = fc.record({ left: place, top: place, width: side, height: side });
  fc.assert(
    fc.property(fc.array(rect, { maxLength: 12 }), (rects) => {
      const shapes = rects.map((each, at) => anElement(`e${at}`, each));
      const pairs = shapes.flatMap((one, at) =>
        shapes.slice(at + 1).flatMap((other) => {
          const apart =
            one.left + one.width <= other.left ||
            other.left + other.width <= one.left ||
            one.top + one.height <= other.top ||
            other.top + other.height <= one.top;
          return apart ? [] : [[one.id, other.id].sort().join(" ")];
        }),
      );
      const found = issuesIn(aDiagram("d", shapes, []))
        .filter(([name]) => name === "overlap")
        .map(([, ids]) => ids.toSorted().join(" "));
      expect(found.sort()).toEqual(pairs.sort());
    }),
  );
});

test("what is silenced stays silent with its reason, speaks again when forgotten, and nothing else changes", () => {
  fc.assert(
    fc.property(arbitraryModel, fc.nat(), fc.string(), (model, which, reason) => {
      const before = validate(template, model);
      const chosen = before[which % Math.max(1, before.length)];
      fc.pre(chosen?.silenced === null);
      const change = silenceMessage(model, messageOf(chosen.finding), reason);
      if (change === null) throw new Error("it spoke until now");
      const silent = applyChange(model, change);
      const after = validate(template, silent);
      const said = reason.replace(/\s+/gu, " ").trim();
      expect(after).toEqual(
        before.map((each) => (each.key === chosen.key ? { ...each, silenced: said } : each)),
      );
      const spoken = (list: typeof before): number =>
        Object.values(countBySeverity(list)).reduce((sum, count) => sum + count);
      expect(spoken(after)).toBeLessThan(spoken(before));
      expect(silenceMessage(silent, messageOf(chosen.finding), reason)).toBeNull();
      const forgotten = forgetMessage(silent, chosen.key);
      if (forgotten === null) throw new Error("it is stored");
      expect(validate(template, applyChange(silent, forgotten))).toEqual(before);
      expect(applyChange(silent, invert(change))).toEqual(model);
      expect(silent.messages.map(messageKey)).toContain(chosen.key);
    }),
  );
});

describe("a template's own messages", () => {
  const speaking = aTemplate({
    stencils: genericStencils,
    messages: [
      { id: "M1", scope: "diagram", when: "not diagram has 'GE.DS'", text: "Nothing is kept." },
      {
        id: "M2",
        scope: "interaction",
        when: "source is 'GE.P' and target is 'GE.P'",
        text: "{source.Name} calls {target.Name}.",
      },
      { id: "M3", scope: "element", when: "element is", text: "Never: this is no rule." },
    ],
  });
  const said = (diagram: Diagram) =>
    validate(speaking, aModel([diagram])).flatMap(({ finding }) =>
      finding.issueId.startsWith("M")
        ? [[finding.issueId, finding.elementIds, finding.about, finding.text]]
        : [],
    );

  test("are about what their rule holds for", () => {
    expect(said(drawn([a, b]))).toEqual([
      ["M1", [], "", "Nothing is kept."],
      ["M2", ["f", "a", "b"], "“Name of f”", "Name of a calls Name of b."],
    ]);
    const kept = { ...store, stencilId: "GE.DS", genericStencilId: "GE.DS" };
    expect(said(drawn([a, kept], [{ ...there, targetId: kept.id }]))).toEqual([]);
  });

  test("are silenced like any other", () => {
    const model = aModel([drawn([a, b])]);
    const first = validate(speaking, model).find(({ finding }) => finding.issueId === "M1");
    if (first === undefined) throw new Error("it speaks");
    const change = silenceMessage(model, messageOf(first.finding), "It is so on purpose.");
    const after = change === null ? model : applyChange(model, change);
    const silent = validate(speaking, after).find(({ key }) => key === first.key);
    expect(silent?.silenced).toBe("It is so on purpose.");
  });
});
