/**
 * A knowledge base (template) in either of its two spellings: a `.tb7` file and the copy inside a `.tm7`. They
 * say the same under partly different names; the names are the dialect.
 */

import type {
  AttributeDefinition,
  ImageLocation,
  Stencil,
  StencilShape,
  Template,
  TemplateManifest,
  ThreatCategory,
  ThreatPropertyDefinition,
  ThreatType,
} from "../template/template.ts";
import { imageDataUrl } from "./stencil-image.ts";
import { childOf, excerpt, isNil, parseNumber, type XmlContent } from "./xml-content.ts";
import type { XmlElement } from "./xml.ts";

/** Where the two spellings differ. */
export interface KnowledgeBaseDialect {
  readonly manifest: (manifest: XmlElement, content: XmlContent) => TemplateManifest;
  /** Names of an element type's id, parent and image. */
  readonly id: string;
  readonly parent: string;
  readonly image: string;
  /** Name of one value of a threat property. */
  readonly value: string;
}

const SECTIONS = new Set([
  "Manifest",
  "ThreatMetaData",
  "GenericElements",
  "StandardElements",
  "ThreatCategories",
  "ThreatTypes",
]);
const ELEMENT_TYPE = new Set([
  "AvailableToBaseModels",
  "Attributes",
  "Behavior",
  "Description",
  "Hidden",
  "ID",
  "Id",
  "Image",
  "ImageLocation",
  "ImageSource",
  "ImageStream",
  "IsExtension",
  "Name",
  "ParentElement",
  "ParentId",
  "Representation",
  "Shape",
  "StencilConstraints",
  "StrokeDashArray",
  "StrokeThickness",
]);
const ATTRIBUTE = new Set([
  "AttributeValues",
  "DisplayName",
  "Id",
  "Inheritance",
  "IsExtension",
  "IsInherited",
  "IsOverrided",
  "Mode",
  "Name",
  "Type",
]);
const META_DATA = new Set(["IsPriorityUsed", "IsStatusUsed", "PropertiesMetaData"]);
const DATUM = new Set([
  "AttributeType",
  "Description",
  "HideFromUI",
  "Id",
  "Label",
  "Name",
  "Values",
]);
const CATEGORY = new Set(["Id", "IsExtension", "LongDescription", "Name", "ShortDescription"]);
const FILTERS = new Set(["Exclude", "Include"]);
const THREAT_TYPE = new Set([
  "Category",
  "Description",
  "GenerationFilters",
  "Id",
  "IsExtension",
  "PropertiesMetaData",
  "RelatedCategory",
  "ShortTitle",
]);

const SHAPES: ReadonlyMap<string, StencilShape> = new Map([
  ["Ellipse", "ellipse"],
  ["Rectangle", "rectangle"],
  ["ParallelLines", "parallelLines"],
  ["BorderBoundary", "boundaryBox"],
  ["LineBoundary", "boundaryLine"],
  ["Line", "line"],
  ["Annotation", "annotation"],
  ["Inherited", "inherited"],
  ["UndefinedTarget", "undefined"],
]);
const IMAGE_LOCATIONS: ReadonlyMap<string, ImageLocation> = new Map([
  ["Centered on stencil", "centeredOnStencil"],
  ["Lower right of stencil", "lowerRightOfStencil"],
  ["Before label", "beforeLabel"],
  ["Centered below label", "centeredBelowLabel"],
]);
const KINDS: ReadonlyMap<string, ThreatPropertyDefinition["kind"]> = new Map([
  ["0", "text"],
  ["1", "list"],
  ["2", "richText"],
]);

