/** Real models written again: into their own file, after an edit, and anew from the model alone. */

import { describe, expect, test } from "vitest";
import { readTm7, type Tm7File } from "../../shared/formats/tm7/read.ts";
import { writeTm7 } from "../../shared/formats/tm7/write.ts";
import { applyChange } from "../../shared/model/change.ts";
import { renameItem } from "../../shared/model/edits/items.ts";
import { judgeThreats } from "../../shared/model/edits/threats.ts";
import { valueOf } from "../shared/formats/reading.ts";
import { corpusExpected, soundFiles } from "./corpus.ts";

const models = soundFiles("tm7");

function read(bytes: Uint8Array): Tm7File {
  return valueOf(readTm7(bytes, "model.tm7"));
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** The part in which two texts differ, as written in each. */
function differingPart(before: string, after: string): readonly [string, string] {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const longest = Math.min(before.length, after.length) - start;
  while (end < longest && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

describe.runIf(corpusExpected)("writing .tm7", () => {
  test("a model that was not edited gives the bytes it was read from", () => {
    const other = models.filter(({ bytes }) => {
      const { model, origin } = read(bytes);
      const written = valueOf(writeTm7({ model, template: null, origin }));
      expect(written.ledger).toEqual([]);
      return !Buffer.from(written.bytes).equals(bytes);
    });
    expect(other.map(({ name }) => name)).toEqual([]);
  });

  test("one renamed element changes its name and nothing else", () => {
    for (const { name, bytes } of models) {
      const { model, origin } = read(bytes);
      const diagram = model.diagrams.find(({ shapes }) => shapes.length > 0);
      const [shape] = diagram?.shapes ?? [];
      if (diagram === undefined || shape === undefined) continue;
      const change = renameItem(model, diagram.id, shape.id, `${shape.name}§`);
      if (change === null) throw new Error("nothing to rename");
      const edited = applyChange(model, change);
      const written = valueOf(writeTm7({ model: edited, template: null, origin }));
      expect(written.ledger, name).toEqual([]);
      expect(read(written.bytes).model, name).toEqual(edited);
      const [gone, come] = differingPart(textOf(bytes), textOf(written.bytes));
      expect(gone.length, name).toBeLessThan(200);
      expect(come, name).toContain("§");
      expect(come.length, name).toBeLessThan(400);
    }
  });

  test("a verdict changes its own threat and nothing else", () => {
    for (const { name, bytes } of models) {
      const { model, origin } = read(bytes);
      const threat = model.threats.at(Math.floor(model.threats.length / 2));
      if (threat === undefined) continue;
      const verdict = { state: "mitigated", justification: "Done & <checked>\nby two" } as const;
      const change = judgeThreats(model, [threat], verdict, "ann", "2026-11-23T10:00:00+00:00");
      if (change === null) throw new Error("nothing to judge");
      const edited = applyChange(model, change);
      const written = valueOf(writeTm7({ model: edited, template: null, origin }));
      expect(written.ledger, name).toEqual([]);
      expect(read(written.bytes).model, name).toEqual(edited);
      const [gone] = differingPart(textOf(bytes), textOf(written.bytes));
      const entries = gone.split("KeyValueOfstringThreatpc_P0_PhOB>").length - 1;
      expect(entries, name).toBeLessThanOrEqual(2);
    }
  });
});
