import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../../shared/model/plain-text.ts";

describe("rich text as plain text", () => {
  it.each([
    ["Just words.", "Just words."],
    ["a < b and c > d", "a < b and c > d"],
    ["<p>One</p><p>Two</p>", "One\nTwo"],
    ["<ul><li>first</li><li>second</li></ul>", "• first\n• second"],
    ["one<br/>two<BR>three", "one\ntwo\nthree"],
    ["&amp;amp;lt;b&amp;amp;gt;bold&amp;amp;lt;/b&amp;amp;gt;", "bold"],
    ["caf&#233; &#x1F600; &unknown;", "café 😀 &unknown;"],
    ["<script>alert(1)</script>", "alert(1)"],
    ["&#0;&#x110000;", "&#0;&#x110000;"],
  ])("%s", (rich, plain) => {
    expect(plainText(rich)).toBe(plain);
  });

  it("leaves no tag, however often it was escaped", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8 }),
        fc.constantFrom("b", "img", "a"),
        (times, tag) => {
          let text = `<${tag} href="x">hi</${tag}>`;
          for (let round = 0; round < times; round++) {
            text = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
          }
          expect(plainText(text)).toBe("hi");
        },
      ),
    );
  });

  it("takes any text at all", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void plainText(text)));
  });
});
