/** Text of a rule -> syntax tree. */

import { Reader, Unexpected } from "./reader.ts";
import type { Rule, SyntaxProblem } from "./syntax.ts";
import { parseTerm } from "./parse-term.ts";
import { tokenize } from "./tokens.ts";

/** Deepest nesting of parentheses and `not` accepted; the deepest rule seen in the wild has 3. */
export const DEEPEST_NESTING = 200;

export type Parsed =
  /** `rule` is null for an empty or blank text. */
  | { readonly ok: true; readonly rule: Rule | null }
  | { readonly ok: false; readonly problem: SyntaxProblem };

/**
 * Parses a rule. Keywords and subjects in any case; `not` binds tightest, then `and`, then `or`.
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
  return parseTerm(reader);
}
