/**
 * Changes a YAML text where the data it says changes, and nowhere else: comments, order, blank lines and the way
 * things are spelled stay. Works on the text itself, by the places the parser gives, since writing a whole document
 * anew would lay all of it out afresh.
 */

import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { isSame } from "../model/sequence.ts";
import { isRecord, KEYED_LISTS, type Plain, type PlainRecord } from "./source.ts";
import { planList } from "./yaml-list-plan.ts";
import { indented, spellPlain, spellScalar, withoutLineEnd } from "./yaml-style.ts";

/** A piece of the text and what is to stand there instead. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A member of a block map or an entry of a block list. */
interface Entry {
  readonly value: unknown;
  /** Where its key or its dash stands. */
  readonly start: number;
  /** Where what would be spelled anew begins: its key, or what follows its dash. */
  readonly content: number;
  readonly end: number;
}

/** Lines that belong to one entry, those of comments above it included; of the first, what follows on its line. */
interface Chunk {
  readonly start: number;
  readonly end: number;
}

/** The text is laid out in a way that cannot be changed piece by piece. */
class CannotSplit extends Error {}

/**
 * The text changed so that it says `after` where it said `before`; null when its layout does not allow that.
 * @param text ends in a line break, and has no other than line feeds
 * @param contents of the parsed text
 */
export function editYaml(
  text: string,
  contents: unknown,
  before: PlainRecord,
  after: PlainRecord,
): string | null {
  try {
    const splices = new Editor(text).edits(contents, before, after, "", 0);
    return spliced(text, { start: 0, end: text.length }, splices);
  } catch (error) {
    if (error instanceof CannotSplit) return null;
    throw error;
  }
}

function spliced(text: string, { start, end }: Chunk, splices: readonly Splice[]): string {
  let result = "";
  let at = start;
  for (const splice of splices.toSorted((one, other) => one.start - other.start)) {
    if (splice.start < at || splice.end > end) throw new CannotSplit();
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at, end);
}

class Editor {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * @param path members that lead here, without positions, as in `KEYED_LISTS`
   * @param column of the block entry it is in; null within brackets
   */
  edits(
    node: unknown,
    before: Plain,
    after: Plain,
    path: string,
    column: number | null,
  ): readonly Splice[] {
    if (isSame(before, after)) return [];
    if (isMap(node) && isRecord(before) && isRecord(after)) {
      return node.flow === true
        ? this.#flowMap(node, before, after, path)
        : this.#blockMap(node, before, after, path);
    }
    if (isSeq(node) && isList(before) && isList(after)) {
      return node.flow === true
        ? this.#flowList(node, before, after, path)
        : this.#blockList(node, before, after, path);
    }
    if (!isScalar(node) || !node.range || isRecord(after) || isList(after)) throw new CannotSplit();
    const [start] = node.range;
    const text = spellScalar(after, node.type, column === null);
    return [{ start, end: this.#endOf(node), text: continued(text, column ?? 0) }];
  }

  #flowMap(
    node: YAMLMap,
    before: PlainRecord,
    after: PlainRecord,
    path: string,
  ): readonly Splice[] {
    const members = new Map(node.items.map((pair) => [keyText(pair.key), pair.value]));
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => {
      const [from, to] = [before[name], after[name]];
      if (isSame(from, to)) return [];
      const value = members.get(name);
      if (from === undefined || to === undefined || value === undefined) throw new CannotSplit();
      return this.edits(value, from, to, within(path, name), null);
    });
  }

