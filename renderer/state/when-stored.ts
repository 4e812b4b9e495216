import type { StoreApi } from "zustand/vanilla";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { SaveStatus } from "./saving.ts";

interface Storing {
  readonly saving: SaveStatus;
  /** Number of the last change known to be stored. */
  readonly storedSeq: number;
}

/**
 * Waits until everything done so far is stored; gives the number of the last change. Fails with `not-stored` as
 * soon as storing does not work.
 */
export async function whenStored(store: StoreApi<Storing>): Promise<Result<number>> {
  const settled = ({ saving: { kind } }: Storing): boolean =>
    kind === "saved" || kind === "failed" || kind === "gone";
  const state = store.getState();
  const { saving, storedSeq } = settled(state)
    ? state
    : await new Promise<Storing>((resolve) => {
        const stop = store.subscribe((next) => {
          if (!settled(next)) return;
          stop();
          resolve(next);
        });
      });
  if (saving.kind === "gone") {
    return failure("not-stored", "This model was deleted; nothing can be stored in it.", null);
  }
  return saving.kind === "saved"
    ? success(storedSeq)
    : failure(
        "not-stored",
        "What you did last is not stored yet.",
        null,
        "Try again when it is saved.",
      );
}
