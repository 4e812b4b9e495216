/** Writes a project as `*.palisade.json`: made for review and merging, the same bytes for the same project. */

import type { Diagram, Id, Line, Model, Profiles, Shape } from "../../model/model.ts";
import { failure, success, type Result } from "../../model/result.ts";
import { templateSchema } from "../../template/schema.ts";
import type { Template } from "../../template/template.ts";
import { encodeXml as encodeUtf8 } from "../xml-text.ts";
import { pathText, printJson } from "./json-text.ts";
import { CURRENT_VERSION, fileSchema, type TemplateReference } from "./schema.ts";

/** A content hash such as `sha256:...`, the same for the same bytes everywhere. */
export type ContentHash = (bytes: Uint8Array) => string;

export interface PalisadeWriting {
  readonly model: Model;
  /** The template the project uses, or what names it where it is not at hand; null = none. */
  readonly template: Template | TemplateReference | null;
  /** Puts the template in, if it is at hand. */
  readonly embedTemplate: boolean;
  readonly hash: ContentHash;
}

/** Values that go on one line each: small, and changed as a whole. */
const INLINE: ReadonlySet<string> = new Set([
  "source",
  "handle",
  "target",
  "attributes",
  "properties",
  "constraints",
]);

/**
 * Writes a project; reading it gives exactly the model again. Shapes and lines are sorted by id and their order
 * stands apart, so that bringing one to the front moves one line; everything else stands in its own order, which
 * counts.
 */
export function writePalisade(writing: PalisadeWriting): Result<Uint8Array> {
  const { model, template, hash } = writing;
  const whole = template !== null && "manifest" in template ? template : null;
  const document = {
    palisade: `model/${CURRENT_VERSION}`,
    template: whole === null ? template : referenceOf(whole, hash),
    ...model,
    ...(model.profiles === undefined ? {} : { profiles: sortedByName(model.profiles) }),
    diagrams: model.diagrams.map(reviewable),
    ...(whole !== null && writing.embedTemplate ? { embeddedTemplate: whole } : {}),
  };
  const parsed = fileSchema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).filter((step) => typeof step !== "symbol");
    return failure(
      "model-unsound",
      `The model cannot be written: ${issue?.message ?? ""}.`,
      pathText(path),
    );
  }
  const diagrams = parsed.data.diagrams.map((diagram) => ({
    ...diagram,
    shapes: diagram.shapes.map(withWords),
    lines: diagram.lines.map(withWords),
  }));
  return success(encodeUtf8(`${printJson({ ...parsed.data, diagrams }, INLINE)}\n`));
}

/** The item with its lists saying which option holds in words, before anything else of them. */
function withWords<Item extends Shape | Line>(item: Item) {
  const attributes = item.attributes.map((attribute) => {
    if (attribute.kind !== "list") return attribute;
    const { kind, name, label, selected, fixed, options } = attribute;
    const value = options[selected];
    return {
      kind,
      name,
      label,
      ...(value === undefined ? {} : { value }),
      selected,
      fixed,
      options,
    };
  });
  return { ...item, attributes };
}

/** How a file refers to a template. */
export function referenceOf(template: Template, hash: ContentHash): TemplateReference {
  const { id, name, version } = template.manifest;
  return { id, name, version, hash: hash(templateBytes(template)) };
}

/** The bytes a template's hash is taken of: the same for equal templates, whatever the order of their members. */
function templateBytes(template: Template): Uint8Array {
  return encodeUtf8(JSON.stringify(templateSchema.parse(template)));
}

function reviewable({ shapes, lines, ...header }: Diagram) {
  return {
    ...header,
    paintOrder: shapes.map(({ id }) => id),
    lineOrder: lines.map(({ id }) => id),
    shapes: shapes.toSorted(byId),
    lines: lines.toSorted(byId),
  };
}

function sortedByName(profiles: Profiles): Profiles {
  const entries = Object.entries(profiles).map(([id, on]) => ({ id, on }));
  return Object.fromEntries(entries.sort(byId).map(({ id, on }) => [id, on]));
}

/** By code unit: the same order in every language and on every machine. */
function byId(a: { readonly id: Id }, b: { readonly id: Id }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
