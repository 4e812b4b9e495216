/** What lies around a template file on this machine: its icons, and the templates it may build on. */

import path from "node:path";
import { LARGEST_INPUT } from "../../shared/api.ts";
import type { Template } from "../../shared/template/template.ts";
import type { BaseReference, Surroundings } from "../../shared/template/yaml.ts";
import { readInput } from "../read-input.ts";
import { resolved } from "../saved-file.ts";
import { formatOf } from "./file-formats.ts";
import { findBase, type PossibleBase } from "./find-base.ts";
import { readAnyTemplate } from "./read-template-file.ts";

const ICON_TYPES: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/** Bytes of an icon that are read at all. */
const LARGEST_ICON = 1024 * 1024;

/** Where files that a template names may lie: in its own folder and below, or wherever a relative path leads. */
type Reach = "folder" | "relative";

/**
 * The surroundings of a template file: pictures of `icons/` beside it; as its base a file named from where it lies
 * (`extends: ../base.yaml`), or one of the known templates.
 * @param reach `folder` for a file that came from anywhere: it must not make Palisade look around the machine
 */
export function surroundingsOf(
  file: string,
  known: readonly PossibleBase[],
  reach: Reach,
): Surroundings {
  return withinChain(file, known, reach, [resolved(file)]);
}

/** The surroundings of a template that came without a place: nothing beside it, and the known templates. */
export function knownAround(known: readonly PossibleBase[]): Surroundings {
  return {
    iconOf: () => null,
    baseOf: (reference) => {
      const isFile = fileFormat(reference) !== null;
      return isFile
        ? `Which file “${reference.template}” is cannot be told here; name the template it builds on.`
        : findBase(known, reference);
    },
  };
}

/** @param chain files that build on one another, this one last */
function withinChain(
  file: string,
  known: readonly PossibleBase[],
  reach: Reach,
  chain: readonly string[],
): Surroundings {
  const folder = path.dirname(file);
  return {
    iconOf: (name) => iconNamed(path.join(folder, "icons"), name),
    baseOf: (reference) => {
      if (fileFormat(reference) === null) return findBase(known, reference);
      if (!isWithin(reference.template, reach)) {
        return reach === "folder"
          ? "Only a file in the same folder or below it can be built on here."
          : "The file it builds on must be named from where it lies, with slashes.";
      }
      const base = path.resolve(folder, reference.template);
      return readBase(base, reference, chain, (longer) => withinChain(base, known, reach, longer));
    },
  };
}

function fileFormat({ template }: BaseReference): "yaml" | "tb7" | null {
  const format = formatOf(template);
  return format === "yaml" || format === "tb7" ? format : null;
}

/** Whether a name leads nowhere else: no drives and no other machines, which backslashes and double slashes name. */
function isWithin(name: string, reach: Reach): boolean {
  if (path.isAbsolute(name) || /[\\:]/.test(name)) return false;
  return reach === "relative" || !name.split("/").includes("..");
}

/** @param chain files that build on one another, the one that names this base last */
function readBase(
  file: string,
  { version }: BaseReference,
  chain: readonly string[],
  around: (chain: readonly string[]) => Surroundings,
): Template | string {
  const real = resolved(file);
  if (chain.includes(real)) {
    const names = [...chain.slice(chain.indexOf(real)), real].map((one) => path.basename(one));
    return `Templates build on one another in a circle: ${names.join(" → ")}.`;
  }
  const bytes = readInput(file, LARGEST_INPUT);
  if (!bytes.ok) return `${path.basename(file)}: ${bytes.problem.message}`;
  const read = readAnyTemplate(bytes.value, file, around([...chain, real]));
  if (!read.ok) {
    const [{ place, message }] = read.problems;
    return `The template it builds on has problems; the first: ${place ?? file}: ${message}`;
  }
  const found = read.value.template.manifest.version;
  return version === null || version === found
    ? read.value.template
    : `${path.basename(file)} has version ${found}, not ${version}.`;
}

/** A name says no folder: what an icon shows must not come from elsewhere on the machine. */
function iconNamed(folder: string, name: string): string | null {
  if (name !== path.basename(name)) return null;
  for (const [extension, mimeType] of Object.entries(ICON_TYPES)) {
    const file = path.join(folder, name.endsWith(extension) ? name : `${name}${extension}`);
    const read = readInput(file, LARGEST_ICON);
    if (!read.ok || resolved(file) !== path.join(resolved(folder), path.basename(file))) continue;
    return `data:${mimeType};base64,${Buffer.from(read.value).toString("base64")}`;
  }
  return null;
}
