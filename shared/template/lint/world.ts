/**
 * All situations a template allows, as far as some rules can tell them apart, and the rules as formulas over them.
 *
 * A situation is a choice of variables: for every part (source, target, ...) the class of its stencil and its answers
 * on each attribute asked for; for every class of boundaries, whether one is crossed, entered, lain in; for every
 * class of things, whether one is on the diagram. What is assumed: items are of the template's stencils and have
 * values it offers, and boundaries lie anywhere.
 */

import { attributeNamesOf, typeIdsOf } from "../../rules/facts.ts";
import { termsOf } from "../../rules/syntax.ts";
import type {
  AttributeTest,
  Condition,
  Rule,
  RuleScope,
  SearchTerm,
  Subject,
  Term,
} from "../../rules/syntax.ts";
import { classesOf, nothingAsked } from "./asked.ts";
import type { Asked, ThingClass } from "./asked.ts";
import { containmentSpots, crossingSpots, profilesAt, roleAt, spotsOf } from "./spots.ts";
import type { Profile, Spot } from "./spots.ts";
import { canBe } from "./vocabulary.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type Formula =
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "not"; readonly operand: Formula }
  | { readonly kind: "and" | "or"; readonly operands: readonly Formula[] }
  /** The part is of the type. */
  | { readonly kind: "type"; readonly part: number; readonly type: number }
  /** The part's answer to a condition on an attribute. */
  | {
      readonly kind: "test";
      readonly part: number;
      readonly attribute: number;
      readonly condition: number;
    }
  | { readonly kind: "flag"; readonly flag: number };

/** A part of the situation with what it can be. */
interface Part {
  readonly subject: Subject;
  readonly classes: readonly ThingClass[];
}

export interface World {
  readonly parts: readonly Part[];
  /** How many yes-or-no variables there are besides. */
  readonly flags: number;
  /** The rule over the variables of this world; it has to be one of those the world was made for. */
  formulaOf(rule: Rule): Formula;
}

const subjectsOfScope: Readonly<Record<RuleScope, readonly Subject[]>> = {
  interaction: ["source", "target", "flow"],
  element: ["element"],
  boundary: ["boundary"],
  diagram: [],
};

/**
 * The world of some rules; null when they ask more of boundaries or things than is looked into.
 * @param free terms that may be true or false whatever holds: they are wrong, and what is wrong has been said
 */
export function worldOf(
  vocabulary: Vocabulary,
  scope: RuleScope,
  rules: readonly Rule[],
  free: ReadonlySet<Term>,
): World | null {
  const terms = rules.flatMap(termsOf);
  const subjects = subjectsOfScope[scope];
  const asked = new Map(subjects.map((subject) => [subject, nothingAsked()]));
  const lookedFor = nothingAsked();
  for (const term of terms) {
    if (!free.has(term)) ask(vocabulary, term, asked, lookedFor);
  }
  const parts = subjects.map((subject) => partOf(vocabulary, subject, asked.get(subject)));
  const spots = new Map<Spot, readonly Profile[]>();
  const lookedAt = spotsOf(terms, scope);
  for (const spot of lookedAt) {
    const profiles = profilesAt(vocabulary, roleAt(spot, lookedAt), lookedFor);
    if (profiles === null) return null;
    spots.set(spot, profiles);
  }
  return new FormulaMaker(vocabulary, scope, asked, parts, spots, free, [
    ...new Set(terms.filter((term) => free.has(term))),
  ]);
}

function ask(
  { names }: Vocabulary,
  term: Term,
  asked: ReadonlyMap<Subject, Asked>,
  lookedFor: Asked,
): void {
  const about: (Asked | undefined)[] = [];
  if (term.kind === "type" || term.kind === "attribute") about.push(asked.get(term.subject));
  else about.push(lookedFor);
  if (term.kind === "presence") about.push(...asked.values());
  const types = term.kind === "type" ? term.types : term.kind === "attribute" ? [] : [term.type];
  const test = term.kind === "attribute" ? term : term.kind === "type" ? null : term.detail;
  for (const one of about) {
    if (one === undefined) continue;
    for (const type of types) for (const id of typeIdsOf(type, names)) one.types.add(id);
    if (test === null) continue;
    for (const key of attributeNamesOf(test.attribute, names)) {
      const conditions = one.tests.get(key) ?? new Set();
      one.tests.set(key, conditions.add(test.condition));
    }
  }
}

function partOf(vocabulary: Vocabulary, subject: Subject, asked: Asked | undefined): Part {
  const types = asked?.types ?? new Set<string>();
  const stencils = vocabulary.stencils.filter(
    (known) =>
      canBe(known, subject) &&
      // Flows may end at annotations (TM7.md 5.1), but a rule means that only if it says so.
      (known.shape !== "annotation" || [...known.ids].some((id) => types.has(id))),
  );
  return { subject, classes: classesOf(stencils, asked ?? nothingAsked()) };
}

