/** What a threat says under one template and under another. */

import { valueChange, type ValueChange } from "../../model/value-change.ts";
import type { Template } from "../../template/template.ts";
import type { Draft } from "../generate.ts";

/** What differs between two drafts of the same threat, the title first. */
export function wordingChanges(
  before: Draft,
  after: Draft,
  { threatProperties }: Template,
): readonly ValueChange[] {
  const old = new Map(before.properties.map(({ name, value }) => [name, value]));
  const now = new Map(after.properties.map(({ name, value }) => [name, value]));
  const labels = new Map(threatProperties.map(({ name, label }) => [name, label]));
  const names = [...new Set([...old.keys(), ...now.keys()])];
  return [
    ...valueChange("Title", before.title, after.title),
    ...valueChange("Category", before.category, after.category),
    ...valueChange("Description", before.description, after.description),
    ...valueChange("Priority", before.verdict.priority, after.verdict.priority),
    ...names.flatMap((name) =>
      valueChange(labels.get(name) || name, old.get(name) ?? "", now.get(name) ?? ""),
    ),
  ];
}
