/** The words both spellings of a knowledge base use for what a template says in its own. */

import type {
  ImageLocation,
  Stencil,
  StencilShape,
  ThreatPropertyDefinition,
} from "../template/template.ts";

export const REPRESENTATIONS: Readonly<Record<StencilShape, string>> = {
  ellipse: "Ellipse",
  rectangle: "Rectangle",
  parallelLines: "ParallelLines",
  boundaryBox: "BorderBoundary",
  boundaryLine: "LineBoundary",
  line: "Line",
  annotation: "Annotation",
  inherited: "Inherited",
  undefined: "UndefinedTarget",
};

export const IMAGE_LOCATIONS: Readonly<Record<ImageLocation, string>> = {
  centeredOnStencil: "Centered on stencil",
  lowerRightOfStencil: "Lower right of stencil",
  beforeLabel: "Before label",
  centeredBelowLabel: "Centered below label",
};

export const PROPERTY_KINDS: Readonly<Record<ThreatPropertyDefinition["kind"], string>> = {
  text: "0",
  list: "1",
  richText: "2",
};

/** The picture as base64; null when there is none. */
export function imageBase64({ image }: Stencil): string | null {
  return image === null ? null : image.slice(image.indexOf(",") + 1);
}

/** The parent's id; that of the root for a generic stencil. */
export function parentIdOf({ parentId }: Stencil): string {
  return parentId ?? "ROOT";
}

/** The definition a threat type's own value belongs to; a hidden nameless text when the template has none. */
export function definitionOf(
  name: string,
  definitions: ReadonlyMap<string, ThreatPropertyDefinition>,
): ThreatPropertyDefinition {
  return definitions.get(name) ?? { name, label: name, hidden: false, kind: "text", values: [] };
}

/** Threat properties by name; of two with one name the first counts. */
export function definitionsByName(
  definitions: readonly ThreatPropertyDefinition[],
): ReadonlyMap<string, ThreatPropertyDefinition> {
  return new Map([...definitions].reverse().map((definition) => [definition.name, definition]));
}
