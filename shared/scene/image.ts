/** Which images a scene may hold. Templates are foreign input: anything else than a plain picture is left out. */

import { decodeBase64 } from "../template/base64.ts";
import { looksHarmful } from "../template/harmful-svg.ts";

/** Longest data URL taken, in characters; real icons stay below 400,000. */
const LONGEST = 4_000_000;

const BITMAP = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/\s]+={0,2}\s*$/u;
const VECTOR = /^data:image\/svg\+xml(?:;charset=utf-8)?;base64,([A-Za-z0-9+/\s]+={0,2})\s*$/iu;

/** The data URL if it is a PNG, a JPEG or a harmless SVG in base64; null for anything else. */
export function safeImage(source: string): string | null {
  if (source.length > LONGEST) return null;
  if (BITMAP.test(source)) return source;
  const vector = VECTOR.exec(source)?.[1];
  if (vector === undefined) return null;
  const text = decodeBase64(vector);
  return /<(?:\w+:)?svg\b/iu.test(text) && !looksHarmful(text) ? source : null;
}
