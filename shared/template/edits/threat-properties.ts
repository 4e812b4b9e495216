import type { TemplateChange } from "../change.ts";
import { isStandingProperty } from "../standing-properties.ts";
import type { Template, ThreatPropertyDefinition } from "../template.ts";
import {
  addRecord,
  moveRecord,
  removeRecord,
  replacements,
  setFields,
  shown,
  type Fields,
} from "./records.ts";

/** Adds a property that threats have, at the end. Null when its name is taken or empty. */
export function addThreatProperty(
  template: Template,
  property: ThreatPropertyDefinition,
): TemplateChange | null {
  if (property.name === "" || isTaken(template, property.name)) return null;
  return addRecord(template, "threatProperty", property, property.label);
}

/** Changes a property. Null when nothing changes. */
export function setThreatProperty(
  template: Template,
  at: number,
  fields: Omit<Fields<ThreatPropertyDefinition>, "name">,
): TemplateChange | null {
  const label = template.threatProperties[at]?.label ?? "";
  return setFields(template, "threatProperty", at, fields, label);
}

/**
 * Gives a property another name, in every threat type that has a value of it. Null when nothing changes, the name is
 * taken or empty, or it is a property that every template has.
 */
export function renameThreatProperty(
  template: Template,
  at: number,
  name: string,
): TemplateChange | null {
  const property = template.threatProperties[at];
  if (property === undefined || property.name === name || name.trim() === "") return null;
  if (isStandingProperty(property.name) || isTaken(template, name)) return null;
  return {
    label: `Rename threat property ${shown(property.name)} to ${shown(name)}`,
    patches: [
      ...replacements(template, "threatProperty", (one, place) =>
        place === at ? { ...one, name } : one,
      ),
      ...replacements(template, "threatType", (type) =>
        type.properties.some((value) => value.name === property.name)
          ? {
              ...type,
              properties: type.properties.map((value) =>
                value.name === property.name ? { ...value, name } : value,
              ),
            }
          : type,
      ),
    ],
  };
}

/** Moves a property in the order threats show them. Null when it stays. */
export function moveThreatProperty(
  template: Template,
  from: number,
  to: number,
): TemplateChange | null {
  const label = template.threatProperties[from]?.label ?? "";
  return moveRecord(template, "threatProperty", from, to, label);
}

/**
 * Deletes a property with the values threat types give it. Null when there is none, or it is one that every template
 * has.
 */
export function deleteThreatProperty(template: Template, at: number): TemplateChange | null {
  const property = template.threatProperties[at];
  if (property === undefined || isStandingProperty(property.name)) return null;
  const values = replacements(template, "threatType", (type) =>
    type.properties.some(({ name }) => name === property.name)
      ? { ...type, properties: type.properties.filter(({ name }) => name !== property.name) }
      : type,
  );
  return removeRecord(template, "threatProperty", at, property.label, values);
}

function isTaken({ threatProperties }: Template, name: string): boolean {
  return threatProperties.some((property) => property.name === name);
}
