/** Finds the template a model names without bringing it. */

import type { TemplateReference } from "../../shared/formats/palisade/schema.ts";
import type { Template } from "../../shared/template/template.ts";
import { templateKey } from "../store/templates.ts";

/** A template that is here, to be read only when it is the one. */
export interface KnownTemplate {
  readonly key: string;
  readonly name: string;
  readonly version: string;
  /** Null when it cannot be read. */
  open(): Template | null;
}

export interface FoundTemplate {
  readonly template: Template;
  /** Whether it is the very one; else it has the same name and version and says something else. */
  readonly exact: boolean;
}

/** A template that is at hand. */
export function asKnown(template: Template, key = templateKey(template)): KnownTemplate {
  const { name, version } = template.manifest;
  return { key, name, version, open: () => template };
}

/** The very template the reference names, or else the first of its name and version; null = neither is known. */
export function findTemplate(
  known: readonly KnownTemplate[],
  { hash, name, version }: TemplateReference,
): FoundTemplate | null {
  const key = hash.replace(/^sha256:/, "");
  const exact = known.find((one) => one.key === key)?.open() ?? null;
  if (exact !== null) return { template: exact, exact: true };
  const near = known.find((one) => one.name === name && one.version === version)?.open() ?? null;
  return near === null ? null : { template: near, exact: false };
}
