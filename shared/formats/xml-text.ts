/** Spelling XML: escaping, encoding and what no XML can hold. */

import type { XmlEncoding } from "./xml-encoding.ts";

/** The Encoding Standard's encoder is there in every host; only the compiler's library list lacks it. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** XML 1.0 knows no control characters but tab, line feed and carriage return, and no half of a pair. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text as .NET spells it: quotes stay, a carriage return is a reference. What XML cannot hold is left out. */
export function escapeText(text: string): string {
  return text
    .replace(IMPOSSIBLE, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

/** An attribute's value between double quotes, line breaks and tabs as references. */
export function escapeAttribute(value: string): string {
  return escapeText(value)
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\t", "&#x9;");
}

/**
 * The bytes of a text.
 * @param byteOrderMark whether to begin with one
 */
export function encodeXml(
  text: string,
  encoding: XmlEncoding = "utf-8",
  byteOrderMark = false,
): Uint8Array {
  const marked = byteOrderMark ? `\uFEFF${text}` : text;
  if (encoding === "utf-8") return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  const littleEndian = encoding === "utf-16le";
  for (let at = 0; at < marked.length; at++) {
    view.setUint16(at * 2, marked.charCodeAt(at), littleEndian);
  }
  return bytes;
}
