import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRule } from "../../../shared/rules/compile.ts";
import { explainRule, isNotStated } from "../../../shared/rules/explain.ts";
import type { Explanation } from "../../../shared/rules/explain.ts";
import { noDisplayNames } from "../../../shared/rules/facts.ts";
import type { DisplayNames } from "../../../shared/rules/facts.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import type { AttributeTest, Reference, Rule, SearchTerm } from "../../../shared/rules/syntax.ts";
import { arbitraryRule, arbitraryWorld, factsOf, isUnknown } from "../../builders/rules.ts";
import type { World, WorldThing } from "../../builders/rules.ts";

const names: DisplayNames = {
  typeIds: (name) =>
    ({ "web app": ["SE.P.Web", "GE.DS"], "[nested] name": ["ROOT"] })[name.toLowerCase()] ?? [],
  attributeNames: (name) => (name === "Web App" ? ["encrypted", "a.b"] : []),
};

const inner = { types: ["GE.TB.B"], attributes: { tenant: "A", level: "Not Selected" } };
const outer = { types: ["SE.TB.Net", "GE.TB.B"], attributes: { tenant: "B", level: "3" } };

const world: World = {
  subjects: {
    source: { types: ["SE.P.Web", "GE.P"], attributes: { encrypted: "Yes", level: " 2.5 " } },
    target: { types: ["GE.DS", "ROOT"], attributes: { encrypted: "Not Selected", level: "many" } },
    flow: { types: ["GE.DF"], attributes: { "a.b": "No", level: "1e3" } },
  },
  crossed: { crosses: [inner], leaves: [inner], enters: [] },
  around: { source: [inner, outer], target: [outer], both: [outer] },
  onDiagram: [inner, outer, { types: ["GE.DS"], attributes: { encrypted: "Yes" } }],
};

function rule(text: string): Rule {
  const parsed = parseRule(text);
  if (!parsed.ok || parsed.rule === null) throw new Error(`no rule: ${text}`);
  return parsed.rule;
}

function explained(text: string): Explanation {
  return explainRule(rule(text), factsOf(world), names);
}

/** The language read off its definition, as plainly as can be. */
function naive(tree: Rule, about: World): boolean {
  switch (tree.kind) {
    case "and":
      return !tree.operands.some((operand) => !naive(operand, about));
    case "or":
      return tree.operands.some((operand) => naive(operand, about));
    case "not":
      return !naive(tree.operand, about);
    case "type": {
      const ids = tree.types.flatMap(idsOf);
      return ids.some((id) => about.subjects[tree.subject]?.types.includes(id));
    }
    case "attribute":
      return naiveTest(tree, about.subjects[tree.subject]);
    case "crossing":
      return naiveSearch(tree, about.crossed[tree.way]);
    case "containment":
      return naiveSearch(tree, about.around[tree.subject] ?? []);
    case "presence":
      return naiveSearch(tree, about.onDiagram);
  }
}

function idsOf({ by, text }: Reference): readonly string[] {
  return (by === "id" ? [text] : names.typeIds(text)).filter((id) => id !== "ROOT");
}

function naiveSearch({ type, detail }: SearchTerm, things: readonly WorldThing[]): boolean {
  return idsOf(type).some((id) =>
    things.some((thing) => thing.types.includes(id) && (!detail || naiveTest(detail, thing))),
  );
}

function naiveTest(test: AttributeTest, thing: WorldThing | undefined): boolean {
  const { by, text } = test.attribute;
  const keys = by === "id" ? [text] : names.attributeNames(text);
  if (thing === undefined || keys.length === 0) return false;
  const { condition } = test;
  if (condition.kind === "unknown") return keys.every((key) => isUnknown(thing, key));
  return keys.some((key) => {
    const found = thing.attributes[key];
    if (found === undefined) return false;
    if (condition.kind === "values") return condition.values.some(({ text }) => text === found);
    const { comparison, number } = condition;
    if (!/^\s*[+-]?\d+(\.\d+)?\s*$/.test(found)) return false;
    const by = Number(found) - number;
    return { "<": by < 0, "<=": by <= 0, ">": by > 0, ">=": by >= 0 }[comparison];
  });
}

