/**
 * What a template is (MS TMT: knowledge base): stencils, threat categories, threat types and the properties a
 * threat has. Plain immutable data; order is significant everywhere (threat types in template order number the
 * threats).
 */

import type { Id } from "../model/model.ts";
import type { RuleScope } from "../rules/syntax.ts";

export interface Template {
  readonly manifest: TemplateManifest;
  readonly threatProperties: readonly ThreatPropertyDefinition[];
  readonly priorityUsed: boolean;
  readonly statusUsed: boolean;
  /** Generic stencils first, then standard ones, each group in template order. */
  readonly stencils: readonly Stencil[];
  readonly categories: readonly ThreatCategory[];
  readonly threatTypes: readonly ThreatType[];
  /** Groups of threat types that a model may switch on or off; a type in none is always on. */
  readonly profiles?: readonly Profile[];
  /** What the template itself has to say of a diagram, beside our own validation. */
  readonly messages?: readonly MessageType[];
  /** Situations and what each of some threat types is to make of them: the template's own tests. */
  readonly examples?: readonly RuleExample[];
  /** Which attributes tell what flows state where no place is trusted; recognised by their labels without it. */
  readonly zeroTrust?: readonly ZeroTrustStatement[];
}

/** Note: the id does not identify a template; many custom ones keep that of the template they were copied from. */
export interface TemplateManifest {
  readonly id: string;
  readonly name: string;
  /** Four numbers, such as 4.1.0.11. */
  readonly version: string;
  readonly author: string;
}

/** How an item of this stencil is drawn and which class of item it is. */
export type StencilShape =
  | "ellipse"
  | "rectangle"
  | "parallelLines"
  | "boundaryBox"
  | "boundaryLine"
  | "line"
  | "annotation"
  | "inherited"
  | "undefined";

export type ImageLocation =
  "centeredOnStencil" | "lowerRightOfStencil" | "beforeLabel" | "centeredBelowLabel";

export interface Stencil {
  readonly id: Id;
  readonly name: string;
  readonly description: string;
  /** Null for a generic stencil (MS: ROOT). */
  readonly parentId: Id | null;
  /** Not offered in the palette. */
  readonly hidden: boolean;
  readonly shape: StencilShape;
  /** Data URL (image/png or image/jpeg or image/svg+xml), or null. */
  readonly image: string | null;
  readonly imageLocation: ImageLocation;
  readonly strokeDashArray: string | null;
  readonly strokeThickness: number | null;
  /** What it says of connections to other stencils, kept for the file alone: threats do not depend on it. */
  readonly constraints?: readonly StencilConstraint[];
  readonly attributes: readonly AttributeDefinition[];
}

export interface StencilConstraint {
  /** A stencil's id or "Any". */
  readonly stencil: string;
  readonly connection: string;
}

export interface AttributeDefinition {
  /** Key that rules and items use. */
  readonly name: string;
  readonly label: string;
  /** Fixed by the template (MS: Static) instead of chosen per item (Dynamic). */
  readonly fixed: boolean;
  /** Ordered; the first is the default. Empty for text and numbers without a default. */
  readonly values: readonly string[];
  /** A list unless told otherwise. */
  readonly kind?: "text" | "boolean" | "number";
  /** What it means and where to look it up, for whoever has to state it. */
  readonly help?: string;
  /** The one of `values` that says only that nobody stated it: "unknown", never "No". */
  readonly unknown?: string;
}

export interface ThreatCategory {
  readonly id: Id;
  readonly name: string;
  readonly shortDescription: string;
  readonly longDescription: string;
}

export interface ThreatType {
  readonly id: Id;
  readonly title: string;
  readonly categoryId: Id;
  /** Kept for the file alone; nothing depends on it. */
  readonly relatedCategoryId?: Id;
  readonly description: string;
  /** Generation filters in the rule language, as written. An empty include never fires. */
  readonly include: string;
  readonly exclude: string;
  /** Values this type gives to threat properties; null = the template's first value. */
  readonly properties: readonly { readonly name: string; readonly value: string | null }[];
  /** Interactions unless told otherwise. */
  readonly scope?: Exclude<RuleScope, "interaction">;
  /** Profile it belongs to; always on without one. */
  readonly profileId?: Id;
  /** The first whose rule holds gives the priority; none does, the property `Priority` does. */
  readonly priorities?: readonly { readonly when: string; readonly value: string }[];
  /** What to do about it, one concrete measure each. */
  readonly mitigations?: readonly string[];
  readonly references?: readonly Reference[];
  /** When it is to be dealt with, such as Design or Implementation. */
  readonly phase?: string;
}

/** An entry of a public catalogue, such as CWE-306 or T1610; never its text. */
interface Reference {
  readonly catalogue: string;
  readonly id: string;
}

export interface Profile {
  readonly id: Id;
  readonly name: string;
  readonly description: string;
  /** Whether a model has it unless it says otherwise. */
  readonly on: boolean;
}

export interface MessageType {
  readonly id: Id;
  readonly text: string;
  readonly scope: RuleScope;
  /** The rule; the message is shown where it holds. */
  readonly when: string;
}

/** A thing of an example: its stencil and what is stated of it; what is not stated has its default. */
export interface ExampleItem {
  readonly stencilId: Id;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface ExampleBoundary extends ExampleItem {
  /** Which ends lie in it; what holds just one end is crossed. */
  readonly holds: "source" | "target" | "both" | "neither";
}

/** What every flow has to state where being inside a boundary earns no trust. */
export type ZeroTrustAspect = "caller" | "server" | "authorization" | "encryption" | "audit";

/**
 * An attribute that states an aspect. Where several state one aspect, all have to be good, and one weak value makes
 * it weak. A value in neither list states nothing.
 */
export interface ZeroTrustStatement {
  readonly aspect: ZeroTrustAspect;
  /** Whose attribute it is: the flow's own or that of an element at its end. */
  readonly of: "flow" | "source" | "target";
  /** Key of the attribute. */
  readonly attribute: string;
  readonly good: readonly string[];
  /** Stated, but weak or nothing. */
  readonly weak: readonly string[];
  /** Stencils of flows it is not asked of, nor of any that descend from them: they are no call over a network. */
  readonly except?: readonly Id[];
}

/** One situation and what one threat type is to make of it. */
export interface RuleExample {
  readonly threatTypeId: Id;
  /** What it shows; empty when its attributes say enough. */
  readonly name: string;
  /** A type of scope element or boundary looks at `source` alone. */
  readonly source: ExampleItem;
  readonly target: ExampleItem | null;
  readonly flow: ExampleItem | null;
  readonly boundaries: readonly ExampleBoundary[];
  /** Stencils of what else is on the diagram. */
  readonly besides: readonly Id[];
  readonly expect: "fires" | "silent";
}

export interface ThreatPropertyDefinition {
  /** Kept for the file alone: not unique, and not what anything refers to. */
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly hidden: boolean;
  readonly kind: "text" | "list" | "richText";
  readonly values: readonly string[];
}
