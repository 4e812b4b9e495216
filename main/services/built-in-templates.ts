/** The templates that ship with Palisade: one folder each, `template.yaml` with its icons in `icons/`. */

import fs from "node:fs";
import path from "node:path";
import { describeProblem } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { readTemplateYaml } from "../../shared/template/yaml.ts";
import { surroundingsOf } from "./template-surroundings.ts";

/** The one for models that bring none and people who choose none. */
const DEFAULT_FOLDER = "stride";

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
  const text = fs.readFileSync(file, "utf8");
  const read = readTemplateYaml(text, file, surroundingsOf(file, [], "relative"));
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join("\n"));
  return read.value.template;
}
