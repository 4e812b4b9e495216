/**
 * The rules a `.tm7` must keep for the tool to open it, one by one, written down from the notes on the format and
 * not from the writer: children in their order and namespaces, spelling, numbers of objects, keys, ports, layout.
 */

import type { XmlDocument, XmlElement } from "../../shared/formats/xml.ts";
import { namespaces, nilGuid } from "./tm7-text.ts";

const M = namespaces.model;
const ABS = namespaces.abstracts;
const KB = namespaces.knowledgeBase;
const ARR = namespaces.arrays;
const IF = namespaces.interfaces;

/** Children in order, `?` marks those that may be missing; `*` = any number of one name. */
interface Shape {
  readonly namespace: string;
  readonly children: readonly string[];
}

const ITEM = ["GenericTypeId", "Guid", "Properties", "TypeId"];
const RECTANGLE = ["Height", "Left", "StrokeDashArray", "StrokeThickness", "Top", "Width"];
const CURVE = [
  ...["HandleX", "HandleY", "PortSource", "PortTarget", "SourceGuid", "SourceX", "SourceY"],
  ...["StrokeDashArray?", "StrokeThickness?", "TargetGuid", "TargetX", "TargetY"],
];
const DATUM = ["Name", "Label", "HideFromUI", "Values", "Id", "AttributeType?"];

