/** Small edits made one right after the other, such as the steps of arrow keys: one step for undo. */

import type { UndoStacks } from "../../shared/model/steps.ts";

/** What an edit belongs to. */
export interface EditRun {
  /** Edits of one run share it. */
  readonly of: string;
  /** When it was made, in milliseconds. */
  readonly at: number;
}

/** Which edits of this session belong together. */
export interface EditRuns {
  /** An edit was made; `before` and `after` are the stacks around it. */
  record(before: UndoStacks, after: UndoStacks, run: EditRun | undefined): void;
  /** The edit below the run on top of what was done (0 = none); null when there is no run of several. */
  below(stacks: UndoStacks): number | null;
  /** The last edit of the run that is to be repeated next; null when there is no run of several. */
  end(stacks: UndoStacks): number | null;
  /** Edits got other numbers. */
  forget(): void;
}

/** Milliseconds of rest after which the next small step is a new one. */
const PAUSE = 1_000;

export function createEditRuns(): EditRuns {
  /** Edits that go on with the one below them. */
  const continuing = new Set<number>();
  let last: (EditRun & { readonly seq: number }) | null = null;

  return {
    record(before, after, run) {
      const seq = after.done.at(-1)?.seq;
      if (run === undefined || seq === undefined) {
        last = null;
        return;
      }
      const goesOn =
        last !== null &&
        last.of === run.of &&
        run.at - last.at <= PAUSE &&
        before.done.at(-1)?.seq === last.seq;
      if (goesOn) continuing.add(seq);
      last = { ...run, seq };
    },
    below({ done }) {
      const first = done.findLastIndex(({ seq }) => !continuing.has(seq));
      if (first < 0 || first === done.length - 1) return null;
      return done[first - 1]?.seq ?? 0;
    },
    end({ undone }) {
      const next = undone.findLastIndex(
        ({ seq }, at) => at < undone.length - 1 && !continuing.has(seq),
      );
      const end = undone[next + 1];
      return end === undefined || next + 1 === undone.length - 1 ? null : end.seq;
    },
    forget() {
      continuing.clear();
      last = null;
    },
  };
}
