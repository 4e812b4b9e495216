/**
 * Pictures that may become a stencil's: PNG, JPEG and such SVG as only draws. What is doubtful is refused and never
 * mended, so that the picture people see is the one they gave. The painters have a wall of their own
 * (`scene/image.ts`), since Microsoft's templates come in unchecked.
 */

import { SaxesParser, type SaxesTagNS } from "saxes";
import { failure, success, type Result } from "../model/result.ts";
import { decodeBase64 } from "./base64.ts";
import { looksHarmful } from "./harmful-svg.ts";
import { DRAWING_ELEMENTS, SVG_NAMESPACE } from "./svg-elements.ts";

/** Characters of a data URL: pictures of real templates have up to 400,000. */
const LONGEST = 1024 * 1024;
/** Elements of an SVG, and how deep they may lie in one another. */
const MOST_ELEMENTS = 5000;
const DEEPEST = 64;
/** Pixels along a side of a PNG: a small file may unfold to a huge picture. */
const LONGEST_SIDE = 4096;

const DATA_URL = /^data:(image\/(?:svg\+xml|png|jpeg));base64,([A-Za-z0-9+/]+={0,2})$/;

/** Gives the data URL back when it may be a stencil's picture; else says why it may not. */
export function checkIcon(dataUrl: string): Result<string> {
  if (dataUrl.length > LONGEST) return refuse("The picture is larger than 768 kB.");
  const [, kind, base64] = DATA_URL.exec(dataUrl) ?? [];
  if (kind === undefined || base64 === undefined) {
    return refuse("Only SVG, PNG and JPEG pictures in base64 are taken.");
  }
  const bytes = decodeBase64(base64);
  const fault =
    kind === "image/svg+xml"
      ? svgFault(bytes)
      : kind === "image/png"
        ? pngFault(bytes)
        : bytes.startsWith("\u00ff\u00d8\u00ff")
          ? null
          : "This is no JPEG.";
  return fault === null ? success(dataUrl) : refuse(fault);
}

function refuse(message: string): Result<never> {
  return failure("icon-refused", message, null, "Draw it with plain shapes, or give a PNG.");
}

/** PNG specification, 5.2 and 11.2.2: the signature, then the header with width and height. */
function pngFault(bytes: string): string | null {
  if (!bytes.startsWith("\u0089PNG\r\n\u001a\n") || bytes.slice(12, 16) !== "IHDR") {
    return "This is no PNG.";
  }
  const sides = [numberAt(bytes, 16), numberAt(bytes, 20)];
  return sides.every((side) => side > 0 && side <= LONGEST_SIDE)
    ? null
    : `The picture is larger than ${LONGEST_SIDE} pixels.`;
}

function numberAt(bytes: string, at: number): number {
  return [0, 1, 2, 3].reduce((number, place) => number * 256 + bytes.charCodeAt(at + place), 0);
}

/** What drawing programs note for themselves; browsers make nothing of it. */
const NOTES = new Set([
  "http://www.inkscape.org/namespaces/inkscape",
  "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  "http://purl.org/dc/elements/1.1/",
  "http://creativecommons.org/ns#",
  "http://web.resource.org/cc/",
]);

/** Words in a value that lead out of the picture or may hide what does. */
const LEADS_OUT = /(?:java|vb)script:|data:|@import|expression\(|\\|url\(\s*['"]?(?!#)/i;

class Refusal extends Error {}

/** Why an SVG is refused; null when it only draws. */
function svgFault(bytes: string): string | null {
  const text = bytes.replace(/^\u00ef\u00bb\u00bf/, "");
  // Parts of the text that are no elements; a character by its number would hide a word from the painters' wall.
  if (/<!(?!--)/.test(text)) return "The SVG has a document type, an entity or a raw section.";
  if (/<\?(?!xml[ \t\r\n])/i.test(text)) return "The SVG has a processing instruction.";
  if (text.includes("&#")) return "The SVG spells characters by their numbers.";
  const encoding = /^<\?xml[^>]*encoding\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? "utf-8";
  if (!/^utf-8$/i.test(encoding)) return "The SVG is not in UTF-8.";
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: SaxesTagNS[] = [];
  let count = 0;
  parser.on("opentag", (tag) => {
    count++;
    if (count > MOST_ELEMENTS || open.length >= DEEPEST)
      throw new Refusal("The SVG has too many parts.");
    const fault = elementFault(tag, open);
    if (fault !== null) throw new Refusal(fault);
    open.push(tag);
  });
  parser.on("closetag", () => void open.pop());
  parser.on("error", ({ message }) => {
    throw new Refusal(`The SVG is not well-formed: ${message}.`);
  });
  try {
    parser.write(text).close();
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  return looksHarmful(text) ? "The SVG has words in it that painters refuse." : null;
}

function elementFault(tag: SaxesTagNS, around: readonly SaxesTagNS[]): string | null {
  const isRoot = around.length === 0;
  if (isRoot && (tag.uri !== SVG_NAMESPACE || tag.local !== "svg")) return "This is no SVG.";
  if (tag.uri === SVG_NAMESPACE ? !DRAWING_ELEMENTS.has(tag.local) : !NOTES.has(tag.uri)) {
    return `The SVG has an element <${tag.name}>, which does more than draw.`;
  }
  // A part that is used and uses others unfolds without bound.
  const isUsed = around.slice(1).some((one) => Object.hasOwn(one.attributes, "id"));
  if (tag.local === "use" && (isUsed || Object.hasOwn(tag.attributes, "id"))) {
    return "The SVG uses parts within parts that may be used themselves.";
  }
  for (const { name, local, prefix, value } of Object.values(tag.attributes)) {
    if (prefix === "xmlns" || name === "xmlns") continue;
    if (/^on/i.test(local)) return `The SVG has an event handler, ${name}.`;
    const isReference = /^(?:href|src|base)$/i.test(local);
    if ((isReference && !value.startsWith("#")) || LEADS_OUT.test(value)) {
      return `The SVG refers to something outside itself by ${name}.`;
    }
  }
  return null;
}
