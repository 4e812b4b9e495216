/** Writes a `.tb7`: into the file a template came from, changing only what was edited, or a new one. */

import type { LossLedger } from "../../model/ledger.ts";
import { success, type Result } from "../../model/result.ts";
import type { Template } from "../../template/template.ts";
import { templateLoss } from "../knowledge-base-loss.ts";
import { asMicrosoftTemplate } from "../microsoft-template.ts";
import { encodeXml } from "../xml-text.ts";
import { parseXml, type XmlDocument } from "../xml.ts";
import { editedTb7 } from "./edit.ts";
import { readTb7, readTb7Document } from "./read.ts";
import { spellPart, templatePart } from "./spell.ts";

/** The tool runs on Windows. */
const NEWLINE = "\r\n";

/**
 * Writes a template as a `.tb7`, in the words of Microsoft's tool. What is written is read again before it is handed out; whatever does not come
 * back as it was stands in the ledger. A template that equals its origin gives the origin's bytes.
 * @param origin the file it came from, whose unknown parts are kept; null for a new file
 */
export function writeTb7(
  template: Template,
  origin: Uint8Array | XmlDocument | null,
): Result<{ readonly bytes: Uint8Array; readonly ledger: LossLedger }> {
  const { template: plain, ledger } = asMicrosoftTemplate(template);
  if (origin === null) {
    const declaration = `<?xml version="1.0" encoding="utf-8"?>${NEWLINE}`;
    const bytes = encodeXml(declaration + spellPart(templatePart(plain), 0, NEWLINE));
    return success({ bytes, ledger: [...ledger, ...lossOf(bytes, plain)] });
  }
  const file =
    origin instanceof Uint8Array ? readTb7(origin, "the original file") : readTb7Document(origin);
  if (!file.ok) return file;
  const { encoding, byteOrderMark } = file.value.origin;
  const bytes = encodeXml(editedTb7(file.value, plain), encoding, byteOrderMark);
  return success({ bytes, ledger: [...ledger, ...lossOf(bytes, plain)] });
}

/** What a reader of the bytes does not get back. */
function lossOf(bytes: Uint8Array, template: Template): LossLedger {
  const parsed = parseXml(bytes, "the written file");
  const read = parsed.ok ? readTb7Document(parsed.value) : parsed;
  if (!read.ok) throw new Error(`the written file cannot be read: ${read.problem.message}`);
  return templateLoss(template, read.value.template);
}
