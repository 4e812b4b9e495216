import { startTransition, useEffect, useState } from "react";

/** Milliseconds after which what is not urgent is done all the same. */
const LATEST = 200;

/**
 * A value that follows the given one once the window has shown what is more urgent: for what takes long to work out
 * and nobody waits for, such as counts. `first` until it follows for the first time.
 */
export function useWhenIdle<Value>(value: Value, first: Value): Value {
  const [followed, setFollowed] = useState(() => first);
  useEffect(() => {
    const follow = (): void => startTransition(() => setFollowed(() => value));
    const handle = requestIdleCallback(follow, { timeout: LATEST });
    return () => cancelIdleCallback(handle);
  }, [value]);
  return followed;
}
