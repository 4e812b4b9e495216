import { onTestFinished } from "vitest";
import { openStore, type Store } from "../../main/store/store.ts";

/** A clock that gives one second more at every look, from 2026-01-01 UTC. */
export function tickingClock(): () => Date {
  let seconds = 0;
  return () => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds++));
}

/** Ids that are valid UUIDs and count up. */
export function countingIds(): () => string {
  let count = 0;
  return () => `00000000-0000-4000-8000-${String(++count).padStart(12, "0")}`;
}

/** Opens the store of a folder for the running test; throws when it is refused. */
export function openTestStore(
  folder: string,
  clock = tickingClock(),
  newId = countingIds(),
): Store {
  const opened = openStore(folder, { clock, newId });
  if (!opened.ok) throw new Error(opened.problem.message);
  onTestFinished(() => {
    opened.value.close();
  });
  return opened.value;
}

/** The value of a result that the test takes for granted. */
export function must<T>(
  result: { ok: true; value: T } | { ok: false; problem: { message: string } },
): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
