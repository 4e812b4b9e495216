/**
 * The one XML door: bytes to a tree that still knows its source.
 *
 * Every element remembers where it stands in the decoded text, so a writer can copy what it does not change
 * character by character (prefixes, attribute order, self-closing, `&#xD;`, line ends, declaration), and only
 * spell out what it does.
 */

import { SaxesParser, type SaxesTagNS } from "saxes";
import { failure, success, type Result } from "../model/result.ts";
import { decodeXml, type XmlEncoding } from "./xml-encoding.ts";

/** Files over this size are refused unread. */
const LARGEST_FILE = 64 * 1024 * 1024;
/** Real files are 12 deep; saxes' namespace look-up is linear in depth, so nesting alone could stall it. */
const DEEPEST_NESTING = 256;
/**
 * Elements and attributes together, and again references and carriage returns together: each costs memory of
 * its own, up to a hundred times the bytes it is written with. The largest real files have under 100,000.
 */
const MOST_PARTS = 2_000_000;

const NOT_WELL_FORMED = "xml-not-well-formed";
const TOO_COMPLEX = "xml-too-complex";

interface XmlAttribute {
  /** As written, prefix included; namespace declarations (`xmlns`, `xmlns:a`) are attributes like any other. */
  readonly name: string;
  readonly local: string;
  readonly namespace: string;
  readonly value: string;
}