/** By the path of local names from the root, where `[...]` is the class of the element. */
const SHAPES: readonly (readonly [RegExp, Shape])[] = [
  [
    /^$/,
    {
      namespace: M,
      children: [
        ...["DrawingSurfaceList", "MetaInformation", "Notes", "ThreatInstances"],
        ...["ThreatGenerationEnabled", "Validations", "Version", "KnowledgeBase?", "Profile"],
      ],
    },
  ],
  [/^\/DrawingSurfaceList$/, { namespace: M, children: ["DrawingSurfaceModel*"] }],
  [
    /^\/MetaInformation$/,
    {
      namespace: M,
      children: [
        ...["Assumptions", "Contributors", "ExternalDependencies", "HighLevelSystemDescription"],
        ...["Owner", "Reviewer", "ThreatModelName"],
      ],
    },
  ],
  [/^\/Notes$/, { namespace: M, children: ["Note*"] }],
  [/\/Note$/, { namespace: M, children: ["AddedBy", "Date", "Id", "Message"] }],
  [/\/(?:Borders|Lines)$/, { namespace: ARR, children: ["KeyValueOfguidanyType*"] }],
  [/\/KeyValueOfguidanyType$/, { namespace: ARR, children: ["Key", "Value"] }],
  [
    /\/Value\[(?:StencilEllipse|StencilRectangle|StencilParallelLines|BorderBoundary)\]$/,
    { namespace: ABS, children: [...ITEM, ...RECTANGLE] },
  ],
  [/\/Value\[(?:Connector|LineBoundary)\]$/, { namespace: ABS, children: [...ITEM, ...CURVE] }],
  [/^\/Drawing.*\/Properties$/, { namespace: ARR, children: ["anyType*"] }],
  [
    /\/anyType\[(?:Static)?ListDisplayAttribute\]$/,
    { namespace: KB, children: ["DisplayName", "Name", "Value", "SelectedIndex"] },
  ],
  [
    /\/anyType\[(?:Header|String|Boolean|CustomString)DisplayAttribute\]$/,
    { namespace: KB, children: ["DisplayName", "Name", "Value"] },
  ],
  [/\/Value\[ArrayOfstring\]$/, { namespace: ARR, children: ["string*"] }],
  [/^\/ThreatInstances$/, { namespace: ARR, children: ["KeyValueOfstringThreatpc_P0_PhOB*"] }],
  [/\/KeyValueOfstringThreatpc_P0_PhOB$/, { namespace: ARR, children: ["Key", "Value"] }],
  [
    /\/KeyValueOfstringThreatpc_P0_PhOB\/Value$/,
    {
      namespace: KB,
      children: [
        ...["ChangedBy", "DrawingSurfaceGuid", "FlowGuid", "Id", "InteractionKey"],
        ...["InteractionString", "ModifiedAt", "Priority", "Properties", "SourceGuid", "State"],
        ...["StateInformation", "TargetGuid", "Title", "TypeId", "Upgraded"],
        ...["UserThreatCategory", "UserThreatDescription", "UserThreatShortDescription", "Wide"],
      ],
    },
  ],
  [/^\/Threat.*\/Properties$/, { namespace: ARR, children: ["KeyValueOfstringstring*"] }],
  [/\/KeyValueOfstringstring$/, { namespace: ARR, children: ["Key", "Value"] }],
  [/^\/Validations$/, { namespace: KB, children: ["Validation*"] }],
  [
    /\/Validation$/,
    {
      namespace: KB,
      children: [
        ...["ElementGuids", "Enabled", "Guid", "IssueGuid", "Items", "Message", "Source"],
        "SourceGuid",
      ],
    },
  ],
  [/\/ElementGuids$/, { namespace: ARR, children: ["guid*"] }],
  [
    /^\/KnowledgeBase$/,
    {
      namespace: KB,
      children: [
        ...["GenericElements", "Manifest", "StandardElements", "ThreatCategories"],
        ...["ThreatMetaData", "ThreatTypes"],
      ],
    },
  ],
  [/\/Manifest$/, { namespace: KB, children: ["Author", "Id", "Name", "Version"] }],
  [/\/(?:Generic|Standard)Elements$/, { namespace: KB, children: ["ElementType*"] }],
  [
    /\/ElementType$/,
    {
      namespace: KB,
      children: [
        ...["IsExtension", "Attributes", "AvailableToBaseModels", "Behavior", "Description"],
        ...["Hidden", "Id", "ImageLocation", "ImageSource", "ImageStream", "Name", "ParentId"],
        ...["Representation", "Shape", "StencilConstraints?", "StrokeDashArray?"],
        "StrokeThickness?",
      ],
    },
  ],
  [/\/Attributes$/, { namespace: KB, children: ["Attribute*"] }],
  [
    /\/Attribute$/,
    {
      namespace: KB,
      children: [
        ...["IsExtension", "AttributeValues", "DisplayName", "Inheritance", "Mode", "Name", "Type"],
      ],
    },
  ],
  [/\/AttributeValues$/, { namespace: IF, children: ["Value*"] }],
  [/\/StencilConstraints$/, { namespace: KB, children: ["StencilConstraint*"] }],
  [
    /\/StencilConstraint$/,
    {
      namespace: KB,
      children: ["IsExtension", "SelectedStencilConnection", "SelectedStencilType"],
    },
  ],
  [/\/ThreatCategories$/, { namespace: KB, children: ["ThreatCategory*"] }],
  [
    /\/ThreatCategory$/,
    {
      namespace: KB,
      children: ["IsExtension", "Id", "LongDescription", "Name", "ShortDescription"],
    },
  ],
  [
    /\/ThreatMetaData$/,
    { namespace: M, children: ["IsPriorityUsed", "IsStatusUsed", "PropertiesMetaData"] },
  ],
  [/\/PropertiesMetaData$/, { namespace: M, children: ["ThreatMetaDatum*"] }],
  [/\/ThreatMetaDatum$/, { namespace: M, children: DATUM }],
  [/\/Values$/, { namespace: ARR, children: ["string*"] }],
  [/\/ThreatTypes$/, { namespace: KB, children: ["ThreatType*"] }],
  [
    /\/ThreatType$/,
    {
      namespace: KB,
      children: [
        ...["IsExtension", "Category", "Description", "GenerationFilters", "Id"],
        ...["PropertiesMetaData", "RelatedCategory", "ShortTitle"],
      ],
    },
  ],
  [/\/GenerationFilters$/, { namespace: KB, children: ["Exclude", "Include"] }],
  [/^\/Profile$/, { namespace: "", children: ["PromptedKb"] }],
];

/** A diagram mixes two namespaces. */
const SURFACE: readonly (readonly [string, string])[] = [
  ["GenericTypeId", ABS],
  ["Guid", ABS],
  ["Properties", ABS],
  ["TypeId", ABS],
  ["Borders", M],
  ["Header", M],
  ["Lines", M],
  ["Zoom", M],
];

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PORTS =
  /^(?:North|South|East|West|NorthEast|NorthWest|SouthEast|SouthWest|None)$/;
const STATES = /^(?:AutoGenerated|NeedsInvestigation|NotApplicable|Mitigated)$/;
const FLAG = /^(?:true|false)$/;

