/** Where in a template file stands what the linter speaks of. */

import type { Place } from "./lint/finding.ts";
import { isRecord, KEYED_LISTS } from "./source.ts";
import type { Template } from "./template.ts";
import { parseYaml, type Path, type YamlText } from "./yaml-document.ts";

/** The list of the file that holds each kind of thing. */
const LISTS: Partial<Record<Place["kind"], string>> = {
  stencil: "stencils",
  attribute: "stencils",
  category: "categories",
  threatType: "threats",
  property: "threatProperties",
  profile: "profiles",
  message: "messages",
};

/** Members that the file calls otherwise than the template does. */
const MEMBERS: Readonly<Record<string, string>> = {
  categoryId: "category",
  parentId: "parent",
  profileId: "profile",
  image: "icon",
};

/**
 * Says for the places of a template where they stand in its file: line and column, from 1. Null for what the file
 * does not say itself, such as what it takes over from another.
 * @param text of a file that was read without a problem
 */
export function placesInYaml(
  text: string,
  template: Template,
): (place: Place) => { readonly line: number; readonly column: number } | null {
  const { yaml } = parseYaml(text, "");
  return (place) => {
    const path = pathOf(yaml, template, place);
    if (path === null) return null;
    const { line, column } = yaml.problemAt(path, "", "");
    return line === null || column === null ? null : { line, column };
  };
}

function pathOf({ plain }: YamlText, template: Template, place: Place): Path | null {
  const { kind, id, member } = place;
  if (kind === "template") return ["manifest"];
  if (kind === "zeroTrust") {
    const statement = [kind, Number(id)];
    const path = [...statement, ...steps(member)];
    if (valueAt(plain, path) !== undefined) return path;
    return valueAt(plain, statement) === undefined ? null : statement;
  }
  if (kind === "example") return exampleOf(plain, template, Number(id));
  const list = LISTS[kind] ?? "";
  const at = placeOf(plain, list, list, id);
  if (at === null) return null;
  if (kind !== "attribute") return [...at, ...steps(member)];
  const attribute = placeOf(valueAt(plain, at), "attributes", "stencils.attributes", member ?? "");
  return attribute === null ? at : [...at, ...attribute];
}

/** The path of an entry of a list, by its key. */
function placeOf(plain: unknown, list: string, keyed: string, id: string): Path | null {
  const entries = valueAt(plain, [list]);
  const key = KEYED_LISTS[keyed] ?? "";
  if (!Array.isArray(entries)) return null;
  const at = entries.findIndex((entry: unknown) => isRecord(entry) && entry[key] === id);
  return at < 0 ? null : [list, at];
}

/** `priorities.0.when` as a path. */
function steps(member: string | undefined): Path {
  const names = (member ?? "").split(".").filter((name) => name !== "");
  return names.map((name) => (/^\d+$/.test(name) ? Number(name) : (MEMBERS[name] ?? name)));
}

/** @param position of an example among all of the template */
function exampleOf(plain: unknown, { examples = [] }: Template, position: number): Path | null {
  const example = examples[position];
  if (example === undefined) return null;
  const type = placeOf(plain, "threats", "threats", example.threatTypeId);
  const among = examples
    .slice(0, position)
    .filter(({ threatTypeId }) => threatTypeId === example.threatTypeId).length;
  const path = [...(type ?? []), "examples", among];
  return valueAt(plain, path) === undefined ? null : path;
}

function valueAt(plain: unknown, path: Path): unknown {
  let value = plain;
  for (const step of path) {
    if (Array.isArray(value)) {
      const entries: readonly unknown[] = value;
      value = typeof step === "number" ? entries[step] : undefined;
    } else value = isRecord(value) ? value[step] : undefined;
  }
  return value;
}
