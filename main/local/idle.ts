/** Ends a host that nobody looks at any more: its window is closed, and there is no terminal to stop it from. */

export interface Presence {
  /** A window is there; gives the function that says it left. */
  arrive(): () => void;
  /** Nobody needs to know any more. */
  close(): void;
}

/**
 * Calls `onIdle` once no window has been there for so long.
 * @param milliseconds null = never
 */
export function watchPresence(milliseconds: number | null, onIdle: () => void): Presence {
  let present = 0;
  let timer: NodeJS.Timeout | null = null;
  const wait = (): void => {
    if (milliseconds !== null) timer = setTimeout(onIdle, milliseconds);
  };
  const stop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  // A window that never comes is as good as one that left.
  wait();
  return {
    arrive() {
      present += 1;
      stop();
      let here = true;
      return () => {
        if (here && --present === 0) wait();
        here = false;
      };
    },
    close: stop,
  };
}
