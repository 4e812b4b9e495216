/**
 * Small `.tm7` texts, spelled the way the tool spells them (one line, no declaration). Every part is text, so a
 * test can break it by replacing something in it.
 */

import { datum, knowledgeBase } from "./knowledge-base.ts";
import { guid, leaf, namespaces, nil, nilGuid } from "./tm7-text.ts";

function property(itemClass: string, label: string, name: string, rest: string): string {
  return (
    `<a:anyType i:type="b:${itemClass}" xmlns:b="${namespaces.knowledgeBase}">` +
    `${leaf("b:DisplayName", label)}${leaf("b:Name", name)}${rest}</a:anyType>`
  );
}

function stringValue(value: string): string {
  return leaf("b:Value", value, ` i:type="c:string" xmlns:c="${namespaces.schema}"`);
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
    `<b:Value i:type="c:boolean" xmlns:c="${namespaces.schema}">${value}</b:Value>`,
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
    .map(([name, value]) => `<${name} xmlns="${namespaces.abstracts}">${value}</${name}>`);
  const abstract = ` xmlns="${namespaces.abstracts}"`;
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
  const abstract = ` xmlns="${namespaces.abstracts}"`;
  const nameProperty = textProperty("Name", "", name);
  return (
    `<DrawingSurfaceModel z:Id="i1" xmlns:z="${namespaces.serialization}">` +
    leaf("GenericTypeId", "DRAWINGSURFACE", abstract) +
    leaf("Guid", id, abstract) +
    `<Properties${abstract} xmlns:a="${namespaces.arrays}">${heading("Diagram")}${nameProperty}</Properties>` +
    leaf("TypeId", "DRAWINGSURFACE", abstract) +
    `<Borders xmlns:a="${namespaces.arrays}">${borders.join("")}</Borders>` +
    (parts.header ?? leaf("Header", name)) +
    `<Lines xmlns:a="${namespaces.arrays}">${lines.join("")}</Lines>` +
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
    `<a:Value xmlns:b="${namespaces.knowledgeBase}">${written.join("")}` +
    ["InteractionString", "StateInformation", "Title"]
      .filter((name) => !(name in members))
      .map((name) => nil(`b:${name}`))
      .join("") +
    `<b:Properties>${values.join("")}</b:Properties></a:Value></a:KeyValueOfstringThreatpc_P0_PhOB>`
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
    `<a:Validation><a:ElementGuids xmlns:b="${namespaces.arrays}">${guids}</a:ElementGuids>` +
    `<a:Enabled>true</a:Enabled><a:Guid>${nilGuid}</a:Guid><a:IssueGuid>${guid(80)}</a:IssueGuid>` +
    `<a:Items/>${leaf("a:Message", message)}<a:Source/><a:SourceGuid>${guid(1)}</a:SourceGuid></a:Validation>`
  );
}

/** A whole `.tm7`. */
export function tm7(parts: ModelParts = {}): string {
  const { diagrams = [], threats = [], notes = [], validations = [], information = {} } = parts;
  const meta = Object.entries(information).map(([name, text]) => leaf(name, text));
  return (
    `<ThreatModel xmlns="${namespaces.model}" xmlns:i="${namespaces.instance}">` +
    `<DrawingSurfaceList>${diagrams.join("")}</DrawingSurfaceList>` +
    `<MetaInformation>${meta.join("")}</MetaInformation><Notes>${notes.join("")}</Notes>` +
    `<ThreatInstances xmlns:a="${namespaces.arrays}">${threats.join("")}</ThreatInstances>` +
    (parts.generation ?? "<ThreatGenerationEnabled>true</ThreatGenerationEnabled>") +
    `<Validations xmlns:a="${namespaces.knowledgeBase}">${validations.join("")}</Validations>` +
    `<Version>4.3</Version>${parts.knowledgeBase ?? ""}` +
    `<Profile><PromptedKb xmlns=""/></Profile></ThreatModel>`
  );
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
