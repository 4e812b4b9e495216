/** How a YAML text is laid out: which lines belong to what, so that entries can be moved and changed as text. */

import { isAlias, isCollection, isPair, isScalar } from "yaml";

/** A member of a block map or an entry of a block list. */
export interface Entry {
  readonly value: unknown;
  /** Where its key or its dash stands. */
  readonly start: number;
  /** Where what would be spelled anew begins: its key, or what follows its dash. */
  readonly content: number;
  readonly end: number;
}

/** Lines that belong to one entry, those of comments above it included; of the first, what follows on its line. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** The text is laid out in a way that cannot be changed piece by piece. */
export class CannotSplit extends Error {}

/** Where a node begins. */
export function startOf(node: unknown): number {
  const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : null;
  if (!range) throw new CannotSplit();
  return range[0];
}

/** Offsets in one text; its methods throw `CannotSplit` where it is not laid out by lines. */
export class Layout {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The entries' own lines, without gaps between them. */
  chunks(entries: readonly Entry[], column: number): readonly Chunk[] {
    const starts = entries.map(({ start }, at) => {
      const line = this.lineStart(start);
      if (this.#text.slice(line, start).trim() !== "") {
        // The first member of a map stands behind the dash of its list.
        if (at === 0) return start;
        throw new CannotSplit();
      }
      const previous = entries[at - 1];
      return previous === undefined
        ? line
        : this.#ownLines(this.#lineEnd(previous.end), line, column);
    });
    return starts.map((start, at) => {
      const end = starts[at + 1] ?? this.#lineEnd(entries[at]?.end ?? start);
      if (end < start) throw new CannotSplit();
      return { start, end };
    });
  }

  /** An empty line where most entries have one above. */
  gapOf(chunks: readonly Chunk[]): string {
    const parted = chunks.filter(({ start }) => this.#text[start] === "\n").length;
    return chunks.length > 1 && parted * 2 >= chunks.length ? "\n" : "";
  }

  /** Where, among the lines between two entries, those begin that belong to the second. */
  #ownLines(from: number, to: number, column: number): number {
    if (from > to) throw new CannotSplit();
    const lines = this.#text.slice(from, to).split(/(?<=\n)/);
    const blank = lines.findIndex((line) => line.trim() === "");
    const own =
      blank >= 0
        ? blank
        : lines.findIndex((line) => line.length - line.trimStart().length <= column);
    const before = own < 0 ? lines : lines.slice(0, own);
    return from + before.join("").length;
  }

  /** Where the dash of a list's entry stands: on the last line before its content that has one in this column. */
  dash(from: number, content: number, column: number): number {
    for (
      let line = this.lineStart(content);
      line + column >= from;
      line = this.lineStart(line - 1)
    ) {
      const at = line + column;
      const isDash = this.#text[at] === "-" && /\s/.test(this.#text[at + 1] ?? "\n");
      if (isDash && this.#text.slice(line, at).trim() === "") return at;
      if (line === 0) break;
    }
    throw new CannotSplit();
  }

  /** Where what a node says ends: before comments and blank lines behind it. */
  endOf(node: unknown): number {
    if (isCollection(node) && node.flow !== true) {
      const ends = node.items.map((item) =>
        isPair(item)
          ? Math.max(this.endOf(item.key) + 1, this.endOf(item.value))
          : this.endOf(item),
      );
      return Math.max(...ends, startOf(node));
    }
    const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : null;
    if (!range) return -1;
    let [start, end] = range;
    while (end > start && /[ \t\r\n]/.test(this.#text[end - 1] ?? "")) end--;
    return end;
  }

  lineStart(at: number): number {
    return this.#text.lastIndexOf("\n", at - 1) + 1;
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf("\n", at);
    return end < 0 ? this.#text.length : end + 1;
  }

  column(at: number): number {
    return at - this.lineStart(at);
  }
}
