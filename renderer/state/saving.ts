import type { Change } from "../../shared/model/change.ts";
import type { Problem, Result } from "../../shared/model/result.ts";
import type { Step } from "../../shared/model/steps.ts";

export type SaveStatus =
  | { readonly kind: "saved" }
  | { readonly kind: "saving" }
  /** Kept here and tried again; nothing is dropped. */
  | { readonly kind: "failed"; readonly problem: Problem }
  /** The first change does not go on top of what main has: someone must reload and rebase `pending`. */
  | { readonly kind: "conflict" }
  /** What it changes was deleted: nothing can be stored in it any more. */
  | { readonly kind: "gone" };

/** A change on its way to main. */
export interface Unsaved<Made = Change> {
  /** The sequence number it gets unless something was changed elsewhere. */
  readonly seq: number;
  readonly change: Made;
  readonly step: Step;
}

export interface SaveQueue<Made> {
  /** Gives the sequence number the change will have unless something was changed elsewhere. */
  add(change: Made, step: Step): number;
  /** Tries a failed save again now. */
  retry(): void;
  /** Sequence number of the last change known to be stored. */
  seq(): number;
  /** Changes not yet acknowledged, oldest first. */
  pending(): readonly Unsaved<Made>[];
  /** A change main refused again after a reload, so that sending it once more is of no use; null = none. */
  misfit(): Made | null;
  /** After a reload: continues from `seq` with `changes` still to be stored. */
  restart(seq: number, changes: readonly Unsaved<Made>[]): void;
  /** What it changes is gone: nothing is sent, and nothing waits, from now on. */
  end(): void;
}

export interface SaveQueueParts<Made> {
  /** Has main store a change on top of change `baseSeq`. */
  readonly append: (baseSeq: number, change: Made, step: Step) => Promise<Result<{ seq: number }>>;
  /** What main answers when what is changed is not there any more. */
  readonly goneCode: string;
  readonly seq: number;
  readonly onStatus: (status: SaveStatus) => void;
  /** Calls back after so many milliseconds; returns what cancels it. */
  readonly later: (milliseconds: number, callback: () => void) => () => void;
}

const FIRST_RETRY = 1_000;
const SLOWEST_RETRY = 30_000;

/** What main answers when `baseSeq` is not the last change. */
const OUT_OF_DATE = "out-of-date";

/** What main answers when the change contradicts what it has. */
const DOES_NOT_FIT = "change-does-not-fit";

/** Sends changes one after the other; a change leaves the queue only when main acknowledged it. */
export function createSaveQueue<Made>(parts: SaveQueueParts<Made>): SaveQueue<Made> {
  let seq = parts.seq;
  let pending: readonly Unsaved<Made>[] = [];
  let sending = false;
  let held = false;
  let retryDelay = FIRST_RETRY;
  let cancelRetry: (() => void) | null = null;
  /** The change main said last that it does not fit, and whether it said so before. */
  let doubted: { readonly change: Made; readonly again: boolean } | null = null;
  /** A reply to what was sent before a restart must not count. */
  let round = 0;
  let gone = false;

  function end(): void {
    if (gone) return;
    gone = true;
    round += 1;
    pending = [];
    cancelRetry?.();
    parts.onStatus({ kind: "gone" });
  }

  async function send(): Promise<void> {
    const next = pending[0];
    if (sending || held || next === undefined) return;
    const { change, step } = next;
    cancelRetry?.();
    cancelRetry = null;
    sending = true;
    const mine = round;
    parts.onStatus({ kind: "saving" });
    const reply = await parts.append(seq, change, step);
    if (mine !== round) return;
    sending = false;
    if (reply.ok) {
      seq = reply.value.seq;
      pending = pending.slice(1);
      retryDelay = FIRST_RETRY;
      if (pending.length === 0) parts.onStatus({ kind: "saved" });
      else void send();
    } else if (reply.problem.code === OUT_OF_DATE || reply.problem.code === DOES_NOT_FIT) {
      if (reply.problem.code === DOES_NOT_FIT) {
        doubted = { change, again: doubted?.change === change };
      }
      held = true;
      parts.onStatus({ kind: "conflict" });
    } else if (reply.problem.code === parts.goneCode) {
      end();
    } else {
      parts.onStatus({ kind: "failed", problem: reply.problem });
      cancelRetry = parts.later(retryDelay, () => void send());
      retryDelay = Math.min(SLOWEST_RETRY, retryDelay * 2);
    }
  }

  return {
    add(change, step) {
      const own = seq + pending.length + 1;
      if (gone) return own;
      pending = [...pending, { seq: own, change, step }];
      void send();
      return own;
    },
    retry: () => void send(),
    seq: () => seq,
    pending: () => pending,
    misfit: () => (doubted?.again === true ? doubted.change : null),
    end,
    restart(newSeq, changes) {
      if (gone) return;
      round += 1;
      sending = false;
      held = false;
      seq = newSeq;
      pending = changes;
      if (pending.length === 0) parts.onStatus({ kind: "saved" });
      else void send();
    },
  };
}
