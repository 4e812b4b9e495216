/** How the children of the simulated disk tests say what was acknowledged: by lines of one file in the journaled folder. */

import fs from "node:fs";
import path from "node:path";

/** Name of that file. */
export const ACKNOWLEDGED = "acknowledged";

/** Gives the function that acknowledges something. */
export function acknowledger(folder: string): (what: string) => void {
  const descriptor = fs.openSync(path.join(folder, ACKNOWLEDGED), "a");
  return (what) => void fs.writeSync(descriptor, `${what}\n`);
}
