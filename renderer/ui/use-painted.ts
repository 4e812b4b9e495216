import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint.ts";

/** Whether what came up together with this was painted: until then, what is less urgent than the rest can wait. */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => afterPaint(() => startTransition(() => setPainted(true))), []);
  return painted;
}
