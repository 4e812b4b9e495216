import { startTransition, useEffect, useState } from "react";
import type { ProjectState } from "../state/project-state.ts";
import { afterPaint } from "./after-paint.ts";
import { useProject } from "./context.ts";

/**
 * Parts of the project's state, once the window has shown what is more urgent: for what takes long to work out or to
 * show and nobody waits for, such as counts. Null before they follow for the first time.
 * @param select the parts; the same function at every render
 * @param atOnce whether they are there from the first moment on
 */
export function useSettledState<const Parts extends readonly unknown[]>(
  select: (state: ProjectState) => Parts,
  atOnce = false,
): Parts | null {
  const { store } = useProject();
  const [settled, settle] = useState(() => (atOnce ? select(store.getState()) : null));
  useEffect(() => {
    let latest: Parts | null = null;
    let prevent = (): void => undefined;
    function follow(state: ProjectState): void {
      const now = select(state);
      if (areSame(latest, now)) return;
      latest = now;
      prevent();
      prevent = afterPaint(() =>
        startTransition(() => settle((before) => (areSame(before, now) ? before : now))),
      );
    }
    follow(store.getState());
    const stop = store.subscribe(follow);
    return () => {
      stop();
      prevent();
    };
  }, [store, select]);
  return settled;
}

function areSame(one: readonly unknown[] | null, other: readonly unknown[]): boolean {
  return one !== null && one.every((part, at) => part === other[at]);
}
