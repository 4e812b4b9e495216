/** What a stencil takes over from its ancestors: attributes, shape and image. */

import type { Attribute, Id } from "../model/model.ts";
import { genericStencil, stencilChain } from "./lookup.ts";
import type {
  AttributeDefinition,
  ImageLocation,
  Stencil,
  StencilShape,
  Template,
} from "./template.ts";

/** How Microsoft's tool names the property that orders flows; its value starts at 0. */
export const DATAFLOW_ORDER = "15ccd509-98eb-49ad-b9c2-b4a2926d1780";

/**
 * Attributes of the stencil, own ones first, then those of each ancestor that nothing nearer declares: an attribute
 * with the same name overrides. Within one stencil the first of a repeated name counts.
 */
export function effectiveAttributes(
  template: Template,
  stencilId: Id,
): readonly AttributeDefinition[] {
  const attributes: AttributeDefinition[] = [];
  for (const stencil of stencilChain(template, stencilId)) {
    attributes.push(...undeclared(stencil.attributes, attributes));
  }
  return attributes;
}

/** Those of `definitions` that `nearer` does not declare, without repeats. */
function undeclared(
  definitions: readonly AttributeDefinition[],
  nearer: readonly AttributeDefinition[],
): readonly AttributeDefinition[] {
  const declared = new Set(nearer.map((definition) => definition.name));
  return definitions.filter(({ name }) => {
    if (declared.has(name)) return false;
    declared.add(name);
    return true;
  });
}

/** How an item of this stencil is drawn: the nearest shape in the chain that is not `inherited`. */
export function effectiveShape(template: Template, stencilId: Id): StencilShape {
  const shapes = stencilChain(template, stencilId).map((stencil) => stencil.shape);
  return shapes.find((shape) => shape !== "inherited") ?? "undefined";
}

/** The nearest image in the chain and where it goes, as the stencil that has it says; null for none. */
export function effectiveImage(
  template: Template,
  stencilId: Id,
): { readonly image: string; readonly location: ImageLocation } | null {
  for (const { image, imageLocation } of stencilChain(template, stencilId)) {
    if (image !== null) return { image, location: imageLocation };
  }
  return null;
}

/**
 * What is stated of a new item of this stencil: every attribute at its first value, under the headings and in the
 * order Microsoft's tool gives them (TM7.md 2.7), without name and scope, which an item holds in fields of their
 * own. Empty when the template does not know the stencil.
 */
export function initialAttributes(template: Template, stencilId: Id): readonly Attribute[] {
  const chain = stencilChain(template, stencilId);
  const [stencil] = chain;
  const generic = genericStencil(template, stencilId);
  if (stencil === undefined || generic === null) return [];
  const all = effectiveAttributes(template, stencilId);
  const isGeneric = stencil === generic;
  const fixed = all.filter((definition) => definition.fixed);
  const own = isGeneric ? [] : listed(all, chain.slice(0, -1));
  const inherited = listed(all, [generic]);

  const attributes: Attribute[] = [heading(stencil.name)];
  if (hasDataflowOrder(effectiveShape(template, stencilId))) {
    attributes.push({
      kind: "text",
      name: DATAFLOW_ORDER,
      label: "Dataflow Order",
      value: "0",
    });
  }
  if (fixed.length > 0) attributes.push(heading("Predefined Static Attributes"));
  attributes.push(...fixed.map(initialAttribute));
  if (!isGeneric || inherited.length > 0) attributes.push(heading("Configurable Attributes"));
  attributes.push(...own.map(initialAttribute));
  if (!isGeneric) attributes.push(heading(`As ${generic.name}`));
  attributes.push(...inherited.map(initialAttribute));
  return attributes;
}

/** The choosable ones among `all` that one of the stencils declares. */
function listed(
  all: readonly AttributeDefinition[],
  stencils: readonly Stencil[],
): readonly AttributeDefinition[] {
  return all.filter(
    (definition) =>
      !definition.fixed && stencils.some((stencil) => stencil.attributes.includes(definition)),
  );
}

/** Later builds of Microsoft's tool give it to flows and, oddly, to boundary boxes. */
function hasDataflowOrder(shape: StencilShape): boolean {
  return shape === "line" || shape === "boundaryBox";
}

function heading(label: string): Attribute {
  return { kind: "heading", name: "", label };
}

/** Yes and no are two of a list's values, so that what nobody stated can be a third. */
function initialAttribute({ name, label, fixed, values, kind }: AttributeDefinition): Attribute {
  if (kind === "text" || kind === "number") {
    return { kind: "text", name, label, value: values[0] ?? "" };
  }
  return {
    kind: "list",
    name,
    label,
    options: values,
    selected: values.length > 0 ? 0 : -1,
    fixed,
  };
}
