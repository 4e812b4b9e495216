/** Copied items in the terms of the template they are pasted under. */

import type { Clip } from "../model/clip.ts";
import type { CopiedItems } from "../model/clip-text.ts";
import type { Id, Line, Shape } from "../model/model.ts";
import { withStencil, type StencilToBe } from "../model/stencil-change.ts";
import { initialAttributes } from "./inheritance.ts";
import { findStencil, genericStencil } from "./lookup.ts";
import { kindOfStencil } from "./new-item.ts";
import type { Stencil, Template } from "./template.ts";

/** A stencil that another one stands in for. */
export interface MappedStencil {
  readonly from: string;
  readonly to: string;
  /** False when nothing of this name is there, so that the generic one has to do. */
  readonly byName: boolean;
}

export interface FittedClip {
  readonly clip: Clip;
  readonly mapped: readonly MappedStencil[];
}

/**
 * Gives items whose stencil a template does not have one that it has: of the same name and kind, else the generic
 * one of the kind. What fits of their attributes stays. An item of a kind the template has nothing for stays as it
 * is. Verdicts on threat types the template does not have stay behind.
 */
export function fitClip(template: Template, { clip, stencilNames }: CopiedItems): FittedClip {
  const mapped = new Map<Id, MappedStencil>();
  const fit = <Item extends Shape | Line>(item: Item): Item => {
    if (kindOfStencil(template, item.stencilId) === item.kind) return item;
    const from = stencilNames.get(item.stencilId) ?? "";
    const named = byName(template, from, item.kind);
    const stencil = named ?? genericOf(template, item.kind);
    if (stencil === null) return item;
    mapped.set(item.stencilId, {
      from: from || item.name,
      to: stencil.name,
      byName: named !== null,
    });
    const nameOf = (id: Id): string => stencilNames.get(id) ?? "";
    return withStencil(item, { ...stencilToBe(template, stencil), nameOf });
  };
  const types = new Set(template.threatTypes.map(({ id }) => id));
  return {
    clip: {
      shapes: clip.shapes.map(fit),
      lines: clip.lines.map(fit),
      judged: clip.judged.filter(({ typeId }) => types.has(typeId)),
    },
    mapped: [...mapped.values()],
  };
}

/** What an item gets that is to be of this stencil. */
export function stencilToBe(template: Template, stencil: Stencil): StencilToBe {
  return {
    id: stencil.id,
    genericId: genericStencil(template, stencil.id)?.id ?? stencil.id,
    name: stencil.name,
    attributes: initialAttributes(template, stencil.id),
    strokeDashArray: stencil.strokeDashArray,
    strokeThickness: stencil.strokeThickness,
    nameOf: (id) => findStencil(template, id)?.name ?? "",
  };
}

/** The stencils a template offers for items of a kind, generic ones first. */
export function stencilsOfKind(
  template: Template,
  kind: (Shape | Line)["kind"],
): readonly Stencil[] {
  return template.stencils.filter(
    ({ id, hidden }) => !hidden && kindOfStencil(template, id) === kind,
  );
}

function byName(template: Template, name: string, kind: (Shape | Line)["kind"]): Stencil | null {
  const wanted = name.trim().toLowerCase();
  if (wanted === "") return null;
  const found = template.stencils.find(
    (stencil) =>
      stencil.name.trim().toLowerCase() === wanted && kindOfStencil(template, stencil.id) === kind,
  );
  return found ?? null;
}

/** The generic stencil of a kind; null when the template draws no such thing. */
export function genericOf(template: Template, kind: (Shape | Line)["kind"]): Stencil | null {
  const found = template.stencils.find(
    ({ id, parentId }) => parentId === null && kindOfStencil(template, id) === kind,
  );
  return found ?? null;
}
