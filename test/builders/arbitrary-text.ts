/** Texts that file formats stumble over. */

import fc from "fast-check";

const AWKWARD = [
  "",
  " ",
  "  two blanks around  ",
  "a & b",
  "<b>bold</b>",
  "]]>",
  "&amp;lt;",
  `"double" 'single'`,
  "first\r\nsecond",
  "old\rMac",
  "unix\nline",
  "tab\tstop",
  "<!-- comment -->",
  "<?pi?>",
  "{source.Name}",
  "\u{1F600}\u{1F468}\u200D\u{1F469}",
  "\u202Eright to left",
  "\u2028line separator",
  "\u0085next line",
  "\uFEFFmark",
  "\u00A0hard blank\u00A0",
  "__proto__",
  "C:\\a\\b",
  "\\u0041",
];

/** Text that every format can hold: markup, quotes, line ends of every system, letters beyond the first plane. */
export const awkwardText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);

/** Also what XML cannot hold: control characters, halves of surrogate pairs, code points that are none. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: awkwardText },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.oneof(
          fc.constantFrom(0, 1, 8, 11, 12, 27, 31, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xfffe, 0xffff),
          fc.integer({ min: 0, max: 0xffff }),
        ),
        { maxLength: 6 },
      )
      .map((codes) => String.fromCharCode(...codes)),
  },
);

/** What is left of a text in XML 1.0, told character by character. */
export function xmlText(text: string): string {
  return Array.from(text)
    .filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x20) return code === 9 || code === 10 || code === 13;
      return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
    })
    .join("");
}

/** A value with every text in it changed. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  const visit = (part: unknown): unknown => {
    if (typeof part === "string") return change(part);
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, visit(inner)]));
  };
  // Texts become texts and nothing else changes, which the compiler cannot see.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return visit(value) as Value;
}
