import type { Id } from "../../model/model.ts";
import type { TemplateChange } from "../change.ts";
import { displayNames } from "../display-names.ts";
import { stencilChain } from "../lookup.ts";
import { newStencilId } from "../new-ids.ts";
import { withDisplayNames, withStencilId } from "../rule-names.ts";
import type { Stencil, StencilConstraint, Template } from "../template.ts";
import {
  addRecord,
  changeOf,
  moveRecord,
  removals,
  replacements,
  setFields,
  shown,
  type Fields,
} from "./records.ts";
import { examplePatches, mentionPatches } from "./rules.ts";
import { zeroTrustPatches } from "./zero-trust.ts";

/** Adds a stencil at the end. Null when its id is taken. */
export function addStencil(template: Template, stencil: Stencil): TemplateChange | null {
  if (template.stencils.some(({ id }) => id === stencil.id)) return null;
  return addRecord(template, "stencil", stencil, stencil.name);
}

/**
 * Adds a copy of a stencil after it, with all it has of its own; what derives from the stencil stays there. Null when
 * there is none, or it is generic: models and other tools know those by their ids.
 */
export function duplicateStencil(template: Template, at: number): TemplateChange | null {
  const stencil = template.stencils[at];
  if (stencil === undefined || stencil.parentId === null) return null;
  const name = `${stencil.name} (copy)`;
  const id = newStencilId(template, name, stencil.parentId);
  return addRecord(template, "stencil", { ...stencil, id, name }, name, at + 1);
}

/** Changes what nothing else in the template refers to. Null when nothing changes. */
export function setStencil(
  template: Template,
  at: number,
  fields: Omit<Fields<Stencil>, "id" | "name" | "parentId" | "attributes">,
): TemplateChange | null {
  return setFields(template, "stencil", at, fields, template.stencils[at]?.name ?? "");
}

/** Renames a stencil; rules that name it by its display name go on meaning it. Null when nothing changes. */
export function renameStencil(template: Template, at: number, name: string): TemplateChange | null {
  const stencil = template.stencils[at];
  if (stencil === undefined || stencil.name === name || name.trim() === "") return null;
  const after = { ...template, stencils: template.stencils.with(at, { ...stencil, name }) };
  const [before, now] = [displayNames(template), displayNames(after)];
  return {
    label: `Rename stencil ${shown(stencil.name)} to ${shown(name)}`,
    patches: [
      ...replacements(template, "stencil", (one, place) => (place === at ? { ...one, name } : one)),
      ...mentionPatches(template, (rule) => withDisplayNames(rule, before, now, name)),
    ],
  };
}

/** Whether rules can name a stencil by this id. */
export function isStencilId(id: string): boolean {
  return id.trim() === id && id !== "" && id.length <= 400 && !/['\p{Cc}]/u.test(id);
}

/**
 * Gives a stencil another id, in every rule, example and Zero-Trust statement that names it and in the stencils
 * derived from it. Null when nothing changes, rules cannot name such an id, or it is taken. Of a repeated id, all
 * stencils get the new one.
 */
export function setStencilId(template: Template, from: Id, to: Id): TemplateChange | null {
  const known = template.stencils.some(({ id }) => id === from);
  if (!known || from === to || !isStencilId(to)) return null;
  if (template.stencils.some(({ id }) => id === to)) return null;
  const renamed = (id: Id): Id => (id === from ? to : id);
  return {
    label: `Change id of stencil ${shown(from)} to ${shown(to)}`,
    patches: [
      ...replacements(template, "stencil", (stencil) => withIds(stencil, from, to)),
      ...mentionPatches(template, (rule) => withStencilId(rule, from, to)),
      ...examplePatches(
        template,
        (item) => (item.stencilId === from ? { ...item, stencilId: to } : item),
        renamed,
      ),
      ...zeroTrustPatches(template, (statement) =>
        statement.except === undefined
          ? statement
          : { ...statement, except: statement.except.map(renamed) },
      ),
    ],
  };
}

function withIds(stencil: Stencil, from: Id, to: Id): Stencil {
  const { id, parentId, constraints } = stencil;
  const names = [id, parentId, ...(constraints ?? []).map((constraint) => constraint.stencil)];
  if (!names.includes(from)) return stencil;
  const renamed = {
    ...stencil,
    id: id === from ? to : id,
    parentId: parentId === from ? to : parentId,
  };
  if (constraints === undefined) return renamed;
  const withId = (constraint: StencilConstraint): StencilConstraint =>
    constraint.stencil === from ? { ...constraint, stencil: to } : constraint;
  return { ...renamed, constraints: constraints.map(withId) };
}

/** Whether a stencil may descend from another: neither from itself nor from what descends from it. */
export function canDescend(template: Template, id: Id, parentId: Id): boolean {
  const stencil = template.stencils.find((one) => one.id === id);
  if (stencil === undefined || stencil.parentId === null) return false;
  const chain = stencilChain(template, parentId);
  return chain.length > 0 && chain.every((ancestor) => ancestor.id !== id);
}

/** Has a stencil descend from another one. Null when it may not (see `canDescend`) or does already. */
export function reparentStencil(
  template: Template,
  at: number,
  parentId: Id,
): TemplateChange | null {
  const stencil = template.stencils[at];
  if (stencil === undefined || stencil.parentId === parentId) return null;
  if (!canDescend(template, stencil.id, parentId)) return null;
  const parent = template.stencils.find(({ id }) => id === parentId);
  return changeOf(
    `Put stencil ${shown(stencil.name)} under ${shown(parent?.name ?? parentId)}`,
    replacements(template, "stencil", (one, place) => (place === at ? { ...one, parentId } : one)),
  );
}

/** Moves a stencil past its neighbour among those of the same parent. Null when there is none. */
export function moveStencil(template: Template, at: number, step: -1 | 1): TemplateChange | null {
  const { stencils } = template;
  const stencil = stencils[at];
  if (stencil === undefined) return null;
  const siblings = stencils.flatMap((one, place) =>
    one.parentId === stencil.parentId ? [place] : [],
  );
  const target = siblings[siblings.indexOf(at) + step];
  if (target === undefined) return null;
  return moveRecord(template, "stencil", at, target, stencil.name);
}

/** The stencil and all that descend from it. */
function descendants(template: Template, id: Id): ReadonlySet<Id> {
  return new Set(
    template.stencils
      .filter((stencil) => stencilChain(template, stencil.id).some((one) => one.id === id))
      .map((stencil) => stencil.id),
  );
}

/**
 * Deletes a stencil and all that descend from it. What names them stays as it is: see `usesOfStencil`. Null when
 * there is none of this id.
 */
export function deleteStencil(template: Template, id: Id): TemplateChange | null {
  const gone = descendants(template, id);
  const name = template.stencils.find((stencil) => stencil.id === id)?.name ?? id;
  const others = gone.size > 1 ? ` and ${gone.size - 1} derived from it` : "";
  return changeOf(
    `Delete stencil ${shown(name)}${others}`,
    removals(template, "stencil", (stencil) => gone.has(stencil.id)),
  );
}
