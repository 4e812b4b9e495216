/** The items of a diagram as rules see them. */

import { attributeValue } from "../model/attributes.ts";
import type { Diagram, Id, Line, Shape } from "../model/model.ts";
import type { Thing } from "../rules/facts.ts";
import { effectiveAttributes } from "../template/inheritance.ts";
import { findStencil, stencilIds } from "../template/lookup.ts";
import type { Template } from "../template/template.ts";

type Item = Shape | Line;

const things = new WeakMap<Template, WeakMap<Item, Thing>>();

/** An item as rules see it. Ids and values are compared exactly. */
export function thingOf(template: Template, item: Item): Thing {
  const byItem = entry(things, template, () => new WeakMap<Item, Thing>());
  return entry(byItem, item, () => {
    const types = typesOf(template, item);
    return {
      isOfType: (typeId) => types.has(typeId),
      attribute: (name) => attributeValue(item, name),
      isUnknown: (name) => {
        const value = attributeValue(item, name);
        if (value === null || value.trim() === "") return true;
        return unknownValues(template, item).get(name) === value;
      },
    };
  });
}

const indexes = new WeakMap<Template, WeakMap<Diagram, ReadonlyMap<Id, readonly Thing[]>>>();

/** What of this stencil, or one that descends from it, is on a diagram. */
export function thingsOfType(template: Template, diagram: Diagram, typeId: Id): readonly Thing[] {
  const byDiagram = entry(indexes, template, () => new WeakMap<Diagram, never>());
  const index = entry(byDiagram, diagram, () => indexOf(template, diagram));
  return index.get(typeId) ?? [];
}

function indexOf(template: Template, diagram: Diagram): ReadonlyMap<Id, readonly Thing[]> {
  const index = new Map<Id, Thing[]>();
  const items: readonly Item[] = [...diagram.shapes, ...diagram.lines];
  for (const item of items) {
    for (const typeId of typesOf(template, item)) {
      entry(index, typeId, () => []).push(thingOf(template, item));
    }
  }
  return index;
}

const typeSets = new WeakMap<Template, Map<Id, Map<Id, ReadonlySet<Id>>>>();

/**
 * The stencil of an item, its ancestors, and the generic stencil the item itself names, should the template not
 * know the stencil.
 */
function typesOf(template: Template, { stencilId, genericStencilId }: Item): ReadonlySet<Id> {
  const byStencil = entry(typeSets, template, () => new Map<Id, Map<Id, ReadonlySet<Id>>>());
  const byGeneric = entry(byStencil, stencilId, () => new Map<Id, ReadonlySet<Id>>());
  return entry(byGeneric, genericStencilId, () => {
    const ids = [...stencilIds(template, stencilId), ...stencilIds(template, genericStencilId)];
    return new Set(ids);
  });
}

const unknowns = new WeakMap<Template, Map<Id, ReadonlyMap<string, string>>>();

/** By attribute, the value that says only that nobody stated one, where the item's stencil names it. */
function unknownValues(
  template: Template,
  { stencilId, genericStencilId }: Item,
): ReadonlyMap<string, string> {
  const id = findStencil(template, stencilId) === null ? genericStencilId : stencilId;
  const byStencil = entry(unknowns, template, () => new Map<Id, ReadonlyMap<string, string>>());
  return entry(byStencil, id, () => {
    const attributes = effectiveAttributes(template, id);
    return new Map(
      attributes.flatMap(({ name, unknown }) =>
        unknown === undefined ? [] : [[name, unknown] as const],
      ),
    );
  });
}

function entry<Key, Value>(
  map: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
