/** Where the desktop app writes what went wrong: a person has no terminal to read it in. */

import fs from "node:fs";
import path from "node:path";

/** Bytes after which the log is put aside; one older log is kept. */
const LARGEST = 1024 * 1024;

/** Gives a function that appends one line to `palisade.log` in the folder. A full disk loses lines, nothing else. */
export function logFile(folder: string, clock: () => Date): (line: string) => void {
  const file = path.join(folder, "palisade.log");
  return (line) => {
    try {
      fs.mkdirSync(folder, { recursive: true });
      const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
      if (size > LARGEST) fs.renameSync(file, path.join(folder, "palisade.old.log"));
      fs.appendFileSync(file, `${clock().toISOString()} ${line}\n`, { mode: 0o600 });
    } catch {
      // There is nowhere left to say it.
    }
  };
}
