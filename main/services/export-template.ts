/** Files of templates. */

import type { LossLedger } from "../../shared/model/ledger.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Surroundings } from "../../shared/template/yaml.ts";
import type { TemplateFile } from "../store/templates.ts";
import type { ExportedFile } from "./export-document.ts";
import { formatOf, isTemplateFormat, safeFileName } from "./file-formats.ts";
import { writeTemplateFile } from "./write-template-file.ts";

interface ExportedTemplate {
  readonly file: ExportedFile;
  /** What the file does not say. */
  readonly ledger: LossLedger;
}

const TYPES = { tb7: "application/xml", yaml: "application/yaml" } as const;

/**
 * Makes a file of a template.
 * @param origin the file the template came from; what we do not understand of it, and comments, are kept in one of
 *   the same format
 * @param around of that file
 */
export function exportTemplate(
  template: Template,
  format: "tb7" | "yaml",
  origin: TemplateFile | null,
  around: Surroundings,
): Result<ExportedTemplate> {
  const from = origin === null ? null : formatOf(origin.name);
  const written = writeTemplateFile(
    template,
    format,
    origin !== null && isTemplateFormat(from) ? { format: from, bytes: origin.bytes } : null,
    around,
  );
  if (!written.ok) return written;
  const { name } = template.manifest;
  const file = {
    fileName: `${safeFileName(name || "Template")}.${format}`,
    mimeType: TYPES[format],
    bytes: new Uint8Array(written.value.bytes),
  };
  return success({ file, ledger: written.value.ledger });
}
