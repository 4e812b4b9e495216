/** The templates that ship with Palisade: one folder each, `template.yaml` with its icons in `icons/`. */

import fs from "node:fs";
import path from "node:path";
import { describeProblem } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { readTemplateYaml, type Surroundings } from "../../shared/template/yaml.ts";
import { writeTemplateYaml } from "../../shared/template/yaml-write.ts";
import type { TemplateFile } from "../store/templates.ts";
import { readPrepared, writePrepared } from "./prepared-templates.ts";
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
export function loadBuiltInTemplates(
  folder: string,
  preparedFolder: string | null = null,
): readonly Template[] {
  return loadShippedTemplates(folder, preparedFolder).map(({ template }) => template);
}

/**
 * Every template under `folder`, the default one first, the others by folder name; none when there is no such folder.
 * @param preparedFolder what the build made of them; null = nothing
 * @throws Error when one of them is broken: they are part of the program.
 */
export function loadShippedTemplates(
  folder: string,
  preparedFolder: string | null = null,
): readonly ShippedTemplate[] {
  return templateFiles(folder).map((file) => loadTemplate(file, preparedFolder));
}

/** Reads the built-in templates and keeps what they were read as in the folder for it. */
export function prepareTemplates(stencilsFolder: string, preparedFolder: string): void {
  for (const file of templateFiles(stencilsFolder)) {
    writePrepared(preparedFolder, file, readShipped(file).template);
  }
}

function templateFiles(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder)
    .sort((one, other) => rank(one) - rank(other) || one.localeCompare(other))
    .map((name) => path.join(folder, name, "template.yaml"))
    .filter((file) => fs.existsSync(file));
}

function rank(name: string): number {
  return name === DEFAULT_FOLDER ? 0 : 1;
}

function loadTemplate(file: string, preparedFolder: string | null): ShippedTemplate {
  const known = preparedFolder === null ? null : readPrepared(preparedFolder, file);
  const template = known ?? readShipped(file).template;
  let whole: TemplateFile | null = null;
  return {
    template,
    file() {
      if (whole !== null) return whole;
      const { text, around } = readShipped(file);
      const written = writeTemplateYaml(template, text, around, true);
      if (!written.ok) throw new Error(describeProblem(written.problem));
      const name = path.basename(file);
      whole = { name, bytes: new TextEncoder().encode(written.value.text) };
      return whole;
    },
  };
}

function readShipped(file: string): {
  readonly text: string;
  readonly around: Surroundings;
  readonly template: Template;
} {
  const text = fs.readFileSync(file, "utf8");
  const around = surroundingsOf(file, [], "relative");
  const read = readTemplateYaml(text, file, around);
  if (!read.ok) throw new Error(read.problems.map(describeProblem).join("\n"));
  return { text, around, template: read.value.template };
}