/** Reads a knowledge base; whatever is missing is empty, whatever is not understood goes to the ledger. */
export function readKnowledgeBase(
  base: XmlElement,
  dialect: KnowledgeBaseDialect,
  content: XmlContent,
): Template {
  content.expectOnly(base, SECTIONS);
  const manifest = childOf(base, "Manifest");
  const metaData = childOf(base, "ThreatMetaData");
  if (metaData !== null) content.expectOnly(metaData, META_DATA);
  const stencil = (element: XmlElement) => readStencil(element, dialect, content);
  const place = "template, threat properties";
  return {
    manifest:
      manifest === null
        ? { id: "", name: "", version: "", author: "" }
        : dialect.manifest(manifest, content),
    threatProperties:
      metaData === null
        ? []
        : content
            .itemsOf(metaData, "PropertiesMetaData", "ThreatMetaDatum")
            .map((datum) => readThreatProperty(datum, dialect, content)),
    priorityUsed: metaData === null || content.flagOf(metaData, "IsPriorityUsed", true, place),
    statusUsed: metaData === null || content.flagOf(metaData, "IsStatusUsed", true, place),
    stencils: [
      ...content.itemsOf(base, "GenericElements", "ElementType").map(stencil),
      ...content.itemsOf(base, "StandardElements", "ElementType").map(stencil),
    ],
    categories: content
      .itemsOf(base, "ThreatCategories", "ThreatCategory")
      .map((category) => readCategory(category, content)),
    threatTypes: content
      .itemsOf(base, "ThreatTypes", "ThreatType")
      .map((type) => readThreatType(type, dialect, content)),
  };
}

function readStencil(
  element: XmlElement,
  dialect: KnowledgeBaseDialect,
  content: XmlContent,
): Stencil {
  content.expectOnly(element, ELEMENT_TYPE);
  const name = content.textOf(element, "Name") ?? "";
  const id = content.idOf(element, dialect.id);
  const parent = content.idOf(element, dialect.parent);
  const place = `template, stencil ${excerpt(name)} (${id})`;
  const thickness = content.wordOf(element, "StrokeThickness");
  const strokeThickness = parseNumber(thickness);
  if (thickness !== "" && strokeThickness === null) {
    content.note("approximated", place, `StrokeThickness is ${excerpt(thickness)}; left out.`);
  }
  const read: Stencil = {
    id,
    name,
    description: content.textOf(element, "Description") ?? "",
    parentId: parent === "" || parent === "ROOT" ? null : parent,
    hidden: content.flagOf(element, "Hidden", false, place),
    shape: choose(element, "Representation", SHAPES, "undefined", place, content),
    image: readImage(content.wordOf(element, dialect.image), place, content),
    imageLocation: choose(
      element,
      "ImageLocation",
      IMAGE_LOCATIONS,
      "centeredOnStencil",
      place,
      content,
    ),
    strokeDashArray: content.wordOf(element, "StrokeDashArray") || null,
    strokeThickness,
    ...readConstraints(element, content),
    attributes: content
      .itemsOf(element, "Attributes", "Attribute")
      .map((attribute) => readAttribute(attribute, place, content)),
  };
  return content.remember(read, element);
}

const CONSTRAINT = new Set(["IsExtension", "SelectedStencilConnection", "SelectedStencilType"]);

function readConstraints(element: XmlElement, content: XmlContent): Pick<Stencil, "constraints"> {
  if (childOf(element, "StencilConstraints") === null) return {};
  const constraints = content
    .itemsOf(element, "StencilConstraints", "StencilConstraint")
    .map((constraint) => {
      content.expectOnly(constraint, CONSTRAINT);
      return {
        stencil: content.wordOf(constraint, "SelectedStencilType"),
        connection: content.wordOf(constraint, "SelectedStencilConnection"),
      };
    });
  return { constraints };
}

function choose<Value extends string>(
  element: XmlElement,
  local: string,
  values: ReadonlyMap<string, Value>,
  fallback: Value,
  place: string,
  content: XmlContent,
): Value {
  const word = content.wordOf(element, local);
  const value = values.get(word);
  if (value !== undefined) return value;
  if (word !== "") {
    content.note(
      "approximated",
      place,
      `${local} ${excerpt(word)} is unknown; read as ${fallback}.`,
    );
  }
  return fallback;
}

function readImage(base64: string, place: string, content: XmlContent): string | null {
  if (base64 === "") return null;
  const image = imageDataUrl(base64);
  if (image === null) {
    content.note("kept", place, "The image is of no known kind and is not shown.");
  }
  return image;
}

