import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileRule } from "../../../shared/rules/compile.ts";
import { explainRule, isNotStated } from "../../../shared/rules/explain.ts";
import type { Explanation } from "../../../shared/rules/explain.ts";
import { noDisplayNames } from "../../../shared/rules/facts.ts";
import type { DisplayNames } from "../../../shared/rules/facts.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import type { Rule } from "../../../shared/rules/syntax.ts";
import { arbitraryRule, arbitraryWorld, factsOf } from "../../builders/rules.ts";
import type { World } from "../../builders/rules.ts";

const names: DisplayNames = {
  typeIds: (name) =>
    ({ "web app": ["SE.P.Web", "GE.DS"], "[nested] name": ["ROOT"] })[name.toLowerCase()] ?? [],
  attributeNames: (name) => (name === "Web App" ? ["encrypted", "a.b"] : []),
};

const world: World = {
  types: { source: ["SE.P.Web", "GE.P"], target: ["GE.DS", "ROOT"], flow: ["GE.DF"] },
  attributes: {
    source: { encrypted: "Yes" },
    target: { encrypted: "Not Selected" },
    flow: { "a.b": "No" },
  },
  crossed: ["GE.TB.B"],
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
    case "type":
    case "crossing": {
      const ids = tree.type.by === "id" ? [tree.type.text] : names.typeIds(tree.type.text);
      const held = tree.kind === "type" ? about.types[tree.subject] : about.crossed;
      return ids.some((id) => id !== "ROOT" && held.includes(id));
    }
    case "attribute": {
      const { by, text } = tree.attribute;
      const keys = by === "id" ? [text] : names.attributeNames(text);
      return keys.some((key) => about.attributes[tree.subject][key] === tree.value);
    }
  }
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
