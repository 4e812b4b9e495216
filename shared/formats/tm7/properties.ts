/** The property list of an item or diagram: its name, its scope and everything stated of it. */

import { OUT_OF_SCOPE, OUT_OF_SCOPE_REASON } from "../../model/attributes.ts";
import type { Attribute } from "../../model/model.ts";
import { childOf, classOf, excerpt, isNil, parseWhole, type XmlContent } from "../xml-content.ts";
import type { XmlElement } from "../xml.ts";

export interface Properties {
  /** Null when there is no Name property. */
  readonly name: string | null;
  /** All others in stored order, headings and scope included. */
  readonly attributes: readonly Attribute[];
}

export interface Scope {
  readonly outOfScope: boolean;
  readonly outOfScopeReason: string;
  /** What is left when the scope is taken out. */
  readonly attributes: readonly Attribute[];
}

const MEMBERS = new Set(["DisplayName", "Name", "SelectedIndex", "Value"]);

/** Reads `Properties`, taking the first property that is the item's name out of the list. */
export function readProperties(
  owner: XmlElement,
  place: () => string,
  content: XmlContent,
): Properties {
  let name: string | null = null;
  const attributes: Attribute[] = [];
  for (const { attribute } of listProperties(owner, place, content)) {
    if (name === null && isName(attribute)) name = attribute.value;
    else attributes.push(attribute);
  }
  return { name, attributes };
}

/** Every property that is understood, name and scope included, with its place in the file. */
export function listProperties(
  owner: XmlElement,
  place: () => string,
  content: XmlContent,
): readonly { readonly attribute: Attribute; readonly element: XmlElement }[] {
  return content.itemsOf(owner, "Properties", "anyType").flatMap((element) => {
    const attribute = readProperty(element, place, content);
    return attribute === null ? [] : [{ attribute, element }];
  });
}

/** Takes the two scope properties out of a list; the first of each counts. */
export function takeScope(attributes: readonly Attribute[]): Scope {
  let outOfScope: boolean | null = null;
  let outOfScopeReason: string | null = null;
  const rest = attributes.filter((attribute) => {
    if (outOfScope === null && isScope(attribute)) {
      outOfScope = attribute.value;
      return false;
    }
    if (outOfScopeReason === null && isScopeReason(attribute)) {
      outOfScopeReason = attribute.value;
      return false;
    }
    return true;
  });
  return {
    outOfScope: outOfScope ?? false,
    outOfScopeReason: outOfScopeReason ?? "",
    attributes: rest,
  };
}

/** 2016 and imitators sometimes repeat the display name as the name. */
export function isName(attribute: Attribute): attribute is Attribute & { kind: "text" } {
  if (attribute.kind !== "text") return false;
  return attribute.label === "Name" && (attribute.name === "" || attribute.name === "Name");
}

/** Whether a property says that its item is out of scope. */
export function isScope(attribute: Attribute): attribute is Attribute & { kind: "boolean" } {
  return attribute.kind === "boolean" && attribute.name === OUT_OF_SCOPE;
}

/** Whether a property says why its item is out of scope. */
export function isScopeReason(attribute: Attribute): attribute is Attribute & { kind: "text" } {
  return attribute.kind === "text" && attribute.name === OUT_OF_SCOPE_REASON;
}

function readProperty(
  property: XmlElement,
  place: () => string,
  content: XmlContent,
): Attribute | null {
  content.expectOnly(property, MEMBERS);
  const name = content.wordOf(property, "Name");
  const label = content.textOf(property, "DisplayName") ?? "";
  const kind = classOf(property);
  switch (kind) {
    case "HeaderDisplayAttribute":
      return { kind: "heading", name, label };
    case "StringDisplayAttribute":
      return { kind: "text", name, label, value: content.textOf(property, "Value") ?? "" };
    case "CustomStringDisplayAttribute":
      return { kind: "custom", name, label, value: content.textOf(property, "Value") ?? "" };
    case "BooleanDisplayAttribute": {
      const where = `${place()}, property ${excerpt(label || name)}`;
      return {
        kind: "boolean",
        name,
        label,
        value: content.flagOf(property, "Value", false, where),
      };
    }
    case "ListDisplayAttribute":
    case "StaticListDisplayAttribute": {
      const fixed = kind === "StaticListDisplayAttribute";
      return {
        kind: "list",
        name,
        label,
        fixed,
        ...readOptions(property, label || name, place, content),
      };
    }
    default:
      content.note(
        "kept",
        `${place()}, property ${excerpt(label || name)}`,
        `Its kind ${excerpt(kind)} is unknown; it is not shown.`,
      );
      return null;
  }
}

function readOptions(
  property: XmlElement,
  name: string,
  place: () => string,
  content: XmlContent,
): { readonly options: readonly string[]; readonly selected: number } {
  const value = childOf(property, "Value");
  const options =
    value === null || isNil(value)
      ? []
      : content.items(value, "string").map((option) => content.text(option));
  const written = content.wordOf(property, "SelectedIndex");
  const selected = parseWhole(written);
  if (selected !== null && selected >= -1 && selected < options.length)
    return { options, selected };
  content.note(
    "approximated",
    `${place()}, property ${excerpt(name)}`,
    `It has ${options.length} options and chooses number ${excerpt(written)}; read as nothing chosen.`,
  );
  return { options, selected: -1 };
}
