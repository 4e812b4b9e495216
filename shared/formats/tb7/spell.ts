/** The parts of a `.tb7`, spelled anew (file-format notes, 3.2). */

import type {
  AttributeDefinition,
  Stencil,
  StencilConstraint,
  Template,
  TemplateManifest,
  ThreatCategory,
  ThreatPropertyDefinition,
  ThreatType,
} from "../../template/template.ts";
import {
  definitionOf,
  definitionsByName,
  imageBase64,
  IMAGE_LOCATIONS,
  parentIdOf,
  PROPERTY_KINDS,
  REPRESENTATIONS,
} from "../knowledge-base-words.ts";
import { escapeAttribute, escapeText } from "../xml-text.ts";

/** An element to be written: with text, or with children. */
export interface Part {
  readonly name: string;
  /** Written after the name as they are. */
  readonly attributes: string;
  readonly content: string | readonly Part[];
}

export function part(name: string, content: string | readonly Part[], attributes = ""): Part {
  return { name, attributes, content };
}

/**
 * The text of a part, its own first line not indented.
 * @param depth how deep it stands in the file
 * @param newline how the file ends lines; "" writes everything on one line
 */
export function spellPart(one: Part, depth: number, newline: string): string {
  const { name, attributes, content } = one;
  const tag = `<${name}${attributes}`;
  if (content.length === 0) return `${tag} />`;
  if (typeof content === "string") {
    const text = escapeText(content).replaceAll("\n", newline || "\n");
    return text === "" ? `${tag} />` : `${tag}>${text}</${name}>`;
  }
  const indent = (level: number) => (newline === "" ? "" : newline + "  ".repeat(level));
  const children = content.map((child) => indent(depth + 1) + spellPart(child, depth + 1, newline));
  return `${tag}>${children.join("")}${indent(depth)}</${name}>`;
}

/** The whole template. */
export function templatePart(template: Template): Part {
  const { stencils } = template;
  const definitions = definitionsByName(template.threatProperties);
  return part(
    "KnowledgeBase",
    [
      manifestPart(template.manifest),
      part("ThreatMetaData", [
        part("IsPriorityUsed", String(template.priorityUsed)),
        part("IsStatusUsed", String(template.statusUsed)),
        part("PropertiesMetaData", template.threatProperties.map(definitionPart)),
      ]),
      part("GenericElements", stencils.filter(isGeneric).map(stencilPart)),
      part("StandardElements", stencils.filter((one) => !isGeneric(one)).map(stencilPart)),
      part("ThreatCategories", template.categories.map(categoryPart)),
      part(
        "ThreatTypes",
        template.threatTypes.map((type) => threatTypePart(type, definitions)),
      ),
    ],
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
  );
}

/** Whether a stencil stands among the generic ones. */
export function isGeneric({ parentId }: Stencil): boolean {
  return parentId === null;
}

export function manifestPart(manifest: TemplateManifest): Part {
  const { name, id, version, author } = manifest;
  const spelled = Object.entries({ name, id, version, author })
    .map(([attribute, value]) => ` ${attribute}="${escapeAttribute(value)}"`)
    .join("");
  return part("Manifest", "", spelled);
}

export function stencilPart(stencil: Stencil): Part {
  const image = imageBase64(stencil);
  const { strokeThickness, strokeDashArray, constraints } = stencil;
  return part("ElementType", [
    part("Name", stencil.name),
    part("ID", stencil.id),
    part("Description", stencil.description),
    part("ParentElement", parentIdOf(stencil)),
    ...(image === null ? [] : [part("Image", image)]),
    part("Hidden", String(stencil.hidden)),
    part("Representation", REPRESENTATIONS[stencil.shape]),
    ...(strokeThickness === null ? [] : [part("StrokeThickness", String(strokeThickness))]),
    ...(strokeDashArray === null ? [] : [part("StrokeDashArray", strokeDashArray)]),
    // The tool gives no place to a picture that is not there.
    ...(image === null && stencil.imageLocation === "centeredOnStencil"
      ? []
      : [part("ImageLocation", IMAGE_LOCATIONS[stencil.imageLocation])]),
    part("Attributes", stencil.attributes.map(attributePart)),
    ...(constraints === undefined ? [] : [constraintsPart(constraints)]),
  ]);
}

export function constraintsPart(constraints: readonly StencilConstraint[]): Part {
  return part(
    "StencilConstraints",
    constraints.map(({ stencil, connection }) =>
      part("StencilConstraint", [
        part("SelectedStencilType", stencil),
        part("SelectedStencilConnection", connection),
      ]),
    ),
  );
}

export function attributePart(attribute: AttributeDefinition): Part {
  return part("Attribute", [
    part("IsInherited", "false"),
    part("Name", attribute.name),
    part("DisplayName", attribute.label),
    part("Mode", attribute.fixed ? "Static" : "Dynamic"),
    part("Type", "List"),
    part("Inheritance", "Virtual"),
    part("AttributeValues", attribute.values.map(valuePart)),
  ]);
}

export function categoryPart(category: ThreatCategory): Part {
  return part("ThreatCategory", [
    part("Name", category.name),
    part("Id", category.id),
    part("ShortDescription", category.shortDescription),
    part("LongDescription", category.longDescription),
  ]);
}

export function definitionPart(definition: ThreatPropertyDefinition): Part {
  const { values } = definition;
  return datumPart(definition, values.length === 0 ? [] : [valuesPart(values.map(valuePart))]);
}

export function valuesPart(values: readonly Part[]): Part {
  return part("Values", values);
}

export function valuePart(value: string): Part {
  return part("Value", value);
}

/** A value that is not given. */
export function nilValuePart(): Part {
  return part("Value", "", ' xsi:nil="true"');
}

function datumPart(
  { name, label, hidden, id, kind }: ThreatPropertyDefinition,
  values: readonly Part[],
): Part {
  return part("ThreatMetaDatum", [
    part("Name", name),
    part("Label", label),
    part("HideFromUI", String(hidden)),
    ...values,
    ...(id === undefined ? [] : [part("Id", id)]),
    part("AttributeType", PROPERTY_KINDS[kind]),
  ]);
}

export function threatTypePart(
  type: ThreatType,
  definitions: ReadonlyMap<string, ThreatPropertyDefinition>,
): Part {
  const { relatedCategoryId } = type;
  return part("ThreatType", [
    part("GenerationFilters", [part("Include", type.include), part("Exclude", type.exclude)]),
    part("Id", type.id),
    part("ShortTitle", type.title),
    part("Category", type.categoryId),
    ...(relatedCategoryId === undefined ? [] : [part("RelatedCategory", relatedCategoryId)]),
    part("Description", type.description),
    part(
      "PropertiesMetaData",
      type.properties.map((property) => typeDatumPart(property, definitions)),
    ),
  ]);
}

/** The value a threat type gives to one threat property. */
export function typeDatumPart(
  { name, value }: ThreatType["properties"][number],
  definitions: ReadonlyMap<string, ThreatPropertyDefinition>,
): Part {
  const only = value === null ? nilValuePart() : valuePart(value);
  return datumPart(definitionOf(name, definitions), [valuesPart([only])]);
}
