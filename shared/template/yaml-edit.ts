/**
 * Changes a YAML text where the data it says changes, and nowhere else: comments, order, blank lines and the way
 * things are spelled stay. Works on the text itself, by the places the parser gives, since writing a whole document
 * anew would lay all of it out afresh.
 */

import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import { isSame } from "../model/sequence.ts";
import { isRecord, KEYED_LISTS, type Plain, type PlainRecord } from "./source.ts";
import { CannotSplit, Layout, startOf, type Chunk, type Entry } from "./yaml-layout.ts";
import { planList } from "./yaml-list-plan.ts";
import { indented, spellPlain, spellScalar, withoutLineEnd } from "./yaml-style.ts";

/** A piece of the text and what is to stand there instead. */
interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text changed so that it says `after` where it said `before`; null when its layout does not allow that.
 * @param text ends in a line break, and has no other than line feeds
 * @param contents of the parsed text
 * @param grain what is spelled anew around a change: the least possible, or the whole stencil, threat type or the like
 */
export function editYaml(
  text: string,
  contents: unknown,
  before: PlainRecord,
  after: PlainRecord,
  grain: "least" | "entry",
): string | null {
  try {
    const splices = new Editor(text, grain).edits(contents, before, after, "", 0);
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
  readonly #layout: Layout;
  readonly #grain: "least" | "entry";

  constructor(text: string, grain: "least" | "entry") {
    this.#text = text;
    this.#grain = grain;
    this.#layout = new Layout(text);
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
    return [{ start, end: this.#layout.endOf(node), text: continued(text, column ?? 0) }];
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
    const column = this.#layout.column(startOf(node));
    const entries = node.items.map(({ key, value }): Entry => {
      const start = startOf(key);
      const colon = this.#text.indexOf(":", this.#layout.endOf(key)) + 1;
      return { value, start, content: start, end: Math.max(colon, this.#layout.endOf(value)) };
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
    // What the file does not say although the source does is usual, as long as it stays the same.
    const added = Object.keys(after).filter(
      (name) => !names.includes(name) && !isSame(before[name], after[name]),
    );
    if (added.length === 0 && !names.some(isGone)) return changes.flat();
    const chunks = this.#layout.chunks(entries, column);
    const gap = this.#layout.gapOf(chunks);
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
    const column = this.#layout.column(startOf(node));
    const key = KEYED_LISTS[path] ?? null;
    const plan = planList(
      { key, keys: node.items.map((item) => keyOfItem(item, key)) },
      before,
      after,
    );
    if (plan === null) throw new CannotSplit();
    const entries = node.items.map((value, at): Entry => {
      const content = startOf(value);
      const from = at === 0 ? startOf(node) : this.#layout.endOf(node.items[at - 1]);
      return {
        value,
        start: this.#layout.dash(from, content, column),
        content,
        end: this.#layout.endOf(value),
      };
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
    const chunks = this.#layout.chunks(entries, column);
    const gap = this.#layout.gapOf(chunks);
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
    const isEntry = isRecord(after) && path in KEYED_LISTS;
    if (before !== undefined && !(isEntry && this.#grain === "entry")) {
      try {
        return this.edits(entry.value, before, after, path, column);
      } catch (error) {
        if (!(error instanceof CannotSplit)) throw error;
      }
    }
    const text = continued(withoutLineEnd(replaced()), this.#layout.column(entry.content));
    return [{ start: entry.content, end: entry.end, text }];
  }

  #rejoined(
    chunks: readonly Chunk[],
    pieces: readonly { readonly text: string; readonly first: boolean }[],
  ): Splice {
    const start = chunks[0]?.start;
    const end = chunks.at(-1)?.end;
    if (start === undefined || end === undefined || pieces.length === 0) throw new CannotSplit();
    // What stands behind a dash, or what everything else is indented by, must stay the first.
    const isBehindDash = start !== this.#layout.lineStart(start);
    if (isBehindDash && pieces[0]?.first !== true) throw new CannotSplit();
    const text = pieces.map((piece) =>
      piece.text.endsWith("\n") ? piece.text : `${piece.text}\n`,
    );
    return { start, end, text: text.join("") };
  }
}

function within(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
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
