/** From one file format to another; the extensions of the names say which. */

import { readPalisade } from "../../shared/formats/palisade/read.ts";
import type { TemplateReference } from "../../shared/formats/palisade/schema.ts";
import { accountsOf } from "../../shared/formats/scrub.ts";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Model } from "../../shared/model/model.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { isSame } from "../../shared/model/sequence.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Surroundings } from "../../shared/template/yaml.ts";
import { contentHash } from "../saved-file.ts";
import { formatOf, isTemplateFormat, type FileFormat } from "./file-formats.ts";
import { asKnown, findTemplate } from "./find-template.ts";
import { readTemplateFile } from "./read-template-file.ts";
import { scrubbed, writeModelFile, type WrittenFile } from "./write-model-file.ts";
import { writeTemplateFile, type TemplateOrigin } from "./write-template-file.ts";

export interface Conversion {
  readonly scrub: boolean;
  /** For `.palisade.json`: put the whole template in, not only a reference. */
  readonly embedTemplate: boolean;
  /** To be used instead of the model's own; null = that one. */
  readonly template: Template | null;
  /** Where a reference to a template that is not embedded may be found. */
  readonly knownTemplates: readonly Template[];
  /** Of a template file of ours. */
  readonly around: Surroundings;
}

/** What was read: a model with its template, or a template alone. */
interface Content {
  readonly format: FileFormat;
  readonly model: Model | null;
  readonly template: Template | null;
  /** Names a template that is not here; null = the model names none, or it is here. */
  readonly missingTemplate: TemplateReference | null;
  readonly bytes: Uint8Array;
  readonly ledger: LossLedger;
}

/** Converts a file's content; an unedited file of the same format comes out byte for byte. */
export function convertFile(
  bytes: Uint8Array,
  fileName: string,
  outputName: string,
  conversion: Conversion,
): Result<WrittenFile> {
  const format = formatOf(outputName);
  if (format === null) return refuseName(outputName, "writes");
  const read = readContent(bytes, fileName, conversion);
  if (!read.ok) return read;
  const content = read.value;
  const written =
    format === "tb7" || format === "yaml"
      ? writeTemplate(content, fileName, format, conversion)
      : writeModel(content, fileName, format, conversion);
  if (!written.ok) return written;
  const ledger = [...content.ledger, ...written.value.ledger];
  return success({ bytes: written.value.bytes, ledger });
}

function refuseName(fileName: string, does: "reads" | "writes"): Result<never> {
  return failure(
    "format-unknown",
    `The name of this file does not say its format; Palisade ${does} .tm7, .tb7, .yaml and .palisade.json.`,
    fileName,
  );
}

function readContent(
  bytes: Uint8Array,
  fileName: string,
  { knownTemplates, around }: Conversion,
): Result<Content> {
  const format = formatOf(fileName);
  switch (format) {
    case null:
      return refuseName(fileName, "reads");
    case "tm7": {
      const read = readTm7(bytes, fileName);
      if (!read.ok) return read;
      const { model, template, ledger } = read.value;
      return success({ format, model, template, missingTemplate: null, bytes, ledger });
    }
    case "tb7": {
      const read = readTb7(bytes, fileName);
      if (!read.ok) return read;
      const { template, ledger } = read.value;
      return success({ format, model: null, template, missingTemplate: null, bytes, ledger });
    }
    case "yaml": {
      const read = readTemplateFile(bytes, fileName, around);
      if (!read.ok) return read;
      const template = read.value;
      return success({ format, model: null, template, missingTemplate: null, bytes, ledger: [] });
    }
    case "palisade": {
      const read = readPalisade(bytes, fileName, contentHash);
      if (!read.ok) return read;
      const { model, template, templateReference: reference, ledger } = read.value;
      const found = template ?? namedBy(reference, knownTemplates);
      return success({
        format,
        model,
        template: found,
        missingTemplate: found === null ? reference : null,
        bytes,
        ledger,
      });
    }
  }
}

/** Only the very one: a file that says less than it did must not say another thing instead. */
function namedBy(reference: TemplateReference | null, known: readonly Template[]): Template | null {
  if (reference === null) return null;
  const found = findTemplate(
    known.map((one) => asKnown(one)),
    reference,
  );
  return found?.exact === true ? found.template : null;
}

function writeTemplate(
  content: Content,
  fileName: string,
  format: "tb7" | "yaml",
  { scrub: scrubbing, template: chosen, around }: Conversion,
): Result<WrittenFile> {
  const template = chosen ?? content.template;
  if (template === null) {
    return failure(
      "no-template",
      "There is no template in this file.",
      fileName,
      "Name one with --template.",
    );
  }
  const written = writeTemplateFile(template, format, originOf(content), around);
  if (!written.ok || !scrubbing) return written;
  return scrubbed(written.value, accountsOf(content.model, template), fileName);
}

/** A file that is converted to its own format is written into. */
function originOf({ format, bytes }: Content): TemplateOrigin | null {
  return isTemplateFormat(format) ? { format, bytes } : null;
}

function writeModel(
  content: Content,
  fileName: string,
  format: "tm7" | "palisade",
  conversion: Conversion,
): Result<WrittenFile> {
  if (content.model === null) {
    return failure(
      "no-model",
      "This is a template; there is no model in it.",
      fileName,
      "It can be converted to .tb7 and .yaml only.",
    );
  }
  const template = conversion.template ?? content.template;
  const isTm7 = content.format === "tm7";
  return writeModelFile(format, {
    model: content.model,
    template,
    missingTemplate: content.missingTemplate,
    templateElsewhere:
      template !== null && conversion.knownTemplates.some((known) => isSame(known, template)),
    origin: isTm7 ? { bytes: content.bytes, keepsTemplate: conversion.template === null } : null,
    embedTemplate: conversion.embedTemplate,
    scrub: conversion.scrub,
    fileName,
  });
}
