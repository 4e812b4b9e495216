import type { Result } from "../../shared/model/result.ts";

interface RestoreParts {
  /** Waits for what was done before; gives the number of the last change. */
  readonly stored: () => Promise<Result<number>>;
  /** Asks main to restore on top of that change. */
  readonly restore: (baseSeq: number) => Promise<Result<{ seq: number }>>;
  /** Reads what another window did in the meantime. */
  readonly catchUp: () => Promise<void>;
}

/** How often another window may get in between before it is left to the person. */
const TRIES = 3;

/**
 * Restores a revision on top of everything done so far, in this window and in others. Gives the number of the
 * change that did it; fails as its parts do.
 */
export async function restoreOnTop(parts: RestoreParts): Promise<Result<{ seq: number }>> {
  for (let tries = 1; ; tries++) {
    const stored = await parts.stored();
    if (!stored.ok) return stored;
    const restored = await parts.restore(stored.value);
    if (restored.ok || restored.problem.code !== "out-of-date" || tries === TRIES) return restored;
    await parts.catchUp();
  }
}
