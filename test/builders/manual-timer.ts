/** Timers that go off when a test says so. */
export function manualTimer() {
  const waiting = new Set<() => void>();
  return {
    later: (_: number, callback: () => void): (() => void) => {
      waiting.add(callback);
      return () => void waiting.delete(callback);
    },
    /** Lets everything that waits happen. */
    goOff: (): void => {
      const due = [...waiting];
      waiting.clear();
      for (const callback of due) callback();
    },
  };
}
