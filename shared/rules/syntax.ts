/**
 * The rule language as a tree: Microsoft's generation filters (`spec/TM7.md` section 4.1) and what we add to them.
 * The grammar is written down in `grammar.ts`.
 */

/** Where a piece of a rule stands in its text: 0-based offsets, `end` exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * What a rule is asked about: each flow with its ends, each element, each boundary, or the diagram as a whole.
 * Microsoft's rules are all of the first kind.
 */
export type RuleScope = "interaction" | "element" | "boundary" | "diagram";

export const subjects = ["source", "target", "flow", "element", "boundary"] as const;

/** What a rule can speak about. */
export type Subject = (typeof subjects)[number];

/** How a stencil or an attribute is named: by its id or key, or by the display name people see. */
export interface Reference {
  readonly by: "id" | "displayName";
  /** As written, without quotes or brackets. */
  readonly text: string;
  readonly range: Range;
}

/** A value in quotes. */
export interface Value {
  /** As written, without quotes. */
  readonly text: string;
  readonly range: Range;
}

export const comparisons = ["<", "<=", ">", ">="] as const;

export type Comparison = (typeof comparisons)[number];

/** How many digits a number may have before its point, and how many behind it. */
export const MOST_DIGITS = 15;

/** What an attribute is to be. */
export type Condition =
  /** `is 'Yes'`, or `in ('Yes', 'No')` for several; never empty. */
  | { readonly kind: "values"; readonly values: readonly Value[] }
  /** `is unknown`: nobody stated it. */
  | { readonly kind: "unknown" }
  /** `< 5` */
  | { readonly kind: "number"; readonly comparison: Comparison; readonly number: number };

/** `encrypted is 'Yes'`: an attribute and what it is to be. */
export interface AttributeTest {
  readonly attribute: Reference;
  readonly condition: Condition;
}

/** `source is 'GE.P'`, or `source is in ('GE.P', 'GE.DS')` for several; never empty. */
export interface TypeTerm {
  readonly kind: "type";
  readonly subject: Subject;
  readonly types: readonly Reference[];
  readonly range: Range;
}

/** `target.storesLogData is 'Yes'` */
export interface AttributeTerm extends AttributeTest {
  readonly kind: "attribute";
  readonly subject: Subject;
  readonly range: Range;
}

/** What terms that look for a boundary or another thing have in common. */
interface Search {
  /** Stencil of what is looked for. */
  readonly type: Reference;
  /** `with tenant is 'A'`: what is to hold of it besides; null for nothing. */
  readonly detail: AttributeTest | null;
  readonly range: Range;
}

/** `flow crosses 'GE.TB.B'`; `leaves` and `enters` say from which side, so they only know boundary boxes. */
export interface CrossingTerm extends Search {
  readonly kind: "crossing";
  readonly way: "crosses" | "leaves" | "enters";
}

/** `source in 'GE.TB.B'`; `both`: source and target lie in one and the same boundary box. */
export interface ContainmentTerm extends Search {
  readonly kind: "containment";
  readonly subject: Exclude<Subject, "flow"> | "both";
}

/** `diagram has 'GE.DS'` */
interface PresenceTerm extends Search {
  readonly kind: "presence";
}

export type SearchTerm = CrossingTerm | ContainmentTerm | PresenceTerm;

export type Term = TypeTerm | AttributeTerm | SearchTerm;

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
    case "attribute":
    case "crossing":
    case "containment":
    case "presence":
      return [rule];
  }
}

/** What a term asks of an attribute, its own subject's or that of what it looks for; null for nothing. */
export function attributeTestOf(term: Term): AttributeTest | null {
  switch (term.kind) {
    case "type":
      return null;
    case "attribute":
      return term;
    case "crossing":
    case "containment":
    case "presence":
      return term.detail;
  }
}

/** The stencils a term names, in the order they are written. */
export function typesIn(term: Term): readonly Reference[] {
  switch (term.kind) {
    case "type":
      return term.types;
    case "attribute":
      return [];
    case "crossing":
    case "containment":
    case "presence":
      return [term.type];
  }
}
