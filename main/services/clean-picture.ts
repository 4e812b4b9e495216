/** Makes pictures safe to be stencils': what they show stays, nothing in them can run, load or tell anything. */

import { cleanPng } from "../../shared/formats/clean-png.ts";
import { cleanSvg } from "../../shared/formats/clean-svg.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";

/**
 * The data URL of a picture, made safe.
 * Fails with `picture-unknown` for other kinds than SVG and PNG, or as the kind's own reader does.
 */
export function cleanPicture(bytes: Uint8Array, fileName: string): Result<string> {
  const name = fileName.toLowerCase();
  if (name.endsWith(".svg")) {
    const svg = cleanSvg(bytes, fileName);
    if (!svg.ok) return svg;
    return success(dataUrl("image/svg+xml", Buffer.from(svg.value)));
  }
  if (name.endsWith(".png")) {
    const png = cleanPng(bytes, fileName);
    return png.ok ? success(dataUrl("image/png", Buffer.from(png.value))) : png;
  }
  return failure(
    "picture-unknown",
    "A stencil's picture is an SVG or a PNG.",
    fileName,
    "Save the picture as one of these and import that.",
  );
}

function dataUrl(mimeType: string, bytes: Buffer): string {
  return `data:${mimeType};base64,${bytes.toString("base64")}`;
}
