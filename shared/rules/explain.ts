/** Evaluates a rule term by term and says why each came out as it did. */

import { thingsFound } from "./compile.ts";
import { numberIn, prepareCondition } from "./condition.ts";
import { attributeNamesOf, typeIdsOf } from "./facts.ts";
import type { DisplayNames, Facts, Thing } from "./facts.ts";
import { attributeTestOf, typesIn } from "./syntax.ts";
import type { AttributeTest, Condition, Reference, Rule, SearchTerm, Term } from "./syntax.ts";

/** `unknown`: nobody ever stated what the term asks for, so the answer rests on silence. */
type Truth = "true" | "false" | "unknown";

/** What a term was decided by. */
type Evidence =
  /** A stencil or attribute name in brackets that the template does not know. */
  | { readonly kind: "unknownName"; readonly displayName: string }
  /** What the rule is asked about has no such part: an element has no source. */
  | { readonly kind: "noSubject" }
  | { readonly kind: "type"; readonly typeIds: readonly string[] }
  /** `found` null: the subject has no such attribute. */
  | ({ readonly kind: "attribute" } & Finding)
  /** `things`: how many there are of the type; `details`: what each of them states, if the term asks. */
  | {
      readonly kind: SearchTerm["kind"];
      readonly typeIds: readonly string[];
      readonly things: number;
      readonly details: readonly Finding[];
    };

/** An attribute's key and its value; null when there is no such attribute. */
interface Finding {
  readonly name: string;
  readonly found: string | null;
}

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
    case "attribute":
    case "crossing":
    case "containment":
    case "presence":
      return { rule, ...explainTerm(rule, facts, names), operands: [] };
  }
}

function joined(
  kind: "and" | "or",
  operands: readonly Explanation[],
): { holds: boolean; truth: Truth } {
  const truth = joinedTruth(
    kind,
    operands.map((operand) => operand.truth),
  );
  const holds =
    kind === "and"
      ? operands.every((operand) => operand.holds)
      : operands.some((operand) => operand.holds);
  return { holds, truth };
}

function joinedTruth(kind: "and" | "or", truths: readonly Truth[]): Truth {
  const decisive: Truth = kind === "and" ? "false" : "true";
  if (truths.includes(decisive)) return decisive;
  return truths.includes("unknown") ? "unknown" : opposite(decisive);
}

function opposite(truth: Truth): Truth {
  if (truth === "unknown") return truth;
  return truth === "true" ? "false" : "true";
}

interface Outcome {
  readonly holds: boolean;
  readonly truth: Truth;
  readonly evidence: Evidence;
}

function explainTerm(term: Term, facts: Facts, names: DisplayNames): Outcome {
  const missing = unknownNameIn(term, names);
  if (missing !== null) {
    return neverStated({ kind: "unknownName", displayName: missing });
  }
  if (term.kind !== "type" && term.kind !== "attribute") return bySearch(term, facts, names);
  const subject = facts.subject(term.subject);
  if (subject === null) return neverStated({ kind: "noSubject" });
  if (term.kind === "type") {
    const typeIds = term.types.flatMap((type) => typeIdsOf(type, names));
    const holds = typeIds.some((id) => subject.isOfType(id));
    return { holds, truth: truthOf(holds), evidence: { kind: "type", typeIds } };
  }
  const { finding, ...outcome } = testThing(subject, term, names);
  return { ...outcome, evidence: { kind: "attribute", ...finding } };
}

function neverStated(evidence: Evidence): Outcome {
  return { holds: false, truth: "unknown", evidence };
}

/** A name in brackets that makes the term false because nothing is called so; null for none. */
function unknownNameIn(term: Term, names: DisplayNames): string | null {
  const unresolved = ({ by, text }: Reference): boolean =>
    by === "displayName" && names.typeIds(text).length === 0;
  const types = typesIn(term);
  const [type] = types;
  if (type !== undefined && types.every(unresolved)) return type.text;
  const test = attributeTestOf(term);
  if (test === null || attributeNamesOf(test.attribute, names).length > 0) return null;
  return test.attribute.text;
}

function bySearch(term: SearchTerm, facts: Facts, names: DisplayNames): Outcome {
  const typeIds = typeIdsOf(term.type, names);
  const things = [...new Set(typeIds.flatMap((id) => thingsFound(term, id, facts)))];
  const { detail } = term;
  const tested = detail === null ? [] : things.map((thing) => testThing(thing, detail, names));
  const details = tested.map(({ finding }) => finding);
  const evidence: Evidence = { kind: term.kind, typeIds, things: things.length, details };
  if (detail === null) {
    const holds = things.length > 0;
    return { holds, truth: truthOf(holds), evidence };
  }
  const holds = tested.some((outcome) => outcome.holds);
  const truths = tested.map(({ truth }) => truth);
  return { holds, truth: joinedTruth("or", truths), evidence };
}

/** Asks one thing about its attribute; of several keys that share a name, the one that decides is found. */
function testThing(
  thing: Thing,
  { attribute, condition }: AttributeTest,
  names: DisplayNames,
): { readonly holds: boolean; readonly truth: Truth; readonly finding: Finding } {
  const keys = attributeNamesOf(attribute, names);
  const findings = keys.map((name) => ({ name, found: thing.attribute(name) }));
  const finding = findings.find(({ name }) => prepareCondition([name], condition)(thing)) ??
    findings.find(({ found }) => found !== null) ??
    findings[0] ?? { name: attribute.text, found: null };
  const holds = prepareCondition(keys, condition)(thing);
  const silent = !holds && saysNothing(thing, finding, condition);
  return { holds, truth: silent ? "unknown" : truthOf(holds), finding };
}

function saysNothing(thing: Thing, { name, found }: Finding, condition: Condition): boolean {
  switch (condition.kind) {
    case "unknown":
      return false;
    case "number":
      return found === null || numberIn(found) === null;
    case "values":
      return found === null || isNotStated(found) || thing.isUnknown(name);
  }
}

function truthOf(holds: boolean): Truth {
  return holds ? "true" : "false";
}
