/** Syntax tree -> predicate that is fast to ask many times. */

import { prepareCondition } from "./condition.ts";
import { attributeNamesOf, typeIdsOf } from "./facts.ts";
import type { DisplayNames, Facts, Thing } from "./facts.ts";
import type { AttributeTest, Rule, SearchTerm, Term, TypeTerm } from "./syntax.ts";

export type Predicate = (facts: Facts) => boolean;

/**
 * Compiles a rule. Names are resolved once, here; a term whose display name is unknown is false, and so is one
 * about a subject there is none of, or an attribute the subject does not have (hence its negation is true, as in
 * Microsoft's tool).
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
    case "attribute":
    case "crossing":
    case "containment":
    case "presence":
      return compileTerm(rule, names);
  }
}

function compileTerm(term: Term, names: DisplayNames): Predicate {
  switch (term.kind) {
    case "type":
      return compileType(term, names);
    case "attribute": {
      const { subject } = term;
      const holds = compileTest(term, names);
      return (facts) => {
        const thing = facts.subject(subject);
        return thing !== null && holds(thing);
      };
    }
    case "crossing":
    case "containment":
    case "presence":
      return compileSearch(term, names);
  }
}

function compileType({ subject, types }: TypeTerm, names: DisplayNames): Predicate {
  const ids = types.flatMap((type) => typeIdsOf(type, names));
  return some(ids.map((id) => (facts) => facts.subject(subject)?.isOfType(id) === true));
}

function compileSearch(term: SearchTerm, names: DisplayNames): Predicate {
  const holds = term.detail === null ? null : compileTest(term.detail, names);
  return some(
    typeIdsOf(term.type, names).map((id) => (facts) => {
      const found = thingsFound(term, id, facts);
      return holds === null ? found.length > 0 : found.some(holds);
    }),
  );
}

/** The things of this type that a term looks for, whatever else it says of them. */
export function thingsFound(term: SearchTerm, typeId: string, facts: Facts): readonly Thing[] {
  switch (term.kind) {
    case "crossing":
      return facts.crossed(term.way).filter((thing) => thing.isOfType(typeId));
    case "containment":
      return facts.around(term.subject).filter((thing) => thing.isOfType(typeId));
    case "presence":
      return facts.onDiagram(typeId);
  }
}

function compileTest(test: AttributeTest, names: DisplayNames): (thing: Thing) => boolean {
  return prepareCondition(attributeNamesOf(test.attribute, names), test.condition);
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
