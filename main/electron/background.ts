import { describeThrown } from "../thrown.ts";

/** Jobs that nobody waits for, such as opening a window: what goes wrong in one is written down and ends nothing else. */
export type Background = (job: Promise<unknown>) => void;

/** @param log told what went wrong, a line each */
export function inBackground(log: (line: string) => void): Background {
  return (job) => {
    job.catch((error: unknown) => {
      log(`mistake: ${describeThrown(error)}`);
    });
  };
}
