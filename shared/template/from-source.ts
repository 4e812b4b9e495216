/** What a file says -> the template: everything that was left out has its usual value. */

import type {
  AttributeSource,
  ExampleItemSource,
  ExampleSource,
  StencilSource,
  TemplateSource,
  ThreatSource,
} from "./source.ts";
import { STANDING_PROPERTIES } from "./standing-properties.ts";
import type {
  AttributeDefinition,
  Stencil,
  Template,
  ThreatPropertyDefinition,
  ThreatType,
} from "./template.ts";

type PropertySource = NonNullable<TemplateSource["threatProperties"]>[number];
type Example = NonNullable<Template["examples"]>[number];
type BoundarySource = NonNullable<ExampleSource["boundaries"]>[number];
type ExampleItem = Example["source"];

/** The template a whole source says; icons must be data URLs by now. */
export function templateOf(source: TemplateSource): Template {
  const asListed = source.propertiesAsListed ?? false;
  const listed = (source.threatProperties ?? []).map(propertyOf);
  const stencils = source.stencils.map(stencilOf);
  const examples = [
    ...source.threats.flatMap((threat) =>
      (threat.examples ?? []).map((example) => exampleOf(threat.id, example)),
    ),
    ...(source.examples ?? []).map(({ threat, ...example }) => exampleOf(threat, example)),
  ];
  return {
    manifest: source.manifest,
    threatProperties: asListed ? listed : [...STANDING_PROPERTIES, ...listed],
    priorityUsed: source.priorityUsed ?? hasPriority(listed),
    statusUsed: source.statusUsed ?? true,
    stencils: [
      ...stencils.filter(({ parentId }) => parentId === null),
      ...stencils.filter(({ parentId }) => parentId !== null),
    ],
    categories: source.categories.map(({ id, name, description, longDescription = "" }) => ({
      id,
      name,
      shortDescription: description,
      longDescription,
    })),
    threatTypes: source.threats.map((threat) =>
      threatTypeOf(threat, asListed ? [] : listed.map(({ name }) => name)),
    ),
    ...(source.profiles === undefined
      ? {}
      : {
          profiles: source.profiles.map(({ id, name, description, on = true }) => ({
            id,
            name,
            description,
            on,
          })),
        }),
    ...(source.messages === undefined
      ? {}
      : {
          messages: source.messages.map(({ id, text, scope = "interaction", when }) => ({
            id,
            text,
            scope,
            when,
          })),
        }),
    ...(source.zeroTrust === undefined
      ? {}
      : {
          zeroTrust: source.zeroTrust.map(
            ({ aspect, of = "flow", attribute, good = [], weak = [], except }) => ({
              aspect,
              of,
              attribute,
              good,
              weak,
              ...(except === undefined ? {} : { except }),
            }),
          ),
        }),
    ...(examples.length === 0 && source.examples === undefined ? {} : { examples }),
  };
}

function propertyOf(property: PropertySource): ThreatPropertyDefinition {
  const { id, name, label, hidden = false, kind, values = [] } = property;
  return { ...(id === undefined ? {} : { id }), name, label, hidden, kind, values };
}

/** Whether the template has a property that gives threats their priority. */
export function hasPriority(properties: readonly { readonly name: string }[]): boolean {
  return properties.some(({ name }) => name === "Priority");
}

function stencilOf(stencil: StencilSource): Stencil {
  const { constraints } = stencil;
  return {
    id: stencil.id,
    name: stencil.name,
    description: stencil.description ?? "",
    parentId: stencil.parent ?? null,
    hidden: stencil.hidden ?? false,
    shape: stencil.shape ?? "inherited",
    image: stencil.icon ?? null,
    imageLocation: stencil.iconPlace ?? "centeredOnStencil",
    strokeDashArray: stencil.strokeDash ?? null,
    strokeThickness: stencil.strokeThickness ?? null,
    ...(constraints === undefined ? {} : { constraints }),
    attributes: (stencil.attributes ?? []).map(attributeOf),
  };
}

function attributeOf(attribute: AttributeSource): AttributeDefinition {
  const { name, label, kind, help, unknown, fixed = false } = attribute;
  return {
    name,
    label,
    fixed,
    values: valuesOf(attribute),
    ...(kind === undefined || kind === "list" ? {} : { kind }),
    ...(help === undefined ? {} : { help }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** The default goes first, since the first is the default. */
function valuesOf({ kind, values, unknown, default: first }: AttributeSource): readonly string[] {
  const all = values ?? usualValues(kind, unknown);
  return first === undefined ? all : [first, ...all.filter((value) => value !== first)];
}

/** What an attribute may be when the file does not list it. */
export function usualValues(
  kind: AttributeSource["kind"],
  unknown: string | undefined,
): readonly string[] {
  if (kind !== "boolean") return [];
  return [...(unknown === undefined ? [] : [unknown]), "No", "Yes"];
}

/** @param names of the properties every type has; empty when it has only those it lists */
function threatTypeOf(threat: ThreatSource, names: readonly string[]): ThreatType {
  const { scope, relatedCategory, profile, priorities, mitigations, references, phase } = threat;
  return {
    id: threat.id,
    title: threat.title,
    categoryId: threat.category,
    ...(relatedCategory === undefined ? {} : { relatedCategoryId: relatedCategory }),
    description: threat.description,
    include: threat.include,
    exclude: threat.exclude ?? "",
    properties: propertiesOf(threat.properties ?? {}, names),
    ...(scope === undefined || scope === "interaction" ? {} : { scope }),
    ...(profile === undefined ? {} : { profileId: profile }),
    ...(priorities === undefined ? {} : { priorities }),
    ...(mitigations === undefined ? {} : { mitigations }),
    ...(references === undefined ? {} : { references: references.map(referenceOf) }),
    ...(phase === undefined ? {} : { phase }),
  };
}

function propertiesOf(
  properties: NonNullable<ThreatSource["properties"]>,
  names: readonly string[],
): ThreatType["properties"] {
  if (Array.isArray(properties)) return properties;
  const stated = new Map(Object.entries(properties));
  const others = [...stated.keys()].filter((name) => !names.includes(name));
  return [...names, ...others].map((name) => ({ name, value: stated.get(name) ?? null }));
}

type Reference = NonNullable<ThreatType["references"]>[number];

/** `CWE 306`: the last blank parts catalogue and id. */
export function referenceOf(reference: string | Reference): Reference {
  if (typeof reference !== "string") return reference;
  const at = reference.lastIndexOf(" ");
  return { catalogue: reference.slice(0, Math.max(at, 0)), id: reference.slice(at + 1) };
}

function exampleOf(threatTypeId: string, example: ExampleSource): Example {
  const { name = "", source, target, flow, boundaries = [], besides = [], expect } = example;
  return {
    threatTypeId,
    name,
    source: itemOf(source),
    target: target === undefined ? null : itemOf(target),
    flow: flow === undefined ? null : itemOf(flow),
    boundaries: boundaries.map(boundaryOf),
    besides,
    expect,
  };
}

function boundaryOf({ holds, ...item }: BoundarySource): Example["boundaries"][number] {
  return { ...itemOf(item), holds };
}

function itemOf(item: ExampleItemSource): ExampleItem {
  if (typeof item === "string") return { stencilId: item, attributes: {} };
  const { is, with: more = {}, ...attributes } = item;
  return { stencilId: is, attributes: { ...attributes, ...more } };
}
