/** What a threat says under one template and under another. */

import type { Template } from "../../template/template.ts";
import type { Draft } from "../generate.ts";

/** One thing that reads otherwise. */
export interface WordingChange {
  /** What people call it, such as "Title" or "Possible Mitigations". */
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between two drafts of the same threat, the title first. */
export function wordingChanges(
  before: Draft,
  after: Draft,
  { threatProperties }: Template,
): readonly WordingChange[] {
  const fields: readonly WordingChange[] = [
    { what: "Title", before: before.title, after: after.title },
    { what: "Category", before: before.category, after: after.category },
    { what: "Description", before: before.description, after: after.description },
    { what: "Priority", before: before.verdict.priority, after: after.verdict.priority },
  ];
  const old = new Map(before.properties.map(({ name, value }) => [name, value]));
  const now = new Map(after.properties.map(({ name, value }) => [name, value]));
  const labels = new Map(threatProperties.map(({ name, label }) => [name, label]));
  const properties = [...new Set([...old.keys(), ...now.keys()])].map((name) => ({
    what: labels.get(name) || name,
    before: old.get(name) ?? "",
    after: now.get(name) ?? "",
  }));
  return [...fields, ...properties].filter((change) => change.before !== change.after);
}
