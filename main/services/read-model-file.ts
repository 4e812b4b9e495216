/** Reads a model from a file's content; the extension of its name says which format it is. */

import type { LedgerEntry, LossLedger } from "../../shared/model/ledger.ts";
import type { Model } from "../../shared/model/model.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { Template } from "../../shared/template/template.ts";

export interface ModelFile {
  readonly model: Model;
  readonly template: Template;
  /** True when the template came with the model, false when it is the fallback. */
  readonly templateEmbedded: boolean;
  readonly ledger: LossLedger;
  /** See `AnalysisOptions` in `shared/stride/analyze.ts`. */
  readonly titlesFrozen: boolean;
}

/**
 * @param fileName path or bare name; used for the format and in problems.
 * @param fallback template for a model that brings none; null = such a model is refused.
 */
export function readModelFile(
  bytes: Uint8Array,
  fileName: string,
  fallback: Template | null,
): Result<ModelFile> {
  if (extensionOf(fileName) !== ".tm7") return refuseFormat(bytes, fileName);
  const read = readTm7(bytes, fileName);
  if (!read.ok) return read;
  const { model, template, ledger, writtenBy } = read.value;
  const titlesFrozen = writtenBy === "2016";
  if (template !== null) {
    return success({ model, template, templateEmbedded: true, ledger, titlesFrozen });
  }
  if (fallback === null) {
    return failure("no-template", "The model brings no template and there is no other.", fileName);
  }
  return success({
    model,
    template: fallback,
    templateEmbedded: false,
    ledger: [...ledger, missingTemplate(fallback)],
    titlesFrozen,
  });
}

function missingTemplate({ manifest }: Template): LedgerEntry {
  return {
    effect: "approximated",
    place: "template",
    what: `The file brings no template; “${manifest.name}” ${manifest.version} is used instead, so its threats may differ.`,
  };
}

/** Lower-case extension with its dot; "" when there is none. */
export function extensionOf(fileName: string): string {
  return /\.[^./\\]*$/.exec(fileName)?.[0].toLowerCase() ?? "";
}

/** The last part of a path, whichever system it is from. */
export function baseName(fileName: string): string {
  return fileName.split(/[/\\]/).at(-1) ?? fileName;
}

/** Bytes looked at to guess what a file with a foreign extension holds. */
const GUESS_BYTES = 4096;

function refuseFormat(bytes: Uint8Array, fileName: string): Result<never> {
  const extension = extensionOf(fileName);
  if (extension === ".tb7") {
    return failure(
      "not-a-model",
      "This is a template, not a threat model.",
      fileName,
      "Import it as a template.",
    );
  }
  // UTF-16 has a zero in every other byte of such words.
  const start = String.fromCharCode(...bytes.subarray(0, GUESS_BYTES)).replaceAll("\0", "");
  const looksLike = start.includes("<ThreatModel")
    ? "It looks like a model of the Threat Modeling Tool: give its name the extension .tm7."
    : start.includes("<KnowledgeBase")
      ? "It looks like a template of the Threat Modeling Tool: give its name the extension .tb7."
      : "Palisade opens models of the Microsoft Threat Modeling Tool (.tm7).";
  return failure(
    "format-unknown",
    extension === ""
      ? "The file name has no extension that says what the file is."
      : `Palisade does not know files of type ${extension}.`,
    fileName,
    looksLike,
  );
}
