/** Where a record of a template stands after a change, for what is selected to stay selected. */

import { isSame } from "../../shared/model/sequence.ts";
import type { TemplateChange, TemplatePatch, TemplateTable } from "../../shared/template/change.ts";
import { recordsOf } from "../../shared/template/edits/records.ts";
import type { Template } from "../../shared/template/template.ts";

/** The place of the record after the change; null when it is gone. */
export function placeAfter(
  place: number,
  table: TemplateTable,
  { patches }: TemplateChange,
): number | null {
  let at: number | null = place;
  /** The record while a move has it in hand. */
  let taken: unknown = null;
  for (const patch of patches) {
    if (patch.table !== table) continue;
    if (patch.after === null && at !== null) {
      if (patch.index === at) {
        taken = patch.before;
        at = null;
      } else if (patch.index < at) at -= 1;
    } else if (patch.before === null) {
      if (at === null && taken !== null && isSame(patch.after, taken)) at = patch.index;
      else if (at !== null && patch.index <= at) at += 1;
    }
  }
  return at;
}

/**
 * The place of a record in another state of the template, such as one that another window made; null when it is not
 * there. What has an id or a name of its own is known by it.
 */
export function placeIn(
  after: Template,
  before: Template,
  table: TemplateTable,
  place: number,
): number | null {
  const record = recordsOf(before, table)[place];
  if (record === undefined) return null;
  const isIt = (one: unknown): boolean => isSame(ownKey(one), ownKey(record));
  const records = recordsOf(after, table);
  if (isIt(records[place])) return place;
  const found = records.findIndex(isIt);
  return found < 0 ? null : found;
}

function ownKey(record: unknown): unknown {
  if (typeof record !== "object" || record === null) return record;
  if ("id" in record) return record.id;
  return "name" in record && !("expect" in record) ? record.name : record;
}

/** The record that a change brought: added, or brought back by undo. Null when it brought none. */
export function arrivedRecord({
  patches,
}: TemplateChange): { readonly table: TemplateTable; readonly at: number } | null {
  const first = patches.find(isArrival);
  if (first === undefined || patches.some((patch) => patch.after === null)) return null;
  return { table: first.table, at: first.index };
}

function isArrival(
  patch: TemplatePatch,
): patch is Extract<TemplatePatch, { readonly index: number }> {
  return "index" in patch && patch.before === null;
}
