/** A stencil's picture: base64 in the file, a data URL in the template. */

/** The first bytes of each kind of picture, as base64 spells them. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^iVBOR/, "image/png"],
  [/^\/9j\//, "image/jpeg"],
  [/^(?:PHN2Zy|PD94bW)/, "image/svg+xml"],
  [/^R0lGOD/, "image/gif"],
  [/^Qk[0-3]/, "image/bmp"],
];

/**
 * The data URL of a picture given as base64, its kind told by its first bytes; null when it is no picture or no
 * base64. The characters are checked, so the result can stand in any attribute or style sheet.
 */
export function imageDataUrl(base64: string): string | null {
  const compact = base64.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return null;
  const kind = KINDS.find(([head]) => head.test(compact));
  return kind === undefined ? null : `data:${kind[1]};base64,${compact}`;
}
