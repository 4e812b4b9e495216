/** The templates that ship with Palisade: one folder each, `template.yaml` with its icons in `icons/`. */

import fs from "node:fs";
import path from "node:path";
import { describeProblem } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { ALONE, readTemplateYaml } from "../../shared/template/yaml.ts";

/** The one for models that bring none and people who choose none. */
const DEFAULT_FOLDER = "stride";

const iconTypes: Readonly<Record<string, string>> = {
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

/**
 * Reads every template under `folder`, the default one first, the others by folder name; none when there is no
 * such folder.
 * @throws Error when one of them is broken: they are part of the program.
 */
export function loadBuiltInTemplates(folder: string): readonly Template[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .sort((one, other) => rank(one) - rank(other) || one.localeCompare(other))
    .map((name) => path.join(folder, name, "template.yaml"))
    .filter((file) => fs.existsSync(file))
    .map(loadTemplate);
}

function rank(name: string): number {
  return name === DEFAULT_FOLDER ? 0 : 1;
}

function loadTemplate(file: string): Template {
  const icons = path.join(path.dirname(file), "icons");
  const read = readTemplateYaml(fs.readFileSync(file, "utf8"), file, {
    ...ALONE,
    iconOf: (name) => iconNamed(icons, name),
  });
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join("\n"));
  return read.value.template;
}

function iconNamed(folder: string, name: string): string | null {
  for (const [extension, mimeType] of Object.entries(iconTypes)) {
    const file = path.join(folder, name.endsWith(extension) ? name : `${name}${extension}`);
    if (!fs.existsSync(file)) continue;
    return `data:${mimeType};base64,${fs.readFileSync(file).toString("base64")}`;
  }
  return null;
}
