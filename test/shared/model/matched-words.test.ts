import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt, matchedSegments, searchWords } from "../../../shared/model/matched-words.ts";

const joined = (segments: readonly { text: string }[]) => segments.map(({ text }) => text).join("");
/** The text with what matched in brackets. */
const marked = (segments: readonly { text: string; matched: boolean }[]) =>
  segments.map(({ text, matched }) => (matched ? `[${text}]` : text)).join("");
const anyText = fc.string({ unit: "binary", maxLength: 60 });

test.each([
  ["web server", ["web", "server"]],
  ['"web-server" AND (x*)', ["web", "server", "AND", "x"]],
  ["", []],
  ["🙂 - *", []],
  ["a a a", ["a"]],
  ["Zoë 42", ["Zoë", "42"]],
])("the words of %j", (text, words) => {
  expect(searchWords(text)).toEqual(words);
});

test("no more words than anybody needs", () => {
  expect(searchWords(Array.from({ length: 100 }, (_, at) => `w${at}`).join(" "))).toHaveLength(12);
});

describe("what matches", () => {
  test.each([
    ["Web server", ["ser"], "Web [ser]ver"],
    ["WEB web Webber cobweb", ["web"], "[WEB] [web] [Web]ber cobweb"],
    ["Ångström", ["angs"], "[Ångs]tröm"],
    ["A\u030angstrom", ["ang"], "[A\u030ang]strom"],
    ["web", ["w", "we"], "[we]b"],
    ["a.b", ["b"], "a.[b]"],
    ["<b>bold</b>", ["bold"], "<b>[bold]</b>"],
    ["none", ["x"], "none"],
    ["", ["x"], ""],
  ])("in %j for %j", (text, words, expected) => {
    expect(marked(matchedSegments(text, words))).toBe(expected);
  });

  test("loses nothing of the text", () => {
    fc.assert(
      fc.property(anyText, anyText, (text, typed) => {
        expect(joined(matchedSegments(text, searchWords(typed)))).toBe(text);
      }),
    );
  });

  test("is every word a person repeats from the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [word] = searchWords(text);
        fc.pre(word !== undefined && word.replaceAll(/\p{M}/gu, "") !== "");
        const found = matchedSegments(text, [word ?? ""]).filter(({ matched }) => matched);
        expect(found.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe("an excerpt", () => {
  const long = `${"before ".repeat(40)}needle${" after".repeat(40)}`;

  test("is the whole of a short text, on one line", () => {
    expect(marked(excerpt(" one\n two  three ", ["two"], 100))).toBe("one · [two] three");
  });

  test("shows the first match with what stands around it", () => {
    const text = marked(excerpt(long, ["need"], 80));
    expect(text).toMatch(/^… before .*\[need\]le after.* after …$/);
    expect(text.length).toBeLessThan(130);
  });

  test("begins and ends with whole words", () => {
    const text = `Authenticate ${"word ".repeat(40)}`;
    for (let length = 20; length < 80; length++) {
      for (const piece of marked(excerpt(text, ["word"], length)).split(" ")) {
        expect(["Authenticate", "[word]", "…"]).toContain(piece);
      }
    }
  });

  test("is the beginning when nothing matches", () => {
    expect(joined(excerpt(long, ["x"], 80))).toMatch(/^before .* …$/);
  });

  test("cuts no character in half", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), fc.nat(), (text, at) => {
        const words = searchWords(text.slice(at % (text.length + 1)));
        expect(joined(excerpt(text, words, 20)).isWellFormed()).toBe(true);
      }),
    );
  });
});
