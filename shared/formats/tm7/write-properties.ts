/** The property list of an item or diagram, spelled anew. */

import { OUT_OF_SCOPE, OUT_OF_SCOPE_REASON } from "../../model/attributes.ts";
import type { Attribute, Line, Shape } from "../../model/model.ts";
import { leaf, NAMESPACES, nil } from "./spelling.ts";

/** Later 7.x puts this one between the name and the scope. */
const DATAFLOW_ORDER = "15ccd509-98eb-49ad-b9c2-b4a2926d1780";

/** All properties of an item in the tool's order. */
export function itemProperties(item: Shape | Line): readonly string[] {
  const scope =
    "outOfScope" in item
      ? [scopeAttribute(item.outOfScope), scopeReasonAttribute(item.outOfScopeReason)]
      : [];
  return inUsualOrder(item.attributes, (one) => one, [nameAttribute(item.name)], scope).map(
    property,
  );
}

/** The tool's order: heading, name, dataflow order, scope, the rest (file-format notes, 2.7). */
export function inUsualOrder<Property>(
  rest: readonly Property[],
  attributeOf: (one: Property) => Attribute,
  name: readonly Property[],
  scope: readonly Property[],
): readonly Property[] {
  const attributes = rest.map(attributeOf);
  const headings = attributes[0]?.kind === "heading" ? 1 : 0;
  const next = attributes[headings];
  const lead = next?.kind === "text" && next.name === DATAFLOW_ORDER ? headings + 1 : headings;
  return [
    ...rest.slice(0, headings),
    ...name,
    ...rest.slice(headings, lead),
    ...scope,
    ...rest.slice(lead),
  ];
}

export function nameAttribute(name: string): Attribute {
  return { kind: "text", label: "Name", name: "", value: name };
}

export function scopeAttribute(outOfScope: boolean): Attribute {
  return { kind: "boolean", label: "Out Of Scope", name: OUT_OF_SCOPE, value: outOfScope };
}

export function scopeReasonAttribute(reason: string): Attribute {
  return {
    kind: "text",
    label: "Reason For Out Of Scope",
    name: OUT_OF_SCOPE_REASON,
    value: reason,
  };
}

/** One property. Uses the prefixes `a` (arrays) and `i`. */
export function property(attribute: Attribute): string {
  const head = leaf("b:DisplayName", attribute.label) + leaf("b:Name", attribute.name);
  return (
    `<a:anyType i:type="b:${classOf(attribute)}" xmlns:b="${NAMESPACES.knowledgeBase}">` +
    `${head}${valueOf(attribute)}</a:anyType>`
  );
}

function classOf(attribute: Attribute): string {
  switch (attribute.kind) {
    case "heading":
      return "HeaderDisplayAttribute";
    case "text":
      return "StringDisplayAttribute";
    case "custom":
      return "CustomStringDisplayAttribute";
    case "boolean":
      return "BooleanDisplayAttribute";
    case "list":
      return attribute.fixed ? "StaticListDisplayAttribute" : "ListDisplayAttribute";
  }
}

function valueOf(attribute: Attribute): string {
  switch (attribute.kind) {
    case "heading":
      return nil("b:Value");
    case "text":
    case "custom":
      return typed("string", attribute.value);
    case "boolean":
      return typed("boolean", String(attribute.value));
    case "list":
      return optionList(attribute.options) + leaf("b:SelectedIndex", String(attribute.selected));
  }
}

function typed(type: string, value: string): string {
  return leaf("b:Value", value, ` i:type="c:${type}" xmlns:c="${NAMESPACES.schema}"`);
}

function optionList(options: readonly string[]): string {
  const inside = options.map((option) => leaf("a:string", option)).join("");
  return inside === ""
    ? '<b:Value i:type="a:ArrayOfstring"/>'
    : `<b:Value i:type="a:ArrayOfstring">${inside}</b:Value>`;
}
