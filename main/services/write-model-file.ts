/** Writes a model in one of the file formats, whole or as a copy to be shared. */

import type { TemplateReference } from "../../shared/formats/palisade/schema.ts";
import { writePalisade } from "../../shared/formats/palisade/write.ts";
import { accountsOf, scrub, scrubTemplate } from "../../shared/formats/scrub.ts";
import { scrubXml } from "../../shared/formats/scrub-xml.ts";
import { writeTm7 } from "../../shared/formats/tm7/write.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import type { Model } from "../../shared/model/model.ts";
import { success, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { contentHash } from "../saved-file.ts";

export interface WrittenFile {
  readonly bytes: Uint8Array;
  readonly ledger: LossLedger;
}

export interface ModelWriting {
  readonly model: Model;
  /** The template of the model; null when it is not here. */
  readonly template: Template | null;
  /** Names a template that is not here; null when the model names none, or it is here. */
  readonly missingTemplate: TemplateReference | null;
  /** Others have the template too, so that naming it is enough. */
  readonly templateElsewhere: boolean;
  /** The `.tm7` the model was made of, and whether its own template stays in it; null when there is none. */
  readonly origin: { readonly bytes: Uint8Array; readonly keepsTemplate: boolean } | null;
  /** For `.palisade.json`: put the whole template in, not only a reference. */
  readonly embedTemplate: boolean;
  /** Take user names and machine paths out. */
  readonly scrub: boolean;
  /** Only used to say where a problem is. */
  readonly fileName: string;
}

/** Writes a model. An unedited one gives the bytes of the `.tm7` it was made of. */
export function writeModelFile(
  format: "tm7" | "palisade",
  writing: ModelWriting,
): Result<WrittenFile> {
  const accounts = accountsOf(writing.model, writing.template);
  const clean = writing.scrub
    ? scrub(writing.model, accounts)
    : { model: writing.model, ledger: [] };
  const written =
    format === "palisade"
      ? writeNative(clean.model, writing, accounts)
      : writeForeign(clean.model, writing);
  if (!written.ok) return written;
  const { bytes } = written.value;
  const ledger = [...clean.ledger, ...written.value.ledger];
  return writing.scrub && format === "tm7"
    ? scrubbed({ bytes, ledger }, accounts, writing.fileName)
    : success({ bytes, ledger });
}

function writeNative(
  model: Model,
  writing: ModelWriting,
  accounts: ReadonlySet<string>,
): Result<WrittenFile> {
  const { embedTemplate, missingTemplate } = writing;
  const template =
    writing.template !== null && writing.scrub
      ? scrubTemplate(writing.template, accounts)
      : writing.template;
  const written = writePalisade({
    model,
    template: template ?? missingTemplate,
    embedTemplate,
    hash: contentHash,
  });
  return written.ok ? success({ bytes: written.value, ledger: onlyNamed(writing) }) : written;
}

/** What a project says that names a template nobody but its owner has. */
function onlyNamed({
  template,
  missingTemplate,
  embedTemplate,
  templateElsewhere,
}: ModelWriting): LossLedger {
  const drop = (what: string): LossLedger => [{ effect: "dropped", place: "template", what }];
  if (template === null) {
    return missingTemplate !== null && embedTemplate
      ? drop("The project names a template that is not in it. Name it with --template.")
      : [];
  }
  if (embedTemplate || templateElsewhere) return [];
  return drop(
    "The project only names its template; people who lack it need it put in (--embed-template).",
  );
}

function writeForeign(
  model: Model,
  { template, missingTemplate, origin }: ModelWriting,
): Result<WrittenFile> {
  const keeps = origin?.keepsTemplate === true;
  const written = writeTm7({
    model,
    template: keeps ? null : template,
    origin: origin?.bytes ?? null,
  });
  if (!written.ok || missingTemplate === null || template !== null) return written;
  return success({ bytes: written.value.bytes, ledger: [notWritten, ...written.value.ledger] });
}

const notWritten: LossLedger[number] = {
  effect: "dropped",
  place: "template",
  what: "The project names a template that is not in it; the file was written without one. Name it with --template.",
};

/** What the model does not know of may still name people. */
export function scrubbed(
  written: WrittenFile,
  accounts: ReadonlySet<string>,
  fileName: string,
): Result<WrittenFile> {
  const clean = scrubXml(written.bytes, accounts, fileName);
  if (!clean.ok) return clean;
  return success({
    bytes: clean.value.bytes,
    ledger: [...written.ledger, ...clean.value.ledger],
  });
}
