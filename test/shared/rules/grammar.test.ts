import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grammar, termForms } from "../../../shared/rules/grammar.ts";
import type { Expression, ProductionName } from "../../../shared/rules/grammar.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import { isMicrosofts } from "../../../shared/rules/translate.ts";

/** What stands for the words that describe things no grammar says better. */
const written: Readonly<Partial<Record<ProductionName, fc.Arbitrary<string>>>> = {
  stencil: fc.constantFrom("'GE.P'", "[Web App]", "[a [b] c]"),
  value: fc.constantFrom("'Yes'", "''", "' and '"),
  attribute: fc.constantFrom("encrypted", "a.b", "is", "[Label]", "54851a3b-65da"),
  number: fc.constantFrom("5", "-3", "0.25", "999999999999999.999999999999999"),
};

type Sentences = Record<ProductionName, string>;

/** Every sentence the grammar allows. */
const sentences = fc.letrec<Sentences>((tie) => {
  const of = (expression: Expression): fc.Arbitrary<string> => {
    switch (expression.kind) {
      case "literal":
        return fc.constantFrom(expression.text, expression.text.toUpperCase());
      case "name":
        return tie(expression.name);
      case "prose":
        throw new Error("every production in words has sentences of its own");
      case "sequence":
        return fc.tuple(...expression.parts.map(of)).map((parts) => parts.join(" "));
      case "choice":
        // The shallowest last part comes first when a sentence grows too deep.
        return fc.oneof({ depthSize: "small" }, ...expression.parts.toReversed().map(of));
      case "optional":
        return fc.option(of(expression.part), { nil: "" });
      case "repeated":
        return fc.array(of(expression.part), { maxLength: 2 }).map((parts) => parts.join(" "));
    }
  };
  const entries = grammar.map(({ name, expression }) => [name, written[name] ?? of(expression)]);
  return Object.fromEntries(entries) as { [Name in ProductionName]: fc.Arbitrary<string> };
});

describe("the grammar", () => {
  it("allows nothing the parser refuses", () => {
    fc.assert(
      fc.property(sentences.rule, (text) => {
        expect(parseRule(text)).toMatchObject({ ok: true });
      }),
      { numRuns: 3000 },
    );
  });

  it("names every production it uses, once", () => {
    const names = grammar.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const used = (expression: Expression): readonly string[] => {
      if (expression.kind === "name") return [expression.name];
      if ("parts" in expression) return expression.parts.flatMap(used);
      return "part" in expression ? used(expression.part) : [];
    };
    const all = new Set(["rule", ...grammar.flatMap(({ expression }) => used(expression))]);
    expect([...all].sort()).toEqual([...names].sort());
  });
});

describe("the forms of a term", () => {
  it.each(termForms)("$example is a rule, and a .tb7 holds it: $translation", (form) => {
    const parsed = parseRule(form.example);
    if (!parsed.ok || parsed.rule === null) throw new Error("no rule");
    expect(isMicrosofts(parsed.rule)).toBe(form.translation === "as it is");
  });
});
