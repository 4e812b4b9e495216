/** What becomes of what is stated of items when their stencil changes. */

import { effectiveValue } from "../../model/attributes.ts";
import type { Attribute, Id, Line, Model, Shape } from "../../model/model.ts";

/** An attribute that is not what it was, for all items it fares the same on. */
export interface AttributeFate {
  readonly label: string;
  /** `reset`: it is there and does not have the value any more. */
  readonly effect: "gone" | "new" | "reset";
  /** Null for a new one. */
  readonly from: string | null;
  /** Null for one that is gone. */
  readonly to: string | null;
  readonly items: number;
}

/** How attributes fare, in the order they stand on the items. */
export function attributeFates(
  items: readonly (Shape | Line)[],
  after: ReadonlyMap<Id, Shape | Line>,
): { readonly kept: number; readonly fates: readonly AttributeFate[] } {
  const fates = new Map<string, AttributeFate>();
  const kept = new Set<string>();
  const count = (fate: Omit<AttributeFate, "items">): void => {
    const key = JSON.stringify(fate);
    fates.set(key, { ...fate, items: (fates.get(key)?.items ?? 0) + 1 });
  };
  for (const item of items) {
    const old = valuesOf(item.attributes);
    const now = valuesOf(after.get(item.id)?.attributes ?? item.attributes);
    for (const [name, { label, value }] of old) {
      const fresh = now.get(name);
      if (fresh === undefined) count({ label, effect: "gone", from: value, to: null });
      else if (fresh.value === value) kept.add(name);
      else count({ label: fresh.label, effect: "reset", from: value, to: fresh.value });
    }
    for (const [name, { label, value }] of now) {
      if (!old.has(name)) count({ label, effect: "new", from: null, to: value });
    }
  }
  return { kept: kept.size, fates: [...fates.values()] };
}

/** What the template has items state, by the name rules use; the first of a name counts, as it does for them. */
function valuesOf(
  attributes: readonly Attribute[],
): ReadonlyMap<string, { readonly label: string; readonly value: string }> {
  const values = new Map<string, { label: string; value: string }>();
  for (const attribute of attributes) {
    const { kind, name, label } = attribute;
    if (kind === "heading" || kind === "custom" || values.has(name)) continue;
    values.set(name, { label: label.trim() || name, value: effectiveValue(attribute) ?? "" });
  }
  return values;
}

/** The items of a model by id. */
export function itemsById(model: Model): ReadonlyMap<Id, Shape | Line> {
  const items = model.diagrams.flatMap(({ shapes, lines }): readonly (Shape | Line)[] => [
    ...shapes,
    ...lines,
  ]);
  return new Map(items.map((item) => [item.id, item]));
}
