/** The template -> what a file says of it: everything that has its usual value is left out. */

import { isSame } from "../model/sequence.ts";
import { hasPriority, referenceOf, usualValues } from "./from-source.ts";
import { TEMPLATE_FORMAT, wholeSource, type TemplateSource } from "./source.ts";
import { STANDING_PROPERTIES } from "./standing-properties.ts";
import type { AttributeDefinition, Stencil, Template, ThreatType } from "./template.ts";

type Example = NonNullable<Template["examples"]>[number];

/**
 * What a file of this template says, in the order in which it is written.
 * @param asListed to spell threat properties as Microsoft's templates do even where ours would be shorter
 */
export function sourceOf(template: Template, asListed = false): TemplateSource {
  const listed = asListed || !hasOurProperties(template);
  const { threatProperties, priorityUsed, statusUsed, profiles, messages } = template;
  const own = listed ? threatProperties : threatProperties.slice(STANDING_PROPERTIES.length);
  const known = new Set(template.threatTypes.map(({ id }) => id));
  const stray = template.examples?.filter(({ threatTypeId }) => !known.has(threatTypeId));
  // An empty list of examples has no threat type to stand under.
  const keepsStray = stray !== undefined && (stray.length > 0 || template.examples?.length === 0);
  return wholeSource.parse(
    withoutUndefined({
      palisade: TEMPLATE_FORMAT,
      manifest: template.manifest,
      priorityUsed: unless(priorityUsed, hasPriority(own)),
      statusUsed: unless(statusUsed, true),
      propertiesAsListed: unless(listed, false),
      categories: template.categories.map((category) => ({
        id: category.id,
        name: category.name,
        description: category.shortDescription,
        longDescription: unless(category.longDescription, ""),
      })),
      threatProperties: own.map(({ id, name, label, kind, values, hidden }) => ({
        id,
        name,
        label,
        kind,
        values: values.length === 0 ? undefined : values,
        hidden: unless(hidden, false),
      })),
      profiles: profiles?.map(({ id, name, description, on }) => ({
        id,
        name,
        description,
        on: unless(on, true),
      })),
      stencils: template.stencils.map(stencilSource),
      threats: template.threatTypes.map((type) => threatSource(type, template, own, listed)),
      messages: messages?.map(({ id, text, scope, when }) => ({
        id,
        text,
        scope: unless(scope, "interaction"),
        when,
      })),
      zeroTrust: template.zeroTrust?.map(({ aspect, of, attribute, good, weak, except }) => ({
        aspect,
        of: unless(of, "flow"),
        attribute,
        good: good.length === 0 ? undefined : good,
        weak: weak.length === 0 ? undefined : weak,
        except,
      })),
      examples: keepsStray ? stray.map(strayExample) : undefined,
    }),
  );
}

/** Nothing when the value is the usual one. */
function unless<Value>(value: Value, usual: Value): Value | undefined {
  return value === usual ? undefined : value;
}

function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => [name, withoutUndefined(member)]),
  );
}

/** Whether the short spelling says it all: the standing properties come first and every type has all others. */
function hasOurProperties({ threatProperties, threatTypes }: Template): boolean {
  const count = STANDING_PROPERTIES.length;
  const names = threatProperties.slice(count).map(({ name }) => name);
  return (
    isSame(threatProperties.slice(0, count), STANDING_PROPERTIES) &&
    new Set(names).size === names.length &&
    threatTypes.every(({ properties }) => names.every((name, at) => properties[at]?.name === name))
  );
}

function stencilSource(stencil: Stencil) {
  return {
    id: stencil.id,
    name: stencil.name,
    description: unless(stencil.description, ""),
    parent: stencil.parentId ?? undefined,
    shape: unless(stencil.shape, "inherited"),
    icon: stencil.image ?? undefined,
    iconPlace: unless(stencil.imageLocation, "centeredOnStencil"),
    strokeDash: stencil.strokeDashArray ?? undefined,
    strokeThickness: stencil.strokeThickness ?? undefined,
    hidden: unless(stencil.hidden, false),
    attributes:
      stencil.attributes.length === 0 ? undefined : stencil.attributes.map(attributeSource),
    constraints: stencil.constraints,
  };
}

function attributeSource({ name, label, fixed, values, kind, help, unknown }: AttributeDefinition) {
  const [first] = values;
  const isText = kind === "text" || kind === "number";
  const alone = isText && values.length === 1;
  const usual = alone || isSame(values, usualValues(kind, unknown));
  return {
    name,
    label,
    kind,
    values: usual && (kind !== undefined || values.length === 0) ? undefined : values,
    default: alone ? first : undefined,
    unknown,
    help,
    fixed: unless(fixed, false),
  };
}

function threatSource(
  type: ThreatType,
  template: Template,
  own: Template["threatProperties"],
  listed: boolean,
) {
  const examples = template.examples?.filter(({ threatTypeId }) => threatTypeId === type.id) ?? [];
  return {
    id: type.id,
    title: type.title,
    category: type.categoryId,
    relatedCategory: type.relatedCategoryId,
    scope: type.scope,
    profile: type.profileId,
    phase: type.phase,
    include: type.include,
    exclude: unless(type.exclude, ""),
    description: type.description,
    properties: propertiesSource(type.properties, own, listed),
    priorities: type.priorities,
    mitigations: type.mitigations,
    references: type.references?.map((reference) => {
      const words = `${reference.catalogue} ${reference.id}`;
      return isSame(referenceOf(words), reference) ? words : reference;
    }),
    examples: examples.length === 0 ? undefined : examples.map(exampleSource),
  };
}

/** A map wherever it keeps their order and says each once. */
function propertiesSource(
  properties: ThreatType["properties"],
  own: Template["threatProperties"],
  listed: boolean,
) {
  const names = properties.map(({ name }) => name);
  const usual = new Set(listed ? [] : own.map(({ name }) => name));
  const stated = properties.filter(({ name, value }) => value !== null || !usual.has(name));
  // A map of JavaScript puts names that are numbers first.
  const map = Object.fromEntries(stated.map(({ name, value }) => [name, value]));
  if (
    new Set(names).size !== names.length ||
    !isSame(
      Object.keys(map),
      stated.map((p) => p.name),
    )
  )
    return properties;
  return stated.length === 0 ? undefined : map;
}

/** Names that mean something else in an item of an example. */
const TAKEN = new Set(["is", "with", "holds"]);

function exampleSource(example: Example) {
  const { name, source, target, flow, boundaries, besides, expect } = example;
  return {
    name: unless(name, ""),
    source: itemSource(source),
    target: target === null ? undefined : itemSource(target),
    flow: flow === null ? undefined : itemSource(flow),
    boundaries: boundaries.length === 0 ? undefined : boundaries.map(boundarySource),
    besides: besides.length === 0 ? undefined : besides,
    expect,
  };
}

function strayExample(example: Example) {
  return { threat: example.threatTypeId, ...exampleSource(example) };
}

function boundarySource({ holds, ...boundary }: Example["boundaries"][number]) {
  const item = itemSource(boundary);
  return { ...(typeof item === "string" ? { is: item } : item), holds };
}

function itemSource({ stencilId, attributes }: Example["source"]) {
  const entries = Object.entries(attributes);
  if (entries.length === 0) return stencilId;
  const taken = entries.filter(([name]) => TAKEN.has(name));
  return {
    is: stencilId,
    ...Object.fromEntries(entries.filter(([name]) => !TAKEN.has(name))),
    with: taken.length === 0 ? undefined : Object.fromEntries(taken),
  };
}
