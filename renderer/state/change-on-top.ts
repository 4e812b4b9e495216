import type { Result } from "../../shared/model/result.ts";

interface ChangeOnTopParts<Made> {
  /** Waits for what was done before; gives the number of the last change. */
  readonly stored: () => Promise<Result<number>>;
  /** Has main make the change on top of that one. */
  readonly make: (baseSeq: number) => Promise<Result<Made>>;
  /** Reads what another window did in the meantime. */
  readonly catchUp: () => Promise<void>;
}

/** How often another window may get in between before it is left to the person. */
const TRIES = 3;

/**
 * Has main make one change on top of everything done so far, in this window and in others. Gives what main
 * answers; fails as its parts do.
 */
export async function changeOnTop<Made>(parts: ChangeOnTopParts<Made>): Promise<Result<Made>> {
  for (let tries = 1; ; tries++) {
    const stored = await parts.stored();
    if (!stored.ok) return stored;
    const made = await parts.make(stored.value);
    if (made.ok || made.problem.code !== "out-of-date" || tries === TRIES) return made;
    await parts.catchUp();
  }
}
