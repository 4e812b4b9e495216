/** What a rule needs to know of the world; whoever evaluates rules provides it. */

import type { Reference, Subject } from "./syntax.ts";

/** What holds for one interaction. */
export interface Facts {
  /** Whether the subject's stencil is this one or descends from it. */
  isOfType(subject: Subject, typeId: string): boolean;
  /** Effective value of the subject's attribute; null when it has no such attribute. */
  attribute(subject: Subject, name: string): string | null;
  /** Whether the flow crosses a boundary of this type. */
  crosses(typeId: string): boolean;
}

/** What display names in brackets stand for. Several things may share a name; none is an unknown name. */
export interface DisplayNames {
  typeIds(displayName: string): readonly string[];
  attributeNames(displayName: string): readonly string[];
}

/** No display name means anything: for rules that only use ids. */
export const noDisplayNames: DisplayNames = {
  typeIds: () => [],
  attributeNames: () => [],
};

/**
 * Parent of the generic stencils. A type term naming it is never true: such rules are left over from models of an
 * older tool (TM7.md 5.2).
 */
export const ROOT_TYPE = "ROOT";

/** Ids a type reference stands for; a display name that cannot be resolved stands for none. */
export function typeIdsOf(type: Reference, names: DisplayNames): readonly string[] {
  const ids = type.by === "id" ? [type.text] : names.typeIds(type.text);
  return ids.filter((id) => id !== ROOT_TYPE);
}

/** Keys an attribute reference stands for. */
export function attributeNamesOf(attribute: Reference, names: DisplayNames): readonly string[] {
  return attribute.by === "id" ? [attribute.text] : names.attributeNames(attribute.text);
}
