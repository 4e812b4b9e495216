/** Finds the template another one builds on. */

import type { Template } from "../../shared/template/template.ts";
import type { BaseReference } from "../../shared/template/yaml.ts";

/** A template that may be built on, to be read only when it is the one. */
export interface PossibleBase {
  readonly name: string;
  readonly version: string;
  /** Null when it cannot be read; its id is inside. */
  open(): Template | null;
}

/** A template at hand as one that may be built on. */
export function asBase(template: Template): PossibleBase {
  const { name, version } = template.manifest;
  return { name, version, open: () => template };
}

/**
 * The template a reference names by its name, or else by its id, the newest of several; else one sentence that says
 * what is there.
 */
export function findBase(
  known: readonly PossibleBase[],
  { template: named, version }: BaseReference,
): Template | string {
  const byName = known.filter(({ name }) => name === named);
  const found =
    byName.length > 0 ? byName : known.filter((one) => one.open()?.manifest.id === named);
  const right = found
    .filter((one) => version === null || one.version === version)
    .toSorted((one, other) => compareVersions(other.version, one.version));
  const [first] = right;
  if (first !== undefined) return first.open() ?? `The template “${named}” cannot be read.`;
  if (found.length > 0) {
    const versions = [...new Set(found.map((one) => one.version))].join(", ");
    return `“${named}” is here in version ${versions}, not in ${version ?? ""}.`;
  }
  return `There is no template “${named}” here; import it first.`;
}

/** Versions of any number of numbers, part by part. */
function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}
