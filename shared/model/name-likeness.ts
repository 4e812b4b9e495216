/** How much two names have in common, for finding what may be the same under another name. */

import { fuzzyMatch } from "./fuzzy-match.ts";
import { fold } from "./matched-words.ts";

/** What a letter of `fuzzyMatch` is worth at least where every word begins a word of the other name. */
const WORD_WORTH = 50;

/** How alike names are of which one has all the words of the other, before their lengths are compared. */
const CONTAINED = 0.6;

/** The most that names have in common that are not the same, whatever the order of their words. */
const NOT_THE_SAME = 0.99;

/**
 * 0 (nothing) to 1 (the same but for case, accents and white space). The share of neighbouring letters that both
 * have; names of which one has all the words of the other are at least 0.6.
 */
export function nameLikeness(one: string, other: string): number {
  const [a, b] = [plain(one), plain(other)];
  if (a === b) return 1;
  if (a === "" || b === "") return 0;
  return Math.min(NOT_THE_SAME, likenessOfOthers(a, b));
}

function likenessOfOthers(a: string, b: string): number {
  const shared = sharedPairs(a, b);
  if (!hasWords(a, b) && !hasWords(b, a)) return shared;
  const lengths = Math.min(a.length, b.length) / Math.max(a.length, b.length);
  return Math.max(shared, CONTAINED + (1 - CONTAINED) * lengths);
}

function plain(name: string): string {
  return fold(name).replace(/\s+/gu, " ").trim();
}

function hasWords(words: string, text: string): boolean {
  const match = fuzzyMatch(words, text);
  const letters = Array.from(words.replaceAll(" ", "")).length;
  // Its cost for long texts is below one letter's worth.
  return match !== null && match.score > (letters - 1) * WORD_WORTH;
}

/** Share of neighbouring letters two texts have in common, 0 to 1 (Dice's coefficient). */
export function sharedPairs(a: string, b: string): number {
  if (a === b) return 1;
  const pairs = pairsOf(a);
  const others = pairsOf(b);
  const total = pairs.size + others.size;
  if (total === 0) return 0;
  return (2 * [...pairs].filter((pair) => others.has(pair)).length) / total;
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)),
  );
}
