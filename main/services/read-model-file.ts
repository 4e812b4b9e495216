/** Reads a model from a file's content; the extension of its name says which format it is. */

import { readPalisade } from "../../shared/formats/palisade/read.ts";
import type { TemplateReference } from "../../shared/formats/palisade/schema.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { LedgerEntry, LossLedger } from "../../shared/model/ledger.ts";
import type { Model } from "../../shared/model/model.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { contentHash } from "../saved-file.ts";
import { extensionOf, formatOf, isTemplateFormat } from "./file-formats.ts";
import type { FoundTemplate } from "./find-template.ts";

export interface ModelFile {
  readonly model: Model;
  readonly template: Template;
  /** Whether the template came with the model, was found by its name in the model, or is the fallback. */
  readonly templateFrom: "file" | "shelf" | "fallback";
  readonly ledger: LossLedger;
  /** See `AnalysisOptions` in `shared/stride/analyze.ts`. */
  readonly titlesFrozen: boolean;
}

/** Where a model that does not carry its template gets one. */
export interface TemplateShelf {
  /** For a model that names none; null = such a model is refused. */
  readonly fallback: Template | null;
  /** The template a model names, exactly that or one of the same name and version; null = it is not there. */
  find(reference: TemplateReference): FoundTemplate | null;
}

/** @param fileName path or bare name; used for the format and in problems. */
export function readModelFile(
  bytes: Uint8Array,
  fileName: string,
  shelf: TemplateShelf,
): Result<ModelFile> {
  switch (formatOf(fileName)) {
    case "tm7": {
      const read = readTm7(bytes, fileName);
      if (!read.ok) return read;
      const { model, template, ledger, writtenBy } = read.value;
      const titlesFrozen = writtenBy === "2016";
      return withTemplate({ model, ledger, titlesFrozen }, template, shelf, fileName);
    }
    case "palisade": {
      const read = readPalisade(bytes, fileName, contentHash);
      if (!read.ok) return read;
      const { model, template, templateReference, ledger } = read.value;
      const content = { model, ledger, titlesFrozen: false };
      if (template !== null || templateReference === null) {
        return withTemplate(content, template, shelf, fileName);
      }
      const found = shelf.find(templateReference);
      if (found === null) return refuseTemplate(templateReference, fileName);
      const near = found.exact ? [] : [nearTemplate(templateReference)];
      return success({
        ...content,
        ledger: [...ledger, ...near],
        template: found.template,
        templateFrom: "shelf",
      });
    }
    case "tb7":
    case "yaml":
    case null:
      return refuseFormat(bytes, fileName);
  }
}

function withTemplate(
  content: Pick<ModelFile, "model" | "ledger" | "titlesFrozen">,
  template: Template | null,
  { fallback }: TemplateShelf,
  fileName: string,
): Result<ModelFile> {
  if (template !== null) return success({ ...content, template, templateFrom: "file" });
  if (fallback === null) {
    return failure("no-template", "The model brings no template and there is no other.", fileName);
  }
  const ledger = [...content.ledger, missingTemplate(fallback)];
  return success({ ...content, ledger, template: fallback, templateFrom: "fallback" });
}

function missingTemplate({ manifest }: Template): LedgerEntry {
  return {
    effect: "approximated",
    place: "template",
    what: `The file brings no template; “${manifest.name}” ${manifest.version} is used instead, so its threats may differ.`,
  };
}

function nearTemplate({ name, version }: TemplateReference): LedgerEntry {
  return {
    effect: "approximated",
    place: "template",
    what: `The file was made with another edition of “${name}” ${version} than the one here; its threats may differ.`,
  };
}

function refuseTemplate({ name, version }: TemplateReference, fileName: string): Result<never> {
  return failure(
    "template-missing",
    `This model uses the template “${name}” ${version}, which is not here.`,
    fileName,
    "Import that template first, or have the file saved with its template inside.",
  );
}

/** Bytes looked at to guess what a file with a foreign extension holds. */
const GUESS_BYTES = 4096;

function refuseFormat(bytes: Uint8Array, fileName: string): Result<never> {
  if (isTemplateFormat(formatOf(fileName))) {
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
      : "Palisade opens models of the Microsoft Threat Modeling Tool (.tm7) and its own (.palisade.json).";
  const extension = extensionOf(fileName);
  return failure(
    "format-unknown",
    extension === ""
      ? "The file name has no extension that says what the file is."
      : `Palisade does not know files of type ${extension}.`,
    fileName,
    looksLike,
  );
}
