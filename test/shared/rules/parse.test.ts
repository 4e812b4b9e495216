import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEEPEST_NESTING, parseRule } from "../../../shared/rules/parse.ts";
import { printRule } from "../../../shared/rules/print.ts";
import { attributeTestOf, termsOf, typesIn } from "../../../shared/rules/syntax.ts";
import { arbitraryRule, withoutRanges } from "../../builders/rules.ts";

function canonical(text: string): string | null {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(`${String(parsed.problem.offset)}: ${parsed.problem.message}`);
  return parsed.rule && printRule(parsed.rule);
}

function problemOf(text: string): { offset: number; message: string } {
  const parsed = parseRule(text);
  if (parsed.ok) throw new Error(`unexpectedly a rule: ${text}`);
  return parsed.problem;
}

describe("parsing and printing", () => {
  it.each([
    ["a type term", "source is 'GE.P'", "source is 'GE.P'"],
    ["a crossing term", "flow crosses 'GE.TB.B'", "flow crosses 'GE.TB.B'"],
    ["an attribute term", "target.storesLogData is 'Yes'", "target.storesLogData is 'Yes'"],
    ["display names", "target is [Web App]", "target is [Web App]"],
    ["nested brackets", "target is [a [b] c]", "target is [a [b] c]"],
    [
      "an attribute's display name",
      "flow.[Stores Log Data] is 'No'",
      "flow.[Stores Log Data] is 'No'",
    ],
    [
      "keywords in any case",
      "SOURCE IS 'x' Or NOT Flow CROSSES 'y'",
      "source is 'x' or not flow crosses 'y'",
    ],
    ["outer and doubled blanks", "\n  source  is\t'a'\r\n", "source is 'a'"],
    ["blanks kept in quotes", "target.a is ' Yes  '", "target.a is ' Yes  '"],
    [
      "parentheses glued to keywords",
      "(source is 'a')and(target is 'b')or flow is'c'",
      "source is 'a' and target is 'b' or flow is 'c'",
    ],
    [
      "`and` before `or`",
      "source is 'a' or source is 'b' and target is 'c'",
      "source is 'a' or source is 'b' and target is 'c'",
    ],
    [
      "needed parentheses",
      "(source is 'a' or source is 'b') and target is 'c'",
      "(source is 'a' or source is 'b') and target is 'c'",
    ],
    [
      "superfluous parentheses",
      "((source is 'a')) or ((target is 'b') and flow is 'c')",
      "source is 'a' or target is 'b' and flow is 'c'",
    ],
    [
      "`not` binding tightest",
      "not target.a is 'Yes' and source is 'b'",
      "not target.a is 'Yes' and source is 'b'",
    ],
    [
      "`not` of a parenthesis",
      "not (source is 'a' or source is 'b')",
      "not (source is 'a' or source is 'b')",
    ],
    ["double negation", "not not source is 'a'", "not not source is 'a'"],
    ["a dot within an attribute's key", "flow.a.b is 'c'", "flow.a.b is 'c'"],
    ["blanks around the dot", "flow . a is 'c'", "flow.a is 'c'"],
    ["a key that is a keyword", "flow.is is 'is'", "flow.is is 'is'"],
    ["keys that are words of ours", "flow.in is 'in' and flow.with is 'with'"],
    ["a key that looks like a comparison", "flow.a<5 is 'b'"],
    ["a key that begins with a subject", "flow . element.a is 'b'", "flow.element.a is 'b'"],
    ["the value 'unknown'", "flow.a is 'unknown'"],
    ["several values", "flow.a IN('x','y' , 'z')", "flow.a in ('x', 'y', 'z')"],
    ["several values of one", "flow.a in ('x')", "flow.a is 'x'"],
    ["several stencils", "source is In ('a',[B])", "source is in ('a', [B])"],
    ["what is unknown", "element.a is UNKNOWN", "element.a is unknown"],
    ["comparisons", "flow.a < 5 or flow.a <= 3 or flow.a > -1 or flow.a >= 0.25"],
    ["a sign glued to its number", "flow.[A]>=-0.50", "flow.[A] >= -0.5"],
    ["containment", "Source In 'b' and both IN [B]", "source in 'b' and both in [B]"],
    ["containment of one thing", "element in 'a' or not boundary in 'b'"],
    ["ways to cross", "flow leaves 'a' or flow enters [B]"],
    ["presence", "not Diagram Has 'a'", "not diagram has 'a'"],
    [
      "a detail",
      "target in 'a' with source.b is unknown or flow enters 'c' with [D] in ('e', 'f')",
    ],
    ["a detail in numbers", "diagram has 'a' with b >4", "diagram has 'a' with b > 4"],
    [
      "a GUID key",
      "flow.71f3d9aa-b8ef-4e54-8126-607a1d903103 is 'x'",
      "flow.71f3d9aa-b8ef-4e54-8126-607a1d903103 is 'x'",
    ],
  ])("understands %s", (_, text, expected = text) => {
    expect(canonical(text)).toBe(expected);
  });

  it.each(["", " ", "\r\n\t "])("takes a blank text (%j) for no rule", (text) => {
    expect(parseRule(text)).toEqual({ ok: true, rule: null });
  });

  it("says `and` binds tighter than `or` in the tree", () => {
    const parsed = parseRule("source is 'a' or source is 'b' and target is 'c'");
    expect(parsed.ok && parsed.rule).toMatchObject({
      kind: "or",
      operands: [{ kind: "type" }, { kind: "and", operands: [{ kind: "type" }, { kind: "type" }] }],
    });
  });

  it("knows where every piece stands", () => {
    const text = " not (flow.a is 'x' or flow crosses [B]) and source is 'c' ";
    const parsed = parseRule(text);
    if (!parsed.ok || parsed.rule === null) throw new Error("is a rule");
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    expect(cut(parsed.rule.range)).toBe(text.trim());
    const terms = termsOf(parsed.rule);
    expect(terms.map((term) => cut(term.range))).toEqual([
      "flow.a is 'x'",
      "flow crosses [B]",
      "source is 'c'",
    ]);
    expect(
      terms.map((term) => {
        const test = attributeTestOf(term);
        return [...typesIn(term), ...(test === null ? [] : [test.attribute])].map(({ range }) =>
          cut(range),
        );
      }),
    ).toEqual([["a"], ["[B]"], ["'c'"]]);
  });

  it("prints every tree so that it parses to the same tree", () => {
    fc.assert(
      fc.property(arbitraryRule, (rule) => {
        const parsed = parseRule(printRule(rule));
        expect(parsed.ok && parsed.rule && withoutRanges(parsed.rule)).toEqual(withoutRanges(rule));
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps its meaning however it is spaced and cased", () => {
    fc.assert(
      fc.property(arbitraryRule, fc.constantFrom(" ", "\n", "  \t"), (rule, blank) => {
        const text = printRule(rule);
        const quoted = /('[^']*'|\[(?:[^[\]]|\[[^[\]]*\])*\])/;
        const spaced = text
          .split(quoted)
          .map((part, index) =>
            index % 2 === 1
              ? part
              : part.replaceAll(" ", blank).replaceAll("(", `${blank}(`).replaceAll("and", "AND"),
          )
          .join("");
        expect(canonical(spaced)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a text that is no rule", () => {
  it.each([
    ["source", 6, "Expected 'is', 'in' or '.', found the end of the rule."],
    ["flow has 'x'", 5, "Expected 'is', 'crosses', 'enters', 'leaves' or '.', found 'has'."],
    ["source crosses 'x'", 7, "Expected 'is', 'in' or '.', found 'crosses'."],
    [
      "server is 'x'",
      0,
      "Expected 'source', 'target', 'flow', 'element', 'boundary', 'both', 'diagram', 'not' or '(', found 'server'.",
    ],
    [
      "source is GE.P",
      10,
      "Expected 'in' or a stencil: its id in single quotes or its name in brackets, found 'GE.P'.",
    ],
    ["source.a is [b]", 12, "Expected a value in single quotes or 'unknown', found the name [b]."],
    ["source.'a' is 'b'", 7, "Expected the name of an attribute, found the text 'a'."],
    ["source.a 'b'", 9, "Expected 'is', 'in', '<', '<=', '>' or '>=', found the text 'b'."],
    ["source.a<5", 10, "Expected 'is', 'in', '<', '<=', '>' or '>=', found the end of the rule."],
    ["source.a < '5'", 11, "Expected a number, such as 5 or 0.5, found the text '5'."],
    ["source.a <=5x", 11, "Expected a number, such as 5 or 0.5, found '5x'."],
    ["source.a in 'b'", 12, "Expected '(', found the text 'b'."],
    ["source.a in ()", 13, "Expected a value in single quotes, found ')'."],
    ["source.a in ('b' 'c')", 17, "Expected ',' or ')', found the text 'c'."],
    [
      "source is in ('b', c)",
      19,
      "Expected a stencil: its id in single quotes or its name in brackets, found 'c'.",
    ],
    [
      "source in ('b')",
      10,
      "Expected a boundary: its id in single quotes or its name in brackets, found '('.",
    ],
    ["both 'b'", 5, "Expected 'in', found the text 'b'."],
    ["diagram is 'b'", 8, "Expected 'has', found 'is'."],
    ["flow in 'b'", 5, "Expected 'is', 'crosses', 'enters', 'leaves' or '.', found 'in'."],
    ["both in 'b' with 'c'", 17, "Expected the name of an attribute, found the text 'c'."],
    [
      "source is 'b' with c is 'd'",
      14,
      "Expected 'and', 'or' or the end of the rule, found 'with'.",
    ],
    ["(source is 'a'", 14, "Expected 'and', 'or' or ')', found the end of the rule."],
    ["source is 'a')", 13, "Expected 'and', 'or' or the end of the rule, found ')'."],
    [
      "source is 'a' target is 'b'",
      14,
      "Expected 'and', 'or' or the end of the rule, found 'target'.",
    ],
    [
      "source is 'a' and",
      17,
      "Expected 'source', 'target', 'flow', 'element', 'boundary', 'both', 'diagram', 'not' or '(', found the end of the rule.",
    ],
    [
      "()",
      1,
      "Expected 'source', 'target', 'flow', 'element', 'boundary', 'both', 'diagram', 'not' or '(', found ')'.",
    ],
    ["source is 'a", 10, "This quote is never closed: expected '."],
    ["target is [[Name]", 10, "This bracket is never closed: expected ]."],
  ])("%s", (text, offset, message) => {
    expect(problemOf(text)).toEqual({ offset, message });
  });

  it("does not echo more than a little of a long text", () => {
    expect(problemOf(`source is ${"x".repeat(10_000)}`).message.length).toBeLessThan(200);
  });

  it.each([
    ["parentheses", "(", ")"],
    ["negations", "not ", ""],
  ])("refuses %s nested too deep, however deep", (_, before, after) => {
    const nested = (depth: number): string =>
      `${before.repeat(depth)}source is 'a'${after.repeat(depth)}`;
    expect(parseRule(nested(DEEPEST_NESTING)).ok).toBe(true);
    expect(problemOf(nested(DEEPEST_NESTING + 1))).toEqual({
      offset: before.length * DEEPEST_NESTING,
      message: `This rule nests more than ${String(DEEPEST_NESTING)} levels deep.`,
    });
    expect(parseRule(nested(500_000)).ok).toBe(false);
  });

  it("takes chains of any length", () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `source is '${String(at)}'`).join(
      " or ",
    );
    expect(canonical(text)).toBe(text);
  });
});
