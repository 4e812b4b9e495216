/** In which order the tool writes the children of each element of a `.tb7` (file-format notes, 3.2). */

export const ROOT_ORDER = [
  "Manifest",
  "ThreatMetaData",
  "GenericElements",
  "StandardElements",
  "ThreatCategories",
  "ThreatTypes",
];
export const META_ORDER = ["IsPriorityUsed", "IsStatusUsed", "PropertiesMetaData"];
export const STENCIL_ORDER = [
  "Name",
  "ID",
  "Description",
  "ParentElement",
  "Image",
  "ImageStream",
  "Hidden",
  "Behavior",
  "Shape",
  "Representation",
  "StrokeThickness",
  "StrokeDashArray",
  "ImageLocation",
  "Attributes",
  "StencilConstraints",
];
export const ATTRIBUTE_ORDER = [
  "Id",
  "IsInherited",
  "IsOverrided",
  "Name",
  "DisplayName",
  "Mode",
  "Type",
  "Inheritance",
  "AttributeValues",
];
export const DATUM_ORDER = [
  "Name",
  "Label",
  "HideFromUI",
  "Values",
  "Description",
  "Id",
  "AttributeType",
];
export const CATEGORY_ORDER = ["Name", "Id", "ShortDescription", "LongDescription"];
export const FILTER_ORDER = ["Include", "Exclude"];
export const TYPE_ORDER = [
  "GenerationFilters",
  "Id",
  "ShortTitle",
  "Category",
  "RelatedCategory",
  "Description",
  "PropertiesMetaData",
];
