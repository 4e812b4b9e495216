/** Writes a `.tm7`: into the file a project came from, changing only what was edited, or a new one. */

import type { Patch } from "../../model/change.ts";
import { modelDifference } from "../../model/difference.ts";
import type { LedgerEntry, LossLedger } from "../../model/ledger.ts";
import type { Id, Line, Model, Shape } from "../../model/model.ts";
import { success, type Result } from "../../model/result.ts";
import { isSame } from "../../model/sequence.ts";
import type { Template } from "../../template/template.ts";
import { templateLoss } from "../knowledge-base-loss.ts";
import { asMicrosoftTemplate } from "../microsoft-template.ts";
import { excerpt } from "../xml-content.ts";
import { encodeXml } from "../xml-text.ts";
import { parseXml, type XmlDocument } from "../xml.ts";
import { editedText } from "./edit-document.ts";
import { withinFormat } from "./beyond-format.ts";
import { withGuids } from "./guids.ts";
import { readTm7, readTm7Document, type Tm7File } from "./read.ts";
import { documentText } from "./write-document.ts";

export interface Tm7Writing {
  readonly model: Model;
  /** To be embedded; null = the origin's own stays, and a new file has none. */
  readonly template: Template | null;
  /** The file the project came from, whose unknown parts are kept; null for a new file. */
  readonly origin: Uint8Array | XmlDocument | null;
}

export interface WrittenFile {
  readonly bytes: Uint8Array;
  /**
   * Empty = reading the file again gives exactly the model and template that were written, but that a thickness
   * left open (null) may come back as 0, which means the same.
   */
  readonly ledger: LossLedger;
}

/**
 * Writes a model as a `.tm7`. What is written is read again before it is handed out; whatever does not come back
 * as it was stands in the ledger. A model that equals its origin gives the origin's bytes.
 * @param writing see {@link Tm7Writing}; fails only when the origin is no `.tm7`
 */
export function writeTm7(writing: Tm7Writing): Result<WrittenFile> {
  const plain =
    writing.template === null
      ? { template: null, ledger: [] }
      : asMicrosoftTemplate(writing.template, writing.model.profiles);
  const withTold = ({ bytes, ledger }: WrittenFile): Result<WrittenFile> =>
    success({ bytes, ledger: [...plain.ledger, ...ledger] });
  if (writing.origin === null) return withTold(writeNew(writing.model, plain.template));
  const file =
    writing.origin instanceof Uint8Array
      ? readTm7(writing.origin, "the original file")
      : readTm7Document(writing.origin);
  if (!file.ok) return file;
  return withTold(writeInto(file.value, writing.model, plain.template));
}

function writeNew(model: Model, template: Template | null): WrittenFile {
  const fitting = withinFormat(model, null);
  const identified = withGuids(fitting.model, new Set());
  const bytes = encodeXml(documentText(identified.model, template));
  const loss = lossOf(bytes, identified.model, template);
  return { bytes, ledger: [...fitting.ledger, ...identified.ledger, ...loss] };
}

function writeInto(file: Tm7File, model: Model, template: Template | null): WrittenFile {
  const { origin } = file;
  const fitting = withinFormat(model, file.model);
  const identified = withGuids(fitting.model, idsOf(file.model));
  const text = editedText(file, identified.model, template);
  const bytes = encodeXml(text, origin.encoding, origin.byteOrderMark);
  const wanted = template ?? file.template;
  const unedited = isSame(identified.model, file.model) && isSame(wanted, file.template);
  const loss = unedited ? [] : lossOf(bytes, identified.model, wanted);
  return { bytes, ledger: [...fitting.ledger, ...identified.ledger, ...loss] };
}

/** Every id the file has, also those only its threats and messages still name. */
function idsOf(model: Model): ReadonlySet<Id> {
  const ids = new Set<Id>();
  for (const { id, shapes, lines } of model.diagrams) {
    ids.add(id);
    for (const shape of shapes) ids.add(shape.id);
    for (const line of lines) ids.add(line.id);
  }
  for (const { diagramId, sourceId, flowId, targetId } of model.threats) {
    for (const id of [diagramId, sourceId, flowId, targetId]) ids.add(id);
  }
  for (const { issueId, diagramId, elementIds } of model.messages) {
    for (const id of [issueId, diagramId, ...elementIds]) ids.add(id);
  }
  return ids;
}

/** What a reader of the bytes does not get back. */
function lossOf(bytes: Uint8Array, model: Model, template: Template | null): LossLedger {
  const parsed = parseXml(bytes, "the written file");
  const read = parsed.ok ? readTm7Document(parsed.value) : parsed;
  if (!read.ok) throw new Error(`the written file cannot be read: ${read.problem.message}`);
  const loss = modelDifference(withThickness(model), withThickness(read.value.model));
  return [...loss.map(describeLoss), ...templateLoss(template, read.value.template)];
}

/** The file has 0 where the model leaves a thickness open. */
function withThickness(model: Model): Model {
  const said = <Item extends Shape | Line>(item: Item): Item =>
    item.strokeThickness === null ? { ...item, strokeThickness: 0 } : item;
  return {
    ...model,
    diagrams: model.diagrams.map((diagram) => ({
      ...diagram,
      shapes: diagram.shapes.map(said),
      lines: diagram.lines.map(said),
    })),
  };
}

function describeLoss(patch: Patch): LedgerEntry {
  const place = `${patch.table} ${nameOf(patch)}`;
  if (patch.after === null) return { effect: "dropped", place, what: "The file cannot hold it." };
  if (patch.before === null) {
    return { effect: "approximated", place, what: "It stands elsewhere or otherwise in the file." };
  }
  const fields = differingFields(patch.before, patch.after);
  return { effect: "approximated", place, what: `Not written exactly: ${fields.join(", ")}.` };
}

function nameOf(patch: Patch): string {
  if (patch.table === "profiles") return "";
  const record = patch.before ?? patch.after;
  if (typeof record !== "object" || record === null) return "";
  if ("key" in record) return record.key;
  const id = "id" in record ? String(record.id) : "";
  const name = "name" in record ? `${excerpt(record.name)} ` : "";
  return `${name}${id}`.trim();
}

function differingFields(before: unknown, after: unknown): readonly string[] {
  if (typeof before !== "object" || typeof after !== "object") return ["value"];
  const others = new Map<string, unknown>(Object.entries(after ?? {}));
  return Object.entries(before ?? {}).flatMap(([name, value]) =>
    isSame(value, others.get(name)) ? [] : [name],
  );
}
