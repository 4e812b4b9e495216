/** What becomes of the stencils a model uses when it gets another template. */

import type { Diagram, Id, Line, Model, Shape, Threat } from "../../model/model.ts";
import { nameLikeness } from "../../model/name-likeness.ts";
import { isSame } from "../../model/sequence.ts";
import { withStencil, type StencilToBe } from "../../model/stencil-change.ts";
import { genericOf, stencilsOfKind, stencilToBe } from "../../template/fit-clip.ts";
import { findStencil, genericStencil } from "../../template/lookup.ts";
import { kindOfStencil } from "../../template/new-item.ts";
import type { Stencil, Template } from "../../template/template.ts";

type Item = Shape | Line;

/**
 * Why a stencil stands in for another: it has its id, its name, a similar name, it is the generic one of the kind,
 * or a person chose it. `none`: nothing stands in, the items stay as they are.
 */
type MappingBasis = "id" | "name" | "similar" | "generic" | "chosen" | "none";

/** A stencil of the model, for items of one kind, and the one they get. */
export interface UsedStencil {
  /** Names it in a mapping. */
  readonly key: string;
  readonly kind: Item["kind"];
  readonly stencilId: Id;
  /** As the old template calls it. */
  readonly name: string;
  /** What the new template has for it; null when it has nothing for such items. */
  readonly to: Stencil | null;
  readonly basis: MappingBasis;
  /** Whether the new template does not have it. */
  readonly vanished: boolean;
  /** Whether its items become other than they are. */
  readonly changed: boolean;
  readonly items: readonly Item[];
}

/** Stencil chosen for a used one by its key; null = its items stay as they are. */
export type StencilMapping = ReadonlyMap<string, Id | null>;

/** Names less alike than this are no proposal. */
const ALIKE = 0.5;

/** How much having the same generic stencil is worth beside a likeness of names. */
const SAME_GENERIC = 0.1;

/**
 * The stencils a model uses, in the order of their first items, each with its mapping. Those that neither template
 * has are left out: their items are as well off as before.
 * @param mapping what a person chose; the rest is proposed
 */
export function usedStencils(
  model: Model,
  from: Template,
  to: Template,
  mapping: StencilMapping,
): readonly UsedStencil[] {
  const groups = Map.groupBy(itemsOf(model), keyOf);
  return [...groups].flatMap(([key, items]): UsedStencil[] => {
    const [first] = items;
    if (first === undefined) return [];
    const { kind, stencilId } = first;
    const vanished = kindOfStencil(to, stencilId) !== kind;
    if (vanished && kindOfStencil(from, stencilId) !== kind && !mapping.has(key)) return [];
    const name = findStencil(from, stencilId)?.name ?? stencilId;
    const chosen = mapping.get(key);
    const proposed =
      chosen === undefined
        ? proposal(from, to, { kind, stencilId, name })
        : choice(to, kind, chosen);
    const changed = proposed.to !== null && !saysTheSame(from, to, stencilId, proposed.to);
    return [{ key, kind, stencilId, name, ...proposed, vanished, changed, items }];
  });
}

function itemsOf(model: Model): readonly Item[] {
  return model.diagrams.flatMap(({ shapes, lines }) => [...shapes, ...lines]);
}

function keyOf({ kind, stencilId }: Pick<Item, "kind" | "stencilId">): string {
  return `${kind} ${stencilId}`;
}

function choice(
  to: Template,
  kind: Item["kind"],
  chosen: Id | null,
): Pick<UsedStencil, "to" | "basis"> {
  const stencil = chosen === null ? null : findStencil(to, chosen);
  const fits = stencil !== null && kindOfStencil(to, stencil.id) === kind;
  return fits ? { to: stencil, basis: "chosen" } : { to: null, basis: "none" };
}

function proposal(
  from: Template,
  to: Template,
  { kind, stencilId, name }: Pick<UsedStencil, "kind" | "stencilId" | "name">,
): Pick<UsedStencil, "to" | "basis"> {
  const same = findStencil(to, stencilId);
  if (same !== null && kindOfStencil(to, stencilId) === kind) return { to: same, basis: "id" };
  const genericId = genericStencil(from, stencilId)?.id;
  const near = stencilsOfKind(to, kind)
    .map((stencil) => {
      const likeness = nameLikeness(name, stencil.name);
      const related = genericStencil(to, stencil.id)?.id === genericId;
      return { stencil, likeness, weight: likeness + (related ? SAME_GENERIC : 0) };
    })
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.weight - a.weight);
  const named = near.find(({ likeness }) => likeness === 1);
  if (named !== undefined) return { to: named.stencil, basis: "name" };
  const [nearest] = near;
  if (nearest !== undefined) return { to: nearest.stencil, basis: "similar" };
  const generic = genericOf(to, kind);
  return generic === null ? { to: null, basis: "none" } : { to: generic, basis: "generic" };
}

/** Whether a new item of the one stencil is one of the other, but for its looks. */
function saysTheSame(from: Template, to: Template, stencilId: Id, target: Stencil): boolean {
  const before = findStencil(from, stencilId);
  if (before === null || target.id !== stencilId) return false;
  const [old, now] = [stencilToBe(from, before), stencilToBe(to, target)];
  return old.genericId === now.genericId && isSame(old.attributes, now.attributes);
}

/**
 * The model with its items in the terms of the new template. Names stay, also those that a stencil gave: they are
 * what people and verdicts know an item by. What is stated stays as far as it fits.
 */
export function refitModel(model: Model, used: readonly UsedStencil[], to: Template): Model {
  const targets = new Map<string, StencilToBe>();
  for (const { key, to: target, changed } of used) {
    if (changed && target !== null) targets.set(key, stencilToBe(to, target));
  }
  if (targets.size === 0) return model;
  const refit = <Kind extends Item>(item: Kind): Kind => {
    const target = targets.get(keyOf(item));
    return target === undefined ? item : refitItem(item, target);
  };
  return {
    ...model,
    diagrams: model.diagrams.map((diagram) => inDiagram(diagram, refit)),
    threats: model.threats.map((threat) => withAnchor(threat, used)),
  };
}

function inDiagram(diagram: Diagram, refit: <Kind extends Item>(item: Kind) => Kind): Diagram {
  return { ...diagram, shapes: diagram.shapes.map(refit), lines: diagram.lines.map(refit) };
}

function refitItem<Kind extends Item>(item: Kind, target: StencilToBe): Kind {
  const fitted = { ...withStencil(item, target), name: item.name };
  if (item.stencilId !== target.id) return fitted;
  const { strokeDashArray, strokeThickness } = item;
  return { ...fitted, strokeDashArray, strokeThickness };
}

/** A verdict that waits for its interaction waits for it as it is called from now on. */
function withAnchor(threat: Threat, used: readonly UsedStencil[]): Threat {
  const { anchor } = threat;
  if (anchor === undefined) return threat;
  const mapped = <Part extends { readonly stencilId: Id }>(part: Part, flow: boolean): Part => {
    const now = used.find(
      ({ kind, stencilId }) => stencilId === part.stencilId && (kind === "flow") === flow,
    );
    return now?.to ? { ...part, stencilId: now.to.id } : part;
  };
  return {
    ...threat,
    anchor: {
      ...anchor,
      source: mapped(anchor.source, false),
      flow: mapped(anchor.flow, true),
      target: mapped(anchor.target, false),
    },
  };
}
