/**
 * Rules of ours -> rules of Microsoft's language, which knows interactions only, one stencil and one value at a time,
 * and no boundaries but those a flow crosses.
 */

import { compare, numberIn } from "./condition.ts";
import { attributeNamesOf } from "./facts.ts";
import type { DisplayNames } from "./facts.ts";
import { printRule } from "./print.ts";
import { scopesOf } from "./scope.ts";
import { termsOf } from "./syntax.ts";
import type {
  AttributeTerm,
  Comparison,
  Range,
  Reference,
  Rule,
  SearchTerm,
  Subject,
  Term,
  Value,
} from "./syntax.ts";

/** What a translation has to know of the template. */
export interface Vocabulary extends DisplayNames {
  /** Values that items of the template can have for an attribute, by its key; null when they may have any. */
  valuesOf(name: string): AttributeValues | null;
}

interface AttributeValues {
  /** Those that say something. */
  readonly stated: readonly string[];
  /** Those that only say that nobody stated it. */
  readonly unknown: readonly string[];
}

interface TranslationNote {
  readonly term: Term;
  /** The term as written canonically. */
  readonly text: string;
  /** One sentence: what was lost, and what is written instead. */
  readonly what: string;
}

export interface Translation {
  /** False: never holds. True: holds whatever is asked about; Microsoft's language cannot say that either. */
  readonly rule: Rule | boolean;
  /** Empty = holds for exactly the same, as long as items only have values that the template offers. */
  readonly notes: readonly TranslationNote[];
}

/** Whether a rule uses nothing but what Microsoft's language has. */
export function isMicrosofts(rule: Rule): boolean {
  return termsOf(rule).every((term) => {
    switch (term.kind) {
      case "type":
        return term.types.length === 1 && isMicrosoftSubject(term.subject);
      case "attribute": {
        const { condition, subject } = term;
        const single = condition.kind === "values" && condition.values.length === 1;
        return single && isMicrosoftSubject(subject);
      }
      case "crossing":
        return term.way === "crosses" && term.detail === null;
      case "containment":
      case "presence":
        return false;
    }
  });
}

function isMicrosoftSubject(subject: Subject): boolean {
  return subject === "source" || subject === "target" || subject === "flow";
}

/**
 * Translates a rule about interactions, or one about elements into one about interactions.
 * @param aim where a term has no equal: `wider` gives a rule that holds at least wherever the original does,
 * `narrower` one that holds at most there
 * @param end of a rule about elements: which end of the flow stands for the element; null for one about interactions
 */
export function translateRule(
  rule: Rule,
  vocabulary: Vocabulary,
  aim: "wider" | "narrower",
  end: "source" | "target" | null,
): Translation {
  const notes: TranslationNote[] = [];
  return { rule: translated(rule, { vocabulary, wider: aim === "wider", end, notes }), notes };
}

interface Translating {
  readonly vocabulary: Vocabulary;
  readonly wider: boolean;
  readonly end: "source" | "target" | null;
  readonly notes: TranslationNote[];
}

function translated(rule: Rule, translating: Translating): Rule | boolean {
  switch (rule.kind) {
    case "and":
    case "or":
      return junction(
        rule.kind,
        rule.operands.map((operand) => translated(operand, translating)),
        rule.range,
      );
    case "not":
      return negation(
        translated(rule.operand, { ...translating, wider: !translating.wider }),
        rule.range,
      );
    case "type":
    case "attribute":
    case "crossing":
    case "containment":
    case "presence":
      return translatedTerm(rule, translating);
  }
}

/** A term that is out of place is never true, whatever the rule is asked about. */
function translatedTerm(term: Term, translating: Translating): Rule | boolean {
  const { end } = translating;
  if (!scopesOf(term).includes(end === null ? "interaction" : "element")) return false;
  switch (term.kind) {
    case "type": {
      const { types, range } = term;
      const subject = end ?? term.subject;
      const terms = types.map((type): Rule => ({ kind: "type", subject, types: [type], range }));
      return junction("or", terms, range);
    }
    case "attribute":
      return translatedAttribute({ ...term, subject: end ?? term.subject }, term, translating);
    case "crossing":
    case "containment":
    case "presence":
      return translatedSearch(term, translating);
  }
}