describe("what a rule means", () => {
  it.each([
    ["source is 'SE.P.Web'", true],
    ["source is 'GE.P'", true],
    ["source is 'ge.p'", false],
    ["source is 'GE.EI'", false],
    ["target is 'ROOT'", false],
    ["not target is 'ROOT'", true],
    ["target is [Web App]", true],
    ["target is [No Such Thing]", false],
    ["not target is [No Such Thing]", true],
    ["flow crosses 'GE.TB.B'", true],
    ["flow crosses 'GE.TB.L'", false],
    ["source.encrypted is 'Yes'", true],
    ["source.encrypted is 'yes'", false],
    ["source.encrypted in ('No', 'Yes')", true],
    ["source.encrypted in ('No', 'Maybe')", false],
    ["source is in ('GE.EI', 'GE.P')", true],
    ["source is in ([No Such Thing], [Web App])", true],
    ["target.encrypted is unknown", true],
    ["source.encrypted is unknown", false],
    ["flow.nothing is unknown", true],
    ["flow.[Web App] is unknown", false],
    ["flow.[No Such Thing] is unknown", false],
    ["source.level < 3", true],
    ["source.level <= 2.5", true],
    ["source.level > 2.5", false],
    ["target.level < 3", false],
    ["not target.level < 3", true],
    ["flow.level > 5", false],
    ["flow.nothing >= 0", false],
    ["element is 'GE.P'", false],
    ["not element is 'GE.P'", true],
    ["boundary.level is unknown", false],
    ["source in 'GE.TB.B'", true],
    ["target in 'SE.TB.Net'", true],
    ["both in 'SE.TB.Net'", true],
    ["source in 'GE.TB.B' with tenant is 'A'", true],
    ["both in 'GE.TB.B' with tenant is 'A'", false],
    ["both in 'GE.TB.B' with tenant in ('A', 'B')", true],
    ["source in 'GE.TB.B' with level is unknown", true],
    ["target in 'GE.TB.B' with level is unknown", false],
    ["target in 'GE.TB.B' with level > 2", true],
    ["element in 'GE.TB.B'", false],
    ["flow leaves 'GE.TB.B'", true],
    ["flow enters 'GE.TB.B'", false],
    ["diagram has 'GE.DS'", true],
    ["diagram has 'GE.EI'", false],
    ["diagram has 'GE.DS' with encrypted is 'Yes'", true],
    ["diagram has 'GE.DS' with encrypted is 'No'", false],
    ["source.encrypted is 'Yes '", false],
    ["source.missing is ''", false],
    ["not source.missing is 'Yes'", true],
    ["flow.[Web App] is 'No'", true],
    ["source is 'x' or source is 'GE.P' and target is 'GE.DS'", true],
    ["(source is 'GE.P' or source is 'x') and target is 'x'", false],
    ["source is 'GE.P' or source is 'x' and target is 'x'", true],
  ])("%s: %s", (text, expected) => {
    expect(compileRule(rule(text), names)(factsOf(world))).toBe(expected);
    expect(explained(text).holds).toBe(expected);
  });

  it("is the same compiled, explained and read off the definition", () => {
    fc.assert(
      fc.property(arbitraryRule, arbitraryWorld, (tree, about) => {
        const expected = naive(tree, about);
        expect(compileRule(tree, names)(factsOf(about))).toBe(expected);
        expect(explainRule(tree, factsOf(about), names).holds).toBe(expected);
      }),
      { numRuns: 5000 },
    );
  });

  it("resolves no display name when there are none", () => {
    expect(compileRule(rule("source is [Web App]"), noDisplayNames)(factsOf(world))).toBe(false);
  });
});

