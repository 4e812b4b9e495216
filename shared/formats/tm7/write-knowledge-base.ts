/** The copy of the template inside a `.tm7`, spelled anew (file-format notes, 3.3). */

import type {
  AttributeDefinition,
  Stencil,
  Template,
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
import { double, holder, leaf, NAMESPACES, nil, type ObjectNumbers } from "./spelling.ts";

const ARRAYS = ` xmlns:b="${NAMESPACES.arrays}"`;
const NOT_EXTENSION = "<a:IsExtension>false</a:IsExtension>";

/** The `KnowledgeBase` element. Uses the prefix `i` and the model's namespace without one. */
export function knowledgeBaseElement(template: Template, numbers: ObjectNumbers): string {
  const { manifest, stencils } = template;
  const definitions = definitionsByName(template.threatProperties);
  const generic = stencils.filter(({ parentId }) => parentId === null);
  const standard = stencils.filter(({ parentId }) => parentId !== null);
  return [
    `<KnowledgeBase${numbers.next()} xmlns:a="${NAMESPACES.knowledgeBase}" xmlns:z="${NAMESPACES.serialization}">`,
    holder("a:GenericElements", generic.map(stencilElement)),
    holder("a:Manifest", [
      leaf("a:Author", manifest.author),
      leaf("a:Id", manifest.id),
      leaf("a:Name", manifest.name),
      leaf("a:Version", manifest.version),
    ]),
    holder("a:StandardElements", standard.map(stencilElement)),
    holder("a:ThreatCategories", template.categories.map(categoryElement)),
    holder("a:ThreatMetaData", [
      leaf("IsPriorityUsed", String(template.priorityUsed)),
      leaf("IsStatusUsed", String(template.statusUsed)),
      holder("PropertiesMetaData", template.threatProperties.map(definitionElement)),
    ]),
    holder(
      "a:ThreatTypes",
      template.threatTypes.map((type) => threatTypeElement(type, definitions)),
    ),
    "</KnowledgeBase>",
  ].join("");
}

function stencilElement(stencil: Stencil): string {
  const image = imageBase64(stencil);
  const { constraints, strokeDashArray, strokeThickness } = stencil;
  return holder("a:ElementType", [
    NOT_EXTENSION,
    holder("a:Attributes", stencil.attributes.map(attributeElement)),
    `<a:AvailableToBaseModels xmlns:b="${NAMESPACES.externalStorage}"/>`,
    nil("a:Behavior"),
    leaf("a:Description", stencil.description),
    leaf("a:Hidden", String(stencil.hidden)),
    leaf("a:Id", stencil.id),
    // The tool gives no place to a picture that is not there.
    image === null && stencil.imageLocation === "centeredOnStencil"
      ? nil("a:ImageLocation")
      : leaf("a:ImageLocation", IMAGE_LOCATIONS[stencil.imageLocation]),
    image === null ? nil("a:ImageSource") : leaf("a:ImageSource", image),
    nil("a:ImageStream"),
    leaf("a:Name", stencil.name),
    leaf("a:ParentId", parentIdOf(stencil)),
    leaf("a:Representation", REPRESENTATIONS[stencil.shape]),
    nil("a:Shape"),
    ...(constraints === undefined
      ? []
      : [
          holder(
            "a:StencilConstraints",
            constraints.map(({ stencil: type, connection }) =>
              holder("a:StencilConstraint", [
                NOT_EXTENSION,
                leaf("a:SelectedStencilConnection", connection),
                leaf("a:SelectedStencilType", type),
              ]),
            ),
          ),
        ]),
    ...(strokeDashArray === null ? [] : [leaf("a:StrokeDashArray", strokeDashArray)]),
    ...(strokeThickness === null ? [] : [leaf("a:StrokeThickness", double(strokeThickness))]),
  ]);
}

function attributeElement(attribute: AttributeDefinition): string {
  return holder("a:Attribute", [
    NOT_EXTENSION,
    holder(
      "a:AttributeValues",
      attribute.values.map((value) => leaf("b:Value", value)),
      ` xmlns:b="${NAMESPACES.interfaces}"`,
    ),
    leaf("a:DisplayName", attribute.label),
    leaf("a:Inheritance", "Virtual"),
    leaf("a:Mode", attribute.fixed ? "Static" : "Dynamic"),
    leaf("a:Name", attribute.name),
    leaf("a:Type", "List"),
  ]);
}

function categoryElement(category: ThreatCategory): string {
  return holder("a:ThreatCategory", [
    NOT_EXTENSION,
    leaf("a:Id", category.id),
    leaf("a:LongDescription", category.longDescription),
    leaf("a:Name", category.name),
    leaf("a:ShortDescription", category.shortDescription),
  ]);
}

function definitionElement(definition: ThreatPropertyDefinition): string {
  const { values } = definition;
  return datumElement(
    definition,
    values.length === 0
      ? nil("Values", ARRAYS)
      : holder(
          "Values",
          values.map((value) => leaf("b:string", value)),
          ARRAYS,
        ),
  );
}

function datumElement({ name, label, hidden, id, kind }: ThreatPropertyDefinition, values: string) {
  return holder("ThreatMetaDatum", [
    leaf("Name", name),
    leaf("Label", label),
    leaf("HideFromUI", String(hidden)),
    values,
    id === undefined ? nil("Id") : leaf("Id", id),
    leaf("AttributeType", PROPERTY_KINDS[kind]),
  ]);
}

function threatTypeElement(
  type: ThreatType,
  definitions: ReadonlyMap<string, ThreatPropertyDefinition>,
): string {
  const { relatedCategoryId } = type;
  return holder("a:ThreatType", [
    NOT_EXTENSION,
    leaf("a:Category", type.categoryId),
    leaf("a:Description", type.description),
    holder("a:GenerationFilters", [
      leaf("a:Exclude", type.exclude),
      leaf("a:Include", type.include),
    ]),
    leaf("a:Id", type.id),
    holder(
      "a:PropertiesMetaData",
      type.properties.map(({ name, value }) => {
        const only = value === null ? nil("b:string") : leaf("b:string", value);
        return datumElement(definitionOf(name, definitions), holder("Values", [only], ARRAYS));
      }),
    ),
    relatedCategoryId === undefined
      ? nil("a:RelatedCategory")
      : leaf("a:RelatedCategory", relatedCategoryId),
    leaf("a:ShortTitle", type.title),
  ]);
}
