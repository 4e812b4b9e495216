/** Child of the power loss test: saves a file over and over; content N is the line N many times. */

import path from "node:path";
import { writeFileAtomically } from "../../../main/atomic-file.ts";
import { acknowledger } from "./acknowledge.ts";

const SAVES = 60;

const root = process.argv[2] ?? "";
const acknowledge = acknowledger(root);
for (let save = 1; save <= SAVES; save++) {
  writeFileAtomically(path.join(root, "model.tm7"), `${save}\n`.repeat((save * 7919) % 20_000));
  acknowledge(`${save}`);
}
