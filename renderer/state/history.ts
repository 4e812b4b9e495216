import type { Change } from "../../shared/model/change.ts";

/** What this session can take back and do again; newest last. */
export interface History {
  readonly done: readonly Change[];
  readonly undone: readonly Change[];
}

export const emptyHistory: History = { done: [], undone: [] };

const LONGEST = 500;

export function recorded(history: History, change: Change): History {
  return { done: [...history.done.slice(-LONGEST + 1), change], undone: [] };
}

/** Moves the newest done change to the undone ones; null when there is none. */
export function stepBack(history: History): { history: History; change: Change } | null {
  const change = history.done.at(-1);
  if (change === undefined) return null;
  return {
    change,
    history: { done: history.done.slice(0, -1), undone: [...history.undone, change] },
  };
}

/** Moves the newest undone change back to the done ones; null when there is none. */
export function stepForward(history: History): { history: History; change: Change } | null {
  const change = history.undone.at(-1);
  if (change === undefined) return null;
  return {
    change,
    history: { done: [...history.done, change], undone: history.undone.slice(0, -1) },
  };
}