  #flowList(
    node: YAMLSeq,
    before: readonly Plain[],
    after: readonly Plain[],
    path: string,
  ): readonly Splice[] {
    if (node.items.length !== before.length || before.length !== after.length) {
      throw new CannotSplit();
    }
    return after.flatMap((entry, at) =>
      this.edits(node.items[at], before[at] ?? null, entry, path, null),
    );
  }

  #blockMap(
    node: YAMLMap,
    before: PlainRecord,
    after: PlainRecord,
    path: string,
  ): readonly Splice[] {
    const column = this.#column(startOf(node));
    const entries = node.items.map(({ key, value }): Entry => {
      const start = startOf(key);
      const colon = this.#text.indexOf(":", this.#endOf(key)) + 1;
      return { value, start, content: start, end: Math.max(colon, this.#endOf(value)) };
    });
    const names = node.items.map(({ key }) => keyText(key));
    const changes = names.map((name, at): readonly Splice[] => {
      const to = after[name];
      const entry = entries[at];
      if (to === undefined || entry === undefined || isSame(before[name], to)) return [];
      const replaced = () => spellPlain({ [name]: to });
      return this.#changed(entry, before[name], to, within(path, name), column, replaced);
    });
    const isGone = (name: string) => name in before && !(name in after);
    const added = Object.keys(after).filter((name) => !names.includes(name));
    if (added.length === 0 && !names.some(isGone)) return changes.flat();
    const chunks = this.#chunks(entries, column);
    const gap = this.#gapOf(chunks);
    const pieces = chunks.flatMap((chunk, at) => {
      const name = names[at] ?? "";
      if (isGone(name)) return [];
      return [{ name, text: spliced(this.#text, chunk, changes[at] ?? []), first: at === 0 }];
    });
    for (const name of added) {
      const order = Object.keys(after);
      const earlier = new Set(order.slice(0, order.indexOf(name)));
      const at = pieces.findLastIndex((piece) => earlier.has(piece.name)) + 1;
      const text = gap + indented(spellPlain({ [name]: after[name] ?? null }), column);
      pieces.splice(at, 0, { name, text, first: false });
    }
    return [this.#rejoined(chunks, pieces)];
  }

  #blockList(
    node: YAMLSeq,
    before: readonly Plain[],
    after: readonly Plain[],
    path: string,
  ): readonly Splice[] {
    const column = this.#column(startOf(node));
    const key = KEYED_LISTS[path] ?? null;
    const plan = planList(
      { key, keys: node.items.map((item) => keyOfItem(item, key)) },
      before,
      after,
    );
    if (plan === null) throw new CannotSplit();
    const entries = node.items.map((value, at): Entry => {
      const content = startOf(value);
      const from = at === 0 ? startOf(node) : this.#endOf(node.items[at - 1]);
      return { value, start: this.#dash(from, content, column), content, end: this.#endOf(value) };
    });
    const changesOf = (at: number, change: { before: Plain; after: Plain }): readonly Splice[] => {
      const entry = entries[at];
      if (entry === undefined) throw new CannotSplit();
      const replaced = () => spellPlain(change.after);
      return this.#changed(entry, change.before, change.after, path, column, replaced);
    };
    const isInPlace = plan.length === entries.length && plan.every(({ from }, at) => from === at);
    if (isInPlace) {
      return plan.flatMap(({ change }, at) => (change === null ? [] : changesOf(at, change)));
    }
    const chunks = this.#chunks(entries, column);
    const gap = this.#gapOf(chunks);
    const pieces = plan.flatMap(({ from, change }) => {
      if (from === null) {
        const lines = indented(spellPlain([change?.after ?? null]), column);
        return [{ text: gap + lines, first: false }];
      }
      const chunk = chunks[from];
      if (chunk === undefined) throw new CannotSplit();
      const splices = change === null ? [] : changesOf(from, change);
      return [{ text: spliced(this.#text, chunk, splices), first: from === 0 }];
    });
    return [this.#rejoined(chunks, pieces)];
  }

  /** Changes inside an entry, or all of it anew where that is not possible. */
  #changed(
    entry: Entry,
    before: Plain | undefined,
    after: Plain,
    path: string,
    column: number,
    replaced: () => string,
  ): readonly Splice[] {
    if (before !== undefined) {
      try {
        return this.edits(entry.value, before, after, path, column);
      } catch (error) {
        if (!(error instanceof CannotSplit)) throw error;
      }
    }
    const text = continued(withoutLineEnd(replaced()), this.#column(entry.content));
    return [{ start: entry.content, end: entry.end, text }];
  }

  /** The entries' own lines, without gaps between them. */
  #chunks(entries: readonly Entry[], column: number): readonly Chunk[] {
    const starts = entries.map(({ start }, at) => {
      const line = this.#lineStart(start);
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
  #gapOf(chunks: readonly Chunk[]): string {
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

  #rejoined(
    chunks: readonly Chunk[],
    pieces: readonly { readonly text: string; readonly first: boolean }[],
  ): Splice {
    const start = chunks[0]?.start;
    const end = chunks.at(-1)?.end;
    if (start === undefined || end === undefined || pieces.length === 0) throw new CannotSplit();
    // What stands behind a dash, or what everything else is indented by, must stay the first.
    const isBehindDash = start !== this.#lineStart(start);
    if (isBehindDash && pieces[0]?.first !== true) throw new CannotSplit();
    const text = pieces.map((piece) =>
      piece.text.endsWith("\n") ? piece.text : `${piece.text}\n`,
    );
    return { start, end, text: text.join("") };
  }

  #dash(from: number, content: number, column: number): number {
    for (
      let line = this.#lineStart(content);
      line + column >= from;
      line = this.#lineStart(line - 1)
    ) {
      const at = line + column;
      const isDash = this.#text[at] === "-" && /\s/.test(this.#text[at + 1] ?? "\n");
      if (isDash && this.#text.slice(line, at).trim() === "") return at;
      if (line === 0) break;
    }
    throw new CannotSplit();
  }

  /** Where what a node says ends: before comments and blank lines behind it. */
  #endOf(node: unknown): number {
    if (isCollection(node) && node.flow !== true) {
      const ends = node.items.map((item) =>
        isPair(item)
          ? Math.max(this.#endOf(item.key) + 1, this.#endOf(item.value))
          : this.#endOf(item),
      );
      return Math.max(...ends, startOf(node));
    }
    const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : null;
    if (!range) return -1;
    let [start, end] = range;
    while (end > start && /[ \t\r\n]/.test(this.#text[end - 1] ?? "")) end--;
    return end;
  }

  #lineStart(at: number): number {
    return this.#text.lastIndexOf("\n", at - 1) + 1;
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf("\n", at);
    return end < 0 ? this.#text.length : end + 1;
  }

  #column(at: number): number {
    return at - this.#lineStart(at);
  }
}

function within(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function startOf(node: unknown): number {
  const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : null;
  if (!range) throw new CannotSplit();
  return range[0];
}

function keyText(key: unknown): string {
  if (isScalar(key) && typeof key.value === "string") return key.value;
  throw new CannotSplit();
}

function keyOfItem(item: unknown, key: string | null): string | null {
  if (key === null || !isMap(item)) return null;
  const value: unknown = item.get(key);
  return typeof value === "string" ? value : null;
}

/** Lines of which the first stands where it is put and the others go further in. */
function continued(lines: string, columns: number): string {
  return lines.replaceAll(/\n(?=[^\n])/g, `\n${" ".repeat(columns)}`);
}
