/** Texts that are rules, nearly rules, or nothing of the kind; the same ones for the same seed, and cheap to make. */

import fc from "fast-check";

const pieces = [
  ["source", "target", "flow", "Flow", "element", "boundary", "both", "diagram"],
  ["is", "IS", "in", "has", "with", "unknown", "crosses", "leaves", "enters", "and", "OR", "not"],
  ["(", ")", ",", ".", "'GE.P'", "[Web App]", "[[x]", "]", "'", "flow.a", "target.[b]"],
  ["<", "<=", ">5", ">=", "5", "-0.5", "1e3", "\n", "\t", "😀", "\u0000"],
  ["source is 'GE.P'", "flow crosses 'GE.TB.B'", "target.a is 'Yes'", "both in 'GE.TB.B'"],
].flat();

/** Numbers from 0 to below 1, the same for the same seed (the generator known as mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Endless texts: tokens in any order, real rules with pieces taken out, doubled, swapped or put in, and any code
 * units at all.
 * @param real rules to spoil
 */
export function* ruleTexts(seed: number, real: readonly string[]): Generator<string, never> {
  const next = randomNumbers(seed);
  const below = (end: number): number => Math.floor(next() * end);
  const piece = (): string => pieces[below(pieces.length)] ?? "";
  const soup = (): string => Array.from({ length: below(24) }, piece).join(next() < 0.7 ? " " : "");
  const noise = (): string =>
    String.fromCharCode(
      ...Array.from({ length: below(40) }, () => below(next() < 0.5 ? 0x80 : 0x10000)),
    );
  const spoiled = (): string => {
    let text = real[below(real.length)] ?? "";
    for (let times = 1 + below(3); times > 0; times -= 1) {
      const at = below(text.length + 1);
      const end = Math.min(text.length, at + below(8));
      const put = [piece(), "", text.slice(at, end).repeat(2), noise().slice(0, 2)][below(4)] ?? "";
      text = text.slice(0, at) + put + text.slice(end);
    }
    return text;
  };
  for (;;) {
    const kind = next();
    yield kind < 0.45 ? soup() : kind < 0.9 ? spoiled() : noise();
  }
}

const sound = [
  "source is 'GE.P' and not (flow crosses 'GE.TB.B' or target.a is 'Yes')",
  "both in 'GE.TB.B' with b in ('x', 'y') and flow.[Label] < 5",
];

/** One such text. */
export const nearRule: fc.Arbitrary<string> = fc
  .integer()
  .map((seed) => ruleTexts(seed, sound).next().value);
