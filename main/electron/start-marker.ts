/** Notices that the app did not get as far as a window the last time, so that this start can be a careful one. */

import fs from "node:fs";
import path from "node:path";

export interface StartMarker {
  /** Whether the start before this one never came to its end. */
  readonly crashedBefore: boolean;
  /** The start has come to its end. */
  done(): void;
}

/** Leaves a mark in the folder until `done`. */
export function startMarker(folder: string): StartMarker {
  const file = path.join(folder, "starting");
  const crashedBefore = fs.existsSync(file);
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, "");
  } catch {
    // A folder that cannot be written to has its own story, which the store tells.
  }
  return {
    crashedBefore,
    done: () => {
      fs.rmSync(file, { force: true });
    },
  };
}
