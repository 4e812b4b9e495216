/** Text of a generation filter -> syntax tree. */

import type { Range, Reference, Rule, Subject, SyntaxProblem } from "./syntax.ts";
import { subjectOf, tokenize } from "./tokens.ts";
import type { Token, TokenKind } from "./tokens.ts";

/** Deepest nesting of parentheses and `not` accepted; the deepest rule seen in the wild has 3. */
export const DEEPEST_NESTING = 200;

export type Parsed =
  /** `rule` is null for an empty or blank text. */
  | { readonly ok: true; readonly rule: Rule | null }
  | { readonly ok: false; readonly problem: SyntaxProblem };

/**
 * Parses a generation filter. Keywords and subjects in any case; `not` binds tightest, then `and`, then `or`.
 * Never throws: what does not fit the grammar gives a problem with its place and what was expected there.
 */
export function parseRule(text: string): Parsed {
  const cut = tokenize(text);
  if (!cut.ok) return cut;
  const reader = new Reader(cut.tokens);
  if (reader.peek().kind === "end") return { ok: true, rule: null };
  try {
    const rule = disjunction(reader, 0);
    reader.expectEnd();
    return { ok: true, rule };
  } catch (error) {
    if (error instanceof Unexpected) return { ok: false, problem: error.problem };
    throw error;
  }
}

/** Leaves the recursive descent at the first problem; never leaves this file. */
class Unexpected extends Error {
  readonly problem: SyntaxProblem;

  constructor(problem: SyntaxProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
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

  expect(kinds: readonly TokenKind[], expected: string): Token {
    if (!kinds.includes(this.peek().kind)) this.fail(expected);
    return this.next();
  }

  expectEnd(): void {
    if (this.peek().kind !== "end") this.fail("'and', 'or' or the end of the rule");
  }

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

function disjunction(reader: Reader, depth: number): Rule {
  return junction("or", reader, () => conjunction(reader, depth));
}

function conjunction(reader: Reader, depth: number): Rule {
  return junction("and", reader, () => unary(reader, depth));
}

function junction(kind: "and" | "or", reader: Reader, operand: () => Rule): Rule {
  const first = operand();
  const operands = [first];
  let last = first;
  while (reader.takeKeyword(kind)) {
    last = operand();
    operands.push(last);
  }
  if (operands.length === 1) return first;
  return { kind, operands, range: { start: first.range.start, end: last.range.end } };
}

function unary(reader: Reader, depth: number): Rule {
  const start = reader.peek().range.start;
  const nests = reader.peek().kind === "open" || reader.peekKeyword("not");
  if (nests && depth >= DEEPEST_NESTING) {
    throw new Unexpected({
      offset: start,
      message: `This rule nests more than ${String(DEEPEST_NESTING)} levels deep.`,
    });
  }
  if (reader.takeKeyword("not")) {
    const operand = unary(reader, depth + 1);
    return { kind: "not", operand, range: { start, end: operand.range.end } };
  }
  if (reader.peek().kind === "open") {
    reader.next();
    const inner = disjunction(reader, depth + 1);
    const end = reader.expect(["close"], "'and', 'or' or ')'").range.end;
    return { ...inner, range: { start, end } };
  }
  return term(reader);
}

function term(reader: Reader): Rule {
  const first = reader.peek();
  const subject = first.kind === "word" ? subjectOf(first.text) : null;
  if (subject === null) reader.fail("'source', 'target', 'flow', 'not' or '('");
  const start = reader.next().range.start;
  if (reader.peek().kind === "dot") {
    reader.next();
    return attributeTerm(reader, subject, start);
  }
  if (reader.takeKeyword("is")) {
    const type = typeReference(reader);
    return { kind: "type", subject, type, range: from(start, type.range) };
  }
  if (subject === "flow" && reader.takeKeyword("crosses")) {
    const type = typeReference(reader);
    return { kind: "crossing", type, range: from(start, type.range) };
  }
  return reader.fail(subject === "flow" ? "'is', 'crosses' or '.'" : "'is' or '.'");
}

function attributeTerm(reader: Reader, subject: Subject, start: number): Rule {
  const name = reader.expect(["word", "bracketed"], "the name of an attribute");
  if (!reader.takeKeyword("is")) reader.fail("'is'");
  const value = reader.expect(["quoted"], "a value in single quotes");
  return {
    kind: "attribute",
    subject,
    attribute: reference(name),
    value: value.text,
    range: from(start, value.range),
  };
}

function typeReference(reader: Reader): Reference {
  return reference(
    reader.expect(
      ["quoted", "bracketed"],
      "a stencil: its id in single quotes or its name in brackets",
    ),
  );
}

function reference(token: Token): Reference {
  const by = token.kind === "bracketed" ? "displayName" : "id";
  return { by, text: token.text, range: token.range };
}

function from(start: number, last: Range): Range {
  return { start, end: last.end };
}
