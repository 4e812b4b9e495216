/** An item that becomes one of another stencil of its kind. */

import { carriedOver, effectiveValue } from "./attributes.ts";
import type { Attribute, Id, Line, Shape } from "./model.ts";

/** What an item gets of its new stencil. */
export interface StencilToBe {
  readonly id: Id;
  readonly genericId: Id;
  readonly name: string;
  /** Those a new item would have. */
  readonly attributes: readonly Attribute[];
  readonly strokeDashArray: string | null;
  readonly strokeThickness: number | null;
  /** The name of the stencil an item has now. */
  readonly nameOf: (stencilId: Id) => string;
}

/** The item with another stencil, keeping what fits. A name nobody changed becomes the new stencil's. */
export function withStencil<Item extends Shape | Line>(item: Item, stencil: StencilToBe): Item {
  const untouchedName = item.name === stencil.nameOf(item.stencilId);
  return {
    ...item,
    stencilId: stencil.id,
    genericStencilId: stencil.genericId,
    name: untouchedName ? stencil.name : item.name,
    attributes: carriedOver(item.attributes, stencil.attributes),
    strokeDashArray: stencil.strokeDashArray,
    strokeThickness: stencil.strokeThickness,
  };
}

/**
 * Labels of the attributes whose value another stencil did not take over, in the order they stood.
 * @param says whether a value says anything; one that does not is no loss
 */
export function lostAttributes(
  before: Pick<Shape | Line, "attributes">,
  after: Pick<Shape | Line, "attributes">,
  says: (value: string) => boolean,
): readonly string[] {
  const kept = new Map(
    after.attributes.flatMap((attribute) =>
      attribute.kind === "heading" ? [] : [[attribute.name, effectiveValue(attribute)] as const],
    ),
  );
  return before.attributes.flatMap((attribute) => {
    if (attribute.kind === "heading" || attribute.kind === "custom") return [];
    // What the template fixes was never stated by a person.
    if (attribute.kind === "list" && attribute.fixed) return [];
    const value = effectiveValue(attribute);
    if (value === null || !says(value) || kept.get(attribute.name) === value) return [];
    return [attribute.label.trim() || attribute.name];
  });
}
