/** Opens the template files a command names. */

import { LARGEST_INPUT } from "../../shared/api.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Surroundings } from "../../shared/template/yaml.ts";
import type { Assets } from "../assets.ts";
import { readInput } from "../read-input.ts";
import { loadBuiltInTemplates } from "../services/built-in-templates.ts";
import { asBase } from "../services/find-base.ts";
import {
  readAnyTemplate,
  readTemplateFile,
  type TemplateFileReading,
} from "../services/read-template-file.ts";
import { surroundingsOf } from "../services/template-surroundings.ts";

/** What lies around a file: its icons, files beside it and the built-in templates. */
export function aroundFile(assets: Assets, file: string): Surroundings {
  return surroundingsOf(
    file,
    loadBuiltInTemplates(assets.stencilsFolder, assets.preparedFolder).map(asBase),
    "relative",
  );
}

/** The template of a file, also the one a model brings, or everything that is wrong with it. */
export function readNamedTemplate(assets: Assets, file: string): TemplateFileReading {
  const bytes = readInput(file, LARGEST_INPUT);
  return bytes.ok
    ? readAnyTemplate(bytes.value, file, aroundFile(assets, file))
    : { ok: false, problems: [bytes.problem] };
}

/** The template of a template file. */
export function openTemplate(assets: Assets, file: string): Result<Template> {
  const bytes = readInput(file, LARGEST_INPUT);
  return bytes.ok ? readTemplateFile(bytes.value, file, aroundFile(assets, file)) : bytes;
}

/** The template to be used instead of a model's own; null when none is named. */
export function templateToUse(assets: Assets, file: string | null): Result<Template | null> {
  return file === null ? success(null) : openTemplate(assets, file);
}
