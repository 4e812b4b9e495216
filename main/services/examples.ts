/** The models to learn from that come with the built-in templates: `examples/*.palisade.json` in a template's folder. */

import fs from "node:fs";
import path from "node:path";
import { readPalisade } from "../../shared/formats/palisade/read.ts";
import type { Model } from "../../shared/model/model.ts";
import { describeProblem } from "../../shared/model/result.ts";
import { contentHash } from "../saved-file.ts";

export interface Example {
  /** Its template's folder and its file's bare name; stable. */
  readonly id: string;
  readonly model: Model;
  /** Id of the template it is a model of. */
  readonly templateId: string;
}

const EXTENSION = ".palisade.json";

/**
 * Reads every example under the folder of templates, by folder and name.
 * @throws Error when one of them is broken: they are part of the program.
 */
export function loadExamples(stencilsFolder: string): readonly Example[] {
  if (!fs.existsSync(stencilsFolder)) return [];
  return fs
    .readdirSync(stencilsFolder)
    .sort()
    .flatMap((template) => {
      const folder = path.join(stencilsFolder, template, "examples");
      if (!fs.existsSync(folder)) return [];
      return fs
        .readdirSync(folder)
        .filter((name) => name.endsWith(EXTENSION))
        .sort()
        .map((name) =>
          loadExample(path.join(folder, name), `${template}/${name.slice(0, -EXTENSION.length)}`),
        );
    });
}

function loadExample(file: string, id: string): Example {
  const read = readPalisade(fs.readFileSync(file), file, contentHash);
  if (!read.ok) throw new Error(describeProblem(read.problem));
  const { model, templateReference } = read.value;
  if (templateReference === null) throw new Error(`${file} names no template`);
  return { id, model, templateId: templateReference.id };
}
