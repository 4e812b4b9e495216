/** Finding things in a template. Indexes are made once per template value and forgotten with it. */

import type { Id } from "../model/model.ts";
import type { Stencil, Template } from "./template.ts";

const indexes = new WeakMap<Template, ReadonlyMap<Id, Stencil>>();

function stencilsById(template: Template): ReadonlyMap<Id, Stencil> {
  const known = indexes.get(template);
  if (known !== undefined) return known;
  const index = new Map<Id, Stencil>();
  for (const stencil of template.stencils) {
    if (!index.has(stencil.id)) index.set(stencil.id, stencil);
  }
  indexes.set(template, index);
  return index;
}

/** The stencil with this id; the first one if a broken template repeats it; null for none. */
export function findStencil(template: Template, id: Id): Stencil | null {
  return stencilsById(template).get(id) ?? null;
}

/**
 * The stencil and its ancestors, nearest first. Microsoft's templates have two levels; any number is followed, a
 * parent that is not there ends the chain, and so does one that was already passed (a cycle). Empty when the
 * stencil itself is unknown.
 */
export function stencilChain(template: Template, id: Id): readonly Stencil[] {
  const chain = new Set<Stencil>();
  let stencil = findStencil(template, id);
  while (stencil !== null && !chain.has(stencil)) {
    chain.add(stencil);
    stencil = stencil.parentId === null ? null : findStencil(template, stencil.parentId);
  }
  return [...chain];
}

/** Ids of the stencil and its ancestors, nearest first; the id itself even when the template does not know it. */
export function stencilIds(template: Template, id: Id): readonly Id[] {
  const ids = stencilChain(template, id).map((stencil) => stencil.id);
  return ids.length === 0 ? [id] : ids;
}

/** The generic stencil a stencil descends from: itself if it is one; null when the stencil is unknown. */
export function genericStencil(template: Template, id: Id): Stencil | null {
  return stencilChain(template, id).at(-1) ?? null;
}