function readAttribute(
  element: XmlElement,
  stencilPlace: string,
  content: XmlContent,
): AttributeDefinition {
  content.expectOnly(element, ATTRIBUTE);
  const name = content.wordOf(element, "Name");
  const label = content.textOf(element, "DisplayName") ?? "";
  const mode = content.wordOf(element, "Mode");
  const place = `${stencilPlace}, attribute ${excerpt(label || name)}`;
  if (mode !== "" && mode !== "Dynamic" && mode !== "Static") {
    content.note("approximated", place, `Mode ${excerpt(mode)} is unknown; read as Dynamic.`);
  }
  const type = content.wordOf(element, "Type");
  if (type !== "" && type !== "List") {
    content.note("kept", place, `Type ${excerpt(type)} is unknown; read as a list.`);
  }
  const read: AttributeDefinition = {
    name,
    label,
    fixed: mode === "Static",
    values: content
      .itemsOf(element, "AttributeValues", "Value")
      .map((value) => content.text(value)),
  };
  return content.remember(read, element);
}

function readThreatProperty(
  datum: XmlElement,
  dialect: KnowledgeBaseDialect,
  content: XmlContent,
): ThreatPropertyDefinition {
  content.expectOnly(datum, DATUM);
  const name = content.wordOf(datum, "Name");
  const place = `template, threat property ${excerpt(name)}`;
  const values = content
    .itemsOf(datum, "Values", dialect.value)
    .filter((value) => !isNil(value))
    .map((value) => content.text(value));
  const type = content.wordOf(datum, "AttributeType");
  let kind = KINDS.get(type);
  if (kind === undefined) {
    // The 2016 tool did not store the kind; it offered a choice where there was more than one value.
    kind = values.length > 1 ? "list" : "text";
    if (type !== "") {
      content.note(
        "approximated",
        place,
        `AttributeType ${excerpt(type)} is unknown; read as ${kind}.`,
      );
    }
  }
  const id = content.textOf(datum, "Id");
  const read: ThreatPropertyDefinition = {
    ...(id === null ? {} : { id }),
    name,
    label: content.textOf(datum, "Label") ?? "",
    hidden: content.flagOf(datum, "HideFromUI", false, place),
    kind,
    values,
  };
  return content.remember(read, datum);
}

function readCategory(category: XmlElement, content: XmlContent): ThreatCategory {
  content.expectOnly(category, CATEGORY);
  const read: ThreatCategory = {
    id: content.idOf(category, "Id"),
    name: content.textOf(category, "Name") ?? "",
    shortDescription: content.textOf(category, "ShortDescription") ?? "",
    longDescription: content.textOf(category, "LongDescription") ?? "",
  };
  return content.remember(read, category);
}

function readThreatType(
  type: XmlElement,
  dialect: KnowledgeBaseDialect,
  content: XmlContent,
): ThreatType {
  content.expectOnly(type, THREAT_TYPE);
  const id = content.idOf(type, "Id");
  const related = content.textOf(type, "RelatedCategory");
  const filters = childOf(type, "GenerationFilters");
  if (filters !== null) content.expectOnly(filters, FILTERS);
  const read: ThreatType = {
    id,
    title: content.textOf(type, "ShortTitle") ?? "",
    categoryId: content.idOf(type, "Category"),
    ...(related === null ? {} : { relatedCategoryId: related }),
    description: content.textOf(type, "Description") ?? "",
    include: filters === null ? "" : (content.textOf(filters, "Include") ?? ""),
    exclude: filters === null ? "" : (content.textOf(filters, "Exclude") ?? ""),
    properties: content.itemsOf(type, "PropertiesMetaData", "ThreatMetaDatum").map((datum) => {
      content.expectOnly(datum, DATUM);
      const name = content.wordOf(datum, "Name");
      const values = content.itemsOf(datum, "Values", dialect.value);
      if (values.length > 1) {
        content.note(
          "kept",
          `template, threat type ${id}, ${name}`,
          "Only the first of several values is used.",
        );
      }
      const [first] = values;
      const value = first === undefined || isNil(first) ? null : content.text(first);
      return content.remember({ name, value }, datum);
    }),
  };
  return content.remember(read, type);
}

/**
 * Whether a knowledge base records the kind of its threat properties, as 7.x of the tool does and 2016 does not;
 * null when it has no threat properties to tell by.
 */
export function recordsPropertyKinds(base: XmlElement): boolean | null {
  const metaData = childOf(base, "ThreatMetaData");
  const list = metaData === null ? null : childOf(metaData, "PropertiesMetaData");
  if (list === null || list.children.length === 0) return null;
  return list.children.some((datum) => childOf(datum, "AttributeType") !== null);
}