/** Several rules as one, which is left away where its operands decide it. */
export function junction(
  kind: "and" | "or",
  operands: readonly (Rule | boolean)[],
  range: Range,
): Rule | boolean {
  const decisive = kind === "or";
  if (operands.includes(decisive)) return decisive;
  const rules = operands.flatMap((operand) => {
    if (typeof operand === "boolean") return [];
    return operand.kind === kind ? operand.operands : [operand];
  });
  const [first] = rules;
  if (first === undefined) return !decisive;
  return rules.length === 1 ? first : { kind, operands: rules, range };
}

/** The opposite of a rule. */
export function negation(operand: Rule | boolean, range: Range): Rule | boolean {
  return typeof operand === "boolean" ? !operand : { kind: "not", operand, range };
}

/** @param written the term as it was before one end came to stand for its element */
function translatedAttribute(
  term: AttributeTerm,
  written: Term,
  translating: Translating,
): Rule | boolean {
  const { condition, range } = term;
  const { vocabulary } = translating;
  const keys = attributeNamesOf(term.attribute, vocabulary);
  switch (condition.kind) {
    case "values":
      return condition.values.length === 1 ? term : isOneOf(term, term.attribute, condition.values);
    case "unknown": {
      const known = keys.map((name) => {
        const values = vocabulary.valuesOf(name);
        if (values !== null) return isOneOf(term, key(name, range), asValues(values.stated, range));
        return null;
      });
      if (keys.length === 0) return false;
      if (!known.includes(null)) {
        const stated = known.filter((rule) => rule !== null);
        return negation(junction("or", stated, range), range);
      }
      const blank = keys.map((name) => isOneOf(term, key(name, range), asValues([""], range)));
      return translating.wider
        ? impossible(written, translating)
        : inPart(written, translating, "only a blank value counts", junction("and", blank, range));
    }
    case "number": {
      const fitting = keys.map((name) => {
        const values = vocabulary.valuesOf(name);
        if (values === null) return null;
        const texts = [...values.stated, ...values.unknown].filter((text) =>
          fits(text, condition.comparison, condition.number),
        );
        return isOneOf(term, key(name, range), asValues(texts, range));
      });
      const rules = fitting.filter((rule) => rule !== null);
      return rules.length < fitting.length
        ? impossible(written, translating)
        : junction("or", rules, range);
    }
  }
}

function fits(text: string, comparison: Comparison, number: number): boolean {
  const found = numberIn(text);
  return found !== null && compare(found, comparison, number);
}

function key(text: string, range: Range): Reference {
  return { by: "id", text, range };
}

function asValues(texts: readonly string[], range: Range): readonly Value[] {
  return texts.map((text) => ({ text, range }));
}

function isOneOf(
  { subject, range }: AttributeTerm,
  attribute: Reference,
  values: readonly Value[],
): Rule | boolean {
  const terms = values.map((value): Rule => {
    const condition = { kind: "values" as const, values: [value] };
    return { kind: "attribute", subject, attribute, condition, range };
  });
  return junction("or", terms, range);
}

function translatedSearch(term: SearchTerm, translating: Translating): Rule | boolean {
  if (term.kind !== "crossing") return impossible(term, translating);
  if (term.way === "crosses" && term.detail === null) return term;
  if (!translating.wider) return impossible(term, translating);
  const { type, range } = term;
  const crosses: Rule = { kind: "crossing", way: "crosses", type, detail: null, range };
  const lost = [
    ...(term.way === "crosses" ? [] : ["the direction"]),
    ...(term.detail === null ? [] : ["what is to hold of the boundary"]),
  ].join(" and ");
  return inPart(term, translating, `${lost} is lost`, crosses);
}

function inPart(
  term: Term,
  { notes }: Translating,
  lost: string,
  instead: Rule | boolean,
): Rule | boolean {
  const made = typeof instead === "boolean" ? "nothing" : printRule(instead);
  notes.push({ term, text: printRule(term), what: `Written as ${made}: ${lost}.` });
  return instead;
}

/** Takes a term that has no equal for what keeps the rule as wide or narrow as it is to be. */
function impossible(term: Term, { notes, wider }: Translating): boolean {
  const taken = wider ? "always true" : "never true";
  notes.push({
    term,
    text: printRule(term),
    what: `Microsoft's language cannot say this; it is taken to be ${taken}.`,
  });
  return wider;
}
