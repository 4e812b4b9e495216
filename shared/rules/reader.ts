/** Reads the tokens of a rule one by one, and says what was expected where one does not fit. */

import type { SyntaxProblem } from "./syntax.ts";
import type { Token, TokenKind } from "./tokens.ts";

/** Leaves the recursive descent at the first problem; never leaves the parser. */
export class Unexpected extends Error {
  readonly problem: SyntaxProblem;

  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export class Reader {
  readonly #tokens: Token[];
  #at = 0;

  /** @param tokens as `tokenize` gives them, an end token last. */
  constructor(tokens: readonly Token[]) {
    this.#tokens = [...tokens];
  }

  peek(): Token {
    const token = this.#tokens[this.#at] ?? this.#tokens.at(-1);
    if (token === undefined) throw new Error("a token list always ends with an end token");
    return token;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  peekKeyword(keyword: string): boolean {
    const token = this.peek();
    return token.kind === "word" && token.text.toLowerCase() === keyword;
  }

  takeKeyword(keyword: string): boolean {
    const there = this.peekKeyword(keyword);
    if (there) this.#at += 1;
    return there;
  }

  /** Takes the beginning of a word and leaves its rest, if there is one, as the word that is next. */
  takeStart(beginning: string): boolean {
    const { kind, text, range } = this.peek();
    if (kind !== "word" || !text.startsWith(beginning)) return false;
    if (text === beginning) {
      this.#at += 1;
      return true;
    }
    const rest = { start: range.start + beginning.length, end: range.end };
    this.#tokens[this.#at] = { kind, text: text.slice(beginning.length), range: rest };
    return true;
  }

  expectKeyword(keyword: string): void {
    if (!this.takeKeyword(keyword)) this.fail(`'${keyword}'`);
  }

  expect(kinds: readonly TokenKind[], expected: string): Token {
    if (!kinds.includes(this.peek().kind)) this.fail(expected);
    return this.next();
  }

  expectEnd(): void {
    if (this.peek().kind !== "end") this.fail("'and', 'or' or the end of the rule");
  }

  /** Gives up at the token that is next. @throws Unexpected */
  fail(expected: string): never {
    const token = this.peek();
    throw new Unexpected({
      offset: token.range.start,
      message: `Expected ${expected}, found ${describe(token)}.`,
    });
  }
}

function describe(token: Token): string {
  const line = token.text.replace(/[\s\p{Cc}]+/gu, " ");
  const text = line.length > 40 ? `${line.slice(0, 40).toWellFormed()}…` : line;
  switch (token.kind) {
    case "end":
      return "the end of the rule";
    case "quoted":
      return `the text '${text}'`;
    case "bracketed":
      return `the name [${text}]`;
    case "open":
    case "close":
    case "dot":
    case "word":
      return `'${text}'`;
  }
}
