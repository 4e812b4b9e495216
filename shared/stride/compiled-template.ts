/** A template made ready to be asked about many situations. */

import type { Id } from "../model/model.ts";
import { compileRule } from "../rules/compile.ts";
import type { Predicate } from "../rules/compile.ts";
import type { DisplayNames, Facts } from "../rules/facts.ts";
import { parseRule } from "../rules/parse.ts";
import { scopeProblems } from "../rules/scope.ts";
import { attributeTestOf, termsOf, typesIn } from "../rules/syntax.ts";
import type { Rule, RuleScope, Term } from "../rules/syntax.ts";
import { displayNames } from "../template/display-names.ts";
import { isStandingProperty, JUSTIFICATION, PRIORITY } from "../template/standing-properties.ts";
import type { Template, ThreatType } from "../template/template.ts";
import type { RuleProblem } from "./analysis.ts";
import { assumingCrossed } from "./facts.ts";
import { FALLBACK_PRIORITY, propertyValues } from "./property-values.ts";
import { isFilledIn, prepareText } from "./text.ts";
import type { Named, Text } from "./text.ts";

export interface CompiledTemplate {
  readonly template: Template;
  readonly byScope: Readonly<Record<RuleScope, TypesOfScope>>;
  /** Every threat type's own defaults, for judging whether a stored value was given by a person. */
  readonly defaults: ReadonlyMap<Id, Defaults>;
  readonly problems: readonly RuleProblem[];
}

/** The threat types that are asked about the same. */
export interface TypesOfScope {
  /** Those that can fire at all, in template order. */
  readonly types: readonly CompiledThreatType[];
  /** Whether any of their rules asks what something lies in. */
  readonly askContainment: boolean;
  /** Whether any of their rules asks what is on the diagram. */
  readonly askPresence: boolean;
}

export interface CompiledThreatType {
  readonly id: Id;
  readonly category: string;
  readonly shortDescription: string;
  readonly fires: Predicate;
  /** Whether it would fire if the flow crossed what its include asks for; null when that asks for no crossing. */
  readonly firesIfCrossed: Predicate | null;
  readonly title: Text;
  readonly description: Text;
  readonly priority: (facts: Facts, named: Named) => string;
  /** Empty text when the type has no such property. */
  readonly justification: Text;
  /** The type's properties that a threat has no field of its own for, in template order. */
  readonly properties: readonly { readonly name: string; readonly value: Text }[];
}

/** What a type gives a new threat, before expansion. */
interface Defaults {
  /** All that its rules can come to. */
  readonly priorities: ReadonlySet<string>;
  readonly justification: string;
  /** Names of the properties whose text mentions the situation, so that it changes with it. */
  readonly mentioning: ReadonlySet<string>;
}

const compiled = new WeakMap<Template, CompiledTemplate>();

/** Compiles a template, once per template value. */
export function compileTemplate(template: Template): CompiledTemplate {
  const known = compiled.get(template);
  if (known !== undefined) return known;
  const fresh = compileAfresh(template);
  compiled.set(template, fresh);
  return fresh;
}

function compileAfresh(template: Template): CompiledTemplate {
  const compiling: Compiling = { template, names: displayNames(template), problems: [] };
  const ready: {
    readonly scope: RuleScope;
    readonly rules: TypeRules;
    type: CompiledThreatType;
  }[] = [];
  const defaults = new Map<Id, Defaults>();
  for (const type of template.threatTypes) {
    if (defaults.has(type.id)) continue;
    const values = propertyValues(template, type);
    const priority = values.get(PRIORITY) ?? FALLBACK_PRIORITY;
    defaults.set(type.id, {
      priorities: new Set([priority, ...(type.priorities ?? []).map(({ value }) => value)]),
      justification: values.get(JUSTIFICATION) ?? "",
      mentioning: new Set([...values].flatMap(([name, value]) => (isFilledIn(value) ? name : []))),
    });
    const rules = compileRules(type, compiling);
    if (rules === null) continue;
    const scope = type.scope ?? "interaction";
    ready.push({ scope, rules, type: compileType(template, type, rules, values) });
  }
  const ofScope = (scope: RuleScope): TypesOfScope => {
    const those = ready.filter((entry) => entry.scope === scope);
    const terms = those.flatMap(({ rules }) => rules.terms);
    return {
      types: those.map(({ type }) => type),
      askContainment: terms.some(({ kind }) => kind === "containment"),
      askPresence: terms.some(({ kind }) => kind === "presence"),
    };
  };
  const byScope = {
    interaction: ofScope("interaction"),
    element: ofScope("element"),
    boundary: ofScope("boundary"),
    diagram: ofScope("diagram"),
  };
  return { template, byScope, defaults, problems: compiling.problems };
}

