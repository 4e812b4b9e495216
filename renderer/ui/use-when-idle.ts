import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint.ts";

/**
 * A value that follows the given one once the window has shown what is more urgent: for what takes long to work out
 * and nobody waits for, such as counts. `first` until it follows for the first time.
 */
export function useWhenIdle<Value>(value: Value, first: Value): Value {
  const [followed, setFollowed] = useState(() => first);
  useEffect(() => afterPaint(() => startTransition(() => setFollowed(() => value))), [value]);
  return followed;
}
