/** Real templates written again: into their own file, after an edit, and anew from the template alone. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { writeTb7 } from "../../shared/formats/tb7/write.ts";
import type { Result } from "../../shared/model/result.ts";
import { corpusExpected, corpusFile, corpusIndex } from "./corpus.ts";

function must<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const templates = corpusExpected
  ? corpusIndex()
      .filter((entry) => entry["kind"] === "tb7" && entry["origin"] === "template")
      .map((entry) => ({
        name: `${entry["repo"] ?? ""}/${entry["path"] ?? ""}`,
        bytes: new Uint8Array(readFileSync(corpusFile(entry))),
      }))
  : [];

describe.runIf(corpusExpected)("writing .tb7", () => {
  test.each(templates)(
    "$name comes back byte for byte, and anew as the same template",
    ({ bytes }) => {
      const { template, origin } = must(readTb7(bytes, "template.tb7"));
      const same = must(writeTb7(template, origin));
      expect(same.ledger).toEqual([]);
      expect(Buffer.from(same.bytes).equals(bytes)).toBe(true);

      const anew = must(writeTb7(template, null));
      expect(must(readTb7(anew.bytes, "template.tb7")).template).toEqual(template);
    },
  );

  test.each(templates)("$name renamed differs in its name only", ({ bytes }) => {
    const { template, origin } = must(readTb7(bytes, "template.tb7"));
    const [stencil, ...rest] = template.stencils;
    if (stencil === undefined) throw new Error("no stencil");
    const renamed = { ...template, stencils: [{ ...stencil, name: `${stencil.name}§` }, ...rest] };
    const written = must(writeTb7(renamed, origin));
    expect(written.ledger).toEqual([]);
    expect(must(readTb7(written.bytes, "template.tb7")).template).toEqual(renamed);
    expect(Math.abs(written.bytes.length - bytes.length)).toBeLessThan(10);
  });
});
