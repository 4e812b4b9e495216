/** Ids and keys that people can read, for what is added to a template. */

import type { Id } from "../model/model.ts";
import { genericStencil } from "./lookup.ts";
import type { Template } from "./template.ts";

/**
 * Id of a stencil to be added: after its name and what it descends from, as `SE.P.WebServer`, so that rules can be
 * read.
 */
export function newStencilId(template: Template, name: string, parentId: Id): Id {
  const generic = genericStencil(template, parentId)?.id ?? parentId;
  const kind = generic.replace(/^GE\./, "").replace(/^TB\.[BL]$/, "TB");
  return free(`SE.${kind}.${words(name).map(capital).join("") || "Stencil"}`, (id) =>
    template.stencils.some((stencil) => stencil.id === id),
  );
}

/** Key of an attribute to be added: after its label, as `usesTls`; one that no other attribute has. */
export function newAttributeName(template: Template, label: string): string {
  const [first = "attribute", ...rest] = words(label);
  const name = first.toLowerCase() + rest.map(capital).join("");
  return free(name === "name" ? "nameText" : name, (key) =>
    template.stencils.some(({ attributes }) => attributes.some((one) => one.name === key)),
  );
}

/** Id of a category to be added: its first letters. */
export function newCategoryId({ categories }: Template, name: string): Id {
  const letters = words(name).map((word) => word.charAt(0).toUpperCase());
  return free(letters.join("") || "C", (id) => categories.some((category) => category.id === id));
}

/** Name of a threat property to be added: after its label, as `ComplianceNote`. */
export function newPropertyName({ threatProperties }: Template, label: string): string {
  return free(words(label).map(capital).join("") || "Property", (name) =>
    threatProperties.some((property) => property.name === name),
  );
}

/** Id of a threat type to be added: its category's and the next number, as `S4`. */
export function newThreatTypeId({ threatTypes }: Template, categoryId: Id): Id {
  return numbered(categoryId || "T", threatTypes);
}

/** Id of a profile to be added, as `profile2`. */
export function newProfileId({ profiles = [] }: Template): Id {
  return numbered("profile", profiles);
}

/** Id of a message to be added, as `message2`. */
export function newMessageId({ messages = [] }: Template): Id {
  return numbered("message", messages);
}

function numbered(start: string, records: readonly { readonly id: Id }[]): Id {
  const ids = new Set(records.map(({ id }) => id));
  let number = 1;
  while (ids.has(`${start}${number}`)) number += 1;
  return `${start}${number}`;
}

/** The id, with the first number behind it that makes it free when it is taken. */
function free(id: string, isTaken: (id: string) => boolean): string {
  let candidate = id;
  for (let number = 2; isTaken(candidate); number += 1) candidate = `${id}${number}`;
  return candidate;
}

/** The words of a name, without accents and signs that rules cannot hold. */
function words(name: string): readonly string[] {
  return name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
