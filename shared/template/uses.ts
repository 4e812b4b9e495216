/** What in a template names something of it: what breaks when that goes. */

import type { Id } from "../model/model.ts";
import { displayNames } from "./display-names.ts";
import { hasPlaceholder, namesAttribute, namesStencil } from "./rule-names.ts";
import { rulesOf, textsOf } from "./rule-texts.ts";
import type {
  ExampleItem,
  RuleExample,
  Template,
  ThreatType,
  ZeroTrustStatement,
} from "./template.ts";

/** A record that names it. */
export interface Use {
  readonly table: "stencil" | "threatType" | "message" | "example" | "zeroTrust";
  /** Of the record; of an example, its threat type's; of a Zero-Trust statement, its place. */
  readonly id: Id;
  /** What people call the record. */
  readonly name: string;
  /** Where in the record, such as "include" or "description". */
  readonly where: string;
}

/** Uses of a stencil by rules, examples, Zero-Trust statements and the stencils derived from it. */
export function usesOfStencil(template: Template, id: Id): readonly Use[] {
  const names = displayNames(template);
  const children = template.stencils
    .filter(({ parentId }) => parentId === id)
    .map((child): Use => ({ table: "stencil", id: child.id, name: child.name, where: "parent" }));
  return [
    ...children,
    ...ruleUses(template, (rule) => namesStencil(rule, id, names)),
    ...exampleUses(template, (example) => stencilsOf(example).includes(id)),
    ...zeroTrustUses(template, ({ except = [] }) => except.includes(id)),
  ];
}

/** Uses of an attribute by rules, texts, examples and Zero-Trust statements; of one of its values when that is given. */
export function usesOfAttribute(
  template: Template,
  name: string,
  value: string | null = null,
): readonly Use[] {
  const names = displayNames(template);
  const texts = value === null ? textUses(template, (text) => hasPlaceholder(text, name)) : [];
  return [
    ...ruleUses(template, (rule) => namesAttribute(rule, name, value, names)),
    ...texts,
    ...exampleUses(template, (example) =>
      itemsOf(example).some(({ attributes }) => {
        const stated = attributes[name];
        return stated !== undefined && (value === null || stated === value);
      }),
    ),
    ...zeroTrustUses(
      template,
      ({ attribute, good, weak }) =>
        attribute === name && (value === null || [...good, ...weak].includes(value)),
    ),
  ];
}

/** The threat types of a category. */
export function usesOfCategory(template: Template, id: Id): readonly Use[] {
  return typeUses(template, "category", (type) => type.categoryId === id);
}

/** The threat types that give a threat property a value of their own. */
export function usesOfThreatProperty(template: Template, name: string): readonly Use[] {
  return typeUses(template, name, (type) =>
    type.properties.some((property) => property.name === name && property.value !== null),
  );
}

/** The threat types of a profile. */
export function usesOfProfile(template: Template, id: Id): readonly Use[] {
  return typeUses(template, "profile", (type) => type.profileId === id);
}

/** The examples of a threat type. */
export function usesOfThreatType(template: Template, id: Id): readonly Use[] {
  return exampleUses(template, ({ threatTypeId }) => threatTypeId === id);
}

/** Everything an example states of things: its ends, its flow and its boundaries. */
function itemsOf({ source, target, flow, boundaries }: RuleExample): readonly ExampleItem[] {
  return [source, target, flow, ...boundaries].filter((item) => item !== null);
}

function stencilsOf(example: RuleExample): readonly Id[] {
  return [...itemsOf(example).map(({ stencilId }) => stencilId), ...example.besides];
}

function typeUses(
  { threatTypes }: Template,
  where: string,
  uses: (type: ThreatType) => boolean,
): readonly Use[] {
  return threatTypes
    .filter(uses)
    .map(({ id, title }) => ({ table: "threatType", id, name: title, where }));
}

function ruleUses(template: Template, uses: (rule: string) => boolean): readonly Use[] {
  const inTypes = template.threatTypes.flatMap((type) =>
    rulesOf(type)
      .filter(({ rule }) => uses(rule))
      .map(({ what }): Use => ({
        table: "threatType",
        id: type.id,
        name: type.title,
        where: what,
      })),
  );
  const inMessages = (template.messages ?? [])
    .filter(({ when }) => uses(when))
    .map(({ id, text }): Use => ({ table: "message", id, name: text, where: "rule" }));
  return [...inTypes, ...inMessages];
}

function textUses(template: Template, uses: (text: string) => boolean): readonly Use[] {
  return template.threatTypes.flatMap((type) =>
    textsOf(type)
      .filter(({ text }) => uses(text))
      .map(({ what }): Use => ({
        table: "threatType",
        id: type.id,
        name: type.title,
        where: what,
      })),
  );
}

function exampleUses(
  { examples = [], threatTypes }: Template,
  uses: (example: RuleExample) => boolean,
): readonly Use[] {
  return examples.filter(uses).map((example) => {
    const type = threatTypes.find(({ id }) => id === example.threatTypeId);
    const name = example.name === "" ? (type?.title ?? example.threatTypeId) : example.name;
    return { table: "example", id: example.threatTypeId, name, where: "example" };
  });
}

function zeroTrustUses(
  { zeroTrust = [] }: Template,
  uses: (statement: ZeroTrustStatement) => boolean,
): readonly Use[] {
  return zeroTrust.flatMap((statement, at): readonly Use[] =>
    uses(statement)
      ? [
          {
            table: "zeroTrust",
            id: String(at),
            name: statement.attribute,
            where: statement.aspect,
          },
        ]
      : [],
  );
}