export interface XmlElement {
  /** As written, prefix included. */
  readonly name: string;
  readonly prefix: string;
  readonly local: string;
  readonly namespace: string;
  /** In document order. */
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlElement[];
  /** The element's own text, entities resolved, line ends as LF; that of children not included. */
  readonly text: string;
  readonly selfClosed: boolean;
  /** 1-based line of the opening bracket. */
  readonly line: number;
  /** Offsets into `XmlDocument.text`: of the opening bracket, after the start tag, after the end tag. */
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

export interface XmlDocument {
  readonly fileName: string;
  /** The decoded source, without byte order mark, otherwise untouched. */
  readonly text: string;
  readonly encoding: XmlEncoding;
  readonly byteOrderMark: boolean;
  readonly root: XmlElement;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
  end: number;
}

/** Stops the parser from inside an event; carries what to tell the person. */
class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Parses a file. Refuses what no threat-modeling tool writes and only attacks or accidents contain: DOCTYPE
 * (and so every entity of one's own), nesting over 256, more than 64 MB, archives and binaries.
 * @param fileName only used to say where a problem is
 */
export function parseXml(bytes: Uint8Array, fileName: string): Result<XmlDocument> {
  if (bytes.length > LARGEST_FILE) {
    return failure(
      "file-too-large",
      `The file is ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most 64 MB are read.`,
      fileName,
    );
  }
  const decoded = decodeXml(bytes, fileName);
  if (!decoded.ok) return decoded;
  const { text, encoding, byteOrderMark } = decoded.value;
  if (!/^\s*</.test(text.slice(0, 10_000))) {
    return failure("not-xml", "This is not an XML file: it does not begin with a tag.", fileName);
  }
  const doctype = findDoctype(text);
  if (doctype !== null) return refuseDoctype(text, doctype, fileName);
  if (countUpTo(MOST_PARTS, text, "&") + countUpTo(MOST_PARTS, text, "\r") > MOST_PARTS) {
    return failure(TOO_COMPLEX, `The file has more than ${MOST_PARTS} references.`, fileName);
  }
  const root = parseTree(text, fileName);
  if (!root.ok) return root;
  return success({ fileName, text, encoding, byteOrderMark, root: root.value });
}

function parseTree(text: string, fileName: string): Result<XmlElement> {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const tree = growTree(parser, text);
  let complete = false;
  try {
    parser.write(text);
    complete = true;
    parser.close();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const place = `${fileName}, ${lineAndColumn(text, parser.position)}`;
    if (complete && error.code === NOT_WELL_FORMED) {
      return failure(
        "xml-truncated",
        `The file ends before it is complete (${error.message}).`,
        place,
        "It was probably cut off while copying or downloading; get it again.",
      );
    }
    const what = error.code === NOT_WELL_FORMED ? "The XML is not well-formed: " : "";
    return failure(error.code, `${what}${error.message}.`, place);
  }
  const root = tree.root();
  // Without a root the parser itself has already failed, in close().
  if (root === null) throw new Error("saxes accepted a document without a root element");
  return success(root);
}

/**
 * Hangs handlers on the parser that build the tree; `root` answers once the parser is closed. At most six kinds
 * of events: with a seventh, V8 turns the parser into a dictionary and parsing takes four times as long.
 */
function growTree(parser: SaxesParser<{ xmlns: true; position: false }>, source: string) {
  const open: OpenElement[] = [];
  let current: OpenElement | null = null;
  let root: XmlElement | null = null;
  let parts = 0;
  const lines = lineCounter(source);

  parser.on("error", (error) => {
    throw new Refusal(NOT_WELL_FORMED, shorten(error.message));
  });
  const countPart = () => {
    if (++parts <= MOST_PARTS) return;
    throw new Refusal(TOO_COMPLEX, `The file has more than ${MOST_PARTS} elements and attributes`);
  };
  parser.on("attribute", countPart);
  parser.on("opentag", (tag) => {
    if (open.length >= DEEPEST_NESTING) {
      throw new Refusal(
        "xml-too-deep",
        `Elements are nested more than ${DEEPEST_NESTING} deep; no threat model is`,
      );
    }
    const contentStart = parser.position;
    // Well-formed tags hold no other opening bracket, attribute values included.
    const start = source.lastIndexOf("<", contentStart - 1);
    const element = openElement(tag, start, contentStart, lines(start));
    countPart();
    if (current === null) root = element;
    else current.children.push(element);
    open.push(element);
    current = element;
  });
  const append = (text: string) => {
    if (current !== null) current.text += text;
  };
  parser.on("text", append);
  parser.on("cdata", append);
  parser.on("closetag", () => {
    if (current !== null) current.end = parser.position;
    open.pop();
    current = open.at(-1) ?? null;
  });
  return { root: () => root };
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];

function openElement(
  tag: SaxesTagNS,
  start: number,
  contentStart: number,
  line: number,
): OpenElement {
  let attributes = NO_ATTRIBUTES;
  const written = Object.values(tag.attributes);
  if (written.length > 0) {
    attributes = written.map(({ name, local, uri, value }) => ({
      name,
      local,
      namespace: uri,
      value,
    }));
  }
  return {
    name: tag.name,
    prefix: tag.prefix,
    local: tag.local,
    namespace: tag.uri,
    attributes,
    children: [],
    text: "",
    selfClosed: tag.isSelfClosing,
    line,
    start,
    contentStart,
    end: contentStart,
  };
}

/** How often a character occurs, counting no further than just over the limit. */
function countUpTo(limit: number, text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    if (++count > limit) break;
  }
  return count;
}

/** Offset of a document type declaration, which can only stand before the root; null when there is none. */
function findDoctype(text: string): number | null {
  const skipped = /\s+|<\?[^]*?\?>|<!--[^]*?-->/y;
  let at = 0;
  while (skipped.test(text)) at = skipped.lastIndex;
  return text.slice(at, at + 9).toUpperCase() === "<!DOCTYPE" ? at : null;
}

function refuseDoctype(text: string, at: number, fileName: string): Result<never> {
  const place = `${fileName}, ${lineAndColumn(text, at + 1)}`;
  if (/^\s+html\b/i.test(text.slice(at + 9, at + 50))) {
    return failure(
      "file-html",
      "This is a web page.",
      place,
      "If you saved it from a browser, download the raw file instead.",
    );
  }
  return failure(
    "xml-doctype",
    "The file has a DOCTYPE, which can define entities that read other files or grow without end; it is not read.",
    place,
    "Threat models and templates never need one: remove it if you trust the file.",
  );
}

/** A parser's message, without its full stop and without the megabytes of a name that may stand in it. */
function shorten(message: string): string {
  return message.length > 200 ? `${message.slice(0, 200)}...` : message.replace(/\.$/, "");
}

/** Line numbers for offsets asked in rising order, in one pass over the text altogether. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  return (offset) => {
    while (next !== -1 && next < offset) {
      line++;
      next = text.indexOf("\n", next + 1);
    }
    return line;
  };
}

function lineAndColumn(text: string, position: number): string {
  const offset = Math.min(position, text.length);
  const before = Math.max(offset - 1, 0);
  const line = lineCounter(text)(before);
  return `line ${line}, column ${offset - (before === 0 ? 0 : text.lastIndexOf("\n", before - 1) + 1)}`;
}
