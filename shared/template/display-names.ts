/** Resolves the display names that rules may put in brackets (TM7.md 4.3). */

import { ROOT_TYPE } from "../rules/facts.ts";
import type { DisplayNames } from "../rules/facts.ts";
import type { Template } from "./template.ts";

/**
 * Display names of a template: stencils by name, attributes by label, in any case and without outer blanks. A name
 * several share stands for all of them, as templates repeat labels (`Code Type`) over stencils.
 */
export function displayNames(template: Template): DisplayNames {
  const types = new Map<string, Set<string>>([[ROOT_TYPE.toLowerCase(), new Set([ROOT_TYPE])]]);
  const attributes = new Map<string, Set<string>>();
  for (const stencil of template.stencils) {
    add(types, stencil.name, stencil.id);
    for (const { label, name } of stencil.attributes) add(attributes, label, name);
  }
  return {
    typeIds: (name) => [...(types.get(normal(name)) ?? [])],
    attributeNames: (name) => [...(attributes.get(normal(name)) ?? [])],
  };
}

function add(index: Map<string, Set<string>>, name: string, id: string): void {
  const ids = index.get(normal(name)) ?? new Set();
  index.set(normal(name), ids.add(id));
}

function normal(name: string): string {
  return name.trim().toLowerCase();
}
