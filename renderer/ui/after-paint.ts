/** Milliseconds after which what is not urgent is done all the same, such as in a window nobody sees. */
const LATEST = 250;

/**
 * Does some work once the next frame was painted and nothing else is to do; returns what prevents it. Idle time
 * alone will not do: a browser is idle while it waits for the frame that people wait for.
 */
export function afterPaint(work: () => void): () => void {
  let idle: number | null = null;
  const frame = requestAnimationFrame(() => {
    idle = requestIdleCallback(finish);
  });
  const latest = setTimeout(finish, LATEST);
  function cancel(): void {
    cancelAnimationFrame(frame);
    if (idle !== null) cancelIdleCallback(idle);
    clearTimeout(latest);
  }
  function finish(): void {
    cancel();
    work();
  }
  return cancel;
}
