/** Rich text of templates (HTML, often escaped more than once) as plain text: nothing in it can ever act. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The tool escapes rich text once more at every save; a file rarely saw more saves than this since. */
const MOST_ROUNDS = 12;

/** What a person should read of rich text. Plain text comes back as it is, but for surrounding blanks. */
export function plainText(richText: string): string {
  let text = richText;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const unescaped = unescapeEntities(text);
    if (unescaped === text) break;
    text = unescaped;
  }
  return text
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d|\/tr)\b[^>]*>/giu, "\n")
    .replace(/<li\b[^>]*>/giu, "• ")
    .replace(/<\/?[a-z][^>]*>/giu, "")
    .replace(/[ \t]+\n/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
}

function unescapeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/giu,
    (whole, decimal, hex, name) => {
      if (typeof name === "string") return ENTITIES[name.toLowerCase()] ?? whole;
      const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
