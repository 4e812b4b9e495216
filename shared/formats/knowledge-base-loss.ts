/** What a written knowledge base does not give back. */

import type { LossLedger } from "../model/ledger.ts";
import { isSame } from "../model/sequence.ts";
import type { Template } from "../template/template.ts";
import { excerpt } from "./xml-content.ts";

/**
 * One entry for every part of the template that reads back otherwise than it was written.
 * @param written null when none was to be written
 */
export function templateLoss(written: Template | null, read: Template | null): LossLedger {
  if (written === null || read === null) {
    if (written === read) return [];
    const what = written === null ? "The file still has one." : "The file cannot hold it.";
    return [{ effect: "dropped", place: "template", what }];
  }
  const flags = (["manifest", "priorityUsed", "statusUsed"] as const).filter(
    (part) => !isSame(written[part], read[part]),
  );
  return [
    ...flags.map((part) => loss(part)),
    ...listLoss("threat property", written.threatProperties, read.threatProperties),
    ...listLoss("stencil", written.stencils, read.stencils),
    ...listLoss("category", written.categories, read.categories),
    ...listLoss("threat type", written.threatTypes, read.threatTypes),
  ];
}

function listLoss(
  what: string,
  written: readonly { readonly name?: string; readonly title?: string; readonly id?: string }[],
  read: readonly object[],
): LossLedger {
  if (isSame(written, read)) return [];
  const differing = written.filter((record, at) => !isSame(record, read[at]));
  return [
    ...differing.map(({ name, title, id }) =>
      loss(`${what} ${excerpt(name ?? title ?? "")} (${id ?? ""})`),
    ),
    ...read.slice(written.length).map((_, at) => loss(`${what} ${written.length + at + 1}`)),
  ];
}

function loss(place: string): LossLedger[number] {
  return {
    effect: "approximated",
    place: `template, ${place}`,
    what: "The file holds it otherwise than the template does.",
  };
}
