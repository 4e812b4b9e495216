/** Reads a `*.palisade.json`. Every problem names the path and the line. */

import type { LedgerEntry, LossLedger } from "../../model/ledger.ts";
import type { Diagram, Id, Line, Model, Shape } from "../../model/model.ts";
import { failure, success, type Result } from "../../model/result.ts";
import { pairUp } from "../../model/sequence.ts";
import type { Template } from "../../template/template.ts";
import { decodeXml as decodeText } from "../xml-encoding.ts";
import { parseJson, pathText, problemAt } from "./json-text.ts";
import { migrate, MIGRATIONS, type Migration } from "./migrations.ts";
import {
  CURRENT_VERSION,
  fileSchema,
  type PalisadeDocument,
  type TemplateReference,
} from "./schema.ts";
import { referenceOf, type ContentHash } from "./write.ts";

export interface PalisadeFile {
  readonly model: Model;
  /** The embedded template; null when it has none. */
  readonly template: Template | null;
  /** The template the project was made with; null = none. */
  readonly templateReference: TemplateReference | null;
  readonly ledger: LossLedger;
}

const FORMAT = /^model\/(0|[1-9]\d{0,5})$/;

/**
 * Reads a project.
 * @param fileName only used to say where a problem is
 * @param hash the one files are written with, to see whether an embedded template was changed by hand
 * @param migrations from older versions
 */
export function readPalisade(
  bytes: Uint8Array,
  fileName: string,
  hash: ContentHash,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<PalisadeFile> {
  const decoded = decodeText(bytes, fileName);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  const json = parseJson(text, fileName);
  if (!json.ok) return json;
  const raw = json.value;
  if (!isObject(raw) || typeof raw["palisade"] !== "string") {
    return failure(
      "not-a-palisade-file",
      'This is not a Palisade project: it does not say which version it is ("palisade").',
      fileName,
    );
  }
  const version = FORMAT.exec(raw["palisade"])?.[1];
  if (version === undefined) {
    const message = `"${raw["palisade"].slice(0, 60)}" is no version of a Palisade project.`;
    return problemAt("version-unknown", message, text, ["palisade"], fileName);
  }
  if (Number(version) > CURRENT_VERSION) {
    return failure(
      "file-newer",
      `A newer Palisade wrote this file (model/${version}); this one reads up to model/${CURRENT_VERSION}.`,
      fileName,
      "Update Palisade to open it.",
    );
  }
  const migrated = migrate(raw, Number(version), CURRENT_VERSION, migrations);
  if (!migrated.ok) {
    return problemAt(migrated.problem.code, migrated.problem.message, text, ["palisade"], fileName);
  }
  const parsed = fileSchema.safeParse(migrated.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).filter((step) => typeof step !== "symbol");
    return problemAt("file-unsound", `${issue?.message ?? "Unsound"}.`, text, path, fileName);
  }
  return assemble(parsed.data, migrated.value, text, fileName, hash);
}

function assemble(
  document: PalisadeDocument,
  raw: unknown,
  text: string,
  fileName: string,
  hash: ContentHash,
): Result<PalisadeFile> {
  const { palisade: _, template: reference, embeddedTemplate, diagrams, ...rest } = document;
  const assembled: Diagram[] = [];
  for (const [at, { paintOrder, lineOrder, ...diagram }] of diagrams.entries()) {
    const shapes = inOrder<Shape>(diagram.shapes, paintOrder);
    const lines = inOrder<Line>(diagram.lines, lineOrder);
    if (shapes === null || lines === null) {
      const name = shapes === null ? "paintOrder" : "lineOrder";
      const list = shapes === null ? "shapes" : "lines";
      const message = `It does not name every one of the ${list} once.`;
      return problemAt("order-unsound", message, text, ["diagrams", at, name], fileName);
    }
    assembled.push({ ...diagram, shapes, lines });
  }
  const template = embeddedTemplate ?? null;
  return success({
    model: { ...rest, diagrams: assembled },
    template,
    templateReference: reference,
    ledger: [
      ...unreadMembers(raw, document, []),
      ...(template !== null && reference?.hash !== referenceOf(template, hash).hash
        ? [changedTemplate]
        : []),
    ],
  });
}

const changedTemplate: LedgerEntry = {
  effect: "approximated",
  place: "embeddedTemplate",
  what: "It is not the template the file refers to (its hash differs); the embedded one is used.",
};

/** Null unless the order names exactly the records there are. */
function inOrder<Item extends { readonly id: Id }>(
  items: readonly Item[],
  order: readonly Id[],
): readonly Item[] | null {
  const { pairs, removed } = pairUp<{ readonly id: Id; readonly item: Item | null }>(
    items.map((item) => ({ id: item.id, item })),
    order.map((id) => ({ id, item: null })),
    ({ id }) => id,
  );
  const sorted = pairs.flatMap(({ before }) => (before?.item ? [before.item] : []));
  return removed.length === 0 && sorted.length === order.length ? sorted : null;
}

/** Members of the file that mean nothing in this version. */
function unreadMembers(
  raw: unknown,
  read: unknown,
  path: readonly (string | number)[],
): LossLedger {
  if (Array.isArray(raw) && Array.isArray(read)) {
    return raw.flatMap((item, at) => unreadMembers(item, read[at], [...path, at]));
  }
  if (!isObject(raw) || !isObject(read)) return [];
  return Object.entries(raw).flatMap(([name, value]): LossLedger => {
    if (Object.hasOwn(read, name)) return unreadMembers(value, read[name], [...path, name]);
    // What a list says in words was taken for the place of the option.
    if (name === "value" && raw["kind"] === "list") return [];
    const place = pathText([...path, name]);
    return [{ effect: "dropped", place, what: "A project has no such member." }];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
