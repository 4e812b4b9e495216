import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseXml, type XmlElement } from "../../../shared/formats/xml.ts";
import { bytesOf, escapeText } from "../../builders/tm7-text.ts";
import { problemOf, valueOf } from "./reading.ts";

const parse = (text: string) => valueOf(parseXml(bytesOf(text), "a.xml"));
const refuse = (content: string | Uint8Array) =>
  problemOf(parseXml(typeof content === "string" ? bytesOf(content) : content, "a.xml"));

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++) {
    view.setUint16(at * 2, units.charCodeAt(at), !bigEndian);
  }
  return bytes;
}

function everyElement(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

describe("the tree", () => {
  const text =
    '<?xml version="1.0"?>\r\n<a xmlns="u:a" xmlns:p="u:p">\r\n<p:b z="1" p:y="&lt;2" x=\'3\'/><c></c>t</a>\n';

  test("knows names, namespaces and attributes in the order written", () => {
    const [b, c] = parse(text).root.children;
    expect(b).toMatchObject({ name: "p:b", prefix: "p", local: "b", namespace: "u:p", line: 3 });
    expect(b?.attributes).toEqual([
      { name: "z", local: "z", namespace: "", value: "1" },
      { name: "p:y", local: "y", namespace: "u:p", value: "<2" },
      { name: "x", local: "x", namespace: "", value: "3" },
    ]);
    expect(c).toMatchObject({ name: "c", namespace: "u:a", selfClosed: false });
    expect(b?.selfClosed).toBe(true);
  });

  test("keeps namespace declarations as attributes", () => {
    expect(parse(text).root.attributes.map(({ name }) => name)).toEqual(["xmlns", "xmlns:p"]);
  });

  test("knows where every element stands in the source", () => {
    const { root, text: source } = parse(text);
    const written = everyElement(root).map(({ start, end }) => source.slice(start, end));
    expect(written).toEqual([
      text.slice(text.indexOf("<a"), -1),
      '<p:b z="1" p:y="&lt;2" x=\'3\'/>',
      "<c></c>",
    ]);
    expect(source.slice(root.start, root.contentStart)).toBe('<a xmlns="u:a" xmlns:p="u:p">');
    expect(source).toBe(text);
  });

  test("tells a written carriage return from a line end", () => {
    expect(parse("<a>1&#xD;\n2\r\n3</a>").root.text).toBe("1\r\n2\n3");
  });

  test("joins text around children, comments and CDATA", () => {
    expect(parse("<a>1<!-- no -->2<b>x</b><![CDATA[<3>]]></a>").root.text).toBe("12<3>");
  });

  test("gives back any text that was escaped", () => {
    const characters = fc.string({
      unit: fc.constantFrom(
        "a",
        "<",
        ">",
        "&",
        '"',
        "'",
        "\r",
        "\n",
        "\t",
        " ",
        "]",
        "é",
        "漢",
        "😀",
      ),
    });
    fc.assert(
      fc.property(characters, (written) => {
        expect(parse(`<a>${escapeText(written)}</a>`).root.text).toBe(written);
      }),
    );
  });
});

describe("encodings", () => {
  const text = "<a>é漢😀</a>";

  test("UTF-8 with a byte order mark", () => {
    const document = parse(`\uFEFF${text}`);
    expect(document).toMatchObject({ text, encoding: "utf-8", byteOrderMark: true });
  });

  test.each([
    { bigEndian: false, mark: true, encoding: "utf-16le" },
    { bigEndian: true, mark: true, encoding: "utf-16be" },
    { bigEndian: false, mark: false, encoding: "utf-16le" },
    { bigEndian: true, mark: false, encoding: "utf-16be" },
  ])("$encoding, byte order mark: $mark", ({ bigEndian, mark, encoding }) => {
    const document = valueOf(parseXml(utf16(text, bigEndian, mark), "a.xml"));
    expect(document).toMatchObject({ text, encoding, byteOrderMark: mark });
    expect(document.root.text).toBe("é漢😀");
  });

  test("UTF-8 that calls itself UTF-16", () => {
    expect(parse(`<?xml version="1.0" encoding="utf-16"?>${text}`).root.text).toBe("é漢😀");
  });

  test("others are refused by name", () => {
    expect(refuse(`<?xml version="1.0" encoding="windows-1252"?><a/>`)).toMatchObject({
      code: "encoding-unsupported",
      message: expect.stringContaining("windows-1252") as string,
    });
  });

  test("invalid UTF-8 is refused with its line", () => {
    const bytes = bytesOf("<a>\n\n?</a>");
    bytes[5] = 0xff;
    expect(refuse(bytes)).toMatchObject({ code: "encoding-invalid", place: "a.xml, line 3" });
  });
});

describe("what is no XML", () => {
  test.each([
    ["nothing", "", "file-empty"],
    ["an archive", "PK\u0003\u0004 and so on", "file-zip"],
    ["a binary", "\u007fELF\u0000\u0000", "file-binary"],
    ["prose", "Hello <b>world</b>", "not-xml"],
    ["JSON", '{"a": "<a/>"}', "not-xml"],
    ["a web page", "\n<!DOCTYPE html><html><br></html>", "file-html"],
    ["only white space", " \n ", "not-xml"],
    ["only a comment", "<!-- a -->", "xml-truncated"],
    ["two roots", "<a/><b/>", "xml-not-well-formed"],
    ["crossed tags", "<a><b></a></b>", "xml-not-well-formed"],
    ["an unknown entity", "<a>&nbsp;</a>", "xml-not-well-formed"],
    ["an unbound prefix", "<p:a/>", "xml-not-well-formed"],
    ["an attribute twice", '<a b="" b=""/>', "xml-not-well-formed"],
    ["a control character", "<a>&#0;</a>", "xml-not-well-formed"],
    ["the first half of a file", "<a><b>text</b>", "xml-truncated"],
    ["a file cut inside a tag", '<a><b c="', "xml-truncated"],
  ])("%s", (_, text, code) => {
    expect(refuse(text)).toMatchObject({ code, place: expect.stringContaining("a.xml") as string });
  });

  test("the place has line and column", () => {
    expect(refuse("<a>\n  <b></c></a>").place).toBe("a.xml, line 2, column 9");
  });
});

describe("attacks", () => {
  const bomb = (entity: string) =>
    `<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE a [<!ENTITY lol "lol">${entity}]>\n<a>&lol;</a>`;

  test.each([
    ["an entity bomb", bomb('<!ENTITY lol2 "&lol;&lol;&lol;">')],
    ["an external entity", bomb('<!ENTITY x SYSTEM "file:///etc/passwd">')],
    ["a bare declaration", "<!DOCTYPE a><a/>"],
    ["one that never ends", `<!DOCTYPE a [${"<!ENTITY b 'c'>".repeat(100_000)}`],
  ])("%s is refused at its DOCTYPE", (_, text) => {
    expect(refuse(text).code).toBe("xml-doctype");
  });

  test("256 levels are read, 257 are not", () => {
    expect(everyElement(parse("<a>".repeat(256) + "</a>".repeat(256)).root)).toHaveLength(256);
    expect(refuse("<a>".repeat(257) + "</a>".repeat(257)).code).toBe("xml-too-deep");
  });

  test("50 MB of nesting is given up at once", () => {
    expect(refuse(bytesOf("<a>".repeat(17_000_000))).code).toBe("xml-too-deep");
  });

  test("50 MB of carriage returns, references, attributes or elements are not held in memory", () => {
    expect(refuse(`<a>${"\r".repeat(50_000_000)}</a>`).code).toBe("xml-too-complex");
    expect(refuse(`<a>${"&lt;".repeat(12_000_000)}</a>`).code).toBe("xml-too-complex");
    expect(refuse(`<a>${"<b/>".repeat(12_000_000)}</a>`).code).toBe("xml-too-complex");
  });

  test("over 64 MB nothing is read", () => {
    expect(refuse(new Uint8Array(64 * 1024 * 1024 + 1)).code).toBe("file-too-large");
  });

  test("names of prototypes are names like any other", () => {
    const { root } = parse('<__proto__ constructor="1"><toString/></__proto__>');
    expect([root.local, root.attributes[0]?.name, root.children[0]?.local]).toEqual([
      "__proto__",
      "constructor",
      "toString",
    ]);
  });
});
