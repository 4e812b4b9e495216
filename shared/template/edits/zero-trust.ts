/** Edits of which attributes state what for the Zero-Trust lens. */

import { isSame } from "../../model/sequence.ts";
import type { TemplateChange, TemplatePatch } from "../change.ts";
import type { Template, ZeroTrustStatement } from "../template.ts";
import { changeOf, shown, withFields, type Fields } from "./records.ts";

/** Adds a statement at the end. From then on nothing is recognised by its label any more. */
export function addZeroTrustStatement(
  template: Template,
  statement: ZeroTrustStatement,
): TemplateChange {
  const before = template.zeroTrust ?? [];
  return {
    label: `Add Zero-Trust statement ${shown(statement.attribute)}`,
    patches: patchesTo(template, [...before, statement]),
  };
}

/** Changes the statement at a place. Null when nothing changes or there is none. */
export function setZeroTrustStatement(
  template: Template,
  at: number,
  fields: Fields<ZeroTrustStatement>,
): TemplateChange | null {
  const before = template.zeroTrust?.[at];
  if (before === undefined) return null;
  return changeOf(
    `Change Zero-Trust statement ${shown(before.attribute)}`,
    zeroTrustPatches(template, (statement, place) =>
      place === at ? withFields(statement, fields) : statement,
    ),
  );
}

/** Deletes the statement at a place; with the last one, the template says nothing of it. Null when there is none. */
export function deleteZeroTrustStatement(template: Template, at: number): TemplateChange | null {
  const before = template.zeroTrust?.[at];
  if (before === undefined) return null;
  return changeOf(
    `Delete Zero-Trust statement ${shown(before.attribute)}`,
    zeroTrustPatches(template, (statement, place) => (place === at ? null : statement)),
  );
}

/** Puts every statement through `edit`; null takes it out. */
export function zeroTrustPatches(
  template: Template,
  edit: (statement: ZeroTrustStatement, at: number) => ZeroTrustStatement | null,
): readonly TemplatePatch[] {
  const { zeroTrust = [] } = template;
  const after = zeroTrust.map(edit).filter((statement) => statement !== null);
  return isSame(zeroTrust, after) ? [] : patchesTo(template, after);
}

function patchesTo(
  { zeroTrust }: Template,
  after: readonly ZeroTrustStatement[],
): readonly TemplatePatch[] {
  const before = zeroTrust ?? null;
  return [{ table: "zeroTrust", before, after: after.length === 0 ? null : after }];
}
