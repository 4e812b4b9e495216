import type { Id } from "../../model/model.ts";
import type { TemplateChange } from "../change.ts";
import { newThreatTypeId } from "../new-ids.ts";
import type { Template, ThreatType } from "../template.ts";
import {
  addRecord,
  moveRecord,
  removals,
  removeRecord,
  setFields,
  type Fields,
} from "./records.ts";

/** Adds a threat type at the end, or at a place. Null when its id is taken. */
export function addThreatType(
  template: Template,
  type: ThreatType,
  at = template.threatTypes.length,
): TemplateChange | null {
  if (template.threatTypes.some(({ id }) => id === type.id)) return null;
  return addRecord(template, "threatType", type, type.title, at);
}

/** Adds a copy of a threat type after it, without its examples. Null when there is none. */
export function duplicateThreatType(template: Template, at: number): TemplateChange | null {
  const type = template.threatTypes[at];
  if (type === undefined) return null;
  const id = newThreatTypeId(template, type.categoryId);
  const title = `${type.title} (copy)`;
  return addThreatType(template, { ...type, id, title }, at + 1);
}

/** Changes a threat type; undefined takes away what need not be there. Null when nothing changes. */
export function setThreatType(
  template: Template,
  at: number,
  fields: Omit<Fields<ThreatType>, "id">,
): TemplateChange | null {
  return setFields(template, "threatType", at, fields, template.threatTypes[at]?.title ?? "");
}

/** Gives a threat property a value in a threat type; null = the template's first value. */
export function setPropertyOfType(
  template: Template,
  at: number,
  name: string,
  value: string | null,
): TemplateChange | null {
  const type = template.threatTypes[at];
  if (type === undefined) return null;
  const known = type.properties.some((property) => property.name === name);
  const properties = known
    ? type.properties.map((property) => (property.name === name ? { name, value } : property))
    : [...type.properties, { name, value }];
  return setThreatType(template, at, { properties });
}

/** Moves a threat type in the order that numbers the threats. Null when it stays. */
export function moveThreatType(
  template: Template,
  from: number,
  to: number,
): TemplateChange | null {
  return moveRecord(template, "threatType", from, to, template.threatTypes[from]?.title ?? "");
}

/** Deletes a threat type with its examples. Null when there is none. */
export function deleteThreatType(template: Template, at: number): TemplateChange | null {
  const type = template.threatTypes[at];
  if (type === undefined) return null;
  return removeRecord(template, "threatType", at, type.title, examplesOf(template, type.id));
}

function examplesOf(template: Template, id: Id) {
  return removals(template, "example", ({ threatTypeId }) => threatTypeId === id);
}
