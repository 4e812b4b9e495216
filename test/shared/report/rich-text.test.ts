import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { richText } from "../../../shared/report/rich-text.ts";

const show = (value: string): string => richText(value).text;

describe("rich text", () => {
  test.each([
    [
      "keeps paragraphs and emphasis",
      "<p>a <b>b</b> <EM>c</EM></p>",
      "<p>a <b>b</b> <em>c</em></p>",
    ],
    ["keeps lists and breaks", "<ul><li>a<br/>b</li></ul>", "<ul><li>a<br>b</li></ul>"],
    ["drops attributes", '<p class="x" style="color:red">a</p>', "<p>a</p>"],
    [
      "keeps links to the web",
      '<a target="_blank" href="https://aka.ms/x?a=1#b">x</a>',
      '<a href="https://aka.ms/x?a=1#b" rel="noopener noreferrer nofollow">x</a>',
    ],
    [
      "shows other links as text",
      '<a href="javascript:alert(1)">x</a>',
      "&lt;a href=&quot;javascript:alert(1)&quot;&gt;x&lt;/a&gt;",
    ],
    ["shows other tags as text", "<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"],
    ["closes what is left open", "<p><b>a", "<p><b>a</b></p>"],
    ["ignores what was never opened", "a</b>", "a&lt;/b&gt;"],
    ["ends a paragraph at the next", "<p>a<p>b", "<p>a</p><p>b</p>"],
    ["takes one layer of escapes off", "&lt;b&gt;a&lt;/b&gt;", "<b>a</b>"],
    [
      "takes all layers off",
      "&amp;amp;amp;lt;b&amp;amp;amp;gt;a&amp;amp;lt;/b&amp;gt;",
      "<b>a</b>",
    ],
    ["takes numbered escapes off", "&#60;b&#x3e;a&#60;/b&#62;", "<b>a</b>"],
    ["leaves a lone ampersand", "a & b &nope; c", "a &amp; b &amp;nope; c"],
    ["leaves comparisons", "1 < 2 > 1", "1 &lt; 2 &gt; 1"],
  ])("%s", (_, value, markup) => {
    expect(show(value)).toBe(markup);
  });

  const fragment = fc.oneof(
    fc.constantFrom("<", ">", "</", "/>", '"', "'", "=", " ", "&", "lt;", "gt;", "amp;", "#60;"),
    fc.constantFrom("script", "img", "svg", "a", "p", "b", "ul", "br", "style", "iframe", "base"),
    fc.constantFrom("src", "href", "onerror", "onload", "javascript:", "https://x.y", "data:"),
    fc.constantFrom(
      "<script>",
      "<img src=x onerror=alert(1)>",
      '<a href="https://x">',
      "<!--",
      "`",
    ),
  );
  const attack = fc.array(fragment, { maxLength: 30 }).map((parts) => parts.join(""));

  test("no markup survives but the few tags it writes itself", () => {
    const own =
      /<(?:\/?(?:p|b|strong|i|em|u|ul|ol|li)|\/a|br|a href="https?:\/\/[^"<>\s]+" rel="noopener noreferrer nofollow")>/gu;
    fc.assert(
      fc.property(fc.oneof(attack, fc.string({ unit: "binary" })), (value) => {
        expect(show(value).replace(own, "")).not.toMatch(/[<>"']/u);
      }),
      { numRuns: 2000 },
    );
  });

  test("every tag it opens it closes, in order", () => {
    fc.assert(
      fc.property(attack, (value) => {
        const open: string[] = [];
        for (const [, slash, tag] of show(value).matchAll(/<(\/?)([a-z]+)[^>]*>/gu)) {
          if (tag === "br" || tag === undefined) continue;
          if (slash === "") open.push(tag);
          else expect(open.pop()).toBe(tag);
        }
        expect(open).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("a text of nothing but escapes comes to an end", () => {
    const deep = `&${"amp;".repeat(200_000)}lt;b&gt;`;
    expect(show(deep)).toBe("<b></b>");
    expect(show(`&${"#38;".repeat(2000)}`).length).toBeGreaterThan(0);
    expect(show("<a ".repeat(20_000)).length).toBeGreaterThan(0);
  });
});
