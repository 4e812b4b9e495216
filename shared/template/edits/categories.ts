import type { TemplateChange } from "../change.ts";
import type { Template, ThreatCategory } from "../template.ts";
import { addRecord, moveRecord, removeRecord, setFields, type Fields } from "./records.ts";

/** Adds a threat category at the end. Null when its id is taken. */
export function addCategory(template: Template, category: ThreatCategory): TemplateChange | null {
  if (template.categories.some(({ id }) => id === category.id)) return null;
  return addRecord(template, "category", category, category.name);
}

/** Changes a category. Null when nothing changes. */
export function setCategory(
  template: Template,
  at: number,
  fields: Omit<Fields<ThreatCategory>, "id">,
): TemplateChange | null {
  return setFields(template, "category", at, fields, template.categories[at]?.name ?? "");
}

/** Moves a category in the order people see. Null when it stays. */
export function moveCategory(template: Template, from: number, to: number): TemplateChange | null {
  return moveRecord(template, "category", from, to, template.categories[from]?.name ?? "");
}

/** Deletes a category; its threat types stay, without a category: see `usesOfCategory`. */
export function deleteCategory(template: Template, at: number): TemplateChange | null {
  return removeRecord(template, "category", at, template.categories[at]?.name ?? "");
}
