/** What could stand where the caret is in a rule. */

import { attributesMeant } from "./marks.ts";
import { parseRule } from "./parse.ts";
import { partialTokens } from "./partial-tokens.ts";
import type { Range, RuleScope } from "./syntax.ts";
import { roleBehind, wordsOf } from "./token-roles.ts";
import type { TokenRole } from "./token-roles.ts";
import type { Token } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

export interface CompletionItem {
  readonly kind: "keyword" | "stencil" | "attribute" | "value";
  /** What is written in place of `Completion.range`. */
  readonly insert: string;
  /** What people read. */
  readonly label: string;
  /** Tells apart what reads the same; may be empty. */
  readonly detail: string;
}

export interface Completion {
  /** What an item takes the place of: the token at the caret, or nothing. */
  readonly range: Range;
  /** Best first; empty when nothing fits what is typed. */
  readonly items: readonly CompletionItem[];
}

/**
 * What can be written at the caret. With any of the items in its place, the text up to its end is a rule or the
 * beginning of one.
 */
export function completeRule(
  text: string,
  caret: number,
  vocabulary: Vocabulary,
  scope: RuleScope,
): Completion {
  const spot = spotAt(text, caret);
  const items = matching(candidates(spot, vocabulary, scope), spot.typed);
  const gap = spot.glued ? " " : "";
  const inserted = items.map(({ kind, insert, label, detail }) => ({
    kind,
    insert: gap + insert,
    label,
    detail,
  }));
  return { range: spot.range, items: inserted };
}

/** Where in a rule something is to be written. */
interface Spot {
  readonly before: string;
  readonly tokens: readonly Token[];
  /** All of the rule, as far as it can be read. */
  readonly whole: readonly Token[];
  /** What the token at the caret holds up to it. */
  readonly typed: string;
  /** How that token begins: with a letter, a quote, a bracket, or not at all. */
  readonly opening: "word" | "quote" | "bracket" | "none";
  readonly range: Range;
  /** Whether a blank has to come first. */
  readonly glued: boolean;
}

function spotAt(text: string, caret: number): Spot {
  const head = text.slice(0, caret);
  const { tokens, open } = partialTokens(head);
  const whole = partialTokens(text).tokens;
  const spot = (start: number, typed: string, opening: Spot["opening"], end: number): Spot => ({
    before: head.slice(0, start),
    tokens: tokens.filter(({ range }) => range.end <= start),
    whole,
    typed,
    opening,
    range: { start, end },
    glued: opening === "none" && /[^\s.(]$/u.test(head),
  });
  if (open !== null) {
    const quote = text.charAt(open.start) === "'";
    const end = endOfOpened(text, caret, quote ? "'" : "]");
    return spot(open.start, head.slice(open.start + 1), quote ? "quote" : "bracket", end);
  }
  const last = tokens.at(-1);
  if (last?.kind === "word" && last.range.end === caret && !/^[<>=,]/u.test(last.text)) {
    return spot(last.range.start, last.text, "word", endOfWord(text, caret));
  }
  return spot(caret, "", "none", caret);
}

/**
 * The end of what was opened before the caret: behind its closing sign, if what follows that can follow it. Else the
 * sign opens something further on, since this one was never closed, and nothing behind the caret belongs to it.
 */
function endOfOpened(text: string, caret: number, closing: string): number {
  const close = text.indexOf(closing, caret);
  if (close < 0 || /[\n()]/u.test(text.slice(caret, close))) return caret;
  const next = text.charAt(close + 1);
  return next === "" || /[\s),]/u.test(next) ? close + 1 : caret;
}

