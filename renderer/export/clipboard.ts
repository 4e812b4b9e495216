import type { CopyFile } from "../state/pictures.ts";

const SVG = "image/svg+xml";

/** Puts a picture on the clipboard; an SVG also as text, for editors that take no pictures. */
export async function copyFile(
  clipboard: Clipboard,
  mimeType: string,
  file: Parameters<CopyFile>[1],
): Promise<boolean> {
  const content = (type: string): Promise<Blob> =>
    file.then((made) => {
      if (made === null) throw new Error("there is no picture to copy");
      return new Blob([new Uint8Array(made.bytes)], { type });
    });
  const types = mimeType === SVG ? [SVG, "text/plain"] : [mimeType];
  const known = types.filter((type) => ClipboardItem.supports(type));
  try {
    await clipboard.write([
      new ClipboardItem(Object.fromEntries(known.map((type) => [type, content(type)]))),
    ]);
    return true;
  } catch {
    // Refused by the system, or the picture was not made: told apart by whether there is a file.
    return false;
  }
}
