import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeRule } from "../../../shared/rules/completion.ts";
import { parseRule } from "../../../shared/rules/parse.ts";
import { printRule } from "../../../shared/rules/print.ts";
import { vocabulary } from "../../builders/rule-vocabulary.ts";
import { nearRule } from "../../builders/rule-texts.ts";
import { arbitraryRule } from "../../builders/rules.ts";

/** Completes where the bar stands. */
function complete(marked: string) {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  const { items, range } = completeRule(text, caret, vocabulary, "interaction");
  const written = items.map(({ insert }) => insert);
  const after = (insert: string): string =>
    `${text.slice(0, range.start)}${insert}|${text.slice(range.end)}`;
  return { items, written, after };
}

const rulesAndTheLike = fc.oneof(arbitraryRule.map(printRule), nearRule);

describe("completing a rule", () => {
  it("begins with what terms begin with", () => {
    const { written } = complete("|");
    expect(written).toEqual(expect.arrayContaining(["flow", "not", "source", "target"]));
    expect(written).not.toContain("and");
    expect(written).not.toContain("is");
  });

  it("offers what joins terms only behind a term", () => {
    expect(complete("source is 'GE.P' |").written).toEqual(["and", "or"]);
    expect(complete("source is 'GE.P'|").written).toEqual([" and", " or"]);
  });

  it("offers elements for elements, flows for flows, boundaries for what is crossed", () => {
    expect(complete("source is |").written).toContain("'SE.P.Web'");
    expect(complete("source is |").written).not.toContain("'SE.DF.Http'");
    expect(complete("flow is |").written).toEqual(["'GE.DF'", "'SE.DF.Http'", "in ("]);
    expect(complete("flow crosses |").written).toEqual(["'GE.TB.B'", "'GE.TB.L'", "'SE.TB.Cloud'"]);
  });

  it("finds stencils by name or id, with or without the quote", () => {
    expect(complete("source is web|").written).toEqual(["'SE.P.Web'", "'SE.P.Spa'"]);
    expect(complete("source is 'web cl|").written).toEqual(["'SE.P.Spa'"]);
    expect(complete("source is 'SE.P.B|").written).toEqual(["'SE.P.Batch'"]);
    expect(complete("source is 'SE.P.B|").items[0]?.label).toBe("Batch Job");
    expect(complete("source is [web|").written).toEqual(["[Web Application]", "[Web Client]"]);
  });

  it("offers attributes of the stencil the rule names, inherited ones included", () => {
    expect(complete("source is 'SE.P.Spa' and source.|").written).toEqual(
      expect.arrayContaining(["encrypted", "54851a3b-65da-4902-b4e0-94ef015be735"]),
    );
    expect(complete("source is 'SE.P.Spa' and source.|").written).not.toContain("owner");
    expect(complete("source.| is 'Yes' and source is 'SE.P.Batch'").written).toContain("owner");
    expect(complete("source.| is 'Yes' and source is 'SE.P.Batch'").written).not.toContain(
      "encrypted",
    );
  });

  it("takes what a subject is said not to be for no hint of what it is", () => {
    expect(complete("not source is 'SE.P.Batch' and source.|").written).toContain("encrypted");
  });

  it("writes the label where the key cannot be written", () => {
    expect(complete("source.need|").written).toEqual(["[Needs review]"]);
    expect(complete("source.[code|").written).toEqual(["[Code Type]"]);
  });

  it("offers the values of the attribute", () => {
    expect(complete("source.encrypted is |").written).toEqual([
      "'Not Selected'",
      "'Yes'",
      "'No'",
      "unknown",
    ]);
    expect(complete("source.[Code Type] is 'm|").written).toEqual(["'Managed'"]);
    expect(complete("source.owner is |").written).toEqual(["unknown"]);
  });

  it("goes on within lists", () => {
    expect(complete("source.encrypted |").written).toEqual(["in (", "is"]);
    expect(complete("source is in ('GE.P', |").written).toContain("'SE.P.Web'");
    expect(complete("source.encrypted in ('Yes',|").written).toContain(" 'No'");
  });

  it("offers what can be said of a boundary, and whether something is unknown", () => {
    expect(complete("source in 'SE.TB.Cloud' with |").written).toEqual(["tenant"]);
    expect(complete("flow leaves 'SE.TB.Cloud' with tenant is |").written).toEqual([
      "'Own'",
      "'Shared'",
      "unknown",
    ]);
  });

  it("offers the subjects that rules of the scope know", () => {
    const offered = completeRule("", 0, vocabulary, "element").items.map(({ insert }) => insert);
    expect(offered).toEqual(["diagram", "element", "not"]);
    expect(complete("|").written).not.toContain("element");
  });

  it("takes the place of the whole token at the caret", () => {
    const quoted = complete("source is 'GE.|P' and flow is 'GE.DF'");
    expect(quoted.after("'GE.DS'")).toBe("source is 'GE.DS'| and flow is 'GE.DF'");
    const word = complete("sou|rce is 'GE.P'");
    expect(word.after("target")).toBe("target| is 'GE.P'");
  });

  it("leaves alone what follows a quote that is not closed", () => {
    const opened = complete("source is 'GE.| and flow is 'GE.DF'");
    expect(opened.after("'GE.P'")).toBe("source is 'GE.P'| and flow is 'GE.DF'");
  });

  it("only offers what the text up to it can go on with", () => {
    fc.assert(
      fc.property(rulesAndTheLike, fc.nat(400), (text, at) => {
        const caret = Math.min(at, text.length);
        const { items, range } = completeRule(text, caret, vocabulary, "interaction");
        for (const { insert } of items) {
          const written = text.slice(0, range.start) + insert;
          const parsed = parseRule(written);
          if (!parsed.ok) expect(parsed.problem.offset).toBe(written.length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it("takes the place of text around the caret and of nothing else", () => {
    fc.assert(
      fc.property(rulesAndTheLike, fc.nat(400), (text, at) => {
        const caret = Math.min(at, text.length);
        const { range } = completeRule(text, caret, vocabulary, "interaction");
        expect(range.start).toBeLessThanOrEqual(caret);
        expect(range.end).toBeGreaterThanOrEqual(caret);
        expect(range.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  it("has something to offer at every place of a rule where a token begins", () => {
    fc.assert(
      fc.property(arbitraryRule.map(printRule), (text) => {
        const { written } = complete(`${text} |`);
        expect(written).toEqual(expect.arrayContaining(["and", "or"]));
      }),
    );
  });
});
