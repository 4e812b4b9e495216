/** What there is to name in a rule; whoever knows the template provides it. */

import type { DisplayNames } from "./facts.ts";
import type { Reference } from "./syntax.ts";

/** What a name is about: things of a diagram by how they are drawn, or any of them. */
export type ThingKind = "element" | "flow" | "boundary" | "anything";

/** Something a rule asks about. */
export interface Topic {
  readonly kind: ThingKind;
  /** Stencils the rule says it has; empty when it says none. */
  readonly types: readonly Reference[];
}

interface NamedStencil {
  readonly id: string;
  readonly name: string;
}

export interface NamedAttribute {
  /** Key that rules use. */
  readonly name: string;
  readonly label: string;
  /** Values it can have, in the template's order. */
  readonly values: readonly string[];
  /** Whether it can have no other; false for text and numbers. */
  readonly closed: boolean;
}

export interface Vocabulary {
  readonly names: DisplayNames;
  /** In the template's order. */
  stencils(kind: ThingKind): readonly NamedStencil[];
  /** Null when there is no such stencil. */
  stencilName(id: string): string | null;
  /** Attributes things of this topic can have, those of descendants of its types included; each name once. */
  attributes(topic: Topic): readonly NamedAttribute[];
}
