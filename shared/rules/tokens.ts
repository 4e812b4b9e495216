/** Cuts the text of a rule into tokens. */

import { subjects } from "./syntax.ts";
import type { Range, Subject, SyntaxProblem } from "./syntax.ts";

export type TokenKind = "open" | "close" | "dot" | "quoted" | "bracketed" | "word" | "end";

export interface Token {
  readonly kind: TokenKind;
  /** Without quotes or brackets. */
  readonly text: string;
  readonly range: Range;
}

export type Tokens =
  | { readonly ok: true; readonly tokens: readonly Token[] }
  | { readonly ok: false; readonly problem: SyntaxProblem };

const blank = /\s/;
const wordEnd = /[\s()'[]/;

/** The subject a word stands for, whatever its case; null when it is another word. */
export function subjectOf(word: string): Subject | null {
  const lower = word.toLowerCase();
  return subjects.find((subject) => subject === lower) ?? null;
}

/**
 * The tokens of a text, closed by an `end` token.
 * Fails on a quote or bracket that is never closed; everything else is for the parser to judge.
 */
export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  const add = (kind: TokenKind, start: number, end: number, content: string): void => {
    tokens.push({ kind, text: content, range: { start, end } });
  };
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (blank.test(character)) {
      at += 1;
    } else if (character === "(" || character === ")") {
      add(character === "(" ? "open" : "close", at, at + 1, character);
      at += 1;
    } else if (character === "'") {
      const close = text.indexOf("'", at + 1);
      if (close < 0) return unclosed(at, "quote", "'");
      add("quoted", at, close + 1, text.slice(at + 1, close));
      at = close + 1;
    } else if (character === "[") {
      const close = closingBracket(text, at);
      if (close < 0) return unclosed(at, "bracket", "]");
      add("bracketed", at, close + 1, text.slice(at + 1, close));
      at = close + 1;
    } else {
      const end = endOfWord(text, at);
      addWord(text.slice(at, end), at, precedesName(tokens.at(-1)), add);
      at = end;
    }
  }
  add("end", text.length, text.length, "");
  return { ok: true, tokens };
}

function unclosed(offset: number, what: string, missing: string): Tokens {
  return {
    ok: false,
    problem: { offset, message: `This ${what} is never closed: expected ${missing}.` },
  };
}

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === "[") depth += 1;
    if (character === "]") depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !wordEnd.test(text.charAt(at))) at += 1;
  return at;
}

/** Whether a word behind this token can only be the name of an attribute. */
function precedesName(token: Token | undefined): boolean {
  return token?.kind === "dot" || (token?.kind === "word" && token.text.toLowerCase() === "with");
}

/**
 * A dot is a token of its own only behind a subject: attribute names may hold dots themselves. Stray white space
 * around that dot is tolerated.
 */
function addWord(
  word: string,
  start: number,
  isName: boolean,
  add: (kind: TokenKind, start: number, end: number, content: string) => void,
): void {
  const dot = word.indexOf(".");
  const head = dot < 0 ? word : word.slice(0, dot);
  if (isName || dot < 0 || (dot > 0 && subjectOf(head) === null)) {
    add("word", start, start + word.length, word);
    return;
  }
  if (head !== "") add("word", start, start + dot, head);
  add("dot", start + dot, start + dot + 1, ".");
  const rest = word.slice(dot + 1);
  if (rest !== "") add("word", start + dot + 1, start + word.length, rest);
}