/** What a file breaks, each with its place; nothing for one the tool may have written. */
export function brokenRules(document: XmlDocument): readonly string[] {
  const check = new RuleCheck(document);
  return check.run();
}

class RuleCheck {
  readonly #document: XmlDocument;
  readonly #broken = new Map<string, number>();

  constructor(document: XmlDocument) {
    this.#document = document;
  }

  run(): readonly string[] {
    const { root, text, byteOrderMark, encoding } = this.#document;
    this.#must(encoding === "utf-8" && !byteOrderMark, "UTF-8 without a byte order mark");
    this.#must(root.start === 0 && root.end === text.length, "nothing around the root");
    this.#must(
      attributesOf(root) === `xmlns="${M}" xmlns:i="${namespaces.instance}"`,
      "the root declares the model's namespace and i",
    );
    this.#spelling(text);
    this.#visit(root, "");
    this.#numbers(root);
    for (const surface of at(root, "DrawingSurfaceList")?.children ?? []) this.#diagram(surface);
    this.#threats(root);
    this.#must(textAt(root, "Version") === "4.3", "the version is 4.3");
    this.#must(FLAG.test(textAt(root, "ThreatGenerationEnabled")), "a flag is true or false");
    return [...this.#broken].map(([rule, count]) => `${rule} (${count})`);
  }

