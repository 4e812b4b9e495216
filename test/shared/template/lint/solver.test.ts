/** The search over situations against going through all of them, one by one. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileRule } from "../../../../shared/rules/compile.ts";
import type { Facts, Thing } from "../../../../shared/rules/facts.ts";
import { parseRule } from "../../../../shared/rules/parse.ts";
import type { Rule } from "../../../../shared/rules/syntax.ts";
import { firesWhen } from "../../../../shared/template/lint/logic-findings.ts";
import { canHold } from "../../../../shared/template/lint/solve.ts";
import { vocabularyOf } from "../../../../shared/template/lint/vocabulary.ts";
import { worldOf } from "../../../../shared/template/lint/world.ts";
import type { World } from "../../../../shared/template/lint/world.ts";
import { aDefinition, aStencil, aTemplate } from "../../../builders/template.ts";

const vocabulary = vocabularyOf(
  aTemplate({
    stencils: [
      aStencil("P", { attributes: [aDefinition("a", ["?", "y"], { unknown: "?" })] }),
      aStencil("P1", { parentId: "P" }),
      aStencil("DS", {
        shape: "parallelLines",
        attributes: [aDefinition("n", [], { kind: "number" })],
      }),
      aStencil("DF", {
        shape: "line",
        attributes: [aDefinition("c", ["x", "y"]), aDefinition("d", [], { kind: "text" })],
      }),
      aStencil("B", { shape: "boundaryBox", attributes: [aDefinition("o", ["us", "them"])] }),
      aStencil("L", { shape: "boundaryLine" }),
    ],
  }),
);

function aThing(types: readonly string[], attributes: Readonly<Record<string, string>>): Thing {
  return {
    isOfType: (id) => types.includes(id),
    attribute: (name) => attributes[name] ?? null,
    isUnknown: (name) => ["?", "", undefined].includes(attributes[name]),
  };
}

const ends: readonly Thing[] = [
  ...["?", "y"].flatMap((a) => [aThing(["P"], { a }), aThing(["P1", "P"], { a })]),
  ...["", "0", "1", "1.5", "2", "3"].map((n) => aThing(["DS"], { n })),
];
const flows = ["x", "y"].flatMap((c) =>
  ["", "x", "other", "7"].map((d) => aThing(["DF"], { c, d })),
);
const boxes = ["us", "them"].map((o) => aThing(["B"], { o }));
const lines = [aThing(["L"], {})];

function subsetsOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return Array.from({ length: 2 ** items.length }, (_, number) =>
    items.filter((_, at) => Math.floor(number / 2 ** at) % 2 === 1),
  );
}

type Surroundings = Pick<Facts, "crossed" | "around" | "onDiagram">;

function aSituation(
  [source, target, flow]: readonly [Thing, Thing, Thing],
  { crossed = () => [], around = () => [], onDiagram = () => [] }: Partial<Surroundings>,
): Facts {
  const parts = { source, target, flow, element: null, boundary: null };
  return { subject: (subject) => parts[subject], crossed, around, onDiagram };
}

type Family = "crossing" | "containment" | "presence";

/** All there can be around a flow, as far as one family of terms can tell. */
const surroundings: Readonly<
  Record<Family, (own: readonly Thing[]) => readonly Partial<Surroundings>[]>
> = {
  crossing: () =>
    subsetsOf(boxes).flatMap((leaves) =>
      subsetsOf(boxes).flatMap((enters) =>
        subsetsOf(lines).map((met) => {
          const crosses = [leaves, enters, met].flat();
          const ways = { leaves, enters, crosses };
          return { crossed: (way: keyof typeof ways) => ways[way] };
        }),
      ),
    ),
  containment: () =>
    subsetsOf(boxes).flatMap((ofSource) =>
      subsetsOf(boxes).flatMap((ofTarget) =>
        subsetsOf(boxes).map((both) => {
          const source = ofSource.concat(both);
          const target = ofTarget.concat(both);
          const boxesOf = { source, target, both, element: [], boundary: [] };
          return { around: (subject: keyof typeof boxesOf) => boxesOf[subject] };
        }),
      ),
    ),
  presence: (own) =>
    subsetsOf([...boxes, aThing(["P1", "P"], { a: "y" }), aThing(["DS"], { n: "1" })]).map(
      (others) => {
        const things = own.concat(others);
        return { onDiagram: (id: string) => things.filter((thing) => thing.isOfType(id)) };
      },
    ),
};

function situations(family: Family): readonly Facts[] {
  return ends.flatMap((source) =>
    ends.flatMap((target) =>
      flows.flatMap((flow) =>
        surroundings[family]([source, target, flow]).map((around) =>
          aSituation([source, target, flow], around),
        ),
      ),
    ),
  );
}

