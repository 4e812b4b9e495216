/** Small knowledge bases, spelled as a `.tm7` embeds them. */

import { guid, leaf, namespaces, nil } from "./tm7-text.ts";

interface StencilParts {
  readonly id: string;
  readonly name?: string;
  readonly parent?: string;
  readonly representation?: string;
  readonly image?: string;
  /** Written out; see `stencilAttribute`. */
  readonly attributes?: readonly string[];
}

export function stencilAttribute(
  name: string,
  label: string,
  values: readonly string[],
  mode = "Dynamic",
): string {
  const written = values.map((value) => leaf("d:Value", value)).join("");
  return (
    `<a:Attribute><a:IsExtension>false</a:IsExtension>` +
    `<a:AttributeValues xmlns:d="${namespaces.interfaces}">${written}</a:AttributeValues>` +
    `${leaf("a:DisplayName", label)}<a:Inheritance>Virtual</a:Inheritance>${leaf("a:Mode", mode)}` +
    `${leaf("a:Name", name)}<a:Type>List</a:Type></a:Attribute>`
  );
}

function stencil(parts: StencilParts): string {
  return (
    `<a:ElementType><a:IsExtension>false</a:IsExtension>` +
    `<a:Attributes>${(parts.attributes ?? []).join("")}</a:Attributes><a:AvailableToBaseModels/>` +
    `${nil("a:Behavior")}<a:Description/><a:Hidden>false</a:Hidden>${leaf("a:Id", parts.id)}` +
    `<a:ImageLocation>Centered on stencil</a:ImageLocation>${leaf("a:ImageSource", parts.image ?? "")}` +
    `${nil("a:ImageStream")}${leaf("a:Name", parts.name ?? parts.id)}` +
    leaf("a:ParentId", parts.parent ?? "ROOT") +
    `${leaf("a:Representation", parts.representation ?? "Inherited")}${nil("a:Shape")}</a:ElementType>`
  );
}

/** A threat property of the template or, with one value, of a threat type. `kind` empty = written by 2016. */
export function datum(
  name: string,
  label: string,
  values: readonly (string | null)[],
  kind = "0",
): string {
  const written = values.map((value) =>
    value === null ? nil("d:string") : leaf("d:string", value),
  );
  return (
    `<ThreatMetaDatum xmlns="${namespaces.model}">${leaf("Name", name)}${leaf("Label", label)}` +
    `<HideFromUI>false</HideFromUI><Values xmlns:d="${namespaces.arrays}">${written.join("")}</Values>` +
    `${nil("Id")}${kind === "" ? "" : leaf("AttributeType", kind)}</ThreatMetaDatum>`
  );
}

interface ThreatTypeParts {
  readonly id: string;
  readonly title?: string;
  readonly include?: string;
  readonly exclude?: string;
  readonly data?: readonly string[];
}

function threatType(parts: ThreatTypeParts): string {
  return (
    `<a:ThreatType><a:IsExtension>false</a:IsExtension><a:Category>S</a:Category>` +
    `<a:Description>About {source.Name}</a:Description><a:GenerationFilters>` +
    `${leaf("a:Exclude", parts.exclude ?? "")}${leaf("a:Include", parts.include ?? "flow is 'ROOT'")}` +
    `</a:GenerationFilters>${leaf("a:Id", parts.id)}` +
    `<a:PropertiesMetaData>${(parts.data ?? []).join("")}</a:PropertiesMetaData>` +
    `${nil("a:RelatedCategory")}${leaf("a:ShortTitle", parts.title ?? parts.id)}</a:ThreatType>`
  );
}

export interface KnowledgeBaseParts {
  readonly name?: string;
  readonly generic?: readonly StencilParts[];
  readonly standard?: readonly StencilParts[];
  readonly threatTypes?: readonly ThreatTypeParts[];
  /** Written out; see `datum`. */
  readonly data?: readonly string[];
}

/** A knowledge base as a `.tm7` embeds it. */
export function knowledgeBase(parts: KnowledgeBaseParts = {}): string {
  const { generic = [], standard = [], threatTypes = [] } = parts;
  const data = parts.data ?? [datum("Title", "Title", [])];
  return (
    `<KnowledgeBase z:Id="i9" xmlns:a="${namespaces.knowledgeBase}" xmlns:z="${namespaces.serialization}">` +
    `<a:GenericElements>${generic.map(stencil).join("")}</a:GenericElements><a:Manifest>` +
    `<a:Author>Author</a:Author>${leaf("a:Id", guid(90))}${leaf("a:Name", parts.name ?? "Small")}` +
    `<a:Version>1.0.0.1</a:Version></a:Manifest>` +
    `<a:StandardElements>${standard.map(stencil).join("")}</a:StandardElements><a:ThreatCategories>` +
    `<a:ThreatCategory><a:IsExtension>false</a:IsExtension><a:Id>S</a:Id><a:LongDescription>Long` +
    `</a:LongDescription><a:Name>Spoofing</a:Name><a:ShortDescription>Short</a:ShortDescription>` +
    `</a:ThreatCategory></a:ThreatCategories><a:ThreatMetaData>` +
    `<IsPriorityUsed xmlns="${namespaces.model}">true</IsPriorityUsed><IsStatusUsed xmlns="${namespaces.model}">true` +
    `</IsStatusUsed><PropertiesMetaData xmlns="${namespaces.model}">${data.join("")}</PropertiesMetaData>` +
    `</a:ThreatMetaData><a:ThreatTypes>${threatTypes.map(threatType).join("")}</a:ThreatTypes>` +
    `</KnowledgeBase>`
  );
}
