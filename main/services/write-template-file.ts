/** Writes a template as a file of either format. */

import { writeTb7 } from "../../shared/formats/tb7/write.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { writeTemplateYaml } from "../../shared/template/yaml-write.ts";
import type { Surroundings } from "../../shared/template/yaml.ts";
import { decoded } from "./read-template-file.ts";
import type { WrittenFile } from "./write-model-file.ts";

/** The file a template came from. */
export interface TemplateOrigin {
  readonly format: "tb7" | "yaml";
  readonly bytes: Uint8Array;
}

/**
 * Writes a template, into a copy of the file it came from where that has the same format: what of it we do not
 * understand, and comments, stay. A `.yaml` has its icons inside, a `.tb7` all it takes over from others.
 * @param around of the file it came from
 */
export function writeTemplateFile(
  template: Template,
  format: "tb7" | "yaml",
  origin: TemplateOrigin | null,
  around: Surroundings,
): Result<WrittenFile> {
  const original = origin?.format === format ? origin.bytes : null;
  if (format === "tb7") return writeTb7(template, original);
  const text = original === null ? success(null) : decoded(original, "the original file");
  if (!text.ok) return text;
  const written = writeTemplateYaml(template, text.value, around, true);
  if (!written.ok) return written;
  const { text: yaml, ledger } = written.value;
  return success({ bytes: new TextEncoder().encode(yaml), ledger });
}
