import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRule } from "../../../shared/rules/compile.ts";
import type { DisplayNames } from "../../../shared/rules/facts.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import { printRule } from "../../../shared/rules/print.ts";
import type { Rule } from "../../../shared/rules/syntax.ts";
import { isMicrosofts, translateRule } from "../../../shared/rules/translate.ts";
import type { Translation, Vocabulary } from "../../../shared/rules/translate.ts";
import { arbitraryRule, arbitraryWorld, factsOf } from "../../builders/rules.ts";
import type { World } from "../../builders/rules.ts";

const names: DisplayNames = {
  typeIds: (name) => (name === "Web App" ? ["GE.P", "GE.DS"] : []),
  attributeNames: (name) => (name === "Web App" ? ["encrypted", "a.b"] : []),
};

/** Every attribute offers the values that arbitrary worlds hold, the one with a dot anything. */
const vocabulary: Vocabulary = {
  ...names,
  valuesOf: (name) =>
    name === "a.b"
      ? null
      : {
          stated: ["Yes", "No", " and ", "2G-4G (old)", "5", "-0.5"],
          unknown: ["", "Not Selected"],
        },
};

function rule(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok || parsed.rule === null) throw new Error(`no rule: ${text}`);
  return parsed.rule;
}

function shown({ rule: made, notes }: Translation): readonly [string | boolean, ...string[]] {
  return [
    typeof made === "boolean" ? made : printRule(made),
    ...notes.map(({ text, what }) => `${text}: ${what}`),
  ];
}

const few: Vocabulary = {
  ...names,
  valuesOf: (name) =>
    name === "free" ? null : { stated: ["Yes", "No", "1", "7"], unknown: ["Not said"] },
};

describe("a rule in Microsoft's language", () => {
  it.each([
    ["source is 'A' and not flow crosses 'B'"],
    ["source is in ('A', [B])", "source is 'A' or source is [B]"],
    [
      "flow.a in ('x', 'y') and target is 'T'",
      "(flow.a is 'x' or flow.a is 'y') and target is 'T'",
    ],
    [
      "flow.a is unknown",
      "not (flow.a is 'Yes' or flow.a is 'No' or flow.a is '1' or flow.a is '7')",
    ],
    ["not flow.a > 5", "not flow.a is '7'"],
    ["flow.a >= 1 or source is 'A'", "flow.a is '1' or flow.a is '7' or source is 'A'"],
    ["element is 'A' or source is 'B'", "source is 'B'"],
  ])("%s, without loss", (text, expected = text) => {
    expect(shown(translateRule(rule(text), few, "wider", null))).toEqual([expected]);
  });

  it.each([
    [
      "flow enters 'B' and source is 'A'",
      "flow crosses 'B' and source is 'A'",
      "flow enters 'B': Written as flow crosses 'B': the direction is lost.",
    ],
    [
      "flow leaves 'B' with a is 'x'",
      "flow crosses 'B'",
      "flow leaves 'B' with a is 'x': Written as flow crosses 'B': the direction and what is to hold of the boundary is lost.",
    ],
    [
      "source is 'A' and not flow enters 'B'",
      "source is 'A'",
      "flow enters 'B': Microsoft's language cannot say this; it is taken to be never true.",
    ],
    [
      "both in 'B' and source is 'A'",
      "source is 'A'",
      "both in 'B': Microsoft's language cannot say this; it is taken to be always true.",
    ],
    [
      "diagram has 'X'",
      true,
      "diagram has 'X': Microsoft's language cannot say this; it is taken to be always true.",
    ],
    [
      "flow.free < 3 and source is 'A'",
      "source is 'A'",
      "flow.free < 3: Microsoft's language cannot say this; it is taken to be always true.",
    ],
  ])("%s, wider", (text, expected, ...notes) => {
    expect(shown(translateRule(rule(text), few, "wider", null))).toEqual([expected, ...notes]);
  });

  it.each([
    ["both in 'B' or source is 'A'", "source is 'A'", "both in 'B'"],
    ["flow.free is unknown", "flow.free is ''", "flow.free is unknown"],
    ["flow enters 'B'", false, "flow enters 'B'"],
  ])("%s, narrower", (text, expected, term) => {
    const translation = translateRule(rule(text), few, "narrower", null);
    expect(shown(translation)[0]).toBe(expected);
    expect(translation.notes.map((note) => note.text)).toEqual([term]);
  });

  it("speaks of one end of a flow instead of an element", () => {
    const about = rule("element is 'A' and element.a is unknown and not source is 'B'");
    expect(shown(translateRule(about, few, "wider", "target"))).toEqual([
      "target is 'A' and not (target.a is 'Yes' or target.a is 'No' or target.a is '1' or target.a is '7')",
    ]);
  });

  it("needs nothing beyond it", () => {
    fc.assert(
      fc.property(arbitraryRule, fc.constantFrom("wider", "narrower"), (tree, aim) => {
        const { rule: made } = translateRule(tree, vocabulary, aim, null);
        if (typeof made !== "boolean") expect(isMicrosofts(made)).toBe(true);
      }),
    );
  });

  it("holds for the same where nothing is noted, for no less or no more where something is", () => {
    fc.assert(
      fc.property(arbitraryRule, fc.array(arbitraryWorld, { minLength: 5 }), (tree, worlds) => {
        const wide = translateRule(tree, vocabulary, "wider", null);
        const narrow = translateRule(tree, vocabulary, "narrower", null);
        for (const world of worlds.map(ofInteraction)) {
          const original = holds(tree, world);
          if (original) expect(holds(wide.rule, world)).toBe(true);
          else expect(holds(narrow.rule, world)).toBe(false);
          if (wide.notes.length === 0) expect(holds(wide.rule, world)).toBe(original);
          if (narrow.notes.length === 0) expect(holds(narrow.rule, world)).toBe(original);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function holds(made: Rule | boolean, world: World): boolean {
  return typeof made === "boolean" ? made : compileRule(made, names)(factsOf(world));
}

/** The world of a flow, which knows no element or boundary it is about. */
function ofInteraction(world: World): World {
  const plain = { types: [], attributes: {} };
  const { source = plain, target = plain, flow = plain } = world.subjects;
  const { element: _ae, boundary: _ab, ...around } = world.around;
  return { ...world, subjects: { source, target, flow }, around };
}