function compileType(
  template: Template,
  type: ThreatType,
  rules: TypeRules,
  values: ReadonlyMap<string, string>,
): CompiledThreatType {
  const category = template.categories.find(({ id }) => id === type.categoryId);
  const priority = prepareText(values.get(PRIORITY) ?? FALLBACK_PRIORITY);
  return {
    id: type.id,
    category: category?.name ?? "",
    shortDescription: category?.shortDescription ?? "",
    fires: rules.fires,
    firesIfCrossed: rules.firesIfCrossed,
    title: prepareText(type.title),
    description: prepareText(type.description),
    priority: (facts, named) =>
      rules.priorities.find(({ holds }) => holds(facts))?.value ?? priority(named),
    justification: prepareText(values.get(JUSTIFICATION) ?? ""),
    properties: [...values]
      .filter(([name]) => !isStandingProperty(name))
      .map(([name, value]) => ({ name, value: prepareText(value) })),
  };
}

interface Compiling {
  readonly template: Template;
  readonly names: DisplayNames;
  readonly problems: RuleProblem[];
}

interface TypeRules {
  readonly fires: Predicate;
  readonly firesIfCrossed: Predicate | null;
  readonly priorities: readonly { readonly holds: Predicate; readonly value: string }[];
  /** Those of all its rules. */
  readonly terms: readonly Term[];
}

/** When a type fires and how grave it is; null for never: no include, or a filter that is not a rule. */
function compileRules(type: ThreatType, compiling: Compiling): TypeRules | null {
  const include = compileFilter(type, "include", type.include, compiling);
  const exclude = compileFilter(type, "exclude", type.exclude, compiling);
  const graded = (type.priorities ?? []).map(({ when, value }) => ({
    filter: compileFilter(type, "priorities", when, compiling),
    value,
  }));
  if (include === "malformed" || exclude === "malformed" || include === "empty") return null;
  const priorities = graded.flatMap(({ filter, value }) =>
    typeof filter === "string" ? [] : [{ ...filter, value }],
  );
  const terms = [include, ...priorities].flatMap((filter) => filter.terms);
  const asksCrossing = include.terms.some(({ kind }) => kind === "crossing");
  const assumed: Predicate = (facts) => include.holds(assumingCrossed(facts));
  if (exclude === "empty") {
    return {
      fires: include.holds,
      firesIfCrossed: asksCrossing ? assumed : null,
      priorities,
      terms,
    };
  }
  const unless =
    (holds: Predicate): Predicate =>
    (facts) =>
      holds(facts) && !exclude.holds(facts);
  return {
    fires: unless(include.holds),
    firesIfCrossed: asksCrossing ? unless(assumed) : null,
    priorities,
    terms: [...terms, ...exclude.terms],
  };
}

function compileFilter(
  type: ThreatType,
  filter: RuleProblem["filter"],
  text: string,
  { names, problems }: Compiling,
): { readonly holds: Predicate; readonly terms: readonly Term[] } | "empty" | "malformed" {
  const report = (offset: number, message: string): void => {
    problems.push({ threatTypeId: type.id, filter, offset, message });
  };
  const parsed = parseRule(text);
  if (!parsed.ok) {
    report(parsed.problem.offset, parsed.problem.message);
    return "malformed";
  }
  if (parsed.rule === null) return "empty";
  for (const { offset, message } of unknownNames(parsed.rule, names)) report(offset, message);
  for (const { range, message } of scopeProblems(parsed.rule, type.scope ?? "interaction")) {
    report(range.start, message);
  }
  return { holds: compileRule(parsed.rule, names), terms: termsOf(parsed.rule) };
}

/** Display names in a rule that the template does not know: their terms are never true. */
function unknownNames(
  rule: Rule,
  names: DisplayNames,
): readonly { readonly offset: number; readonly message: string }[] {
  return termsOf(rule).flatMap((term) => {
    const test = attributeTestOf(term);
    const types = typesIn(term)
      .filter(({ by, text }) => by === "displayName" && names.typeIds(text).length === 0)
      .map((reference) => ({ what: "stencil", reference }));
    const attributes = (test === null ? [] : [test.attribute])
      .filter(({ by, text }) => by === "displayName" && names.attributeNames(text).length === 0)
      .map((reference) => ({ what: "attribute", reference }));
    return [...types, ...attributes].map(({ what, reference }) => ({
      offset: reference.range.start,
      message: `No ${what} of the template is called [${reference.text}]: this is never true.`,
    }));
  });
}
