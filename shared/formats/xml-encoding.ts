/** From bytes to text: which encoding an XML file is in, and why a file is not XML at all. */

import { failure, success, type Result } from "../model/result.ts";

export type XmlEncoding = "utf-8" | "utf-16le" | "utf-16be";

export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: XmlEncoding;
  readonly byteOrderMark: boolean;
}

/** The Encoding Standard's decoder is there in every host; only the compiler's library list lacks it. */
declare const TextDecoder: new (
  label: XmlEncoding,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

const UTF8_NAMES = new Set(["utf-8", "utf8", "us-ascii", "ascii"]);
const UTF16_NAMES = new Set(["utf-16", "utf-16le", "utf-16be", "unicode"]);

/**
 * Decodes UTF-8 (with or without byte order mark) or UTF-16 (with one, or recognised by its first tag).
 * A declared UTF-16 over UTF-8 bytes, a slip of .NET programs, is read as the UTF-8 it is.
 */
export function decodeXml(bytes: Uint8Array, fileName: string): Result<DecodedText> {
  if (bytes.length === 0) return failure("file-empty", "The file is empty.", fileName);
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06)) {
    return failure(
      "file-zip",
      "This is a ZIP archive, not a threat model.",
      fileName,
      "Unpack it and open the file inside.",
    );
  }
  const { encoding, markLength } = sniff(bytes);
  const content = markLength === 0 ? bytes : bytes.subarray(markLength);
  if (encoding === "utf-8" && content.subarray(0, 1024).includes(0)) {
    return failure("file-binary", "This is a binary file, not XML.", fileName);
  }
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return failure(
      "encoding-invalid",
      `The file is not valid ${encoding.toUpperCase()}.`,
      `${fileName}, line ${firstInvalidLine(content, encoding)}`,
      "Save it again as UTF-8.",
    );
  }
  const declared = declaredEncoding(text);
  if (declared !== null && !UTF8_NAMES.has(declared) && !UTF16_NAMES.has(declared)) {
    return failure(
      "encoding-unsupported",
      `The file says it is encoded as "${declared}"; only UTF-8 and UTF-16 are read.`,
      `${fileName}, line 1`,
      "Save it again as UTF-8.",
    );
  }
  return success({ text, encoding, byteOrderMark: markLength > 0 });
}

function sniff(bytes: Uint8Array): { encoding: XmlEncoding; markLength: number } {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { encoding: "utf-8", markLength: 3 };
  if (startsWith(bytes, 0xff, 0xfe)) return { encoding: "utf-16le", markLength: 2 };
  if (startsWith(bytes, 0xfe, 0xff)) return { encoding: "utf-16be", markLength: 2 };
  if (startsWith(bytes, 0x3c, 0x00)) return { encoding: "utf-16le", markLength: 0 };
  if (startsWith(bytes, 0x00, 0x3c)) return { encoding: "utf-16be", markLength: 0 };
  return { encoding: "utf-8", markLength: 0 };
}

function startsWith(bytes: Uint8Array, ...first: number[]): boolean {
  return first.every((byte, at) => bytes[at] === byte);
}

/** A lenient decoder puts U+FFFD where a strict one stops. */
function firstInvalidLine(content: Uint8Array, encoding: XmlEncoding): number {
  const text = new TextDecoder(encoding, { fatal: false, ignoreBOM: true }).decode(content);
  const before = text.slice(0, text.indexOf("\uFFFD"));
  return before.split("\n").length;
}

function declaredEncoding(text: string): string | null {
  const declaration = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']{1,60})["']/.exec(
    text.slice(0, 500),
  );
  return declaration?.[1]?.toLowerCase() ?? null;
}
