import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baselineOffset, measureText, wrapText } from "../../../shared/scene/text.ts";

const regular = { size: 12, bold: false };
const bold = { size: 12, bold: true };

describe("measuring", () => {
  test("adds up what the font says of each letter", () => {
    // H 743, T 646, T 646, P 639, S 642 thousandths.
    expect(measureText("HTTPS", { size: 10, bold: false })).toBeCloseTo(33.16, 5);
  });

  test("grows with the size", () => {
    expect(measureText("Web app", { size: 24, bold: false })).toBeCloseTo(
      2 * measureText("Web app", regular),
      9,
    );
  });

  test("takes bold for wider", () => {
    expect(measureText("Browser", bold)).toBeGreaterThan(measureText("Browser", regular));
  });

  test.each([
    ["ideographs are square", "漢字", 24],
    ["combining marks take no room", "e\u0301", measureText("e", regular)],
    ["zero-width joiners take no room", "a\u200db", measureText("ab", regular)],
  ])("%s", (_, text, width) => {
    expect(measureText(text, regular)).toBeCloseTo(width, 5);
  });

  test("counts a character beyond the basic plane once", () => {
    const one = measureText("😀", regular);
    expect(one).toBeGreaterThan(8);
    expect(one).toBeLessThan(20);
  });

  test("the baseline stands below the middle of its line", () => {
    expect(baselineOffset(12, 15)).toBeGreaterThan(7.5);
    expect(baselineOffset(12, 15)).toBeLessThan(15);
  });
});

describe("wrapping", () => {
  test.each([
    ["at white space", "KubeArmor Deployment", 80, ["KubeArmor", "Deployment"]],
    ["after a hyphen", "KubeArmor-Relay Service", 90, ["KubeArmor-", "Relay Service"]],
    ["at line breaks of the name", "one\r\ntwo\nthree\rfour", 200, ["one", "two", "three", "four"]],
    ["keeping an empty line in the middle only", "\n\none\n\ntwo\n", 200, ["one", "", "two"]],
    ["taking runs of blanks for one", "a   b\t c", 200, ["a b c"]],
    [
      "a long word at a joint",
      "AspireJavaScript.MinimalApi",
      100,
      ["AspireJavaScript", ".MinimalApi"],
    ],
    ["nothing", "  \r\n ", 200, []],
  ])("breaks %s", (_, text, width, lines) => {
    expect(wrapText(text, width, regular)).toEqual(lines);
  });

  test("breaks ideographs anywhere but before closing punctuation", () => {
    expect(wrapText("漢字漢字。", 50, regular)).toEqual(["漢字漢", "字。"]);
  });

  const words = fc.string({ unit: "grapheme", maxLength: 60 });

  test("no line is wider than asked, unless it is a single character", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 300 }), fc.boolean(), (text, width, isBold) => {
        const font = { size: 12, bold: isBold };
        for (const line of wrapText(text, width, font)) {
          const letters = Array.from(line.replace(/[\p{M}\u200d]/gu, ""));
          if (letters.length > 1 && !/\u200d|\p{M}/u.test(line)) {
            expect(measureText(line, font)).toBeLessThanOrEqual(width + 1e-6);
          }
        }
      }),
    );
  });

  test("no letter is lost or doubled", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 300 }), (text, width) => {
        const bare = (some: string): string => some.replace(/[ \t\f\v\r\n\u2028\u2029]/gu, "");
        expect(bare(wrapText(text, width, regular).join(""))).toBe(bare(text.trim() && text));
      }),
    );
  });
});
