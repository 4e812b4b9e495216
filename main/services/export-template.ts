/** Files of templates. */

import { writeTb7 } from "../../shared/formats/tb7/write.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { TemplateFile } from "../store/templates.ts";
import type { ExportedFile } from "./export-document.ts";
import { formatOf, safeFileName } from "./file-formats.ts";

interface ExportedTemplate {
  readonly file: ExportedFile;
  /** What the file does not say. */
  readonly ledger: LossLedger;
}

/**
 * Makes a `.tb7` of a template.
 * @param origin the file the template came from; what we do not understand of it is kept in one of the same format
 */
export function exportTemplate(
  template: Template,
  origin: TemplateFile | null,
): Result<ExportedTemplate> {
  const isTb7 = origin !== null && formatOf(origin.name) === "tb7";
  const written = writeTb7(template, isTb7 ? origin.bytes : null);
  if (!written.ok) return written;
  const { name } = template.manifest;
  const file = {
    fileName: `${safeFileName(name || "Template")}.tb7`,
    mimeType: "application/xml",
    bytes: new Uint8Array(written.value.bytes),
  };
  return success({ file, ledger: written.value.ledger });
}
