/** A template made ready to be asked about many interactions. */

import type { Id } from "../model/model.ts";
import { compileRule } from "../rules/compile.ts";
import type { Predicate } from "../rules/compile.ts";
import type { DisplayNames } from "../rules/facts.ts";
import { parseRule } from "../rules/parse.ts";
import { termsOf } from "../rules/syntax.ts";
import type { Rule } from "../rules/syntax.ts";
import { displayNames } from "../template/display-names.ts";
import type { Template, ThreatType } from "../template/template.ts";
import type { RuleProblem } from "./analysis.ts";
import { isFilledIn, prepareText } from "./text.ts";
import type { Text } from "./text.ts";

export interface CompiledTemplate {
  readonly template: Template;
  /** Those that can fire at all, in template order. */
  readonly threatTypes: readonly CompiledThreatType[];
  /** Every threat type's own defaults, for judging whether a stored value was given by a person. */
  readonly defaults: ReadonlyMap<Id, Defaults>;
  readonly problems: readonly RuleProblem[];
}

export interface CompiledThreatType {
  readonly id: Id;
  readonly category: string;
  readonly shortDescription: string;
  readonly fires: Predicate;
  readonly title: Text;
  readonly description: Text;
  readonly priority: Text;
  /** Empty text when the type has no such property. */
  readonly justification: Text;
  /** The type's properties that a threat has no field of its own for, in template order. */
  readonly properties: readonly { readonly name: string; readonly value: Text }[];
}

/** What a type gives a new threat, before expansion. */
interface Defaults {
  readonly priority: string;
  readonly justification: string;
  /** Names of the properties whose text mentions the interaction, so that it changes with it. */
  readonly mentioning: ReadonlySet<string>;
}

/** Names of the threat properties that Microsoft's tool fixes; `Threat` holds them in fields. */
const PRIORITY = "Priority";
const JUSTIFICATION = "StateInformation";
const HOISTED = new Set([
  "Title",
  "UserThreatCategory",
  "UserThreatShortDescription",
  "UserThreatDescription",
  "InteractionString",
  PRIORITY,
  JUSTIFICATION,
]);

/** What a threat has when neither its type nor the template says. */
const FALLBACK_PRIORITY = "High";

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
  const names = displayNames(template);
  const problems: RuleProblem[] = [];
  const threatTypes: CompiledThreatType[] = [];
  const defaults = new Map<Id, Defaults>();
  for (const type of template.threatTypes) {
    if (defaults.has(type.id)) continue;
    const values = propertyValues(template, type);
    const own: Defaults = {
      priority: values.get(PRIORITY) ?? FALLBACK_PRIORITY,
      justification: values.get(JUSTIFICATION) ?? "",
      mentioning: new Set([...values].flatMap(([name, value]) => (isFilledIn(value) ? name : []))),
    };
    defaults.set(type.id, own);
    const fires = compileFilters(type, names, problems);
    if (fires !== null) threatTypes.push(compileType(template, type, fires, own, values));
  }
  return { template, threatTypes, defaults, problems };
}

function compileType(
  template: Template,
  type: ThreatType,
  fires: Predicate,
  own: Defaults,
  values: ReadonlyMap<string, string>,
): CompiledThreatType {
  const category = template.categories.find(({ id }) => id === type.categoryId);
  return {
    id: type.id,
    category: category?.name ?? "",
    shortDescription: category?.shortDescription ?? "",
    fires,
    title: prepareText(type.title),
    description: prepareText(type.description),
    priority: prepareText(own.priority),
    justification: prepareText(own.justification),
    properties: [...values]
      .filter(([name]) => !HOISTED.has(name))
      .map(([name, value]) => ({ name, value: prepareText(value) })),
  };
}

/**
 * Values of the properties a type lists, in template order (ones the template does not define come last): the
 * type's own, else the first the template offers.
 */
function propertyValues(template: Template, type: ThreatType): ReadonlyMap<string, string> {
  const order = new Map(template.threatProperties.map(({ name }, index) => [name, index]));
  const place = (name: string): number => order.get(name) ?? template.threatProperties.length;
  const listed = type.properties.toSorted((a, b) => place(a.name) - place(b.name));
  const values = new Map<string, string>();
  for (const { name, value } of listed) {
    if (values.has(name)) continue;
    const definition = template.threatProperties.find((property) => property.name === name);
    const fallback = definition?.values[0] ?? (name === PRIORITY ? FALLBACK_PRIORITY : "");
    values.set(name, value ?? fallback);
  }
  return values;
}

/** When a type fires; null for never: no include, or a filter that is not a rule. */
function compileFilters(
  type: ThreatType,
  names: DisplayNames,
  problems: RuleProblem[],
): Predicate | null {
  const include = compileFilter(type, "include", names, problems);
  const exclude = compileFilter(type, "exclude", names, problems);
  if (include === "malformed" || exclude === "malformed" || include === "empty") return null;
  if (exclude === "empty") return include;
  return (facts) => include(facts) && !exclude(facts);
}

function compileFilter(
  type: ThreatType,
  filter: RuleProblem["filter"],
  names: DisplayNames,
  problems: RuleProblem[],
): Predicate | "empty" | "malformed" {
  const report = (offset: number, message: string): void => {
    problems.push({ threatTypeId: type.id, filter, offset, message });
  };
  const parsed = parseRule(type[filter]);
  if (!parsed.ok) {
    report(parsed.problem.offset, parsed.problem.message);
    return "malformed";
  }
  if (parsed.rule === null) return "empty";
  for (const { offset, message } of unknownNames(parsed.rule, names)) report(offset, message);
  return compileRule(parsed.rule, names);
}

/** Display names in a rule that the template does not know: their terms are never true. */
function unknownNames(
  rule: Rule,
  names: DisplayNames,
): readonly { readonly offset: number; readonly message: string }[] {
  return termsOf(rule).flatMap((term) => {
    const attribute = term.kind === "attribute";
    const reference = attribute ? term.attribute : term.type;
    if (reference.by === "id") return [];
    const known = attribute ? names.attributeNames(reference.text) : names.typeIds(reference.text);
    if (known.length > 0) return [];
    const what = attribute ? "attribute" : "stencil";
    const message = `No ${what} of the template is called [${reference.text}]: this is never true.`;
    return [{ offset: reference.range.start, message }];
  });
}
