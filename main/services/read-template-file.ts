/** Reads a template from a file's content; the extension of its name says which format it is. */

import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { LossLedger } from "../../shared/model/ledger.ts";
import { failure, success, type Problem, type Result } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { readTemplateYaml, type Surroundings } from "../../shared/template/yaml.ts";
import { formatOf, isTemplateFormat } from "./file-formats.ts";

interface TemplateContent {
  readonly template: Template;
  readonly ledger: LossLedger;
  /** Of a file of ours; null for others. */
  readonly text: string | null;
}

export type TemplateFileReading =
  | { readonly ok: true; readonly value: TemplateContent }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/**
 * Reads the template of a file, also the one a model brings; gives every problem that can be told.
 * @param around of a file of ours: its icons, and the template it builds on
 */
export function readAnyTemplate(
  bytes: Uint8Array,
  fileName: string,
  around: Surroundings,
): TemplateFileReading {
  switch (formatOf(fileName)) {
    case "yaml": {
      const text = decoded(bytes, fileName);
      if (!text.ok) return refused(text);
      const read = readTemplateYaml(text.value, fileName, around);
      return read.ok ? done(read.value.template, [], text.value) : read;
    }
    case "tb7": {
      const read = readTb7(bytes, fileName);
      return read.ok ? done(read.value.template, read.value.ledger) : refused(read);
    }
    case "tm7": {
      const read = readTm7(bytes, fileName);
      if (!read.ok) return refused(read);
      const { template, ledger } = read.value;
      if (template !== null) return done(template, ledger);
      return refused(failure("no-template", "There is no template in this model.", fileName));
    }
    case "palisade":
    case null:
      return refused(refusedName(fileName));
  }
}

function refusedName(fileName: string): { readonly ok: false; readonly problem: Problem } {
  return failure(
    "format-unknown",
    "This is not the name of a template file.",
    fileName,
    "Palisade reads its own templates (.yaml) and those of the Microsoft Threat Modeling Tool (.tb7).",
  );
}

/** Reads a template file, which a model is not; of several problems the first, which says how many there are. */
export function readTemplateFile(
  bytes: Uint8Array,
  fileName: string,
  around: Surroundings,
): Result<Template> {
  if (!isTemplateFormat(formatOf(fileName))) return refusedName(fileName);
  const read = readAnyTemplate(bytes, fileName, around);
  if (read.ok) return success(read.value.template);
  const [first, ...others] = read.problems;
  if (others.length === 0) return { ok: false, problem: first };
  const remedy = `${others.length} more are listed by: palisade template lint ${fileName}`;
  return { ok: false, problem: { ...first, remedy } };
}

/** Text in UTF-8, as files of ours are. */
export function decoded(bytes: Uint8Array, fileName: string): Result<string> {
  try {
    return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return failure("not-utf-8", "This text is not in UTF-8.", fileName, "Save it as UTF-8.");
  }
}

function done(
  template: Template,
  ledger: LossLedger,
  text: string | null = null,
): TemplateFileReading {
  return { ok: true, value: { template, ledger, text } };
}

function refused({ problem }: { readonly problem: Problem }): TemplateFileReading {
  return { ok: false, problems: [problem] };
}
