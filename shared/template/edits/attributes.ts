import { isSame } from "../../model/sequence.ts";
import type { Id } from "../../model/model.ts";
import type { TemplateChange, TemplatePatch } from "../change.ts";
import { displayNames } from "../display-names.ts";
import {
  withAttributeName,
  withAttributeValue,
  withDisplayNames,
  withPlaceholder,
} from "../rule-names.ts";
import type { AttributeDefinition, ExampleItem, Stencil, Template } from "../template.ts";
import { changeOf, replacements, shown, withFields, type Fields } from "./records.ts";
import { examplePatches, mentionPatches } from "./rules.ts";
import { zeroTrustPatches } from "./zero-trust.ts";

/** Whether rules can name an attribute by this key; `Name` stands for the name of a thing in texts. */
export function isAttributeName(name: string): boolean {
  return name !== "" && !/[\s()'[\]{}\p{Cc}]/u.test(name) && name.toLowerCase() !== "name";
}

/** Whether rules can ask for this value. */
export function isAttributeValue(value: string): boolean {
  return value.trim() !== "" && !/['\p{Cc}]/u.test(value);
}

/** Adds an attribute to a stencil, at the end. Null when the stencil has one of this key or there is no such stencil. */
export function addAttribute(
  template: Template,
  stencilId: Id,
  attribute: AttributeDefinition,
): TemplateChange | null {
  const taken = template.stencils.some(
    ({ id, attributes }) =>
      id === stencilId && attributes.some(({ name }) => name === attribute.name),
  );
  if (taken || !isAttributeName(attribute.name)) return null;
  return changeOf(
    `Add attribute ${shown(attribute.label)}`,
    ofStencil(template, stencilId, (attributes) => [...attributes, attribute]),
  );
}

/** Changes what nothing else in the template refers to. Null when nothing changes. */
export function setAttribute(
  template: Template,
  stencilId: Id,
  name: string,
  fields: Omit<Fields<AttributeDefinition>, "name" | "label">,
): TemplateChange | null {
  return changeOf(
    `Change attribute ${shown(name)}`,
    ofAttribute(template, stencilId, name, (attribute) => withFields(attribute, fields)),
  );
}

/** Gives an attribute another label; rules that name it by its label go on meaning it. Null when nothing changes. */
export function relabelAttribute(
  template: Template,
  stencilId: Id,
  name: string,
  label: string,
): TemplateChange | null {
  if (label.trim() === "") return null;
  const edit = (attribute: AttributeDefinition): AttributeDefinition => ({ ...attribute, label });
  const patches = ofAttribute(template, stencilId, name, edit);
  if (patches.length === 0) return null;
  const after = {
    ...template,
    stencils: template.stencils.map((stencil) =>
      stencil.id === stencilId ? withAttribute(stencil, name, edit) : stencil,
    ),
  };
  const [before, now] = [displayNames(template), displayNames(after)];
  return {
    label: `Change label of attribute ${shown(name)}`,
    patches: [
      ...patches,
      ...mentionPatches(template, (rule) => withDisplayNames(rule, before, now, label)),
    ],
  };
}

/**
 * Gives an attribute another key: in every stencil that has one of this key, since a rule speaks of all of them, and
 * in every rule, text, example and Zero-Trust statement. Null when nothing changes, rules cannot name such a key, or
 * it is taken.
 */
export function renameAttribute(
  template: Template,
  from: string,
  to: string,
): TemplateChange | null {
  if (from === to || !isAttributeName(to)) return null;
  const names = new Set(template.stencils.flatMap(({ attributes }) => attributes.map(nameOf)));
  if (!names.has(from) || names.has(to)) return null;
  return changeOf(`Rename attribute ${shown(from)} to ${shown(to)}`, [
    ...ofAllStencils(template, from, (attribute) => ({ ...attribute, name: to })),
    ...mentionPatches(
      template,
      (rule) => withAttributeName(rule, from, to),
      (text) => withPlaceholder(text, from, to),
    ),
    ...examplePatches(template, (item) => withStated(item, from, to, (value) => value)),
    ...zeroTrustPatches(template, (statement) =>
      statement.attribute === from ? { ...statement, attribute: to } : statement,
    ),
  ]);
}

/**
 * Says a value of an attribute differently: in every stencil that has an attribute of this key with this value, and
 * in every rule, example and Zero-Trust statement. Null when nothing changes, rules cannot ask for such a value, or it
 * would be there twice.
 */
export function renameAttributeValue(
  template: Template,
  attribute: string,
  from: string,
  to: string,
): TemplateChange | null {
  if (from === to || !isAttributeValue(to)) return null;
  const having = template.stencils
    .flatMap(({ attributes }) => attributes)
    .filter(({ name, values }) => name === attribute && values.includes(from));
  if (having.length === 0 || having.some(({ values }) => values.includes(to))) return null;
  const names = displayNames(template);
  const renamed = (value: string): string => (value === from ? to : value);
  return changeOf(`Change value ${shown(from)} of attribute ${shown(attribute)}`, [
    ...ofAllStencils(template, attribute, (definition) =>
      definition.values.includes(from)
        ? {
            ...definition,
            values: definition.values.map(renamed),
            ...(definition.unknown === undefined ? {} : { unknown: renamed(definition.unknown) }),
          }
        : definition,
    ),
    ...mentionPatches(template, (rule) => withAttributeValue(rule, { attribute, from, to }, names)),
    ...examplePatches(template, (item) => withStated(item, attribute, attribute, renamed)),
    ...zeroTrustPatches(template, (statement) =>
      statement.attribute === attribute
        ? {
            ...statement,
            good: [...new Set(statement.good.map(renamed))],
            weak: [...new Set(statement.weak.map(renamed))],
          }
        : statement,
    ),
  ]);
}

/** Moves an attribute within its stencil. Null when it stays. */
export function moveAttribute(
  template: Template,
  stencilId: Id,
  from: number,
  to: number,
): TemplateChange | null {
  return changeOf(
    "Move attribute",
    ofStencil(template, stencilId, (attributes) => {
      const attribute = attributes[from];
      if (attribute === undefined || to < 0 || to >= attributes.length) return attributes;
      return attributes.toSpliced(from, 1).toSpliced(to, 0, attribute);
    }),
  );
}

/**
 * Deletes an attribute of a stencil. What names it stays as it is (see `usesOfAttribute`), but for Zero-Trust
 * statements about what no stencil has any more: they go with it.
 */
export function deleteAttribute(
  template: Template,
  stencilId: Id,
  name: string,
): TemplateChange | null {
  const isOther = (attribute: AttributeDefinition): boolean => attribute.name !== name;
  const patches = ofStencil(template, stencilId, (attributes) => attributes.filter(isOther));
  if (patches.length === 0) return null;
  const isGone = template.stencils.every(
    ({ id, attributes }) => id === stencilId || attributes.every(isOther),
  );
  const statements = isGone
    ? zeroTrustPatches(template, (statement) => (statement.attribute === name ? null : statement))
    : [];
  return { label: `Delete attribute ${shown(name)}`, patches: [...patches, ...statements] };
}

function nameOf({ name }: AttributeDefinition): string {
  return name;
}

function ofStencil(
  template: Template,
  stencilId: Id,
  edit: (attributes: readonly AttributeDefinition[]) => readonly AttributeDefinition[],
): readonly TemplatePatch[] {
  return replacements(template, "stencil", (stencil) => {
    if (stencil.id !== stencilId) return stencil;
    const attributes = edit(stencil.attributes);
    return isSame(attributes, stencil.attributes) ? stencil : { ...stencil, attributes };
  });
}

function ofAttribute(
  template: Template,
  stencilId: Id,
  name: string,
  edit: (attribute: AttributeDefinition) => AttributeDefinition,
): readonly TemplatePatch[] {
  return replacements(template, "stencil", (stencil) => {
    if (stencil.id !== stencilId) return stencil;
    const after = withAttribute(stencil, name, edit);
    return isSame(after, stencil) ? stencil : after;
  });
}

function ofAllStencils(
  template: Template,
  name: string,
  edit: (attribute: AttributeDefinition) => AttributeDefinition,
): readonly TemplatePatch[] {
  return replacements(template, "stencil", (stencil) =>
    stencil.attributes.some((attribute) => attribute.name === name)
      ? withAttribute(stencil, name, edit)
      : stencil,
  );
}

function withAttribute(
  stencil: Stencil,
  name: string,
  edit: (attribute: AttributeDefinition) => AttributeDefinition,
): Stencil {
  const attributes = stencil.attributes.map((one) => (one.name === name ? edit(one) : one));
  return { ...stencil, attributes };
}

/** The item of an example with what it states of an attribute stated under another key and in other words. */
function withStated<Item extends ExampleItem>(
  item: Item,
  from: string,
  to: string,
  value: (stated: string) => string,
): Item {
  const stated = item.attributes[from];
  if (stated === undefined || (from === to && value(stated) === stated)) return item;
  const attributes = Object.fromEntries(
    Object.entries(item.attributes).map(([name, text]) =>
      name === from ? [to, value(text)] : [name, text],
    ),
  );
  return { ...item, attributes };
}
