import type { TemplateChange } from "../change.ts";
import type { RuleExample, Template } from "../template.ts";
import { addRecord, removeRecord } from "./records.ts";

/** Adds an example of a threat type, at the end. */
export function addExample(template: Template, example: RuleExample): TemplateChange {
  return addRecord(template, "example", example, nameOf(template, example));
}

/** Deletes an example. Null when there is none. */
export function deleteExample(template: Template, at: number): TemplateChange | null {
  const example = template.examples?.[at];
  if (example === undefined) return null;
  return removeRecord(template, "example", at, nameOf(template, example));
}

function nameOf({ threatTypes }: Template, { name, threatTypeId }: RuleExample): string {
  if (name !== "") return name;
  return threatTypes.find(({ id }) => id === threatTypeId)?.title ?? threatTypeId;
}