class FormulaMaker implements World {
  readonly parts: readonly Part[];
  readonly flags: number;
  readonly #vocabulary: Vocabulary;
  readonly #scope: RuleScope;
  readonly #asked: ReadonlyMap<Subject, Asked>;
  readonly #spots: ReadonlyMap<Spot, readonly Profile[]>;
  readonly #first = new Map<Spot | Term, number>();
  readonly #free: ReadonlySet<Term>;
  readonly #sides: boolean;
  readonly #made = new Map<Rule, Formula>();

  constructor(
    vocabulary: Vocabulary,
    scope: RuleScope,
    asked: ReadonlyMap<Subject, Asked>,
    parts: readonly Part[],
    spots: ReadonlyMap<Spot, readonly Profile[]>,
    free: ReadonlySet<Term>,
    freeTerms: readonly Term[],
  ) {
    this.parts = parts;
    this.#vocabulary = vocabulary;
    this.#scope = scope;
    this.#asked = asked;
    this.#spots = spots;
    this.#free = free;
    this.#sides = spots.has("left") || spots.has("entered");
    let flags = 0;
    for (const [spot, profiles] of spots) {
      this.#first.set(spot, flags);
      flags += profiles.length;
    }
    for (const term of freeTerms) {
      this.#first.set(term, flags);
      flags += 1;
    }
    this.flags = flags;
  }

  formulaOf(rule: Rule): Formula {
    const before = this.#made.get(rule);
    if (before !== undefined) return before;
    const formula = this.#make(rule);
    this.#made.set(rule, formula);
    return formula;
  }

  #make(rule: Rule): Formula {
    switch (rule.kind) {
      case "and":
      case "or":
        return { kind: rule.kind, operands: rule.operands.map((one) => this.formulaOf(one)) };
      case "not":
        return { kind: "not", operand: this.formulaOf(rule.operand) };
      case "type":
      case "attribute":
      case "crossing":
      case "containment":
      case "presence":
        return this.#term(rule);
    }
  }

  #term(term: Term): Formula {
    if (this.#free.has(term)) return { kind: "flag", flag: this.#first.get(term) ?? 0 };
    switch (term.kind) {
      case "type":
        return or(
          term.types
            .flatMap((type) => typeIdsOf(type, this.#vocabulary.names))
            .map((id) => this.#isOf(term.subject, id)),
        );
      case "attribute":
        return this.#test(term, (key) => this.#holds(term.subject, key, term.condition));
      case "crossing":
        return this.#search(
          term,
          this.#scope === "interaction" ? crossingSpots(term, this.#sides) : [],
        );
      case "containment":
        return this.#search(term, containmentSpots(term, this.#scope));
      case "presence":
        return or([
          ...this.parts.map(({ subject }) => this.#isThere(term, subject)),
          this.#search(term, [...this.#spots.keys()]),
        ]);
    }
  }

  #isOf(subject: Subject, id: string): Formula {
    const part = this.parts.findIndex((one) => one.subject === subject);
    if (part < 0) return never;
    const type = [...(this.#asked.get(subject)?.types ?? [])].indexOf(id);
    return { kind: "type", part, type };
  }

  #holds(subject: Subject, key: string, condition: Condition): Formula {
    const part = this.parts.findIndex((one) => one.subject === subject);
    const tests = this.#asked.get(subject)?.tests;
    if (part < 0 || tests === undefined) return never;
    return {
      kind: "test",
      part,
      attribute: [...tests.keys()].indexOf(key),
      condition: [...(tests.get(key) ?? [])].indexOf(condition),
    };
  }

  /** A name that several attributes share asks for any of them; unknown is what none of them states. */
  #test({ attribute, condition }: AttributeTest, holds: (key: string) => Formula): Formula {
    const keys = attributeNamesOf(attribute, this.#vocabulary.names);
    if (condition.kind !== "unknown" || keys.length === 0) return or(keys.map(holds));
    return { kind: "and", operands: keys.map(holds) };
  }

  #isThere(term: SearchTerm, subject: Subject): Formula {
    const { detail } = term;
    const isOf = typeIdsOf(term.type, this.#vocabulary.names).map((id) => this.#isOf(subject, id));
    if (detail === null) return or(isOf);
    const test = this.#test(detail, (key) => this.#holds(subject, key, detail.condition));
    return { kind: "and", operands: [or(isOf), test] };
  }

  #search(term: SearchTerm, spots: readonly Spot[]): Formula {
    return or(
      spots.flatMap((spot) => {
        const first = this.#first.get(spot) ?? 0;
        return (this.#spots.get(spot) ?? []).flatMap((profile, index) =>
          this.#fits(term, profile) ? [{ kind: "flag" as const, flag: first + index }] : [],
        );
      }),
    );
  }

  #fits({ type, detail }: SearchTerm, profile: Profile): boolean {
    const { names } = this.#vocabulary;
    if (!typeIdsOf(type, names).some((id) => profile.isOf.has(id))) return false;
    if (detail === null) return true;
    const keys = attributeNamesOf(detail.attribute, names);
    const holds = (key: string): boolean => profile.holds(key, detail.condition);
    if (detail.condition.kind !== "unknown") return keys.some(holds);
    return keys.length > 0 && keys.every(holds);
  }
}

const never: Formula = { kind: "constant", value: false };

function or(operands: readonly Formula[]): Formula {
  return { kind: "or", operands };
}
