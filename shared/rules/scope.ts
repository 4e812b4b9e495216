/** Which terms make sense in a rule, depending on what it is asked about. */

import { termsOf } from "./syntax.ts";
import type { Range, Rule, RuleScope, Subject, Term } from "./syntax.ts";

/** A term that can never be true because of what its rule is asked about. */
export interface ScopeProblem {
  readonly range: Range;
  /** One sentence. */
  readonly message: string;
}

const everywhere: readonly RuleScope[] = ["interaction", "element", "boundary", "diagram"];

const scopeOfSubject: Readonly<Record<Subject | "both", RuleScope>> = {
  source: "interaction",
  target: "interaction",
  flow: "interaction",
  both: "interaction",
  element: "element",
  boundary: "boundary",
};

const askedAbout: Readonly<Record<RuleScope, string>> = {
  interaction: "each flow with its source and target",
  element: "each element",
  boundary: "each boundary",
  diagram: "the diagram as a whole",
};

/** The scopes in which a term can be true. */
export function scopesOf(term: Term): readonly RuleScope[] {
  switch (term.kind) {
    case "presence":
      return everywhere;
    case "crossing":
      return ["interaction"];
    case "type":
    case "attribute":
    case "containment":
      return [scopeOfSubject[term.subject]];
  }
}

/** The terms of a rule that can never be true in this scope, in the order they are written. */
export function scopeProblems(rule: Rule, scope: RuleScope): readonly ScopeProblem[] {
  return termsOf(rule).flatMap((term) => {
    if (scopesOf(term).includes(scope)) return [];
    return [{ range: term.range, message: outOfPlace(term, scope) }];
  });
}

function outOfPlace(term: Term, scope: RuleScope): string {
  const [home = scope] = scopesOf(term);
  return (
    `A rule asked about ${askedAbout[scope]} knows no '${headOf(term)}', ` +
    `which only one asked about ${askedAbout[home]} does: this is never true.`
  );
}

function headOf(term: Term): string {
  switch (term.kind) {
    case "presence":
      return "diagram";
    case "crossing":
      return `flow ${term.way}`;
    case "type":
    case "attribute":
    case "containment":
      return term.subject;
  }
}
