/** Evaluates a rule term by term and says why each came out as it did. */

import { attributeNamesOf, typeIdsOf } from "./facts.ts";
import type { DisplayNames, Facts } from "./facts.ts";
import type { AttributeTerm, CrossingTerm, Rule, Term, TypeTerm } from "./syntax.ts";

/** `unknown`: nobody ever stated what the term asks for, so the answer rests on silence. */
type Truth = "true" | "false" | "unknown";

/** What a term was decided by. */
type Evidence =
  /** A stencil or attribute name in brackets that the template does not know. */
  | { readonly kind: "unknownName"; readonly displayName: string }
  | { readonly kind: "type"; readonly typeIds: readonly string[] }
  | { readonly kind: "crossing"; readonly typeIds: readonly string[] }
  /** `found` null: the subject has no such attribute. */
  | { readonly kind: "attribute"; readonly name: string; readonly found: string | null };

export interface Explanation {
  readonly rule: Rule;
  /** What Microsoft's tool makes of it: two-valued, an attribute that is not there equals nothing. */
  readonly holds: boolean;
  /** Three-valued: unknown when the outcome hangs on something not stated. */
  readonly truth: Truth;
  /** For a term; null for `and`, `or` and `not`. */
  readonly evidence: Evidence | null;
  /** Explanations of the operands, in order; empty for a term. All of them are evaluated. */
  readonly operands: readonly Explanation[];
}

/** Values templates use for "nobody has said": first choices of a list, taken when nothing was chosen. */
const notStatedValues = new Set([
  "",
  "select",
  "not selected",
  "not set",
  "not specified",
  "not stated",
  "none selected",
  "undefined",
  "unknown",
  "unspecified",
]);

/** Whether a value only says that nobody stated one ("Not Selected", "Select", blank, ...). */
export function isNotStated(value: string): boolean {
  return notStatedValues.has(value.trim().toLowerCase());
}

/** Explains a rule. `holds` equals what the compiled rule answers to the same facts. */
export function explainRule(rule: Rule, facts: Facts, names: DisplayNames): Explanation {
  switch (rule.kind) {
    case "and":
    case "or": {
      const operands = rule.operands.map((operand) => explainRule(operand, facts, names));
      return { rule, ...joined(rule.kind, operands), evidence: null, operands };
    }
    case "not": {
      const operand = explainRule(rule.operand, facts, names);
      const truth = opposite(operand.truth);
      return { rule, holds: !operand.holds, truth, evidence: null, operands: [operand] };
    }
    case "type":
    case "crossing":
    case "attribute":
      return explainTerm(rule, facts, names);
  }
}

function joined(
  kind: "and" | "or",
  operands: readonly Explanation[],
): { holds: boolean; truth: Truth } {
  const decisive: Truth = kind === "and" ? "false" : "true";
  const truths = new Set(operands.map((operand) => operand.truth));
  const truth = truths.has(decisive)
    ? decisive
    : truths.has("unknown")
      ? "unknown"
      : opposite(decisive);
  const holds =
    kind === "and"
      ? operands.every((operand) => operand.holds)
      : operands.some((operand) => operand.holds);
  return { holds, truth };
}

function opposite(truth: Truth): Truth {
  if (truth === "unknown") return truth;
  return truth === "true" ? "false" : "true";
}

function explainTerm(term: Term, facts: Facts, names: DisplayNames): Explanation {
  const outcome =
    term.kind === "attribute" ? byAttribute(term, facts, names) : byType(term, facts, names);
  return { rule: term, ...outcome, operands: [] };
}

interface Outcome {
  readonly holds: boolean;
  readonly truth: Truth;
  readonly evidence: Evidence;
}

function byType(term: TypeTerm | CrossingTerm, facts: Facts, names: DisplayNames): Outcome {
  const typeIds = typeIdsOf(term.type, names);
  const named = term.type.by === "id" || names.typeIds(term.type.text).length > 0;
  if (!named) return unknownName(term.type.text);
  const holds = typeIds.some((id) =>
    term.kind === "type" ? facts.isOfType(term.subject, id) : facts.crosses(id),
  );
  return { holds, truth: truthOf(holds), evidence: { kind: term.kind, typeIds } };
}

function byAttribute(term: AttributeTerm, facts: Facts, names: DisplayNames): Outcome {
  const candidates = attributeNamesOf(term.attribute, names).map((name) => ({
    name,
    found: facts.attribute(term.subject, name),
  }));
  const decisive =
    candidates.find(({ found }) => found === term.value) ??
    candidates.find(({ found }) => found !== null) ??
    candidates[0];
  if (decisive === undefined) return unknownName(term.attribute.text);
  const { name, found } = decisive;
  const holds = found === term.value;
  const silent = !holds && (found === null || isNotStated(found));
  return {
    holds,
    truth: silent ? "unknown" : truthOf(holds),
    evidence: { kind: "attribute", name, found },
  };
}

function unknownName(displayName: string): Outcome {
  return { holds: false, truth: "unknown", evidence: { kind: "unknownName", displayName } };
}

function truthOf(holds: boolean): Truth {
  return holds ? "true" : "false";
}
