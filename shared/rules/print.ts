/** Syntax tree -> canonical text of a rule. */

import { MOST_DIGITS } from "./syntax.ts";
import type { AttributeTest, Reference, Rule, SearchTerm, Term } from "./syntax.ts";

/**
 * The text of a rule: lower-case keywords, single blanks, and only the parentheses that keep the tree as it is.
 * Parsing it gives an equal tree (other ranges), as long as its texts can be written at all: no quote in a quoted
 * text, balanced brackets in a display name, no blank or bracket in an attribute key, a number with no more
 * digits than the language allows.
 */
export function printRule(rule: Rule): string {
  switch (rule.kind) {
    case "or":
      return rule.operands.map((operand) => printOperand(operand, ["or"])).join(" or ");
    case "and":
      return rule.operands.map((operand) => printOperand(operand, ["or", "and"])).join(" and ");
    case "not":
      return `not ${printOperand(rule.operand, ["or", "and"])}`;
    case "type":
    case "attribute":
    case "crossing":
    case "containment":
    case "presence":
      return printTerm(rule);
  }
}

function printOperand(rule: Rule, wrapped: readonly Rule["kind"][]): string {
  const text = printRule(rule);
  return wrapped.includes(rule.kind) ? `(${text})` : text;
}

function printTerm(term: Term): string {
  switch (term.kind) {
    case "type": {
      const types = term.types.map(typeReference);
      const list = types.length === 1 ? types.join("") : `in (${types.join(", ")})`;
      return `${term.subject} is ${list}`;
    }
    case "attribute":
      return `${term.subject}.${printTest(term)}`;
    case "crossing":
    case "containment":
    case "presence": {
      const detail = term.detail === null ? "" : ` with ${printTest(term.detail)}`;
      return `${printVerb(term)} ${typeReference(term.type)}${detail}`;
    }
  }
}

function printVerb(term: SearchTerm): string {
  switch (term.kind) {
    case "crossing":
      return `flow ${term.way}`;
    case "containment":
      return `${term.subject} in`;
    case "presence":
      return "diagram has";
  }
}

function printTest({ attribute, condition }: AttributeTest): string {
  const name = attribute.by === "id" ? attribute.text : `[${attribute.text}]`;
  switch (condition.kind) {
    case "values": {
      const values = condition.values.map(({ text }) => `'${text}'`);
      return values.length === 1
        ? `${name} is ${values.join("")}`
        : `${name} in (${values.join(", ")})`;
    }
    case "unknown":
      return `${name} is unknown`;
    case "number":
      return `${name} ${condition.comparison} ${printNumber(condition.number)}`;
  }
}

/** Never with an exponent, which the language does not know: JavaScript writes small numbers with one. */
function printNumber(number: number): string {
  const text = String(number);
  return text.includes("e") ? number.toFixed(MOST_DIGITS).replace(/0+$/u, "") : text;
}

function typeReference(type: Reference): string {
  return type.by === "id" ? `'${type.text}'` : `[${type.text}]`;
}
