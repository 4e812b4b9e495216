/**
 * What a template is (MS TMT: knowledge base): stencils, threat categories, threat types and the properties a
 * threat has. Plain immutable data; order is significant everywhere (threat types in template order number the
 * threats).
 */

import type { Id } from "../model/model.ts";

export interface Template {
  readonly manifest: TemplateManifest;
  readonly threatProperties: readonly ThreatPropertyDefinition[];
  readonly priorityUsed: boolean;
  readonly statusUsed: boolean;
  /** Generic stencils first, then standard ones, each group in template order. */
  readonly stencils: readonly Stencil[];
  readonly categories: readonly ThreatCategory[];
  readonly threatTypes: readonly ThreatType[];
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
  /** Ordered; the first is the default. */
  readonly values: readonly string[];
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
