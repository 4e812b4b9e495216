/** Reading what is stated of an item. */

import type { Attribute, Line, Shape } from "./model.ts";

/** Fixed property names of MS TMT for what `Element` and `Flow` hold in fields of their own. */
export const OUT_OF_SCOPE = "71f3d9aa-b8ef-4e54-8126-607a1d903103";
export const OUT_OF_SCOPE_REASON = "752473b6-52d4-4776-9a24-202153f7d579";

/** Heading under which attributes stand that a person added (MS TMT's own word). */
export const CUSTOM_HEADING = "Custom Attributes";

/** The text rules compare with: the chosen option of a list, else the value itself; null for a heading. */
export function effectiveValue(attribute: Attribute): string | null {
  switch (attribute.kind) {
    case "heading":
      return null;
    case "text":
    case "custom":
      return attribute.value;
    case "boolean":
      return String(attribute.value);
    case "list":
      return attribute.options[attribute.selected] ?? null;
  }
}

/**
 * The effective value of the item's attribute named `name` (a rule's key, not the label); the first one wins.
 * Null when the item has no such attribute or nothing is chosen: unknown, which is not the same as "No".
 */
export function attributeValue(item: Shape | Line, name: string): string | null {
  for (const attribute of item.attributes) {
    if (attribute.name === name && attribute.kind !== "heading") return effectiveValue(attribute);
  }
  if (!("outOfScope" in item)) return null;
  if (name === OUT_OF_SCOPE) return String(item.outOfScope);
  if (name === OUT_OF_SCOPE_REASON) return item.outOfScopeReason;
  return null;
}

/** What a person may set of an attribute: text, a yes/no, or the index of a list's option. */
export type AttributeSetting = string | boolean | number;

/** The attribute with another value; the same one when it cannot have it. */
export function withSetting(attribute: Attribute, setting: AttributeSetting): Attribute {
  if (attribute.kind === "list") {
    const fits =
      typeof setting === "number" &&
      !attribute.fixed &&
      Number.isInteger(setting) &&
      setting >= 0 &&
      setting < attribute.options.length;
    return fits && setting !== attribute.selected ? { ...attribute, selected: setting } : attribute;
  }
  if (attribute.kind === "boolean") {
    return typeof setting === "boolean" && setting !== attribute.value
      ? { ...attribute, value: setting }
      : attribute;
  }
  if (attribute.kind === "heading") return attribute;
  return typeof setting === "string" && setting !== attribute.value
    ? { ...attribute, value: setting }
    : attribute;
}

/**
 * The attributes of a fresh item with what was stated of an earlier one, as far as it fits: an attribute both have
 * keeps its value when the fresh one offers it; custom ones stay.
 */
export function carriedOver(
  before: readonly Attribute[],
  fresh: readonly Attribute[],
): readonly Attribute[] {
  const stated = new Map(
    before.flatMap((attribute) =>
      attribute.kind === "heading" || attribute.kind === "custom"
        ? []
        : [[attribute.name, attribute] as const],
    ),
  );
  const kept = fresh.map((attribute): Attribute => {
    const old = stated.get(attribute.name);
    if (old === undefined || attribute.kind === "heading") return attribute;
    if (attribute.kind === "list" && old.kind === "list") {
      const selected = attribute.options.indexOf(old.options[old.selected] ?? "");
      return selected < 0 || attribute.fixed ? attribute : { ...attribute, selected };
    }
    return attribute.kind === old.kind ? old : attribute;
  });
  const custom = before.filter(({ kind }) => kind === "custom");
  if (custom.length === 0) return kept;
  return [...kept, { kind: "heading", name: "", label: CUSTOM_HEADING }, ...custom];
}
