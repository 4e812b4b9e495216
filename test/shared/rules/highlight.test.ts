import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRule } from "../../../shared/rules/format.ts";
import { highlightRule, nameAt } from "../../../shared/rules/highlight.ts";
import { ruleMarks } from "../../../shared/rules/marks.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import { printRule } from "../../../shared/rules/print.ts";
import { vocabulary } from "../../builders/rule-vocabulary.ts";
import { nearRule } from "../../builders/rule-texts.ts";
import { arbitraryRule, withoutRanges } from "../../builders/rules.ts";

const anyText = fc.oneof(arbitraryRule.map(printRule), nearRule, fc.string());

function pieces(text: string): readonly (readonly [string, string])[] {
  return highlightRule(text)
    .filter(({ kind }) => kind !== "blank")
    .map(({ range, kind }) => [text.slice(range.start, range.end), kind]);
}

function marked(text: string): readonly (readonly [string, string])[] {
  return ruleMarks(text, vocabulary, "interaction").map(({ range, message }) => [
    text.slice(range.start, range.end),
    message,
  ]);
}

describe("the pieces of a rule", () => {
  it("are told apart by what they stand for", () => {
    expect(pieces("Source is 'GE.P' and not (flow.[Port] is '80')")).toEqual([
      ["Source", "subject"],
      ["is", "keyword"],
      ["'GE.P'", "stencil"],
      ["and", "keyword"],
      ["not", "keyword"],
      ["(", "sign"],
      ["flow", "subject"],
      [".", "sign"],
      ["[Port]", "attribute"],
      ["is", "keyword"],
      ["'80'", "value"],
      [")", "sign"],
    ]);
  });

  it("takes words for what they are where they stand", () => {
    expect(pieces("source.is is 'and'")).toEqual([
      ["source", "subject"],
      [".", "sign"],
      ["is", "attribute"],
      ["is", "keyword"],
      ["'and'", "value"],
    ]);
  });

  it("are as many as the language has", () => {
    expect(pieces("flow leaves 'B' with a.b >= 5 or source.n <5")).toEqual([
      ["flow", "subject"],
      ["leaves", "keyword"],
      ["'B'", "stencil"],
      ["with", "keyword"],
      ["a.b", "attribute"],
      [">=", "sign"],
      ["5", "number"],
      ["or", "keyword"],
      ["source", "subject"],
      [".", "sign"],
      ["n", "attribute"],
      ["<5", "number"],
    ]);
    expect(pieces("both in 'B' and source.x in ('a', 'b')").map(([, kind]) => kind)).toEqual([
      "subject",
      "keyword",
      "stencil",
      "keyword",
      "subject",
      "sign",
      "attribute",
      "keyword",
      "sign",
      "value",
      "sign",
      "value",
      "sign",
    ]);
  });

  it("shows where a quote is left open", () => {
    expect(pieces("source is 'GE.P and more")).toEqual([
      ["source", "subject"],
      ["is", "keyword"],
      ["'GE.P and more", "open"],
    ]);
  });

  it("are the text, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = highlightRule(text);
        expect(parts.map(({ range }) => text.slice(range.start, range.end)).join("")).toBe(text);
        expect(parts.every(({ range }) => range.start < range.end)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("what a name in a rule stands for", () => {
  it.each([
    ["source is 'SE.P.Web'", 13, ["Web Application"]],
    ["source is [web application]", 13, ["SE.P.Web"]],
    ["source.encrypted is 'Yes'", 10, ["Encrypted"]],
    ["source.[Code Type] is 'Yes'", 10, ["54851a3b-65da-4902-b4e0-94ef015be735"]],
  ])("is told in %s", (text, offset, shown) => {
    expect(nameAt(text, offset, vocabulary)?.shown).toEqual(shown);
  });

  it.each([
    ["source is 'SE.P.Web'", 3],
    ["source is 'nobody'", 13],
    ["source.encrypted is 'Yes'", 22],
  ])("is not told in %s at %d", (text, offset) => {
    expect(nameAt(text, offset, vocabulary)).toBeNull();
  });
});

describe("what is marked in a rule", () => {
  it.each([
    "source is 'GE.P' and flow crosses [Cloud]",
    "source.owner is 'anyone'",
    "source is 'SE.P.Spa' and source.encrypted is 'No'",
    "source.71f3d9aa-b8ef-4e54-8126-607a1d903103 is 'true'",
    "source.encrypted in ('Yes', 'No') and source.owner is unknown",
    "source is in ('SE.P.Web', 'SE.P.Batch') and source.owner < 5",
    "both in 'SE.TB.Cloud' with tenant in ('Own') or diagram has 'SE.P.Web' with encrypted is 'No'",
    "",
  ])("is nothing in %s", (text) => {
    expect(marked(text)).toEqual([]);
  });

  it.each([
    ["source is 'SE.P.Webb'", "'SE.P.Webb'", /No stencil of the template has the id/u],
    ["source is [Web App]", "[Web App]", /No stencil of the template is called/u],
    ["source is 'ROOT'", "'ROOT'", /never true/u],
    ["flow.encrypted is 'Yes'", "encrypted", /No stencil that can stand here has an attribute/u],
    [
      "source is 'SE.P.Batch' and source.encrypted is 'Yes'",
      "encrypted",
      /^Batch Job has no attribute 'encrypted'/u,
    ],
    ["source.encrypted is 'yes'", "'yes'", /can be 'Not Selected', 'Yes', 'No'/u],
    ["source is is", "is", /Expected .*a stencil/u],
    ["source is 'GE.P", "'GE.P", /never closed/u],
    ["element is 'GE.P'", "element is 'GE.P'", /knows no 'element'/u],
    ["source in 'SE.TB.Cloud' with tenant is 'x'", "'x'", /can be 'Own', 'Shared'/u],
    ["source in 'SE.TB.Cloud' with port < 5", "port", /an attribute 'port'/u],
  ])("in %s is %s", (text, where, why) => {
    expect(marked(text)).toEqual([[where, expect.stringMatching(why)]]);
  });

  it("is the end where something is missing there", () => {
    const text = "source is ";
    const [mark] = ruleMarks(text, vocabulary, "interaction");
    expect(mark).toMatchObject({ severity: "error", range: { start: text.length } });
  });

  it("lies in the text and is an error exactly when it is no rule", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const marks = ruleMarks(text, vocabulary, "interaction");
        for (const { range } of marks) {
          expect(range.start).toBeLessThanOrEqual(range.end);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
        const errors = marks.filter(({ severity }) => severity === "error");
        expect(errors).toHaveLength(parseRule(text).ok ? 0 : 1);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("formatting a rule", () => {
  it("makes its text canonical", () => {
    expect(formatRule("  SOURCE  IS 'GE.P'\n AND((flow is 'GE.DF'))")).toBe(
      "source is 'GE.P' and flow is 'GE.DF'",
    );
    expect(formatRule(" \n")).toBe("");
  });

  it("leaves alone what is no rule", () => {
    expect(formatRule("source  is ")).toBe("source  is ");
  });

  it("keeps the meaning, and changes nothing when done again", () => {
    const loosely = arbitraryRule.map(
      (rule) => `( ${printRule(rule).replaceAll(" and ", "\nAND ")} )`,
    );
    fc.assert(
      fc.property(loosely, (text) => {
        const formatted = formatRule(text);
        const [before, after] = [parseRule(text), parseRule(formatted)];
        if (!before.ok || !after.ok || before.rule === null || after.rule === null) {
          throw new Error("no rule");
        }
        expect(withoutRanges(after.rule)).toEqual(withoutRanges(before.rule));
        expect(formatRule(formatted)).toBe(formatted);
      }),
      { numRuns: 2000 },
    );
  });
});
