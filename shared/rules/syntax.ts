/**
 * The generation-filter language as a tree. Grammar: `spec/TM7.md` section 4.1, Microsoft's own language:
 *
 *     filter    = or-expr ;
 *     or-expr   = and-expr , { "or" , and-expr } ;
 *     and-expr  = unary , { "and" , unary } ;
 *     unary     = "not" , unary | "(" , or-expr , ")" | term ;
 *     term      = subject , "is" , type
 *               | "flow" , "crosses" , type
 *               | subject , "." , attribute , "is" , quoted ;
 */

/** Where a piece of a rule stands in its text: 0-based offsets, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export const subjects = ["source", "target", "flow"] as const;

/** What a rule can speak about. */
export type Subject = (typeof subjects)[number];

/** How a stencil or an attribute is named: by its id or key, or by the display name people see. */
export interface Reference {
  readonly by: "id" | "displayName";
  /** As written, without quotes or brackets. */
  readonly text: string;
  readonly range: Range;
}

/** `source is 'GE.P'` */
export interface TypeTerm {
  readonly kind: "type";
  readonly subject: Subject;
  readonly type: Reference;
  readonly range: Range;
}

/** `flow crosses 'GE.TB.B'` */
export interface CrossingTerm {
  readonly kind: "crossing";
  readonly type: Reference;
  readonly range: Range;
}

/** `target.storesLogData is 'Yes'` */
export interface AttributeTerm {
  readonly kind: "attribute";
  readonly subject: Subject;
  readonly attribute: Reference;
  readonly value: string;
  readonly range: Range;
}

export type Term = TypeTerm | CrossingTerm | AttributeTerm;

interface Negation {
  readonly kind: "not";
  readonly operand: Rule;
  readonly range: Range;
}

/** Two or more operands of one kind: `a and b and c` is a single conjunction of three. */
interface Junction {
  readonly kind: "and" | "or";
  readonly operands: readonly Rule[];
  readonly range: Range;
}

export type Rule = Term | Negation | Junction;

/** Why a text is not a rule. */
export interface SyntaxProblem {
  /** 0-based offset in the text; its length when something is missing at the end. */
  readonly offset: number;
  /** What was expected and what stood there instead, as one sentence. */
  readonly message: string;
}

/** The terms of a rule, in the order they are written. */
export function termsOf(rule: Rule): readonly Term[] {
  switch (rule.kind) {
    case "and":
    case "or":
      return rule.operands.flatMap(termsOf);
    case "not":
      return termsOf(rule.operand);
    case "type":
    case "crossing":
    case "attribute":
      return [rule];
  }
}
