/**
 * What the XML of a threat model says, value by value: texts, flags, numbers and lists out of elements, with a
 * ledger entry for everything that is not understood or not sound. Names are matched without their namespace,
 * in any order.
 */

import type { LedgerEntry, LossLedger } from "../model/ledger.ts";
import type { Id } from "../model/model.ts";
import type { XmlElement } from "./xml.ts";

/** The first child of that local name; null when there is none. */
export function childOf(element: XmlElement, local: string): XmlElement | null {
  for (const child of element.children) if (child.local === local) return child;
  return null;
}

/** True for `i:nil="true"`. */
export function isNil(element: XmlElement): boolean {
  return element.attributes.some(
    ({ local, value }) => local === "nil" && (value === "true" || value === "1"),
  );
}

/** Whether an element's text has white space around it. */
export function isSurrounded(element: XmlElement | null): boolean {
  return element !== null && element.text !== element.text.trim();
}

/** The class named by `i:type`, without its prefix; empty when there is none. */
export function classOf(element: XmlElement): string {
  const type = element.attributes.find(({ name, local }) => local === "type" && name !== local);
  return type === undefined ? "" : type.value.slice(type.value.indexOf(":") + 1).trim();
}

/** Leaves room for a suffix within the 400 characters the model allows. */
const LONGEST_ID = 300;

/** A file with more faults than anybody reads is broken as a whole. */
const LONGEST_LEDGER = 5_000;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** A decimal number, as XML Schema writes it; null for anything else, infinities and NaN included. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim();
  if (trimmed.length > 400 || !NUMBER.test(trimmed)) return null;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : null;
}

/** A whole number of at most 32 bits, as .NET counts things; null for anything else. */
export function parseWhole(text: string): number | null {
  const number = parseNumber(text);
  return number !== null && (number | 0) === number ? number + 0 : null;
}

/** At most 60 characters of a value, for a message. */
export function excerpt(text: string): string {
  const line = text.slice(0, 300).replace(/\s+/g, " ").trim();
  return line.length > 60 ? `"${line.slice(0, 57)}..."` : `"${line}"`;
}

/** Reads values out of one file and keeps its ledger. */
export class XmlContent {
  /**
   * True when an XML editor put white space around every text; it is then taken off again. (Texts of ids,
   * numbers and flags are trimmed in any case.)
   */
  readonly reindented: boolean;
  readonly #entries: LedgerEntry[] = [];
  #unlisted = 0;
  readonly #sources = new Map<object, XmlElement>();
  readonly #unread = new Map<string, { count: number; line: number }>();

  constructor(reindented: boolean) {
    this.reindented = reindented;
    if (reindented) {
      this.note(
        "approximated",
        "the whole file",
        "Another program indented the file inside its texts; white space around texts was taken off.",
      );
    }
  }

  /** Everything noted so far. */
  ledger(): LossLedger {
    const unread = [...this.#unread].map(([what, { count, line }]): LedgerEntry => ({
      effect: "kept",
      place: count === 1 ? `line ${line}` : `line ${line} and ${count - 1} more places`,
      what: `${what} is not shown.`,
    }));
    const more: LossLedger =
      this.#unlisted === 0
        ? []
        : [
            {
              effect: "approximated",
              place: "the whole file",
              what: `${this.#unlisted} more things of these kinds are not listed one by one.`,
            },
          ];
    return [...this.#entries, ...unread, ...more];
  }

  /** Which element each record of the model was read from. */
  get sources(): ReadonlyMap<object, XmlElement> {
    return this.#sources;
  }

  /** Notes where a record comes from, so that an edit can find its place in the file. */
  remember<Record extends object>(record: Record, element: XmlElement): Record {
    this.#sources.set(record, element);
    return record;
  }

  note(effect: LedgerEntry["effect"], place: string, what: string): void {
    if (this.#entries.length < LONGEST_LEDGER) this.#entries.push({ effect, place, what });
    else this.#unlisted++;
  }

  /**
   * Notes the children whose local names are not among the known ones, and those that stand twice, once per
   * kind. (Only the first of a name is ever read.)
   */
  expectOnly(element: XmlElement, known: ReadonlySet<string>): void {
    const seen = new Set<string>();
    for (const child of element.children) {
      if (!known.has(child.local)) this.#noteUnread("Unknown", element, child);
      else if (seen.has(child.local)) this.#noteUnread("Repeated", element, child);
      seen.add(child.local);
    }
  }

  /** The children of that local name inside the first child `list`; none when the list is missing or nil. */
  itemsOf(element: XmlElement, list: string, local: string): readonly XmlElement[] {
    const holder = childOf(element, list);
    return holder === null ? [] : this.items(holder, local);
  }

  /** The children of that local name; others are noted as unknown. */
  items(list: XmlElement, local: string): readonly XmlElement[] {
    return list.children.filter((child) => {
      if (child.local === local) return true;
      this.#noteUnread("Unknown", list, child);
      return false;
    });
  }

  #noteUnread(how: string, parent: XmlElement, child: XmlElement): void {
    const what = `${how} element ${excerpt(child.local)} in ${excerpt(parent.local)}`;
    const seen = this.#unread.get(what);
    if (seen === undefined) this.#unread.set(what, { count: 1, line: child.line });
    else seen.count++;
  }

  /** The text of an element as a person wrote it. */
  text(element: XmlElement): string {
    return this.reindented ? element.text.trim() : element.text;
  }

  /** The text of a child; null when the child is missing or nil. */
  textOf(element: XmlElement, local: string): string | null {
    const child = childOf(element, local);
    return child === null || isNil(child) ? null : this.text(child);
  }

  /** A child's text without white space around it, for ids and words; empty when missing or nil. */
  wordOf(element: XmlElement, local: string): string {
    return this.textOf(element, local)?.trim() ?? "";
  }

  /** A child's text as an id, at most 300 characters long (the rest is cut off and noted). */
  idOf(element: XmlElement, local: string): Id {
    const id = this.textOf(element, local) ?? "";
    if (id.length <= LONGEST_ID) return id;
    this.note(
      "approximated",
      `line ${element.line}`,
      `${local} ${excerpt(id)} is ${id.length} characters long; cut to ${LONGEST_ID}.`,
    );
    return id.slice(0, LONGEST_ID);
  }

  /** A child's flag; the default when missing, nil or empty, and (noted) when it is neither true nor false. */
  flagOf(element: XmlElement, local: string, byDefault: boolean, place: string): boolean {
    const word = this.wordOf(element, local);
    if (word === "") return byDefault;
    const flag = parseFlag(word);
    if (flag !== null) return flag;
    this.note("approximated", place, `${local} is ${excerpt(word)}; read as ${byDefault}.`);
    return byDefault;
  }
}

/** `true`, `false`, `1` or `0` in any case; null for anything else. */
function parseFlag(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === "true" || word === "1") return true;
  if (word === "false" || word === "0") return false;
  return null;
}
