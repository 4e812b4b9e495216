/**
 * What each token of a rule stands for. Works on texts that are no rules yet, as they are while someone types: where
 * the grammar (see `syntax.ts`) leaves two readings, the words before a token decide.
 */

import type { Reference, RuleScope } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import type { ThingKind, Topic } from "./vocabulary.ts";

export type TokenRole =
  | { readonly kind: "keyword" | "subject" | "sign" | "number" | "other" }
  | { readonly kind: "stencil"; readonly topic: Topic }
  | { readonly kind: "attribute"; readonly topic: Topic }
  | { readonly kind: "value"; readonly topic: Topic; readonly attribute: Reference };

/** Words that begin a term, and what kind of thing each one is. */
const SUBJECTS: ReadonlyMap<string, ThingKind> = new Map([
  ["source", "element"],
  ["target", "element"],
  ["both", "element"],
  ["element", "element"],
  ["flow", "flow"],
  ["boundary", "boundary"],
  ["diagram", "anything"],
]);

/** Words between a subject and a stencil, and what that stencil is one of; null = what the subject is. */
const VERBS: ReadonlyMap<string, ThingKind | null> = new Map([
  ["is", null],
  ["crosses", "boundary"],
  ["in", "boundary"],
  ["leaves", "boundary"],
  ["enters", "boundary"],
  ["has", "anything"],
]);

const OTHER_KEYWORDS: ReadonlySet<string> = new Set(["and", "or", "not", "with", "unknown"]);

/**
 * Every word that means something in rules of this scope, in lower case; which of them may stand where is for the
 * parser to say.
 */
export function wordsOf(scope: RuleScope): readonly string[] {
  const subjects = [...SUBJECTS.keys()].filter((word) => SCOPES.get(word)?.includes(scope) ?? true);
  return [...subjects, ...VERBS.keys(), ...OTHER_KEYWORDS].toSorted();
}

/** In which scopes a subject is known; all, where none are given. */
const SCOPES: ReadonlyMap<string, readonly RuleScope[]> = new Map([
  ["source", ["interaction"]],
  ["target", ["interaction"]],
  ["both", ["interaction"]],
  ["flow", ["interaction"]],
  ["element", ["element"]],
  ["boundary", ["boundary"]],
]);

/** A comparison may stand right before its number. */
const number = /^(?:[<>]=?)?[+-]?\d+(?:\.\d+)?$/u;
const sign = /^(?:[<>]=?|,)$/u;

/**
 * The roles of the tokens, one each in their order.
 * @param whole the tokens of the whole rule, should these be only some of them
 */
export function rolesOf(
  tokens: readonly Token[],
  whole: readonly Token[] = tokens,
): readonly TokenRole[] {
  const types = typesOfSubjects(whole);
  const place = new Place();
  return tokens.map((token) => place.take(token, types));
}

/** The role a token of this kind would have behind these tokens of the whole rule. */
export function roleBehind(
  tokens: readonly Token[],
  kind: "word" | "quoted",
  whole: readonly Token[],
): TokenRole | null {
  const range = { start: 0, end: 0 };
  return rolesOf([...tokens, { kind, text: "", range }], whole).at(-1) ?? null;
}

/** What a token names, as written. */
export function referenceOf({ kind, text, range }: Token): Reference {
  return { by: kind === "bracketed" ? "displayName" : "id", text, range };
}

type Types = ReadonlyMap<string, readonly Reference[]>;

/** Stencils each subject is said to have anywhere in the rule, but for those it is said not to have. */
function typesOfSubjects(tokens: readonly Token[]): Types {
  const types = new Map<string, Reference[]>();
  const place = new Place();
  for (const token of tokens) {
    place.take(token, types);
    const { subject } = place;
    if (place.namedType === null || subject === null || place.negated) continue;
    types.set(subject, [...(types.get(subject) ?? []), place.namedType]);
  }
  return types;
}

/** Where reading has come to within a term. */
class Place {
  /** The subject of the term, in lower case. */
  subject: string | null = null;
  /** Whether the term's subject stands behind `not`. */
  negated = false;
  /** The stencil the token just taken says the subject has. */
  namedType: Reference | null = null;
  #verb: ThingKind | null = null;
  #attribute: Reference | null = null;
  /** The next name is an attribute's: behind a dot, and behind `with`. */
  #attributeNext = false;
  /** What an attribute now is one of. */
  #topic: Topic = { kind: "anything", types: [] };
  #behindNot = false;

  take(token: Token, types: Types): TokenRole {
    const behindNot = this.#behindNot;
    this.#behindNot = false;
    this.namedType = null;
    switch (token.kind) {
      case "quoted":
      case "bracketed":
        return this.#takeName(token);
      case "word":
        return this.#attributeNext
          ? this.#takeAttribute(token)
          : this.#takeWord(token, types, behindNot);
      case "dot":
        this.#attributeNext = true;
        return { kind: "sign" };
      case "open":
      case "close":
      case "end":
        return { kind: "sign" };
    }
  }

  #takeName(token: Token): TokenRole {
    if (this.#attributeNext && token.kind === "bracketed") return this.#takeAttribute(token);
    const named = referenceOf(token);
    if (this.#attribute !== null) {
      return { kind: "value", topic: this.#topic, attribute: this.#attribute };
    }
    const kind = this.#verb ?? this.#kindOfSubject();
    if (this.#verb === null) this.namedType = named;
    this.#topic = { kind, types: [named] };
    return { kind: "stencil", topic: { kind, types: [] } };
  }

  #takeAttribute(token: Token): TokenRole {
    this.#attributeNext = false;
    this.#attribute = referenceOf(token);
    return { kind: "attribute", topic: this.#topic };
  }

  #takeWord(token: Token, types: Types, behindNot: boolean): TokenRole {
    const word = token.text.toLowerCase();
    if (SUBJECTS.has(word)) {
      this.#begin(word, types, behindNot);
      return { kind: "subject" };
    }
    const verb = VERBS.get(word);
    // `is in ('A', 'B')` still says what the subject is.
    if (verb !== undefined && !(word === "in" && this.#said)) this.#verb = verb;
    this.#said = word === "is";
    if (word === "with") this.#attributeNext = true;
    this.#behindNot = word === "not";
    if (verb !== undefined || OTHER_KEYWORDS.has(word)) return { kind: "keyword" };
    if (number.test(word)) return { kind: "number" };
    return { kind: sign.test(word) ? "sign" : "other" };
  }

  /** Whether the word just taken was `is`. */
  #said = false;

  #begin(subject: string, types: Types, negated: boolean): void {
    this.subject = subject;
    this.negated = negated;
    this.#verb = null;
    this.#attribute = null;
    this.#said = false;
    this.#topic = { kind: this.#kindOfSubject(), types: types.get(subject) ?? [] };
  }

  #kindOfSubject(): ThingKind {
    return SUBJECTS.get(this.subject ?? "") ?? "anything";
  }
}
