/** Syntax tree -> canonical text of a generation filter. */

import type { Reference, Rule } from "./syntax.ts";

/**
 * The text of a rule: lower-case keywords, single blanks, and only the parentheses that keep the tree as it is.
 * Parsing it gives an equal tree (other ranges), as long as its texts can be written at all: no quote in a quoted
 * text, balanced brackets in a display name, no blank or bracket in an attribute key.
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
      return `${rule.subject} is ${typeReference(rule.type)}`;
    case "crossing":
      return `flow crosses ${typeReference(rule.type)}`;
    case "attribute": {
      const { by, text } = rule.attribute;
      const name = by === "id" ? text : `[${text}]`;
      return `${rule.subject}.${name} is '${rule.value}'`;
    }
  }
}

function printOperand(rule: Rule, wrapped: readonly Rule["kind"][]): string {
  const text = printRule(rule);
  return wrapped.includes(rule.kind) ? `(${text})` : text;
}

function typeReference(type: Reference): string {
  return type.by === "id" ? `'${type.text}'` : `[${type.text}]`;
}
