/** What a rule needs to know of the world; whoever evaluates rules provides it. */

import type { ContainmentTerm, CrossingTerm, Reference, Subject } from "./syntax.ts";

/** An item of a diagram, as far as rules ask about it. */
export interface Thing {
  /** Whether its stencil is this one or descends from it. */
  isOfType(typeId: string): boolean;
  /** Effective value of its attribute; null when it has no such attribute. */
  attribute(name: string): string | null;
  /** Whether nobody stated this attribute: it says so, is empty, or is not there. */
  isUnknown(name: string): boolean;
}

/** What holds for one interaction, element, boundary or diagram. */
export interface Facts {
  /** Null when what is asked about has no such part: an element has no source. */
  subject(subject: Subject): Thing | null;
  /** The boundaries the flow crosses, leaves or enters. */
  crossed(way: CrossingTerm["way"]): readonly Thing[];
  /** The boundary boxes the subject lies in, or that both ends lie in. */
  around(subject: ContainmentTerm["subject"]): readonly Thing[];
  /** What of this stencil, or one that descends from it, is on the diagram. */
  onDiagram(typeId: string): readonly Thing[];
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
