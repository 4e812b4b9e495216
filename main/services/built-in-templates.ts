/** The templates that ship with Palisade: one folder each, `template.yaml` with its icons in `icons/`. */

import fs from "node:fs";
import path from "node:path";
import { describeProblem } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { readTemplateYaml } from "../../shared/template/yaml.ts";
import { writeTemplateYaml } from "../../shared/template/yaml-write.ts";
import type { TemplateFile } from "../store/templates.ts";
import { surroundingsOf } from "./template-surroundings.ts";

/** The one for models that bring none and people who choose none. */
const DEFAULT_FOLDER = "stride";

/** A template that ships. */
export interface ShippedTemplate {
  readonly template: Template;
  /** Its text with its icons inside, comments and all: what a copy of it is written back into. */
  file(): TemplateFile;
}

/** As `loadShippedTemplates`, without their texts. */
export function loadBuiltInTemplates(folder: string): readonly Template[] {
  return loadShippedTemplates(folder).map(({ template }) => template);
}

/**
 * Reads every template under `folder`, the default one first, the others by folder name; none when there is no
 * such folder.
 * @throws Error when one of them is broken: they are part of the program.
 */
export function loadShippedTemplates(folder: string): readonly ShippedTemplate[] {
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

function loadTemplate(file: string): ShippedTemplate {
  const text = fs.readFileSync(file, "utf8");
  const around = surroundingsOf(file, [], "relative");
  const read = readTemplateYaml(text, file, around);
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join("\n"));
  const { template } = read.value;
  let whole: TemplateFile | null = null;
  return {
    template,
    file() {
      if (whole !== null) return whole;
      const written = writeTemplateYaml(template, text, around, true);
      if (!written.ok) throw new Error(describeProblem(written.problem));
      const name = path.basename(file);
      whole = { name, bytes: new TextEncoder().encode(written.value.text) };
      return whole;
    },
  };
}
