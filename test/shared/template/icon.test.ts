import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeImage } from "../../../shared/scene/image.ts";
import { checkIcon } from "../../../shared/template/icon.ts";

function svg(content: string, attributes = ""): string {
  return dataUrl(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`);
}

function dataUrl(text: string | Uint8Array, kind = "svg+xml"): string {
  return `data:image/${kind};base64,${Buffer.from(text).toString("base64")}`;
}

/** The first bytes of a PNG of these sides. */
function png(width: number, height: number): string {
  const header = Buffer.alloc(24);
  header.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  header.write("IHDR", 12);
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return dataUrl(header, "png");
}

const drawn = '<g fill="url(#p)"><path id="a" d="M0 0h2"/><use href="#a"/></g>';

describe("a picture", () => {
  test.each([
    ["a drawing", svg(drawn)],
    ["a drawing of an editor", svg('<i:n xmlns:i="http://www.inkscape.org/namespaces/inkscape"/>')],
    ["letters of any script", svg("<title>źdźbło 漢字</title>")],
    [
      "a declaration",
      dataUrl('\uFEFF<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ["a PNG", png(64, 64)],
    ["a JPEG", dataUrl(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "jpeg")],
  ])("may be %s", (_, source) => {
    expect(checkIcon(source)).toEqual({ ok: true, value: source });
    expect(safeImage(source)).toBe(source);
  });

  test.each([
    ["a script", svg("<script>alert(1)</script>"), "<script>"],
    [
      "a script of another name",
      svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>'),
      "<s:script>",
    ],
    ["HTML", svg("<foreignObject/>"), "<foreignObject>"],
    ["HTML of its own name", svg('<b xmlns="http://www.w3.org/1999/xhtml"/>'), "<b>"],
    ["an event handler", svg("", 'onload="alert(1)"'), "event handler, onload"],
    ["an event handler in capitals", svg("<path ONclick='x'/>"), "event handler, ONclick"],
    ["an address", svg('<use href="https://example.com/a.svg#a"/>'), "outside itself by href"],
    [
      "an address under a prefix",
      svg('<use x:href="//h" xmlns:x="http://www.w3.org/1999/xlink"/>'),
      "outside itself by x:href",
    ],
    ["a picture inside", svg('<image href="#a"/>'), "<image>"],
    [
      "a style that loads",
      svg("<path style='fill:url( \"http://h\")'/>"),
      "outside itself by style",
    ],
    ["a style that hides", svg("<path style='fill:u\\72l(http://h)'/>"), "outside itself by style"],
    ["a style sheet", svg("<style>@import 'x'</style>"), "<style>"],
    ["a link", svg('<a href="#a"/>'), "<a>"],
    ["something that moves", svg('<set attributeName="href" to="#a"/>'), "<set>"],
    [
      "a document type",
      dataUrl('<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>'),
      "document type",
    ],
    ["an entity", svg("&lol;"), "not well-formed"],
    ["letters by number", svg("<path fill='&#106;'/>"), "by their numbers"],
    ["a raw section", svg("<![CDATA[<script/>]]>"), "raw section"],
    ["a style sheet beside it", dataUrl("<?xml-stylesheet href='x'?><svg/>"), "processing"],
    ["another encoding", dataUrl('<?xml version="1.0" encoding="UTF-7"?><svg/>'), "UTF-8"],
    ["parts without bound", svg('<g id="a"><use href="#b"/></g>'), "parts within parts"],
    ["depth without bound", svg("<g>".repeat(100)), "too many parts"],
    ["elements without bound", svg("<g/>".repeat(6000)), "too many parts"],
    ["no drawing", dataUrl("<html/>"), "no SVG"],
    ["half a drawing", svg("<g>"), "not well-formed"],
    ["two bytes in a letter", dataUrl(Buffer.from("<svg/>", "utf16le")), "not well-formed"],
    ["a PNG that unfolds", png(100_000, 100_000), "4096"],
    ["a PNG that is none", dataUrl("<svg/>", "png"), "no PNG"],
    ["a JPEG that is none", dataUrl("<svg/>", "jpeg"), "no JPEG"],
    ["a GIF", dataUrl("GIF89a", "gif"), "Only"],
    ["text that is not in base64", "data:image/svg+xml,<svg/>", "Only"],
    ["too much", dataUrl(new Uint8Array(900_000), "png"), "768 kB"],
  ])("may not be or have %s", (_, source, reason) => {
    const checked = checkIcon(source);
    expect(checked).toMatchObject({ ok: false, problem: { code: "icon-refused" } });
    expect(checked.ok ? "" : checked.problem.message).toContain(reason);
  });

  test("that is taken is harmless in the eyes of the painters too", () => {
    const piece = fc.constantFrom(
      ..."<g>|</g>|<use |href=|'#a'|'http://h'|onload=|style='|fill:url(|#p)|//h)|'|/>|>|<script|<a |id='a' |&#106;|&lt;|x:|xmlns:x='http://www.w3.org/1999/xlink' |<!--|-->|<?x ?>|javascript:|\\".split(
        "|",
      ),
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const source = svg(pieces.join(""));
        const checked = checkIcon(source);
        if (!checked.ok) return;
        taken++;
        expect(safeImage(source)).toBe(source);
      }),
      { numRuns: 3000 },
    );
    expect(taken).toBeGreaterThan(10);
  });

  test("of any bytes gives an answer", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), fc.string(), (bytes, text) => {
        for (const kind of ["svg+xml", "png", "jpeg"]) checkIcon(dataUrl(bytes, kind));
        checkIcon(svg(text));
        checkIcon(text);
      }),
      { numRuns: 300 },
    );
  });
});
