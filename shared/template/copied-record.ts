/**
 * A stencil or threat type as text, to be taken from one template to another by way of the clipboard. Whoever can put
 * text there can put anything: it is believed as little as a file.
 */

import { z } from "zod";
import type { TemplateChange } from "./change.ts";
import { addStencil } from "./edits/stencils.ts";
import { addThreatType } from "./edits/threat-types.ts";
import { effectiveAttributes, effectiveImage } from "./inheritance.ts";
import { findStencil, genericStencil } from "./lookup.ts";
import { newStencilId, newThreatTypeId } from "./new-ids.ts";
import { recordSchemas } from "./schema.ts";
import type { Stencil, Template, ThreatType } from "./template.ts";

const MARKER = "palisade/template-record";

/** Characters; the picture is the most of a stencil. */
const LONGEST_TEXT = 4_000_000;

const copiedStencil = z.object({
  palisade: z.literal(MARKER),
  table: z.literal("stencil"),
  record: recordSchemas.stencil,
  /** The generic stencil it descends from. */
  genericId: z.string(),
  /** Its own attributes and those it takes over. */
  allAttributes: recordSchemas.stencil.shape.attributes,
});

const copiedThreatType = z.object({
  palisade: z.literal(MARKER),
  table: z.literal("threatType"),
  record: recordSchemas.threatType,
  categoryName: z.string(),
});

const copied = z.discriminatedUnion("table", [copiedStencil, copiedThreatType]);

/** The text for the clipboard; null when there is no such record, or it is a generic stencil. */
export function copyRecord(
  template: Template,
  table: "stencil" | "threatType",
  at: number,
): string | null {
  if (table === "threatType") {
    const record = template.threatTypes[at];
    if (record === undefined) return null;
    const category = template.categories.find(({ id }) => id === record.categoryId);
    const categoryName = category?.name ?? "";
    return JSON.stringify({ palisade: MARKER, table, record, categoryName });
  }
  const stencil = template.stencils[at];
  if (stencil === undefined || stencil.parentId === null) return null;
  const taken = effectiveImage(template, stencil.id);
  const record =
    taken === null ? stencil : { ...stencil, image: taken.image, imageLocation: taken.location };
  const genericId = genericStencil(template, stencil.id)?.id ?? "";
  const allAttributes = effectiveAttributes(template, stencil.id);
  return JSON.stringify({ palisade: MARKER, table, record, genericId, allAttributes });
}

/**
 * Adds what was copied, in the terms of this template. A stencil goes under what it descended from, else under the
 * generic one, and brings the attributes it would not take over there. A threat type keeps its rules word for word;
 * it goes into the category of the same id or name, else the first. Null when the text holds nothing that fits.
 */
export function pasteRecord(template: Template, text: string): TemplateChange | null {
  if (text.length > LONGEST_TEXT || !text.includes(MARKER)) return null;
  const read = copied.safeParse(parsed(text));
  if (!read.success) return null;
  return read.data.table === "stencil"
    ? pasteStencil(template, read.data)
    : pasteThreatType(template, read.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What other programs put there is nothing to complain about.
    return null;
  }
}

function pasteStencil(
  template: Template,
  { record, genericId, allAttributes }: z.output<typeof copiedStencil>,
): TemplateChange | null {
  const parent = findStencil(template, record.parentId ?? "") ?? findStencil(template, genericId);
  if (parent === null) return null;
  const known = new Set(effectiveAttributes(template, parent.id).map(({ name }) => name));
  const own = new Set(record.attributes.map(({ name }) => name));
  const inherited = allAttributes.filter(({ name }) => !own.has(name) && !known.has(name));
  const taken = template.stencils.some(({ id }) => id === record.id);
  // Constraints speak of connections to stencils of the other template.
  const { constraints: _there, ...rest } = record;
  const stencil: Stencil = {
    ...rest,
    id: taken ? newStencilId(template, record.name, parent.id) : record.id,
    parentId: parent.id,
    attributes: [...record.attributes, ...inherited],
  };
  return addStencil(template, stencil);
}

function pasteThreatType(
  template: Template,
  { record, categoryName }: z.output<typeof copiedThreatType>,
): TemplateChange | null {
  const { categories, threatProperties, threatTypes } = template;
  const category =
    categories.find(({ id }) => id === record.categoryId) ??
    categories.find(({ name }) => name === categoryName) ??
    categories[0];
  if (category === undefined) return null;
  const names = new Set(threatProperties.map(({ name }) => name));
  const { profileId, ...rest } = record;
  const hasProfile = (template.profiles ?? []).some(({ id }) => id === profileId);
  const type: ThreatType = {
    ...rest,
    ...(hasProfile && profileId !== undefined ? { profileId } : {}),
    id: threatTypes.some(({ id }) => id === record.id)
      ? newThreatTypeId(template, category.id)
      : record.id,
    categoryId: category.id,
    properties: record.properties.filter(({ name }) => names.has(name)),
  };
  return addThreatType(template, type);
}
