/** What becomes of unsaved changes when the project grew elsewhere. */

import type { Change } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import { canTake, type UndoStacks } from "../../shared/model/steps.ts";
import { recorded } from "./history.ts";
import { rebase } from "./rebase.ts";
import type { Unsaved } from "./saving.ts";

/** A project as main has it now. */
export interface Stored {
  readonly seq: number;
  readonly model: Model;
  readonly templateId: string;
  readonly history: UndoStacks;
}

export interface CaughtUp {
  readonly model: Model;
  readonly history: UndoStacks;
  /** Those that still apply, on top of what is stored and numbered anew. */
  readonly unsaved: readonly Unsaved[];
  readonly refused: readonly Unsaved[];
}

/**
 * Puts unsaved changes on top of what is stored now. Refused is what touches records changed elsewhere, and what
 * takes back or repeats an edit that was refused or was taken back elsewhere.
 * @param arrived how many of the changes, from the first, are stored although main's answer got lost.
 * @param misfit a change that main does not take, though it seems to fit
 */
export function catchUp(
  stored: Stored,
  changes: readonly Unsaved[],
  arrived: number,
  misfit: Change | null = null,
): CaughtUp {
  const numbers = new Map(changes.slice(0, arrived).map(({ seq }) => [seq, seq]));
  const firstUnsaved = changes[0]?.seq ?? Infinity;
  const unsaved: Unsaved[] = [];
  const refused: Unsaved[] = [];
  let { model, templateId, history } = stored;
  for (const old of changes.slice(arrived)) {
    const renewed = renumber(old, stored.seq + unsaved.length + 1, numbers, firstUnsaved);
    const put = rebase(model, templateId, [old.change]);
    const fits = old.change !== misfit && put.refused.length === 0;
    if (renewed === null || !canTake(history, renewed.step) || !fits) {
      refused.push(old);
      continue;
    }
    numbers.set(old.seq, renewed.seq);
    unsaved.push(renewed);
    ({ model, templateId } = put);
    history = recorded(history, renewed);
  }
  return { model, history, unsaved, refused };
}

/** Null when what it takes back or repeats was refused. */
function renumber(
  { change, step }: Unsaved,
  seq: number,
  numbers: ReadonlyMap<number, number>,
  firstUnsaved: number,
): Unsaved | null {
  if (!("of" in step) || step.of < firstUnsaved) return { seq, change, step };
  const of = numbers.get(step.of);
  return of === undefined ? null : { seq, change, step: { ...step, of } };
}

/** How many of the changes, from the first, `stored` begins with: their answers got lost, not they. */
export function alreadyStored(
  changes: readonly Unsaved[],
  stored: readonly { readonly seq: number; readonly change: Change }[],
): number {
  const at = changes.findIndex(({ seq, change }, index) => {
    const twin = stored[index];
    return twin?.seq !== seq || JSON.stringify(twin.change) !== JSON.stringify(change);
  });
  return at < 0 ? changes.length : at;
}
