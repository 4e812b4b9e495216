/** What rules may ask about an interaction (TM7.md 5.2). */

import { attributeValue } from "../model/attributes.ts";
import type { Boundary, Flow, Id } from "../model/model.ts";
import type { Facts } from "../rules/facts.ts";
import type { Subject } from "../rules/syntax.ts";
import { stencilIds } from "../template/lookup.ts";
import type { Template } from "../template/template.ts";
import type { Interaction, InteractionEnd } from "./analysis.ts";

type Item = InteractionEnd | Flow | Boundary;

/** Answers a rule's questions about one interaction. Ids and values are compared exactly. */
export function interactionFacts(template: Template, interaction: Interaction): Facts {
  const types: Record<Subject, ReadonlySet<Id>> = {
    source: typesOf(template, interaction.source),
    flow: typesOf(template, interaction.flow),
    target: typesOf(template, interaction.target),
  };
  const crossed = interaction.crosses.map((boundary) => typesOf(template, boundary));
  return {
    isOfType: (subject, typeId) => types[subject].has(typeId),
    attribute: (subject, name) => attributeValue(interaction[subject], name),
    crosses: (typeId) => crossed.some((boundary) => boundary.has(typeId)),
  };
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
