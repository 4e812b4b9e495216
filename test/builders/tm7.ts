/**
 * Small `.tm7` texts, spelled the way the tool spells them (one line, no declaration). Every part is text, so a
 * test can break it by replacing something in it.
 */

const MODEL = "http://schemas.datacontract.org/2004/07/ThreatModeling.Model";
const ABSTRACTS = `${MODEL}.Abstracts`;
const KNOWLEDGE_BASE = "http://schemas.datacontract.org/2004/07/ThreatModeling.KnowledgeBase";
const INTERFACES = "http://schemas.datacontract.org/2004/07/ThreatModeling.Interfaces";
const ARRAYS = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";
const SERIALIZATION = "http://schemas.microsoft.com/2003/10/Serialization/";
const INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
const SCHEMA = "http://www.w3.org/2001/XMLSchema";

export const nilGuid = "00000000-0000-0000-0000-000000000000";

/** A readable GUID: `guid(7)` ends in 7. */
export function guid(number: number): string {
  return `a0000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Text as the tool escapes it: a carriage return becomes a reference, quotes stay. */
export function escapeText(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}

/** An element with text, self-closed when empty. */
function leaf(name: string, text: string, declarations = ""): string {
  return text === ""
    ? `<${name}${declarations}/>`
    : `<${name}${declarations}>${escapeText(text)}</${name}>`;
}

function nil(name: string): string {
  return `<${name} i:nil="true"/>`;
}

function property(itemClass: string, label: string, name: string, rest: string): string {
  return (
    `<a:anyType i:type="b:${itemClass}" xmlns:b="${KNOWLEDGE_BASE}">` +
    `${leaf("b:DisplayName", label)}${leaf("b:Name", name)}${rest}</a:anyType>`
  );
}

function stringValue(value: string): string {
  return leaf("b:Value", value, ` i:type="c:string" xmlns:c="${SCHEMA}"`);
}

export function heading(label: string): string {
  return property("HeaderDisplayAttribute", label, "", nil("b:Value"));
}

export function textProperty(label: string, name: string, value: string): string {
  return property("StringDisplayAttribute", label, name, stringValue(value));
}

export function customProperty(value: string): string {
  return property("CustomStringDisplayAttribute", "", "", stringValue(value));
}

export function flagProperty(label: string, name: string, value: boolean | string): string {
  return property(
    "BooleanDisplayAttribute",
    label,
    name,
    `<b:Value i:type="c:boolean" xmlns:c="${SCHEMA}">${value}</b:Value>`,
  );
}

export function listProperty(
  label: string,
  name: string,
  options: readonly string[],
  selected: number | string = 0,
  itemClass = "ListDisplayAttribute",
): string {
  const values = options.map((option) => leaf("a:string", option)).join("");
  return property(
    itemClass,
    label,
    name,
    `<b:Value i:type="a:ArrayOfstring">${values}</b:Value><b:SelectedIndex>${selected}</b:SelectedIndex>`,
  );
}

/** The usual properties of an element or flow. */
export function usualProperties(
  name: string,
  outOfScope = false,
  reason = "",
  more: readonly string[] = [],
): readonly string[] {
  return [
    heading("Kind"),
    textProperty("Name", "", name),
    flagProperty("Out Of Scope", "71f3d9aa-b8ef-4e54-8126-607a1d903103", outOfScope),
    textProperty("Reason For Out Of Scope", "752473b6-52d4-4776-9a24-202153f7d579", reason),
    ...more,
  ];
}

export interface ItemParts {
  readonly id: string;
  /** Such as StencilEllipse or Connector. */
  readonly itemClass?: string;
  readonly typeId?: string;
  readonly genericTypeId?: string;
  readonly name?: string;
  readonly properties?: readonly string[];
  /** Members by name; overrides the usual ones, and an empty text leaves one out. */
  readonly members?: Readonly<Record<string, string | number>>;
}

function item(parts: ItemParts, itemClass: string, generic: string, usual: ItemParts["members"]) {
  const properties = parts.properties ?? usualProperties(parts.name ?? "");
  const members = Object.entries({ ...usual, ...parts.members })
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `<${name} xmlns="${ABSTRACTS}">${value}</${name}>`);
  const abstract = ` xmlns="${ABSTRACTS}"`;
  return (
    `<a:KeyValueOfguidanyType><a:Key>${parts.id}</a:Key>` +
    `<a:Value i:type="${parts.itemClass ?? itemClass}">` +
    leaf("GenericTypeId", parts.genericTypeId ?? generic, abstract) +
    leaf("Guid", parts.id, abstract) +
    `<Properties${abstract}>${properties.join("")}</Properties>` +
    leaf("TypeId", parts.typeId ?? parts.genericTypeId ?? generic, abstract) +
    `${members.join("")}</a:Value></a:KeyValueOfguidanyType>`
  );
}

/** An entry of `Borders`: a process of 100 x 100 at (0, 0) unless said otherwise. */
export function border(parts: ItemParts): string {
  return item(parts, "StencilEllipse", "GE.P", {
    Height: 100,
    Left: 0,
    StrokeThickness: 1,
    Top: 0,
    Width: 100,
  });
}

/** An entry of `Lines`: a dangling flow from (0, 0) over (50, 50) to (100, 100) unless said otherwise. */
export function line(parts: ItemParts): string {
  return item(parts, "Connector", "GE.DF", {
    HandleX: 50,
    HandleY: 50,
    PortSource: "None",
    PortTarget: "None",
    SourceGuid: nilGuid,
    SourceX: 0,
    SourceY: 0,
    TargetGuid: nilGuid,
    TargetX: 100,
    TargetY: 100,
  });
}

export interface DiagramParts {
  readonly id?: string;
  readonly name?: string;
  readonly zoom?: string;
  readonly borders?: readonly string[];
  readonly lines?: readonly string[];
  /** Replaces the Header element. */
  readonly header?: string;
}

export function diagram(parts: DiagramParts = {}): string {
  const { id = guid(1), name = "Diagram 1", zoom = "1", borders = [], lines = [] } = parts;
  const abstract = ` xmlns="${ABSTRACTS}"`;
  const nameProperty = textProperty("Name", "", name);
  return (
    `<DrawingSurfaceModel z:Id="i1" xmlns:z="${SERIALIZATION}">` +
    leaf("GenericTypeId", "DRAWINGSURFACE", abstract) +
    leaf("Guid", id, abstract) +
    `<Properties${abstract} xmlns:a="${ARRAYS}">${heading("Diagram")}${nameProperty}</Properties>` +
    leaf("TypeId", "DRAWINGSURFACE", abstract) +
    `<Borders xmlns:a="${ARRAYS}">${borders.join("")}</Borders>` +
    (parts.header ?? leaf("Header", name)) +
    `<Lines xmlns:a="${ARRAYS}">${lines.join("")}</Lines>` +
    `${leaf("Zoom", zoom)}</DrawingSurfaceModel>`
  );
}

export interface ThreatParts {
  readonly typeId?: string;
  readonly source?: string;
  readonly flow?: string;
  readonly target?: string;
  readonly diagram?: string;
  /** Replaces the key made of the ids. */
  readonly key?: string;
  /** Members by name; overrides the usual ones, and an empty text leaves one out. */
  readonly members?: Readonly<Record<string, string | number>>;
  readonly properties?: readonly (readonly [name: string, value: string])[];
}

/** A stored threat, untouched unless its members say otherwise. */
export function threat(parts: ThreatParts = {}): string {
  const { typeId = "T1", source = guid(11), flow = guid(21), target = guid(12) } = parts;
  const members = {
    ChangedBy: "",
    DrawingSurfaceGuid: parts.diagram ?? guid(1),
    FlowGuid: flow,
    Id: 1,
    InteractionKey: `${source}:${flow}:${target}`,
    ModifiedAt: "0001-01-01T00:00:00",
    Priority: "High",
    SourceGuid: source,
    State: "AutoGenerated",
    TargetGuid: target,
    TypeId: typeId,
    Upgraded: "false",
    Wide: "false",
    ...parts.members,
  };
  const values = (parts.properties ?? [["Title", "A threat"]]).map(
    ([name, value]) =>
      `<a:KeyValueOfstringstring>${leaf("a:Key", name)}${leaf("a:Value", value)}</a:KeyValueOfstringstring>`,
  );
  const written = Object.entries(members)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => leaf(`b:${name}`, String(value)));
  return (
    `<a:KeyValueOfstringThreatpc_P0_PhOB>` +
    leaf("a:Key", parts.key ?? `${typeId}${source}${flow}${target}`) +
    `<a:Value xmlns:b="${KNOWLEDGE_BASE}">${written.join("")}` +
    ["InteractionString", "StateInformation", "Title"]
      .filter((name) => !(name in members))
      .map((name) => nil(`b:${name}`))
      .join("") +
    `<b:Properties>${values.join("")}</b:Properties></a:Value></a:KeyValueOfstringThreatpc_P0_PhOB>`
  );
}

export interface StencilParts {
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
    `<a:AttributeValues xmlns:d="${INTERFACES}">${written}</a:AttributeValues>` +
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
    `${leaf("a:ParentId", parts.parent ?? "ROOT")}` +
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
    `<ThreatMetaDatum xmlns="${MODEL}">${leaf("Name", name)}${leaf("Label", label)}` +
    `<HideFromUI>false</HideFromUI><Values xmlns:d="${ARRAYS}">${written.join("")}</Values>` +
    `${nil("Id")}${kind === "" ? "" : leaf("AttributeType", kind)}</ThreatMetaDatum>`
  );
}

export interface ThreatTypeParts {
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
    `<KnowledgeBase z:Id="i9" xmlns:a="${KNOWLEDGE_BASE}" xmlns:z="${SERIALIZATION}">` +
    `<a:GenericElements>${generic.map(stencil).join("")}</a:GenericElements><a:Manifest>` +
    `<a:Author>Author</a:Author>${leaf("a:Id", guid(90))}${leaf("a:Name", parts.name ?? "Small")}` +
    `<a:Version>1.0.0.1</a:Version></a:Manifest>` +
    `<a:StandardElements>${standard.map(stencil).join("")}</a:StandardElements><a:ThreatCategories>` +
    `<a:ThreatCategory><a:IsExtension>false</a:IsExtension><a:Id>S</a:Id><a:LongDescription>Long` +
    `</a:LongDescription><a:Name>Spoofing</a:Name><a:ShortDescription>Short</a:ShortDescription>` +
    `</a:ThreatCategory></a:ThreatCategories><a:ThreatMetaData>` +
    `<IsPriorityUsed xmlns="${MODEL}">true</IsPriorityUsed><IsStatusUsed xmlns="${MODEL}">true` +
    `</IsStatusUsed><PropertiesMetaData xmlns="${MODEL}">${data.join("")}</PropertiesMetaData>` +
    `</a:ThreatMetaData><a:ThreatTypes>${threatTypes.map(threatType).join("")}</a:ThreatTypes>` +
    `</KnowledgeBase>`
  );
}

export interface ModelParts {
  readonly diagrams?: readonly string[];
  readonly threats?: readonly string[];
  readonly notes?: readonly string[];
  readonly validations?: readonly string[];
  readonly information?: Readonly<Record<string, string>>;
  /** Written out; `<ThreatGenerationEnabled>true</...>` unless said otherwise. */
  readonly generation?: string;
  /** Written out; none when empty. */
  readonly knowledgeBase?: string;
}

export function note(id: string, message: string): string {
  return `<Note><AddedBy>ME\\me</AddedBy><Date>2022-08-26T09:40:40.1665057+08:00</Date>${leaf("Id", id)}${leaf("Message", message)}</Note>`;
}

export function validation(elementIds: readonly string[], message: string): string {
  const guids = elementIds.map((id) => leaf("b:guid", id)).join("");
  return (
    `<a:Validation><a:ElementGuids xmlns:b="${ARRAYS}">${guids}</a:ElementGuids>` +
    `<a:Enabled>true</a:Enabled><a:Guid>${nilGuid}</a:Guid><a:IssueGuid>${guid(80)}</a:IssueGuid>` +
    `<a:Items/>${leaf("a:Message", message)}<a:Source/><a:SourceGuid>${guid(1)}</a:SourceGuid></a:Validation>`
  );
}

/** A whole `.tm7`. */
export function tm7(parts: ModelParts = {}): string {
  const { diagrams = [], threats = [], notes = [], validations = [], information = {} } = parts;
  const meta = Object.entries(information).map(([name, text]) => leaf(name, text));
  return (
    `<ThreatModel xmlns="${MODEL}" xmlns:i="${INSTANCE}">` +
    `<DrawingSurfaceList>${diagrams.join("")}</DrawingSurfaceList>` +
    `<MetaInformation>${meta.join("")}</MetaInformation><Notes>${notes.join("")}</Notes>` +
    `<ThreatInstances xmlns:a="${ARRAYS}">${threats.join("")}</ThreatInstances>` +
    (parts.generation ?? "<ThreatGenerationEnabled>true</ThreatGenerationEnabled>") +
    `<Validations xmlns:a="${KNOWLEDGE_BASE}">${validations.join("")}</Validations>` +
    `<Version>4.3</Version>${parts.knowledgeBase ?? ""}` +
    `<Profile><PromptedKb xmlns=""/></Profile></ThreatModel>`
  );
}

/** Text as the bytes of a file. */
export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Two processes (11, 12) with a flow (21) between them, a box (13), an arc (22) and one threat. */
export function smallModel(): string {
  const flow = line({
    id: guid(21),
    name: "Request",
    members: {
      SourceGuid: guid(11),
      TargetGuid: guid(12),
      PortSource: "East",
      PortTarget: "West",
    },
  });
  return tm7({
    information: { ThreatModelName: "Small", Owner: "Me & you" },
    diagrams: [
      diagram({
        borders: [
          border({ id: guid(11), name: "Browser" }),
          border({ id: guid(12), name: "Server", members: { Left: 300 } }),
          border({
            id: guid(13),
            itemClass: "BorderBoundary",
            genericTypeId: "GE.TB.B",
            properties: [heading("Box"), textProperty("Name", "", "Inside")],
            members: { Left: 250, Width: 200 },
          }),
        ],
        lines: [
          flow,
          line({
            id: guid(22),
            itemClass: "LineBoundary",
            genericTypeId: "GE.TB.L",
            properties: [textProperty("Name", "", "Border")],
          }),
        ],
      }),
    ],
    threats: [threat()],
    notes: [note("1", "Remember")],
    validations: [validation([guid(21), guid(21)], "Attach it.")],
    knowledgeBase: knowledgeBase({
      generic: [{ id: "GE.P", name: "Process", representation: "Ellipse" }],
      threatTypes: [{ id: "T1", title: "Spoofing", data: [datum("Priority", "Priority", [null])] }],
    }),
  });
}
