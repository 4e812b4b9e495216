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

/** Content as it is stored now, with the unsaved changes on top of it that still fit. */
interface CaughtUp<Content, Made> {
  readonly content: Content;
  readonly history: UndoStacks;
  /** Those that still apply, on top of what is stored and numbered anew. */
  readonly unsaved: readonly Unsaved<Made>[];
  readonly refused: readonly Unsaved<Made>[];
}

interface CatchUpParts<Content, Made> {
  readonly stored: {
    readonly seq: number;
    readonly content: Content;
    readonly history: UndoStacks;
  };
  readonly changes: readonly Unsaved<Made>[];
  /** How many of the changes, from the first, are stored although main's answer got lost. */
  readonly arrived: number;
  /** A change that main does not take, though it seems to fit. */
  readonly misfit: Made | null;
  /** The content with a change on top; null when the change touches what was changed elsewhere. */
  readonly put: (content: Content, change: Made) => Content | null;
}

/**
 * Puts unsaved changes on top of what is stored now. Refused is what touches what was changed elsewhere, and what
 * takes back or repeats an edit that was refused or was taken back elsewhere.
 */
export function catchUpOn<Content, Made extends { readonly label: string }>({
  stored,
  changes,
  arrived,
  misfit,
  put,
}: CatchUpParts<Content, Made>): CaughtUp<Content, Made> {
  const numbers = new Map(changes.slice(0, arrived).map(({ seq }) => [seq, seq]));
  const firstUnsaved = changes[0]?.seq ?? Infinity;
  const unsaved: Unsaved<Made>[] = [];
  const refused: Unsaved<Made>[] = [];
  let { content, history } = stored;
  for (const old of changes.slice(arrived)) {
    const renewed = renumber(old, stored.seq + unsaved.length + 1, numbers, firstUnsaved);
    const next = old.change === misfit ? null : put(content, old.change);
    if (renewed === null || !canTake(history, renewed.step) || next === null) {
      refused.push(old);
      continue;
    }
    numbers.set(old.seq, renewed.seq);
    unsaved.push(renewed);
    content = next;
    history = recorded(history, renewed);
  }
  return { content, history, unsaved, refused };
}

/** As `catchUpOn`, for a project. */
export function catchUp(
  { seq, model, templateId, history }: Stored,
  changes: readonly Unsaved[],
  arrived: number,
  misfit: Change | null = null,
) {
  const { content, ...rest } = catchUpOn({
    stored: { seq, content: { model, templateId }, history },
    changes,
    arrived,
    misfit,
    put(before, change) {
      const { refused, ...put } = rebase(before.model, before.templateId, [change]);
      return refused.length === 0 ? put : null;
    },
  });
  return { ...rest, model: content.model };
}

/** Null when what it takes back or repeats was refused. */
function renumber<Made>(
  { change, step }: Unsaved<Made>,
  seq: number,
  numbers: ReadonlyMap<number, number>,
  firstUnsaved: number,
): Unsaved<Made> | null {
  if (!("of" in step) || step.of < firstUnsaved) return { seq, change, step };
  const of = numbers.get(step.of);
  return of === undefined ? null : { seq, change, step: { ...step, of } };
}

/** How many of the changes, from the first, `stored` begins with: their answers got lost, not they. */
export function alreadyStored<Made>(
  changes: readonly Unsaved<Made>[],
  stored: readonly { readonly seq: number; readonly change: Made }[],
): number {
  const at = changes.findIndex(({ seq, change }, index) => {
    const twin = stored[index];
    return twin?.seq !== seq || JSON.stringify(twin.change) !== JSON.stringify(change);
  });
  return at < 0 ? changes.length : at;
}
