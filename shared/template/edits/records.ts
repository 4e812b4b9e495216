/** Edits that are the same for every list of a template, and the patches the others are made of. */

import { isSame } from "../../model/sequence.ts";
import {
  recordPatch,
  type TemplateChange,
  type TemplatePatch,
  type TemplateRecords,
  type TemplateTable,
} from "../change.ts";
import type { Template } from "../template.ts";

const LISTS: {
  readonly [Table in TemplateTable]: (template: Template) => readonly TemplateRecords[Table][];
} = {
  stencil: ({ stencils }) => stencils,
  category: ({ categories }) => categories,
  threatProperty: ({ threatProperties }) => threatProperties,
  threatType: ({ threatTypes }) => threatTypes,
  profile: ({ profiles = [] }) => profiles,
  message: ({ messages = [] }) => messages,
  example: ({ examples = [] }) => examples,
};

/** What people call a record of a table. */
const NOUNS: Readonly<Record<TemplateTable, string>> = {
  stencil: "stencil",
  category: "category",
  threatProperty: "threat property",
  threatType: "threat type",
  profile: "profile",
  message: "message",
  example: "example",
};

/** New values of some fields; undefined takes away one that need not be there. */
export type Fields<Record> = {
  readonly [Key in keyof Record]?: object extends Pick<Record, Key>
    ? Record[Key] | undefined
    : Record[Key];
};

/** The records of a table, in order. */
export function recordsOf<Table extends TemplateTable>(
  template: Template,
  table: Table,
): readonly TemplateRecords[Table][] {
  return LISTS[table](template);
}

/** Adds a record at a place of its list, at the end unless told otherwise. */
export function addRecord<Table extends TemplateTable>(
  template: Template,
  table: Table,
  record: TemplateRecords[Table],
  name: string,
  at = recordsOf(template, table).length,
): TemplateChange {
  return {
    label: `Add ${NOUNS[table]} ${shown(name)}`,
    patches: [recordPatch(table, at, null, record)],
  };
}

/** Changes fields of the record at a place. Null when nothing changes or there is none. */
export function setFields<Table extends TemplateTable>(
  template: Template,
  table: Table,
  at: number,
  fields: Fields<TemplateRecords[Table]>,
  name: string,
): TemplateChange | null {
  const before = recordsOf(template, table)[at];
  if (before === undefined) return null;
  const after = withFields(before, fields);
  if (isSame(before, after)) return null;
  return {
    label: `Change ${NOUNS[table]} ${shown(name)}`,
    patches: [recordPatch(table, at, before, after)],
  };
}

/** Moves the record at a place to another one, as if it were taken out first. Null when it stays. */
export function moveRecord(
  template: Template,
  table: TemplateTable,
  from: number,
  to: number,
  name: string,
): TemplateChange | null {
  const records = recordsOf(template, table);
  const record = records[from];
  const target = Math.max(0, Math.min(records.length - 1, to));
  if (record === undefined || target === from) return null;
  return {
    label: `Move ${NOUNS[table]} ${shown(name)}`,
    patches: [recordPatch(table, from, record, null), recordPatch(table, target, null, record)],
  };
}

/** Takes a record out, and makes the other patches with it. Null when there is none. */
export function removeRecord(
  template: Template,
  table: TemplateTable,
  at: number,
  name: string,
  others: readonly TemplatePatch[] = [],
): TemplateChange | null {
  const record = recordsOf(template, table)[at];
  if (record === undefined) return null;
  return {
    label: `Delete ${NOUNS[table]} ${shown(name)}`,
    patches: [...others, recordPatch(table, at, record, null)],
  };
}

/** Replaces the records that `edit` gives another value for. */
export function replacements<Table extends TemplateTable>(
  template: Template,
  table: Table,
  edit: (record: TemplateRecords[Table], at: number) => TemplateRecords[Table],
): readonly TemplatePatch[] {
  return recordsOf(template, table).flatMap((before, at) => {
    const after = edit(before, at);
    return after === before ? [] : [recordPatch(table, at, before, after)];
  });
}

/** Takes out the records that fit, last one first, so that every place still counts when its turn comes. */
export function removals<Table extends TemplateTable>(
  template: Template,
  table: Table,
  fits: (record: TemplateRecords[Table]) => boolean,
): readonly TemplatePatch[] {
  return recordsOf(template, table)
    .flatMap((record, at) => (fits(record) ? [recordPatch(table, at, record, null)] : []))
    .toReversed();
}

/** A change of these patches; null when there are none. */
export function changeOf(label: string, patches: readonly TemplatePatch[]): TemplateChange | null {
  return patches.length === 0 ? null : { label, patches };
}

/** A name as labels show it: on one line, not too long. */
export function shown(name: string): string {
  const line = name.replaceAll(/\s+/g, " ").trim();
  const short = line.length > 60 ? `${line.slice(0, 60).toWellFormed()}…` : line;
  return `“${short}”`;
}

/** The record with other values of some fields. */
export function withFields<Record extends object>(record: Record, fields: Fields<Record>): Record {
  const entries = Object.entries({ ...record, ...fields }).filter(
    ([, value]) => value !== undefined,
  );
  // `Fields` lets only such fields go as need not be there, which `Object.entries` cannot say.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(entries) as Record;
}
