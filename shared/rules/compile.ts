/** Syntax tree -> predicate that is fast to ask many times. */

import { attributeNamesOf, typeIdsOf } from "./facts.ts";
import type { DisplayNames, Facts } from "./facts.ts";
import type { Rule, Subject, Term } from "./syntax.ts";

export type Predicate = (facts: Facts) => boolean;

/**
 * Compiles a rule. Names are resolved once, here; a term whose display name is unknown is false, and so is one
 * about an attribute the subject does not have (hence its negation is true, as in Microsoft's tool).
 */
export function compileRule(rule: Rule, names: DisplayNames): Predicate {
  switch (rule.kind) {
    case "and":
      return every(rule.operands.map((operand) => compileRule(operand, names)));
    case "or":
      return some(rule.operands.map((operand) => compileRule(operand, names)));
    case "not": {
      const operand = compileRule(rule.operand, names);
      return (facts) => !operand(facts);
    }
    case "type":
    case "crossing":
    case "attribute":
      return compileTerm(rule, names);
  }
}

function compileTerm(term: Term, names: DisplayNames): Predicate {
  switch (term.kind) {
    case "type": {
      const { subject } = term;
      return some(typeIdsOf(term.type, names).map((id) => (facts) => facts.isOfType(subject, id)));
    }
    case "crossing":
      return some(typeIdsOf(term.type, names).map((id) => (facts) => facts.crosses(id)));
    case "attribute":
      return some(
        attributeNamesOf(term.attribute, names).map((name) =>
          equals(term.subject, name, term.value),
        ),
      );
  }
}

function equals(subject: Subject, name: string, value: string): Predicate {
  return (facts) => facts.attribute(subject, name) === value;
}

function every(operands: readonly Predicate[]): Predicate {
  const [first, second] = operands;
  if (first !== undefined && operands.length === 1) return first;
  if (first !== undefined && second !== undefined && operands.length === 2) {
    return (facts) => first(facts) && second(facts);
  }
  return (facts) => {
    for (const operand of operands) if (!operand(facts)) return false;
    return true;
  };
}

function some(operands: readonly Predicate[]): Predicate {
  const [first, second] = operands;
  if (first !== undefined && operands.length === 1) return first;
  if (first !== undefined && second !== undefined && operands.length === 2) {
    return (facts) => first(facts) || second(facts);
  }
  return (facts) => {
    for (const operand of operands) if (operand(facts)) return true;
    return false;
  };
}
