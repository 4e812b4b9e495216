/** Prints how the last test run ended: what passed at the second try only, then one line that people and CI read. */

import { readFileSync } from "node:fs";
import { z } from "zod";

const results = z
  .object({
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    numPendingTests: z.int(),
    testResults: z.array(
      z.object({
        assertionResults: z.array(
          z.object({
            fullName: z.string(),
            status: z.string(),
            failureMessages: z.array(z.string()).nullish(),
          }),
        ),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync("test-output/results.json", "utf8")));

for (const { fullName, status, failureMessages } of results.testResults.flatMap(
  ({ assertionResults }) => assertionResults,
)) {
  const [first] = failureMessages ?? [];
  if (status === "passed" && first !== undefined) {
    console.log(`at the second try only: ${fullName} (${first.split("\n", 1).join("")})`);
  }
}

const skipped = results.numPendingTests > 0 ? `, ${results.numPendingTests} skipped` : "";
console.log(`${results.numPassedTests} passed, ${results.numFailedTests} failed${skipped}`);
