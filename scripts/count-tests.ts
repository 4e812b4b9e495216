/** Prints how the last test run ended, as one line that people and CI read. */

import { readFileSync } from "node:fs";
import { z } from "zod";

const results = z
  .object({ numPassedTests: z.int(), numFailedTests: z.int(), numPendingTests: z.int() })
  .parse(JSON.parse(readFileSync("test-output/results.json", "utf8")));

const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : "";
console.log(`${results.numPassedTests} passed, ${results.numFailedTests} failed${skipped}`);
