/**
 * Editing an XML file without rewriting it: every edit is a splice into the source, so whatever is not edited
 * stays as it was, character by character.
 */

import { longestIncreasing } from "../model/sequence.ts";
import { isNil } from "./xml-content.ts";
import { escapeText } from "./xml-text.ts";
import type { XmlDocument, XmlElement } from "./xml.ts";

interface Splice {
  readonly start: number;
  readonly end: number;
  /** New text, and elements of the source that move here with the edits inside them. */
  readonly content: readonly (string | XmlElement)[];
}

/** What a list should hold: an element that is there, or the text of a new one. */
export type ListMember = XmlElement | string;

export class XmlEdits {
  readonly #document: XmlDocument;
  readonly #parents = new Map<XmlElement, XmlElement>();
  readonly #splices: Splice[] = [];
  /** How the file ends an empty element. */
  readonly #close: string;

  constructor(document: XmlDocument) {
    this.#document = document;
    this.#close = /<[^<>]* \/>/.test(document.text) ? " />" : "/>";
    const open = [document.root];
    for (let element = open.pop(); element !== undefined; element = open.pop()) {
      for (const child of element.children) {
        this.#parents.set(child, element);
        open.push(child);
      }
    }
  }

  /** True while nothing was edited. */
  get untouched(): boolean {
    return this.#splices.length === 0;
  }

  /**
   * The element around another.
   * @throws when it is the root.
   */
  parentOf(element: XmlElement): XmlElement {
    const parent = this.#parents.get(element);
    if (parent === undefined) throw new Error(`${element.name} has no parent`);
    return parent;
  }

  /** The namespaces an element's content may use: prefix ("" = none) to address. */
  bindingsAt(element: XmlElement): ReadonlyMap<string, string> {
    const bindings = new Map<string, string>();
    for (let at: XmlElement | undefined = element; at !== undefined; at = this.#parents.get(at)) {
      for (const { name, value } of at.attributes) {
        const prefix = name === "xmlns" ? "" : name.startsWith("xmlns:") ? name.slice(6) : null;
        if (prefix !== null && !bindings.has(prefix)) bindings.set(prefix, value);
      }
    }
    return bindings;
  }

  /** The prefix ("" = none) a namespace has at an element; null when it has none. */
  prefixOf(element: XmlElement, namespace: string): string | null {
    for (const [prefix, address] of this.bindingsAt(element)) {
      if (address === namespace) return prefix;
    }
    return null;
  }

  /**
   * A new element's text with the namespace declarations it needs and does not find at `parent`.
   * @param needed prefix ("" = none) to address, for the prefixes the text uses without declaring them
   */
  bind(fragment: string, parent: XmlElement, needed: ReadonlyMap<string, string>): string {
    const bound = this.bindingsAt(parent);
    const missing = [...needed].filter(
      ([prefix, address]) => (bound.get(prefix) ?? "") !== address,
    );
    const declarations = missing
      .map(([prefix, address]) => ` xmlns${prefix === "" ? "" : ":"}${prefix}="${address}"`)
      .join("");
    return fragment.replace(/^<[^\s/>]+/, (name) => name + declarations);
  }

  /** Replaces the text of an element that has no children, nil or not; white space of an indenter stays. */
  setText(element: XmlElement, text: string, padded: boolean): void {
    const { text: source } = this.#document;
    const escaped = escapeText(text);
    const tag = this.#openTag(element);
    if (padded && !element.selfClosed && escaped !== "" && element.text.trim() !== "") {
      const contentEnd = source.lastIndexOf("</", element.end - 1);
      const content = source.slice(element.contentStart, contentEnd);
      const lead = /^\s*/.exec(content)?.[0].length ?? 0;
      const trail = /\s*$/.exec(content)?.[0].length ?? 0;
      this.#splice(element.contentStart + lead, contentEnd - trail, escaped);
      return;
    }
    const spelled = escaped === "" ? `${tag}${this.#close}` : `${tag}>${escaped}</${element.name}>`;
    this.replace(element, spelled);
  }

  /**
   * Makes an element nil.
   * @param prefix that of the schema-instance namespace
   */
  setNil(element: XmlElement, prefix: string): void {
    if (isNil(element)) return;
    const tag = this.#openTag(element);
    this.replace(
      element,
      tag.replace(/^<[^\s/>]+/, (name) => `${name} ${prefix}:nil="true"`) + this.#close,
    );
  }

