/** Which words a person searches for, and where a text holds them. */

/** A piece of a text; `matched` when it is what was searched for. */
export interface Segment {
  readonly text: string;
  readonly matched: boolean;
}

/** Letters and digits with their marks: what the index makes words of. */
const WORD = /[\p{L}\p{N}\p{M}\p{Co}]+/gu;

/** More words than anyone types, and few enough to look for. */
const MOST_WORDS = 12;

/** The words of what a person typed; signs only part them. */
export function searchWords(text: string): readonly string[] {
  return [...new Set(text.match(WORD))].slice(0, MOST_WORDS);
}

/** The text in pieces: the beginnings of words that are one of `words`, whatever their case and accents, stand out. */
export function matchedSegments(text: string, words: readonly string[]): readonly Segment[] {
  const folded = words.map(fold).filter((word) => word !== "");
  const segments: Segment[] = [];
  let end = 0;
  const add = (until: number, matched: boolean): void => {
    if (until > end) segments.push({ text: text.slice(end, until), matched });
    end = until;
  };
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const length = matchedLength(word, folded);
    if (length === 0) continue;
    add(index, false);
    add(index + length, true);
  }
  add(text.length, false);
  return segments;
}

/**
 * About `length` characters of the text on one line, from a little before the first match; from the start when
 * nothing matches. "…" stands for what is left out, "·" for an end of line.
 */
export function excerpt(
  text: string,
  words: readonly string[],
  length: number,
): readonly Segment[] {
  const line = text
    .trim()
    .replaceAll(/\s*\n\s*/gu, " · ")
    .replaceAll(/\s+/gu, " ");
  const [before] = matchedSegments(line, words);
  const unmatched = before === undefined || before.matched ? 0 : before.text.length;
  const found = unmatched < line.length ? unmatched : 0;
  const start = wordStart(line, found - Math.floor(length / 4), 0);
  const end = start + length >= line.length ? line.length : wordStart(line, start + length, found);
  const piece = line.slice(start, end).trim().replace(/^· /u, "");
  return matchedSegments(`${start > 0 ? "… " : ""}${piece}${end < line.length ? " …" : ""}`, words);
}

/** Longest word that is not cut, in characters. */
const LONGEST_WORD = 40;

/** The place after the last blank up to `at`, but not before `least`; only a word without end is cut. */
function wordStart(line: string, at: number, least: number): number {
  if (at <= least) return least;
  const start = Math.max(least, line.lastIndexOf(" ", at) + 1);
  if (at - start <= LONGEST_WORD && start > least) return start;
  if (least === 0 && at <= LONGEST_WORD) return 0;
  // Never between the two halves of a character.
  return /[\uDC00-\uDFFF]/u.test(line.charAt(at)) ? at - 1 : at;
}

/** How much of a word's beginning is one of the words searched for: the longest of them. */
function matchedLength(word: string, searched: readonly string[]): number {
  const whole = fold(word);
  const longest = searched
    .filter((candidate) => whole.startsWith(candidate))
    .reduce((most, candidate) => Math.max(most, candidate.length), 0);
  if (longest === 0) return 0;
  let taken = 0;
  let covered = 0;
  for (const sign of word) {
    const part = fold(sign);
    if (covered >= longest && part !== "") break;
    covered += part.length;
    taken += sign.length;
  }
  return taken;
}

/** Without case and accents. */
export function fold(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
