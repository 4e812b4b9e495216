/**
 * What is wrong with what rules ask of attributes, given what else they ask: attributes the thing cannot have there,
 * values it does not offer, numbers where there are none.
 */

import { numberIn } from "../../rules/condition.ts";
import { attributeNamesOf, typeIdsOf } from "../../rules/facts.ts";
import type { AttributeTest, Condition, Reference, Rule, Term } from "../../rules/syntax.ts";
import type { Filter } from "./ruled.ts";
import { valueGiven } from "./solve.ts";
import { Blame, roleIn } from "./term-findings.ts";
import type { TermFindings } from "./term-findings.ts";
import { canBe } from "./vocabulary.ts";
import type { Domain, KnownStencil, Vocabulary } from "./vocabulary.ts";
import type { Formula, World } from "./world.ts";

/**
 * @param context formulas that hold wherever the rule matters, such as the include for an exclude
 * @param blamed terms that something is wrong with already
 */
export function attributeFindings(
  vocabulary: Vocabulary,
  world: World,
  filter: Filter,
  rule: Rule,
  context: readonly Formula[],
  blamed: ReadonlySet<Term>,
): TermFindings {
  const blame = new Blame(filter);
  eachTerm(world, rule, context, true, (term, around) => {
    if (blamed.has(term) || term.kind === "type") return;
    if (term.kind === "attribute") {
      const stencils = possibleStencils(world, term.subject, around);
      checkTest(vocabulary, term, term, stencils, blame);
    } else if (term.detail !== null) {
      const ids = typeIdsOf(term.type, vocabulary.names);
      const stencils = vocabulary.stencils.filter(
        (known) => canBe(known, roleIn(term)) && ids.some((id) => known.ids.has(id)),
      );
      checkTest(vocabulary, term, term.detail, stencils, blame);
    }
  });
  return blame;
}

/** Visits the terms of a rule with what has to hold beside them for them to matter. */
function eachTerm(
  world: World,
  rule: Rule,
  around: readonly Formula[],
  positive: boolean,
  visit: (term: Term, around: readonly Formula[]) => void,
): void {
  switch (rule.kind) {
    case "not":
      eachTerm(world, rule.operand, around, !positive, visit);
      return;
    case "and":
    case "or": {
      const isTogether = (rule.kind === "and") === positive;
      for (const operand of rule.operands) {
        const beside = isTogether ? besideOf(world, rule.operands, operand, positive) : [];
        eachTerm(world, operand, [...around, ...beside], positive, visit);
      }
      return;
    }
    case "type":
    case "attribute":
    case "crossing":
    case "containment":
    case "presence":
      visit(rule, around);
  }
}

/** What holds of the other operands where this one matters. */
function besideOf(
  world: World,
  operands: readonly Rule[],
  operand: Rule,
  positive: boolean,
): readonly Formula[] {
  const others = operands.filter((other) => other !== operand);
  const formulas = others.map((other) => world.formulaOf(other));
  return positive ? formulas : formulas.map((one) => ({ kind: "not", operand: one }));
}

/** What a part can be where the formulas hold, as far as its stencil decides that. */
function possibleStencils(
  world: World,
  subject: string,
  around: readonly Formula[],
): readonly KnownStencil[] {
  const part = world.parts.findIndex((one) => one.subject === subject);
  const classes = world.parts[part]?.classes ?? [];
  const formula: Formula = { kind: "and", operands: around };
  return classes.flatMap(({ stencils }, index) =>
    valueGiven(world, formula, { part, class: index }) === false ? [] : stencils,
  );
}

function checkTest(
  vocabulary: Vocabulary,
  term: Term,
  { attribute, condition }: AttributeTest,
  stencils: readonly KnownStencil[],
  blame: Blame,
): void {
  // Nothing can be here at all: that is a matter of its own.
  if (stencils.length === 0) return;
  const keys = attributeNamesOf(attribute, vocabulary.names);
  const domains = stencils.flatMap(({ attributes }) =>
    keys.flatMap((key) => attributes.get(key) ?? []),
  );
  if (domains.length === 0) {
    reportMissing(vocabulary, term, attribute, stencils, blame);
    return;
  }
  const distinct = [...new Set(domains)];
  const everyone = stencils.every(({ attributes }) => keys.some((key) => attributes.has(key)));
  checkCondition(term, attribute.text, condition, distinct, everyone, blame);
}

/** Either nothing in the role has the attribute, or only what the rule rules out. */
function reportMissing(
  vocabulary: Vocabulary,
  term: Term,
  attribute: Reference,
  stencils: readonly KnownStencil[],
  blame: Blame,
): void {
  const { text, range } = attribute;
  const keys = attributeNamesOf(attribute, vocabulary.names);
  const role = roleIn(term);
  const elsewhere = vocabulary.stencils.some(
    (known) => canBe(known, role) && keys.some((key) => known.attributes.has(key)),
  );
  if (!elsewhere) {
    const message = `Nothing that can stand here has an attribute '${text}': this is never true.`;
    blame.add("attribute-not-had", term, range, message);
    return;
  }
  const verb = stencils.length === 1 ? "has" : "have";
  const message = `Only ${nameSome(stencils)} can be meant here and ${verb} no attribute '${text}'.`;
  blame.tell("attribute-out-of-reach", term, range, message);
}

function checkCondition(
  term: Term,
  name: string,
  condition: Condition,
  domains: readonly Domain[],
  everyone: boolean,
  blame: Blame,
): void {
  switch (condition.kind) {
    case "values": {
      if (domains.some(({ values }) => values === null)) return;
      const offered = new Set(domains.flatMap(({ values }) => values ?? []));
      for (const { text, range } of condition.values) {
        if (offered.has(text)) continue;
        const message = `'${name}' is never '${text}' here. It can be ${listed([...offered])}.`;
        blame.add("unknown-value", term, range, message);
      }
      return;
    }
    case "number": {
      const numeric = domains.some(
        ({ kind, values }) =>
          kind === "number" ||
          (values === null ? kind === "text" : values.some((value) => numberIn(value) !== null)),
      );
      if (numeric) return;
      const message = `'${name}' is never a number, so comparing it is never true.`;
      blame.add("not-a-number", term, term.range, message);
      return;
    }
    case "unknown": {
      if (!everyone || domains.some(canBeUnknown)) return;
      const message = `No value of '${name}' says that nobody stated it, so this is never true.`;
      blame.add("no-unknown-value", term, term.range, message);
    }
  }
}

function canBeUnknown({ values, unknown }: Domain): boolean {
  return values === null || values.some((value) => value.trim() === "" || value === unknown);
}

const SHOWN = 6;

function listed(values: readonly string[]): string {
  const shown = values.slice(0, SHOWN).map((value) => `'${value}'`);
  return values.length > SHOWN ? `${shown.join(", ")} or others` : shown.join(", ");
}

function nameSome(stencils: readonly KnownStencil[]): string {
  const names = stencils.map(({ stencil }) => stencil.name);
  return names.length > SHOWN
    ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} other stencils`
    : names.join(", ");
}