  /** Replaces one attribute's value, which must be there. */
  setAttribute(element: XmlElement, name: string, spelled: string): void {
    const tag = this.#document.text.slice(element.start, element.contentStart);
    const found = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`).exec(tag);
    if (found === null) throw new Error(`${element.name} has no attribute ${name}`);
    const start = element.start + found.index + (found[1]?.length ?? 0);
    this.#splice(start, start + (found[2]?.length ?? 0), `"${spelled}"`);
  }

  replace(element: XmlElement, fragment: string): void {
    this.#splice(element.start, element.end, fragment);
  }

  /** Takes an element out, with the white space an indenter put before it. */
  remove(element: XmlElement): void {
    this.#splice(this.#startWithSpace(element), element.end);
  }

  /**
   * Puts a new element into a parent where the order of names wants it: after the last child that may stand
   * before it.
   * @param before local names that come before it
   */
  insertAfter(parent: XmlElement, before: ReadonlySet<string>, fragment: string): void {
    const anchor = parent.children.findLast(({ local }) => before.has(local)) ?? null;
    this.#insert(parent, anchor, [fragment]);
  }

  /**
   * Makes a list hold exactly `members` in that order. Elements keep their place as far as the order allows;
   * those of `managed` that are not members are taken out; children not among `managed` stay where they are.
   */
  arrange(list: XmlElement, managed: readonly XmlElement[], members: readonly ListMember[]): void {
    const kept = new Set(members);
    const removed = managed.filter((element) => !kept.has(element));
    if (members.length === 0 && removed.length > 0 && isOnly(list, managed)) {
      this.replace(list, `${this.#openTag(list)}${this.#close}`);
      return;
    }
    for (const element of removed) this.remove(element);
    const staying = new Set<ListMember>(longestRising(members, managed));
    let anchor: XmlElement | null = null;
    let waiting: ListMember[] = [];
    const place = () => {
      if (waiting.length > 0) this.#insert(list, anchor, waiting);
      waiting = [];
    };
    for (const member of members) {
      if (typeof member === "string" || !staying.has(member)) {
        if (typeof member !== "string") this.remove(member);
        waiting.push(member);
        continue;
      }
      place();
      anchor = member;
    }
    place();
  }

  /** The source with all edits made. */
  finish(): string {
    const sorted = this.#splices
      .map((splice, at) => ({ splice, at }))
      .sort((a, b) => compareSplices(a.splice, b.splice) || a.at - b.at)
      .map(({ splice }) => splice);
    return this.#render(sorted, 0, this.#document.text.length);
  }

  #render(sorted: readonly Splice[], start: number, end: number): string {
    const { text } = this.#document;
    const parts: string[] = [];
    let position = start;
    for (const splice of sorted) {
      if (splice.start < position || splice.end > end) continue;
      parts.push(text.slice(position, splice.start));
      for (const part of splice.content) {
        if (typeof part === "string") parts.push(part);
        else parts.push(this.#renderMoved(sorted, part));
      }
      position = splice.end;
    }
    parts.push(text.slice(position, end));
    return parts.join("");
  }

  #renderMoved(sorted: readonly Splice[], element: XmlElement): string {
    const from = firstAfter(sorted, element.start);
    const inside = sorted
      .slice(from, firstAfter(sorted, element.end - 1))
      .filter(({ end }) => end < element.end);
    return this.#render(inside, element.start, element.end);
  }

  #insert(list: XmlElement, anchor: XmlElement | null, members: readonly ListMember[]): void {
    const model = anchor ?? list.children[0] ?? null;
    const space =
      model === null ? "" : this.#document.text.slice(this.#startWithSpace(model), model.start);
    const content = members.flatMap((member) => [space, member]);
    if (anchor !== null) {
      this.#splice(anchor.end, anchor.end, ...content);
    } else if (list.selfClosed || isNil(list)) {
      this.#splice(list.start, list.end, `${this.#openTag(list)}>`, ...content, `</${list.name}>`);
    } else {
      this.#splice(list.contentStart, list.contentStart, ...content);
    }
  }

  /** The start tag without nil, up to its closing bracket. */
  #openTag(element: XmlElement): string {
    const tag = this.#document.text
      .slice(element.start, element.contentStart)
      .replace(/\s*\/?>$/, "");
    if (!isNil(element)) return tag;
    return element.attributes
      .filter(({ local }) => local === "nil")
      .reduce(
        (rest, { name }) => rest.replace(new RegExp(`\\s+${name}\\s*=\\s*("[^"]*"|'[^']*')`), ""),
        tag,
      );
  }

  #startWithSpace(element: XmlElement): number {
    const { text } = this.#document;
    let at = element.start;
    while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
    // White space after text belongs to the text.
    return text.charAt(at - 1) === ">" ? at : element.start;
  }

  #splice(start: number, end: number, ...content: readonly (string | XmlElement)[]): void {
    this.#splices.push({ start, end, content });
  }
}

/** By place; of those at one place insertions first, then the widest. */
function compareSplices(a: Splice, b: Splice): number {
  if (a.start !== b.start) return a.start - b.start;
  const aInserts = a.end === a.start;
  const bInserts = b.end === b.start;
  if (aInserts !== bInserts) return aInserts ? -1 : 1;
  return b.end - a.end;
}

/** Index of the first splice that starts after an offset, in splices sorted by place. */
function firstAfter(sorted: readonly Splice[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.start ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isOnly(list: XmlElement, managed: readonly XmlElement[]): boolean {
  return list.children.length === managed.length && list.text.trim() === "";
}

/** The longest run of members that stand in the source in the same order. */
function longestRising(
  members: readonly ListMember[],
  managed: readonly XmlElement[],
): readonly XmlElement[] {
  const places = new Map(managed.map((element, at) => [element, at]));
  const standing = members.flatMap((member) => {
    const place = typeof member === "string" ? undefined : places.get(member);
    return place === undefined || typeof member === "string" ? [] : [{ member, place }];
  });
  return longestIncreasing(standing.map(({ place }) => place)).map((at) => {
    const found = standing[at];
    if (found === undefined) throw new Error("a rising run has a place that is not there");
    return found.member;
  });
}
