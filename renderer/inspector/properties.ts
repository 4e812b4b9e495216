/** What several items state in common, for showing and setting it once. One item is the simplest case. */

import { effectiveValue } from "../../shared/model/attributes.ts";
import type { Attribute, Line, Shape } from "../../shared/model/model.ts";
import { isNotStated } from "../../shared/rules/explain.ts";
import { attributeSections, type ValueAttribute } from "./sections.ts";

/** A value of several items: theirs when it is the same, else null and mixed. */
export type Common<Value> =
  { readonly mixed: false; readonly value: Value } | { readonly mixed: true; readonly value: null };

export interface Property {
  /** Unique among the properties of the items. */
  readonly key: string;
  /** What edits call it. */
  readonly name: string;
  readonly label: string;
  readonly kind: "text" | "boolean" | "list" | "readOnly";
  /** Of a list: what every item offers. */
  readonly options: readonly string[];
  /** As text, a boolean as "true" or "false"; null when nothing is chosen. */
  readonly common: Common<string | null>;
  /** Whether some item leaves open what only a person can say: not the same as "No". */
  readonly open: boolean;
  /** Why it cannot be set; null when it can. */
  readonly reason: string | null;
}

export interface PropertyGroup {
  /** The template's heading; null for what stands before the first one. */
  readonly title: string | null;
  readonly properties: readonly Property[];
}

type Item = Shape | Line;

/** The value that all have, by `===`. */
export function common<From, Value>(
  items: readonly From[],
  read: (item: From) => Value,
  first: From,
): Common<Value> {
  const value = read(first);
  return items.every((item) => read(item) === value)
    ? { mixed: false, value }
    : { mixed: true, value: null };
}

/**
 * The attributes every item has, under the headings of the first one. Those a person added are left out: they have
 * no name by which two of them could be the same.
 */
export function propertyGroups(items: readonly Item[]): readonly PropertyGroup[] {
  const [first, ...others] = items;
  if (first === undefined) return [];
  const indexes = others.map(attributesByName);
  const seen = new Map<string, number>();
  return attributeSections(first.attributes).flatMap(({ title, attributes }) => {
    const properties = attributes.flatMap((attribute): readonly Property[] => {
      if (attribute.kind === "custom") return [];
      const repeated = seen.get(attribute.name) ?? 0;
      seen.set(attribute.name, repeated + 1);
      if (repeated > 0) {
        // Rules and edits know only the first of a name; of several items the rest says nothing.
        return others.length > 0 ? [] : [repetition(attribute, repeated)];
      }
      const twins = indexes.map((index) => index.get(attribute.name));
      const same = twins.filter((twin) => twin?.kind === attribute.kind);
      if (same.length < twins.length) return [];
      return [propertyOf([attribute, ...same.filter((twin) => twin !== undefined)], attribute)];
    });
    return properties.length === 0 ? [] : [{ title, properties }];
  });
}

function attributesByName({ attributes }: Item): ReadonlyMap<string, ValueAttribute> {
  const index = new Map<string, ValueAttribute>();
  for (const attribute of attributes) {
    if (attribute.kind !== "heading" && !index.has(attribute.name)) {
      index.set(attribute.name, attribute);
    }
  }
  return index;
}

function propertyOf(twins: readonly ValueAttribute[], first: ValueAttribute): Property {
  const { name, kind } = first;
  const fixed = twins.some((twin) => twin.kind === "list" && twin.fixed);
  return {
    key: name,
    name,
    label: first.label.trim() || name,
    kind: fixed ? "readOnly" : kind === "custom" ? "text" : kind,
    options: sharedOptions(twins),
    common: common<Attribute, string | null>(twins, effectiveValue, first),
    open: !fixed && twins.some((twin) => isNotStated(effectiveValue(twin) ?? "")),
    reason: fixed ? "fixed by the template" : null,
  };
}

function repetition(attribute: ValueAttribute, count: number): Property {
  return {
    key: `${attribute.name} ${count}`,
    name: attribute.name,
    label: attribute.label.trim() || attribute.name,
    kind: "readOnly",
    options: [],
    common: { mixed: false, value: effectiveValue(attribute) },
    open: false,
    reason: "repeated: the first of this name counts",
  };
}

/** Each once, in the order of the first list. */
function sharedOptions(twins: readonly ValueAttribute[]): readonly string[] {
  const lists = twins.flatMap((twin) => (twin.kind === "list" ? [new Set(twin.options)] : []));
  const [first, ...others] = lists;
  return [...(first ?? [])].filter((option) => others.every((other) => other.has(option)));
}

/** Those groups and properties that hold all words, and, when asked for, only what is left open. */
export function narrowed(
  groups: readonly PropertyGroup[],
  words: string,
  onlyOpen: boolean,
): readonly PropertyGroup[] {
  const wanted = words.toLowerCase().split(/\s+/u).filter(Boolean);
  return groups.flatMap(({ title, properties }) => {
    const found = properties.filter((property) => {
      const text = `${property.label} ${property.common.value ?? ""}`.toLowerCase();
      return (!onlyOpen || property.open) && wanted.every((word) => text.includes(word));
    });
    return found.length === 0 ? [] : [{ title, properties: found }];
  });
}
