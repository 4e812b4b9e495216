/** A PNG with nothing but its picture. */

import { failure, success, type Result } from "../model/result.ts";

const SIGNATURE = [137, 80, 78, 71, 13, 10, 26, 10];

/** What a browser needs to paint one picture: the PNG specification's critical parts, and transparency. */
const KEPT: ReadonlySet<string> = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);

/** A side, in pixels, beyond which a picture on a stencil makes no sense and costs memory. */
const LONGEST_SIDE = 2048;

/** Length and kind before a part's content, checksum after it, in bytes. */
const HEAD = 8;
const CHECKSUM = 4;

/** The same picture without texts, profiles, times and whatever else rides along. Fails with `not-a-png`. */
export function cleanPng(bytes: Uint8Array, fileName: string): Result<Uint8Array> {
  const broken = failure("not-a-png", "This is not a sound PNG.", fileName);
  if (!SIGNATURE.every((byte, at) => bytes[at] === byte)) return broken;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  let at = SIGNATURE.length;
  let kind = "";
  while (kind !== "IEND") {
    if (at + HEAD + CHECKSUM > bytes.length) return broken;
    const end = at + HEAD + view.getUint32(at) + CHECKSUM;
    if (end > bytes.length) return broken;
    kind = String.fromCharCode(...bytes.subarray(at + 4, at + HEAD));
    if (at === SIGNATURE.length) {
      if (kind !== "IHDR" || end - at !== HEAD + 13 + CHECKSUM) return broken;
      const sides = [view.getUint32(at + HEAD), view.getUint32(at + HEAD + 4)];
      if (sides.some((side) => side < 1 || side > LONGEST_SIDE)) {
        return failure(
          "picture-too-large",
          `A stencil's picture has at most ${LONGEST_SIDE} pixels a side.`,
          fileName,
          "Make it smaller; 64 pixels are plenty.",
        );
      }
    }
    if (KEPT.has(kind)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return success(joined(kept));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
