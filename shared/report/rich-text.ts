/**
 * Rich text of threat properties, as Microsoft's templates write it: fragments of HTML. Foreign input, so only a
 * few harmless tags survive, written anew; everything else is shown as the text it is.
 */

import { escapeXml } from "../scene/svg.ts";
import { type Html, raw } from "./html.ts";

const PAIRED = new Set(["p", "b", "strong", "i", "em", "u", "ul", "ol", "li", "a"]);

/** One tag; attribute values may hold anything but their own quote. */
const TAG =
  /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"'<>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?)*)\s*\/?>/giu;
const HREF = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>=`]+))/iu;

/** Shows rich text with a whitelist of tags: p, br, b, strong, i, em, u, ul, ol, li and links to http(s). */
export function richText(value: string): Html {
  const text = unescapeFully(value);
  const open: string[] = [];
  let written = "";
  let done = 0;
  for (const match of text.matchAll(TAG)) {
    const [whole, slash = "", tagName = "", attributes = ""] = match;
    const tag = tagName.toLowerCase();
    const replacement = slash === "" ? openTag(tag, attributes, open) : closeTag(tag, open);
    if (replacement === null) continue;
    written += escapeXml(text.slice(done, match.index)) + replacement;
    done = match.index + whole.length;
  }
  written += escapeXml(text.slice(done));
  written += open
    .reverse()
    .map((tag) => `</${tag}>`)
    .join("");
  return raw(written);
}

/** The tag written anew, or null when it is to be shown as text. */
function openTag(tag: string, attributes: string, open: string[]): string | null {
  if (tag === "br") return "<br>";
  if (!PAIRED.has(tag)) return null;
  if (tag === "a") {
    const match = HREF.exec(attributes);
    const address = safeAddress(match?.[1] ?? match?.[2] ?? match?.[3] ?? "");
    if (address === null || open.includes("a")) return null;
    open.push(tag);
    return `<a href="${escapeXml(address)}" rel="noopener noreferrer nofollow">`;
  }
  // A paragraph ends the one before it, as in any browser.
  const ending = tag === "p" && open.at(-1) === "p" ? (closeTag("p", open) ?? "") : "";
  open.push(tag);
  return `${ending}<${tag}>`;
}

/** Ends the tag and what is still open inside it; null when it was never opened. */
function closeTag(tag: string, open: string[]): string | null {
  const at = open.lastIndexOf(tag);
  if (at < 0) return null;
  return open
    .splice(at)
    .reverse()
    .map((inner) => `</${inner}>`)
    .join("");
}

function safeAddress(address: string): string | null {
  const trimmed = address.trim();
  return /^https?:\/\/[^\s\p{Cc}"'<>\\`]+$/iu.test(trimmed) ? trimmed : null;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
};

/** Layers other than of ampersands; more than this is no longer a text but an attack on our patience. */
const MOST_LAYERS = 16;

/** The tool escapes rich text of an edited threat once more at every save, so layers are taken off until none is left. */
function unescapeFully(value: string): string {
  let text = value.replace(/&(?:amp;)+/giu, "&");
  for (let layer = 0; layer < MOST_LAYERS; layer++) {
    const next = text.replace(
      /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/giu,
      (whole, name: string | undefined, decimal: string | undefined, hex: string | undefined) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
      },
    );
    if (next === text) break;
    text = next;
  }
  return text;
}
