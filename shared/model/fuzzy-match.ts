/** How well a name fits what a person types to reach it: beginnings of words, parts of words, initials, gaps. */

import { fold, type Segment } from "./matched-words.ts";

export interface FuzzyMatch {
  /** Greater is better; only for comparing matches of the same query. */
  readonly score: number;
  /** The text in pieces; those that were typed stand out. */
  readonly segments: readonly Segment[];
}

/** What a letter found at such a place is worth. */
const WORTH = { whole: 100, start: 60, word: 50, inside: 25, scattered: 1 } as const;
/** Letters with gaps begin a word and stand within this many times their number; farther apart they mean nothing. */
const WIDEST = 3;
/** So that of two equal fits the shorter text wins, and never against a better fit. */
const LENGTH_COST = 0.01;

interface Folded {
  /** One entry per letter: what it is without case and accents. */
  readonly letters: readonly string[];
  readonly text: string;
  /** Where each letter begins in the original text; one more for its end. */
  readonly starts: readonly number[];
}

/** Matches every word of the query anywhere in the text, in any order. Null when one of them does not fit. */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  const terms = fold(query).split(/\s+/u).filter(Boolean);
  const folded = foldLetters(text);
  const taken = new Set<number>();
  let score = 0;
  for (const term of terms) {
    const found = placesOf(Array.from(term), folded);
    if (found === null) return null;
    score += found.score;
    for (const at of found.places) taken.add(at);
  }
  const cost = Math.min(1, folded.letters.length * LENGTH_COST);
  return { score: score - cost, segments: segmentsOf(text, folded, taken) };
}

/**
 * The things that fit the query, best first; equal ones in the order given. All of them for an empty query.
 * @param weigh what is added to a thing's score, for preferring kinds of things
 */
export function ranked<Thing>(
  query: string,
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  weigh: (thing: Thing) => number = () => 0,
): readonly { readonly thing: Thing; readonly segments: readonly Segment[] }[] {
  if (query.trim() === "") {
    return things.map((thing) => ({
      thing,
      segments: [{ text: nameOf(thing), matched: false }],
    }));
  }
  return things
    .flatMap((thing) => {
      const match = fuzzyMatch(query, nameOf(thing));
      return match === null
        ? []
        : [{ thing, segments: match.segments, score: match.score + weigh(thing) }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ thing, segments }) => ({ thing, segments }));
}

interface Found {
  readonly score: number;
  readonly places: readonly number[];
}

/** Where the letters of a word that was typed stand in the text, by the best way they fit. */
function placesOf(term: readonly string[], { letters, text }: Folded): Found | null {
  const runs = letters
    .map((_, at) => at)
    .filter((at) => term.every((letter, offset) => letters[at + offset] === letter));
  const atWord = runs.find((at) => startsWord(letters, at));
  const run = atWord ?? runs[0];
  if (run !== undefined) {
    const places = term.map((_, offset) => run + offset);
    const fit =
      text === term.join("")
        ? "whole"
        : run === 0
          ? "start"
          : atWord !== undefined
            ? "word"
            : "inside";
    return { score: WORTH[fit] * term.length, places };
  }
  const beginnings = letters.map((_, at) => at).filter((at) => startsWord(letters, at));
  const initials = inOrder(term, beginnings, letters);
  if (initials !== null) return { score: (WORTH.inside - 1) * term.length, places: initials };
  for (const from of beginnings.filter((at) => letters[at] === term[0])) {
    const near = letters.map((_, at) => at).slice(from, from + WIDEST * term.length);
    const places = inOrder(term, near, letters);
    if (places !== null) return { score: WORTH.scattered * term.length, places };
  }
  return null;
}

/** The first places, one per letter and in order, among those that may be used. */
function inOrder(
  term: readonly string[],
  usable: readonly number[],
  letters: readonly string[],
): readonly number[] | null {
  const places: number[] = [];
  for (const at of usable) {
    if (letters[at] === term[places.length]) places.push(at);
    if (places.length === term.length) return places;
  }
  return null;
}

const LETTER = /[\p{L}\p{N}]/u;

function startsWord(letters: readonly string[], at: number): boolean {
  return LETTER.test(letters[at] ?? "") && !LETTER.test(letters[at - 1] ?? "");
}

function foldLetters(text: string): Folded {
  const letters: string[] = [];
  const starts: number[] = [];
  let at = 0;
  for (const sign of text) {
    for (const letter of fold(sign)) {
      letters.push(letter);
      starts.push(at);
    }
    at += sign.length;
  }
  return { letters, text: letters.join(""), starts: [...starts, at] };
}

function segmentsOf(
  text: string,
  { letters, starts }: Folded,
  taken: ReadonlySet<number>,
): readonly Segment[] {
  const matchedAt = new Set(letters.flatMap((_, at) => (taken.has(at) ? [starts[at] ?? 0] : [])));
  const segments: Segment[] = [];
  let at = 0;
  for (const sign of text) {
    const last = segments.at(-1);
    const mark = fold(sign) === "" && last !== undefined;
    const matched = mark ? last.matched : matchedAt.has(at);
    if (last?.matched === matched)
      segments[segments.length - 1] = { text: last.text + sign, matched };
    else segments.push({ text: sign, matched });
    at += sign.length;
  }
  return segments;
}
