/** Which images a scene may hold. Templates are foreign input: anything else than a plain picture is left out. */

/** Longest data URL taken, in characters; real icons stay below 400,000. */
const LONGEST = 4_000_000;

const BITMAP = /^data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/\s]+={0,2}\s*$/u;
const VECTOR = /^data:image\/svg\+xml(?:;charset=utf-8)?;base64,([A-Za-z0-9+/\s]+={0,2})\s*$/iu;

/**
 * What a vector icon must not hold. Browsers run no script and load nothing for an SVG inside an image, but the
 * picture we write may be taken apart by other programs, so the icon itself has to be harmless.
 */
const HARMFUL =
  /<\s*(?:\w+:)?(?:script|foreignObject|iframe|object|embed|handler|animate|set|style|a)\b|<[!?](?!--|xml\b)|\bon\w+\s*=|javascript:|data:|@import|url\(\s*['"]?(?!#)|href\s*=\s*(?!["']#)|&#/iu;

/** The data URL if it is a PNG, a JPEG or a harmless SVG in base64; null for anything else. */
export function safeImage(source: string): string | null {
  if (source.length > LONGEST) return null;
  if (BITMAP.test(source)) return source;
  const vector = VECTOR.exec(source)?.[1];
  if (vector === undefined) return null;
  const text = decodeBase64(vector);
  return /<(?:\w+:)?svg\b/iu.test(text) && !HARMFUL.test(text) ? source : null;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Decodes to one character per byte: enough to look for ASCII words in UTF-8. */
function decodeBase64(text: string): string {
  let bytes = "";
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += String.fromCharCode((held >> bits) & 0xff);
    }
  }
  return bytes;
}
