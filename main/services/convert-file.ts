/** From one file format to another; the extensions of the names say which. */

import { createHash } from "node:crypto";
import { readPalisade } from "../../shared/formats/palisade/read.ts";
import type { TemplateReference } from "../../shared/formats/palisade/schema.ts";
import { referenceOf, writePalisade } from "../../shared/formats/palisade/write.ts";
import { accountsOf, scrub, scrubTemplate } from "../../shared/formats/scrub.ts";
import { scrubXml } from "../../shared/formats/scrub-xml.ts";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { writeTb7 } from "../../shared/formats/tb7/write.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { writeTm7 } from "../../shared/formats/tm7/write.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Model } from "../../shared/model/model.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { isSame } from "../../shared/model/sequence.ts";
import type { Template } from "../../shared/template/template.ts";
import { baseName, extensionOf } from "./read-model-file.ts";

export interface Conversion {
  readonly scrub: boolean;
  /** For `.palisade.json`: put the whole template in, not only a reference. */
  readonly embedTemplate: boolean;
  /** To be used instead of the model's own; null = that one. */
  readonly template: Template | null;
  /** Where a reference to a template that is not embedded may be found. */
  readonly knownTemplates: readonly Template[];
}

export interface Converted {
  readonly bytes: Uint8Array;
  /** Of reading and writing together. */
  readonly ledger: LossLedger;
}

type Format = "tm7" | "tb7" | "palisade";

/** What was read: a model with its template, or a template alone. */
interface Content {
  readonly format: Format;
  readonly model: Model | null;
  readonly template: Template | null;
  /** Names a template that is not here; null = the model names none, or it is here. */
  readonly missingTemplate: TemplateReference | null;
  readonly bytes: Uint8Array;
  readonly ledger: LossLedger;
}

/** The content hash native files name templates by. */
function contentHash(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** Converts a file's content; an unedited file of the same format comes out byte for byte. */
export function convertFile(
  bytes: Uint8Array,
  fileName: string,
  outputName: string,
  conversion: Conversion,
): Result<Converted> {
  const format = formatOf(outputName);
  if (format === null) return refuseName(outputName, "writes");
  const read = readContent(bytes, fileName, conversion.knownTemplates);
  if (!read.ok) return read;
  const content = read.value;
  const written =
    format === "tb7"
      ? writeTemplate(content, fileName, conversion)
      : writeModel(content, fileName, format, conversion);
  if (!written.ok) return written;
  const ledger = [...content.ledger, ...written.value.ledger];
  return success({ bytes: written.value.bytes, ledger });
}

function formatOf(fileName: string): Format | null {
  if (baseName(fileName).toLowerCase().endsWith(".palisade.json")) return "palisade";
  const extension = extensionOf(fileName);
  return extension === ".tm7" ? "tm7" : extension === ".tb7" ? "tb7" : null;
}

function refuseName(fileName: string, does: "reads" | "writes"): Result<never> {
  return failure(
    "format-unknown",
    `The name of this file does not say its format; Palisade ${does} .tm7, .tb7 and .palisade.json.`,
    fileName,
  );
}

function readContent(
  bytes: Uint8Array,
  fileName: string,
  known: readonly Template[],
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
    case "palisade": {
      const read = readPalisade(bytes, fileName, contentHash);
      if (!read.ok) return read;
      const { model, template, templateReference: reference, ledger } = read.value;
      const found =
        template ?? known.find((one) => referenceOf(one, contentHash).hash === reference?.hash);
      return success({
        format,
        model,
        template: found ?? null,
        missingTemplate: found === undefined ? reference : null,
        bytes,
        ledger,
      });
    }
  }
}

function writeTemplate(
  content: Content,
  fileName: string,
  { scrub: scrubbing, template: chosen }: Conversion,
): Result<Converted> {
  const template = chosen ?? content.template;
  if (template === null) {
    return failure(
      "no-template",
      "There is no template in this file.",
      fileName,
      "Name one with --template.",
    );
  }
  const written = writeTb7(template, content.format === "tb7" ? content.bytes : null);
  if (!written.ok || !scrubbing) return written;
  return scrubbed(written.value, accountsOf(content.model, template), fileName);
}

function writeModel(
  content: Content,
  fileName: string,
  format: "tm7" | "palisade",
  conversion: Conversion,
): Result<Converted> {
  if (content.model === null) {
    return failure(
      "no-model",
      "This is a template; there is no model in it.",
      fileName,
      "It can be converted to .tb7 only.",
    );
  }
  const template = conversion.template ?? content.template;
  const accounts = accountsOf(content.model, template);
  const clean = conversion.scrub
    ? scrub(content.model, accounts)
    : { model: content.model, ledger: [] };
  if (format === "palisade") {
    const used = template && conversion.scrub ? scrubTemplate(template, accounts) : template;
    const written = writePalisade({
      model: clean.model,
      template: used ?? content.missingTemplate,
      embedTemplate: conversion.embedTemplate,
      hash: contentHash,
    });
    if (!written.ok) return written;
    const only = onlyNamed(used, content.missingTemplate, conversion);
    return success({ bytes: written.value, ledger: [...clean.ledger, ...only] });
  }
  const origin = content.format === "tm7" ? content.bytes : null;
  const written = writeTm7({
    model: clean.model,
    template: conversion.template ?? (origin === null ? template : null),
    origin,
  });
  if (!written.ok) return written;
  const without: LossLedger = content.missingTemplate && template === null ? [notWritten] : [];
  const ledger = [...clean.ledger, ...without, ...written.value.ledger];
  const { bytes } = written.value;
  return conversion.scrub
    ? scrubbed({ bytes, ledger }, accounts, fileName)
    : success({ bytes, ledger });
}

const notWritten: LossLedger[number] = {
  effect: "dropped",
  place: "template",
  what: "The project names a template that is not in it; the file was written without one. Name it with --template.",
};

/** What a project says that names a template nobody but its owner has. */
function onlyNamed(
  template: Template | null,
  missing: TemplateReference | null,
  { embedTemplate, knownTemplates }: Conversion,
): LossLedger {
  const drop = (what: string): LossLedger => [{ effect: "dropped", place: "template", what }];
  if (template === null) {
    return missing !== null && embedTemplate
      ? drop("The project names a template that is not in it. Name it with --template.")
      : [];
  }
  if (embedTemplate || knownTemplates.some((known) => isSame(known, template))) return [];
  return drop("The project only names its template; --embed-template puts it in.");
}

/** What the model does not know of may still name people. */
function scrubbed(
  written: Converted,
  accounts: ReadonlySet<string>,
  fileName: string,
): Result<Converted> {
  const clean = scrubXml(written.bytes, accounts, fileName);
  if (!clean.ok) return clean;
  return success({
    bytes: clean.value.bytes,
    ledger: [...written.ledger, ...clean.value.ledger],
  });
}