  #must(holds: boolean, rule: string): void {
    if (!holds) this.#broken.set(rule, (this.#broken.get(rule) ?? 0) + 1);
  }

  /** How tags and text are spelled, whatever they mean. */
  #spelling(text: string): void {
    this.#must(!/ \/>/.test(text), "self-closed without a blank");
    this.#must(!/<([^\s<>/]+)[^<>]*><\/\1>/.test(text), "empty elements are self-closed");
    this.#must(!/<[!?]/.test(text), "no declaration, comment, CDATA or instruction");
    this.#must(!text.includes("\r"), "a carriage return is a reference");
    this.#must(!/&(?!amp;|lt;|gt;|#xD;)/.test(withoutTags(text)), "only four references in text");
    this.#must(!/>[^<]*>/.test(text), "no bare bracket in text");
    this.#must(!/\sxmlns:(?![abciz]=)/.test(text), "prefixes a, b, c, i, z");
  }

  #visit(element: XmlElement, path: string): void {
    const isSurface = element.local === "DrawingSurfaceModel";
    if (isSurface) {
      const children = element.children.map(({ local, namespace }) => `${local} ${namespace}`);
      const wanted = SURFACE.map(([local, namespace]) => `${local} ${namespace}`);
      this.#must(children.join() === wanted.join(), "children of a diagram in order");
    } else if (element.children.length > 0) {
      const shape = SHAPES.find(([pattern]) => pattern.test(path))?.[1];
      if (shape === undefined) this.#must(false, `no rule for ${path}`);
      else this.#children(element, path, shape);
    }
    if (element.children.length > 0) {
      this.#must(element.text === "", "no text between elements");
    }
    for (const child of element.children) {
      const type = child.attributes.find(({ name }) => name === "i:type")?.value;
      const itemClass = type === undefined ? "" : `[${type.replace(/^[abc]:/, "")}]`;
      this.#visit(child, `${path}/${child.local}${itemClass}`);
    }
  }

  #children(element: XmlElement, path: string, shape: Shape): void {
    const rest = [...element.children];
    for (const wanted of shape.children) {
      const name = wanted.replace(/[?*]$/, "");
      const next = () => rest[0]?.local === name;
      if (wanted.endsWith("*")) while (next()) rest.shift();
      else if (next()) rest.shift();
      else this.#must(wanted.endsWith("?"), `${name} is missing or late in ${path}`);
    }
    this.#must(rest.length === 0, `${rest[0]?.local ?? ""} is out of place in ${path}`);
    const sameNamespace = element.children.every(({ namespace }) => namespace === shape.namespace);
    this.#must(sameNamespace, `the namespace of what is in ${path}`);
  }

  /** i1, i2, ... on diagrams, items, messages and the template, on nothing else. */
  #numbers(root: XmlElement): void {
    let last = 0;
    const visit = (element: XmlElement, parent: XmlElement | null) => {
      const number = element.attributes.find(({ name }) => name === "z:Id");
      const isObject =
        element.local === "DrawingSurfaceModel" ||
        element.local === "Validation" ||
        element.local === "KnowledgeBase" ||
        (element.local === "Value" && parent?.local === "KeyValueOfguidanyType");
      this.#must(isObject === (number !== undefined), "every object and nothing else is numbered");
      if (number !== undefined) {
        this.#must(number.value === `i${++last}`, "numbers in document order");
        this.#must(number.namespace === namespaces.serialization, "z is the serialization's");
      }
      for (const child of element.children) visit(child, element);
    };
    visit(root, null);
  }

  #diagram(surface: XmlElement): void {
    const header = textAt(surface, "Header");
    this.#must(textAt(surface, "GenericTypeId") === "DRAWINGSURFACE", "the type of a diagram");
    this.#must(textAt(surface, "TypeId") === "DRAWINGSURFACE", "the type of a diagram");
    this.#must(GUID.test(textAt(surface, "Guid")), "ids are lower-case GUIDs");
    this.#must(Number(textAt(surface, "Zoom")) > 0, "the zoom is a number");
    const [heading, name, ...more] = propertiesOf(surface);
    this.#must(heading?.[0] === "b:HeaderDisplayAttribute", "a diagram begins with a heading");
    this.#must(
      name?.[0] === "b:StringDisplayAttribute" && name[1] === "Name" && name[3] === header,
      "a diagram's Name equals its header",
    );
    this.#must(more.length === 0, "a diagram has no more properties");
    const items = ["Borders", "Lines"].flatMap((list) => at(surface, list)?.children ?? []);
    const shapes = new Set(
      (at(surface, "Borders")?.children ?? []).map((entry) => textAt(entry, "Key")),
    );
    for (const entry of items) this.#item(entry, shapes);
  }

  #item(entry: XmlElement, shapes: ReadonlySet<string>): void {
    const value = at(entry, "Value");
    if (value === null) return;
    const id = textAt(value, "Guid");
    this.#must(GUID.test(id), "ids are lower-case GUIDs");
    this.#must(textAt(entry, "Key") === id, "the key of an item is its id");
    const itemClass = value.attributes.find(({ name }) => name === "i:type")?.value ?? "";
    const whole = /^(?:Height|Left|Top|Width|(?:Handle|Source|Target)[XY])$/;
    for (const child of value.children) {
      if (!whole.test(child.local)) continue;
      this.#must(/^-?\d+$/.test(child.text) && child.text !== "-0", "coordinates are whole");
    }
    if (itemClass === "Connector" || itemClass === "LineBoundary") {
      for (const end of ["Source", "Target"]) {
        const attached = textAt(value, `${end}Guid`);
        this.#must(PORTS.test(textAt(value, `Port${end}`)), "ports have eight names or none");
        if (itemClass === "Connector") {
          this.#must(attached === nilGuid || shapes.has(attached), "ends are on the diagram");
        } else {
          this.#must(attached === nilGuid, "a boundary line is attached to nothing");
          this.#must(textAt(value, `Port${end}`) === "None", "a boundary line has no ports");
        }
      }
    }
    this.#layout(value, itemClass);
  }

  /** Heading, Name, Dataflow Order, scope: the rest is what the template says. */
  #layout(value: XmlElement, itemClass: string): void {
    const properties = propertiesOf(value);
    for (const property of at(value, "Properties")?.children ?? []) this.#property(property);
    const names = properties.map(([, label, name]) => `${label}|${name}`);
    const isHeading = properties[0]?.[0] === "b:HeaderDisplayAttribute";
    this.#must(names.indexOf("Name|") === (isHeading ? 1 : 0), "the name follows the heading");
    const scope = names.findIndex((name) => name.endsWith("71f3d9aa-b8ef-4e54-8126-607a1d903103"));
    const reason = names.findIndex((name) => name.endsWith("752473b6-52d4-4776-9a24-202153f7d579"));
    if (itemClass === "BorderBoundary" || itemClass === "LineBoundary") {
      this.#must(scope === -1 && reason === -1, "boundaries have no scope");
    } else if (scope !== -1) {
      const order = names.findIndex((name) =>
        name.endsWith("15ccd509-98eb-49ad-b9c2-b4a2926d1780"),
      );
      const after = Math.max(names.indexOf("Name|"), order);
      this.#must(scope === after + 1 && reason === scope + 1, "the scope follows the name");
    }
  }

  #property(property: XmlElement): void {
    const itemClass = property.attributes.find(({ name }) => name === "i:type")?.value ?? "";
    const value = at(property, "Value");
    const type = value?.attributes.find(({ name }) => name === "i:type")?.value ?? null;
    switch (itemClass) {
      case "b:HeaderDisplayAttribute":
        this.#must(isNil(value), "a heading has a nil value");
        return;
      case "b:StringDisplayAttribute":
      case "b:CustomStringDisplayAttribute":
        this.#must(type === "c:string", "a text is a c:string");
        return;
      case "b:BooleanDisplayAttribute":
        this.#must(type === "c:boolean" && FLAG.test(value?.text ?? ""), "a flag is a c:boolean");
        return;
      case "b:ListDisplayAttribute":
      case "b:StaticListDisplayAttribute": {
        this.#must(type === "a:ArrayOfstring", "a list is an a:ArrayOfstring");
        const selected = Number(textAt(property, "SelectedIndex"));
        const fits = selected >= -1 && selected < (value?.children.length ?? 0);
        this.#must(Number.isInteger(selected) && fits, "the selected option is there");
        return;
      }
      default:
        this.#must(false, `no class ${itemClass} of properties`);
    }
  }

  #threats(root: XmlElement): void {
    const metaData = at(root, "KnowledgeBase", "ThreatMetaData", "PropertiesMetaData");
    const order = metaData?.children.map((datum) => textAt(datum, "Name")) ?? [];
    const keys = new Set<string>();
    const numbers = new Set<string>();
    for (const entry of at(root, "ThreatInstances")?.children ?? []) {
      const value = at(entry, "Value");
      if (value === null) continue;
      const key = textAt(entry, "Key");
      this.#must(!keys.has(key), "no key twice");
      keys.add(key);
      const read = (name: string) => textAt(value, name);
      const ends = [read("SourceGuid"), read("FlowGuid"), read("TargetGuid")];
      this.#must(key === read("TypeId") + ends.join(""), "a threat's key is type and ends");
      this.#must(read("InteractionKey") === ends.join(":"), "the interaction key is the ends");
      this.#must(/^-?\d+$/.test(read("Id")) && !numbers.has(read("Id")), "own numbers");
      numbers.add(read("Id"));
      this.#must(STATES.test(read("State")), "states have four names");
      this.#must(read("Upgraded") === "false" && read("Wide") === "false", "never wide");
      const legacy = ["InteractionString", "StateInformation", "Title", "UserThreatCategory"];
      for (const name of [...legacy, "UserThreatDescription", "UserThreatShortDescription"]) {
        this.#must(isNil(at(value, name)), "legacy members are nil");
      }
      const properties = new Map(
        at(value, "Properties")?.children.map((one) => [textAt(one, "Key"), textAt(one, "Value")]),
      );
      const known = [...properties.keys()].filter((name) => order.includes(name));
      const places = known.map((name) => order.indexOf(name));
      const rises = places.every((place, index) => index === 0 || place > (places[index - 1] ?? -1));
      this.#must(order.length === 0 || rises, "properties in the template's order");
      const priority = properties.get("Priority");
      if (priority !== undefined) {
        this.#must(read("Priority") === priority, "the two priorities are equal");
      }
    }
  }
}

function at(element: XmlElement, ...path: readonly string[]): XmlElement | null {
  let found: XmlElement | null = element;
  for (const local of path) {
    found = found?.children.find((child) => child.local === local) ?? null;
  }
  return found;
}

function textAt(element: XmlElement, local: string): string {
  return at(element, local)?.text ?? "";
}

function isNil(element: XmlElement | null): boolean {
  return (
    element !== null &&
    element.selfClosed &&
    element.attributes.some(({ name, value }) => name === "i:nil" && value === "true")
  );
}

/** Class, label, name and text of every property. */
function propertiesOf(owner: XmlElement): readonly (readonly [string, string, string, string])[] {
  const all = at(owner, "Properties")?.children ?? [];
  return all.map((property) => [
    property.attributes.find(({ name }) => name === "i:type")?.value ?? "",
    textAt(property, "DisplayName"),
    textAt(property, "Name"),
    textAt(property, "Value"),
  ]);
}

function attributesOf(element: XmlElement): string {
  return element.attributes.map(({ name, value }) => `${name}="${value}"`).join(" ");
}

function withoutTags(text: string): string {
  return text.replace(/<[^<>]*>/g, "");
}
