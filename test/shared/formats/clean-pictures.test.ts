import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanPng } from "../../../shared/formats/clean-png.ts";
import { cleanSvg } from "../../../shared/formats/clean-svg.ts";
import { safeImage } from "../../../shared/scene/image.ts";

const SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function cleaned(inside: string): string {
  const result = cleanSvg(new TextEncoder().encode(`<svg ${SVG}>${inside}</svg>`), "a.svg");
  if (!result.ok) return result.problem.code;
  return result.value.replace('<svg xmlns="http://www.w3.org/2000/svg"', "<svg");
}

describe("an SVG", () => {
  it.each([
    ["<script>alert(1)</script>", "<svg/>"],
    ["<g onclick='x()'><path d='M0 0\n\tL1 1'/></g>", '<svg><g><path d="M0 0 L1 1"/></g></svg>'],
    ["<a href='https://evil.example'><rect/></a>", "<svg/>"],
    ["<image href='https://evil.example/x.png'/>", "<svg/>"],
    ["<use xlink:href='#part'/>", '<svg><use href="#part"/></svg>'],
    ["<use href='other.svg#part'/>", "<svg><use/></svg>"],
    ["<rect fill='url(#g)'/>", '<svg><rect fill="url(#g)"/></svg>'],
    ["<rect fill='url(https://evil.example)'/>", "<svg><rect/></svg>"],
    ["<rect fill='URL( \"//evil\" )'/>", "<svg><rect/></svg>"],
    [
      "<rect style='fill: red; background: url(//evil); stroke:#fff'/>",
      '<svg><rect fill="red" stroke="#fff"/></svg>',
    ],
    ["<style>@import 'x'</style><foreignObject><b/></foreignObject>", "<svg/>"],
    ["<animate attributeName='href'/><set/>", "<svg/>"],
    ["<x:script xmlns:x='http://www.w3.org/2000/svg'>1</x:script>", "<svg/>"],
    ["<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='x'/>", "<svg/>"],
    ["<title>A &lt; B</title>", "<svg><title>A &lt; B</title></svg>"],
  ])("%s becomes %s", (inside, expected) => {
    expect(cleaned(inside)).toBe(expected);
  });

  it("that is none, or no well-formed one, is refused", () => {
    const code = (text: string) => {
      const result = cleanSvg(new TextEncoder().encode(text), "a.svg");
      return result.ok ? null : result.problem.code;
    };
    expect(code("<svg/>")).toBe("not-an-svg");
    expect(code(`<html ${SVG}/>`)).toBe("not-an-svg");
    expect(code(`<!DOCTYPE svg [<!ENTITY x "y">]><svg ${SVG}/>`)).not.toBeNull();
    expect(code(`<svg ${SVG}>`)).not.toBeNull();
  });

  it("once cleaned is one that scenes show, and stays as it is when cleaned again", () => {
    const name = fc.constantFrom("path", "g", "script", "use", "rect", "style", "text", "a");
    const attribute = fc.constantFrom(
      "d='M0 0'",
      "onload='x'",
      "href='#a'",
      "href='//b'",
      "style='fill:red'",
      "fill='url(#a)'",
      "fill='url(b)'",
      "xlink:href='javascript:1'",
      "x='&#10;1'",
    );
    const element = fc
      .record({
        name,
        attributes: fc.uniqueArray(attribute, { selector: (text) => text.split("=")[0] }),
      })
      .map((one) => `<${one.name} ${one.attributes.join(" ")}>&amp; text</${one.name}>`);
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), (elements) => {
        const source = `<svg ${SVG}>${elements.join("")}</svg>`;
        const once = cleanSvg(new TextEncoder().encode(source), "a.svg");
        if (!once.ok) throw new Error(once.problem.message);
        const url = `data:image/svg+xml;base64,${Buffer.from(once.value).toString("base64")}`;
        expect(safeImage(url)).toBe(url);
        expect(cleanSvg(new TextEncoder().encode(once.value), "a.svg")).toEqual(once);
      }),
    );
  });
});

function part(kind: string, content: Uint8Array): Uint8Array {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length);
  head.write(kind, 4, "latin1");
  return Buffer.concat([head, content, Buffer.alloc(4)]);
}

function png(width: number, extra: readonly Uint8Array[] = []): Uint8Array {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(1, 4);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    part("IHDR", size),
    ...extra,
    part("IDAT", deflateSync(Buffer.from([0, 1]))),
    part("IEND", Buffer.alloc(0)),
  ]);
}

describe("a PNG", () => {
  it("loses texts, profiles and whatever stands behind its end", () => {
    const noted = png(1, [part("tEXt", Buffer.from("made by Ada")), part("iCCP", Buffer.alloc(9))]);
    const result = cleanPng(Buffer.concat([noted, Buffer.from("<script>")]), "a.png");
    expect(result.ok && Buffer.from(result.value)).toEqual(png(1));
  });

  it("of absurd size is refused", () => {
    expect(cleanPng(png(100_000), "a.png")).toMatchObject({
      ok: false,
      problem: { code: "picture-too-large" },
    });
  });

  it("cut off anywhere is refused, never misread", () => {
    const whole = png(1);
    for (let length = 0; length < whole.length; length++) {
      expect(cleanPng(whole.subarray(0, length), "a.png")).toMatchObject({
        ok: false,
        problem: { code: "not-a-png" },
      });
    }
  });
});