const common = [
  "source is 'P'",
  "source is 'P1'",
  "target is 'DS'",
  "target is in ('P1', 'DS')",
  "flow is 'DF'",
  "source.a is 'y'",
  "source.a is unknown",
  "target.a in ('?', 'y')",
  "target.n < 2",
  "target.n >= 1",
  "target.n is '2'",
  "flow.c is 'x'",
  "flow.d is 'x'",
  "flow.d is unknown",
  "flow.d > 5",
];

const terms: Readonly<Record<Family, readonly string[]>> = {
  crossing: [
    "flow crosses 'B'",
    "flow crosses 'L'",
    "flow leaves 'B'",
    "flow enters 'B' with o is 'us'",
    "flow crosses 'B' with o is 'them'",
  ],
  containment: [
    "source in 'B'",
    "target in 'B' with o is 'us'",
    "both in 'B'",
    "both in 'B' with o in ('us', 'them')",
  ],
  presence: [
    "diagram has 'B' with o is 'us'",
    "diagram has 'DS'",
    "diagram has 'P1' with a is 'y'",
    "diagram has 'B'",
  ],
};

function ruleTextOf(family: Family): fc.Arbitrary<string> {
  return fc.letrec<{ rule: string }>((tie) => ({
    rule: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constantFrom(...common, ...terms[family]),
      tie("rule").map((text) => `not (${text})`),
      fc
        .tuple(fc.constantFrom("and", "or"), fc.array(tie("rule"), { minLength: 2, maxLength: 3 }))
        .map(([word, operands]) => operands.map((text) => `(${text})`).join(` ${word} `)),
    ),
  })).rule;
}

function ruleOf(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok || parsed.rule === null) throw new Error(`no rule: ${text}`);
  return parsed.rule;
}

function worldFor(...rules: readonly Rule[]): World {
  const world = worldOf(vocabulary, "interaction", rules, new Set());
  if (world === null) throw new Error("too many cases");
  return world;
}

describe.each(["crossing", "containment", "presence"] as const)("rules with %s", (family) => {
  const all = situations(family);

  test("can be true, and can be false, exactly if one of all situations makes them so", () => {
    fc.assert(
      fc.property(ruleTextOf(family), (text) => {
        const rule = ruleOf(text);
        const holds = compileRule(rule, vocabulary.names);
        const world = worldFor(rule);
        const formula = world.formulaOf(rule);
        expect(canHold(world, formula)).toBe(all.some(holds) ? "yes" : "no");
        expect(canHold(world, { kind: "not", operand: formula })).toBe(
          all.every(holds) ? "no" : "yes",
        );
      }),
      { numRuns: 80 },
    );
  });

  test("leave something of one another exactly if a situation shows it", () => {
    fc.assert(
      fc.property(ruleTextOf(family), ruleTextOf(family), (first, second) => {
        const [include, exclude] = [ruleOf(first), ruleOf(second)];
        const [holds, unless] = [include, exclude].map((rule) =>
          compileRule(rule, vocabulary.names),
        );
        const world = worldFor(include, exclude);
        const fires = all.some((facts) => holds?.(facts) === true && unless?.(facts) === false);
        expect(canHold(world, firesWhen(world, include, exclude))).toBe(fires ? "yes" : "no");
      }),
      { numRuns: 60 },
    );
  });
});

test("a question that takes too long stays open", () => {
  const pairs = Array.from({ length: 9 }, (_, index) => index);
  const hard = aTemplate({
    stencils: [
      aStencil("P", {
        attributes: pairs.flatMap((index) => [
          aDefinition(`a${index}`, ["0", "1", "2", "3"]),
          aDefinition(`b${index}`, ["0", "1", "2", "3"]),
        ]),
      }),
    ],
  });
  // Each pair has to differ somewhere, and the last condition takes that back: only all cases show it.
  const differ = pairs.map((index) =>
    ["0", "1", "2", "3"]
      .map((value) => `(source.a${index} is '${value}' and not source.b${index} is '${value}')`)
      .join(" or "),
  );
  const same = pairs.map((index) =>
    ["0", "1", "2", "3"]
      .map((value) => `(target.a${index} is '${value}' and source.a${index} is '${value}')`)
      .join(" or "),
  );
  const text = [...differ, ...same, "target.a8 is '0'", "not (source.a8 is '0')"]
    .map((part) => `(${part})`)
    .join(" and ");
  const rule = ruleOf(text);
  const known = vocabularyOf(hard);
  const world = worldOf(known, "interaction", [rule], new Set());
  if (world === null) throw new Error("too many cases");
  expect(canHold(world, world.formulaOf(rule))).toBe("undecided");
});