describe("the explanation of a rule", () => {
  it.each([
    ["source.encrypted is 'Yes'", "true", { kind: "attribute", name: "encrypted", found: "Yes" }],
    ["source.encrypted is 'No'", "false", { kind: "attribute", name: "encrypted", found: "Yes" }],
    [
      "target.encrypted is 'No'",
      "unknown",
      { kind: "attribute", name: "encrypted", found: "Not Selected" },
    ],
    [
      "target.encrypted is 'Not Selected'",
      "true",
      { kind: "attribute", name: "encrypted", found: "Not Selected" },
    ],
    ["flow.encrypted is 'No'", "unknown", { kind: "attribute", name: "encrypted", found: null }],
    ["flow.[Web App] is 'Yes'", "false", { kind: "attribute", name: "a.b", found: "No" }],
    ["flow.[Nothing] is 'Yes'", "unknown", { kind: "unknownName", displayName: "Nothing" }],
    ["flow is [Nothing]", "unknown", { kind: "unknownName", displayName: "Nothing" }],
    ["source.level is unknown", "false", { kind: "attribute", name: "level", found: " 2.5 " }],
    ["flow.nothing is unknown", "true", { kind: "attribute", name: "nothing", found: null }],
    ["source.level > 1", "true", { kind: "attribute", name: "level", found: " 2.5 " }],
    ["source.level < 1", "false", { kind: "attribute", name: "level", found: " 2.5 " }],
    ["target.level < 1", "unknown", { kind: "attribute", name: "level", found: "many" }],
    ["flow.nothing < 1", "unknown", { kind: "attribute", name: "nothing", found: null }],
    ["element is 'GE.P'", "unknown", { kind: "noSubject" }],
    ["element.a is unknown", "unknown", { kind: "noSubject" }],
    [
      "source in 'GE.TB.B' with level > 5",
      "unknown",
      {
        kind: "containment",
        typeIds: ["GE.TB.B"],
        things: 2,
        details: [
          { name: "level", found: "Not Selected" },
          { name: "level", found: "3" },
        ],
      },
    ],
    [
      "target in 'GE.TB.B' with level > 5",
      "false",
      { kind: "containment", things: 1, details: [{ name: "level", found: "3" }] },
    ],
    ["diagram has 'GE.EI'", "false", { kind: "presence", typeIds: ["GE.EI"], things: 0 }],
    ["diagram has [Nothing]", "unknown", { kind: "unknownName", displayName: "Nothing" }],
    [
      "diagram has 'GE.DS' with [Nothing] is unknown",
      "unknown",
      { kind: "unknownName", displayName: "Nothing" },
    ],
    ["source is [Web App]", "true", { kind: "type", typeIds: ["SE.P.Web", "GE.DS"] }],
    ["flow crosses 'GE.TB.L'", "false", { kind: "crossing", typeIds: ["GE.TB.L"] }],
  ])("%s is %s", (text, truth, evidence) => {
    expect(explained(text)).toMatchObject({ truth, evidence, operands: [] });
  });

  it.each([
    ["not flow.x is 'a'", "unknown"],
    ["flow.x is 'a' and source is 'GE.P'", "unknown"],
    ["flow.x is 'a' and source is 'GE.EI'", "false"],
    ["flow.x is 'a' or source is 'GE.P'", "true"],
    ["flow.x is 'a' or source is 'GE.EI'", "unknown"],
    ["not source is 'GE.P'", "false"],
    ["source is 'GE.P' and target is 'GE.DS'", "true"],
  ])("%s is %s as a whole", (text, truth) => {
    expect(explained(text).truth).toBe(truth);
  });

  it("covers every term, even those that no longer matter", () => {
    const { operands } = explained("source is 'GE.P' or flow.x is 'a' or target is 'GE.DS'");
    expect(operands.map((operand) => operand.truth)).toEqual(["true", "unknown", "true"]);
  });

  it("agrees with the two-valued outcome wherever it is certain", () => {
    fc.assert(
      fc.property(arbitraryRule, arbitraryWorld, (tree, about) => {
        const { truth, holds } = explainRule(tree, factsOf(about), names);
        if (truth !== "unknown") expect(truth).toBe(String(holds));
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["", "Select", "Not Selected", " not selected "])("takes %j for not stated", (value) => {
    expect(isNotStated(value)).toBe(true);
  });

  it.each(["No", "None", "Not Applicable", "Generic"])("takes %j for stated", (value) => {
    expect(isNotStated(value)).toBe(false);
  });
});