function endOfWord(text: string, from: number): number {
  const rest = /^[^\s()'[\],.<>=]*/u.exec(text.slice(from));
  return from + (rest?.[0].length ?? 0);
}

function candidates(
  spot: Spot,
  vocabulary: Vocabulary,
  scope: RuleScope,
): readonly CompletionItem[] {
  const named = roleBehind(spot.tokens, "word", spot.whole);
  if (named?.kind === "attribute") return attributeItems(spot, named, vocabulary);
  const quoted = canFollow(spot, "'x'") ? roleBehind(spot.tokens, "quoted", spot.whole) : null;
  if (spot.opening === "bracket") {
    const bracketed = quoted?.kind === "stencil" && canFollow(spot, "[x]");
    return bracketed ? stencilNameItems(quoted, vocabulary) : [];
  }
  const names = quoted === null ? [] : nameItems(quoted, vocabulary);
  return spot.opening === "quote" ? names : [...names, ...wordItems(spot, scope)];
}

/** Whether a rule can go on with this text behind what comes before the spot. */
function canFollow({ before }: Spot, next: string): boolean {
  const text = `${before} ${next}`;
  const parsed = parseRule(text);
  return parsed.ok || parsed.problem.offset >= text.length;
}

function wordItems(spot: Spot, scope: RuleScope): readonly CompletionItem[] {
  return wordsOf(scope).flatMap((word): readonly CompletionItem[] => {
    if (!canFollow(spot, word)) return [];
    // A list is the only thing that can follow here.
    const list = canFollow(spot, `${word} (`) && !canFollow(spot, `${word} 'x'`) && word === "in";
    return [{ kind: "keyword", insert: list ? `${word} (` : word, label: word, detail: "" }];
  });
}

function nameItems(role: TokenRole, vocabulary: Vocabulary): readonly CompletionItem[] {
  if (role.kind === "stencil") {
    return vocabulary
      .stencils(role.topic.kind)
      .filter(({ id }) => canBeQuoted(id))
      .map(({ id, name }) => ({ kind: "stencil", insert: `'${id}'`, label: name, detail: id }));
  }
  if (role.kind !== "value") return [];
  const attributes = attributesMeant(role.topic, role.attribute, vocabulary);
  const values = new Set(attributes.flatMap((attribute) => attribute.values));
  return [...values]
    .filter(canBeQuoted)
    .map((value) => ({ kind: "value", insert: `'${value}'`, label: value, detail: "" }));
}

function stencilNameItems(
  { topic }: Extract<TokenRole, { readonly kind: "stencil" }>,
  vocabulary: Vocabulary,
): readonly CompletionItem[] {
  const stencils = vocabulary.stencils(topic.kind).filter(({ name }) => canBeBracketed(name));
  return [...Map.groupBy(stencils, ({ name }) => name)].map(([name, own]) => ({
    kind: "stencil",
    insert: `[${name}]`,
    label: name,
    detail: own.map(({ id }) => id).join(", "),
  }));
}

function attributeItems(
  spot: Spot,
  { topic }: Extract<TokenRole, { readonly kind: "attribute" }>,
  vocabulary: Vocabulary,
): readonly CompletionItem[] {
  if (spot.opening === "quote" || !canFollow(spot, "x")) return [];
  return vocabulary.attributes(topic).flatMap(({ name, label }): readonly CompletionItem[] => {
    if (spot.opening !== "bracket" && canBeWord(name)) {
      return [{ kind: "attribute", insert: name, label, detail: name }];
    }
    if (!canBeBracketed(label)) return [];
    return [{ kind: "attribute", insert: `[${label}]`, label, detail: name }];
  });
}

function canBeQuoted(text: string): boolean {
  return !text.includes("'");
}

function canBeWord(text: string): boolean {
  return /^[^\s()'[\],<>=]+$/u.test(text);
}

function canBeBracketed(text: string): boolean {
  return text.trim() !== "" && !/[[\]]/u.test(text);
}

/** Items that hold all that is typed, those that begin with it first. */
function matching(items: readonly CompletionItem[], typed: string): readonly CompletionItem[] {
  const parts = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const [first] = parts;
  if (first === undefined) return items;
  const begins = (text: string): boolean => text.toLowerCase().startsWith(first);
  const rank = ({ label, detail }: CompletionItem): number => {
    if (begins(label)) return 0;
    return begins(detail) ? 1 : 2;
  };
  return items
    .filter(({ label, detail }) => {
      const text = `${label} ${detail}`.toLowerCase();
      return parts.every((part) => text.includes(part));
    })
    .toSorted((a, b) => rank(a) - rank(b));
}
