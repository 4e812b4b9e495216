import { isSame } from "../../model/sequence.ts";
import type { TemplateChange } from "../change.ts";
import type { Template, TemplateManifest } from "../template.ts";

/** Changes what the template says of itself. Null when nothing changes. */
export function setManifest(
  template: Template,
  fields: Partial<TemplateManifest>,
  label = "Change template information",
): TemplateChange | null {
  const after = { ...template.manifest, ...fields };
  if (isSame(after, template.manifest)) return null;
  return { label, patches: [{ table: "manifest", before: template.manifest, after }] };
}

/** Whether it is a version: four numbers, such as 4.1.0.11. */
export function isVersion(text: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(text);
}

/** The version after this one: its third number is one more. One that is no version begins anew. */
export function nextVersion(version: string): string {
  if (!isVersion(version)) return "1.0.0.0";
  const [major, minor, patch] = version.split(".").map(Number);
  return `${major}.${minor}.${Number(patch) + 1}.0`;
}
