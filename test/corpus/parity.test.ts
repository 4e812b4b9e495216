/**
 * The contract: on real models our engine finds exactly the threats Microsoft's tool stored in them, with the same
 * texts, in the same order. What a prototype reached per file is in the index of the corpus (`oracle_*`).
 */

import { readFileSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { analyze } from "../../shared/stride/analyze.ts";
import { corpusExpected, corpusFile, corpusIndex } from "./corpus.ts";
import type { CorpusEntry } from "./corpus.ts";
import { parityTable, totalParity } from "./parity-table.ts";
import type { NamedParity } from "./parity-table.ts";
import { compareThreats } from "./parity.ts";
import type { ParityInput } from "./parity.ts";

/** A model generated in one sitting, and a copy of it after it was loaded and saved again. */
const MADE_IN_SESSION = "history/473ad36bfa__MTMT_MVP.tm7";
const LOADED_LATER = "examples/mtmt/MTMT_example.tm7";

function readEntry(entry: CorpusEntry): ParityInput | null {
  const read = readTm7(readFileSync(corpusFile(entry)), entry["path"] ?? "");
  if (!read.ok) throw new Error(read.problem.message);
  const { model, template, writtenBy } = read.value;
  return template === null ? null : { model, template, writtenBy };
}

/** Nothing where the suite is skipped: its body is run all the same. */
function compareEntries(origin: string): readonly NamedParity[] {
  if (!corpusExpected) return [];
  return corpusIndex()
    .filter((entry) => entry["kind"] === "tm7" && entry["origin"] === origin)
    .flatMap((entry) => {
      const input = readEntry(entry);
      if (input === null) return [];
      return [{ name: `${entry["repo"]}/${entry["path"]}`, parity: compareThreats(input) }];
    });
}

function expected(origin: string, name: string, column: string): number {
  const entry = corpusIndex().find((row) => `${row["repo"]}/${row["path"]}` === name);
  if (entry?.["origin"] !== origin) throw new Error(`${name} is not in the index`);
  return Number(entry[column]);
}

describe.runIf(corpusExpected)("parity with Microsoft's tool", () => {
  describe("on models it saved itself", () => {
    const files = compareEntries("TMT");
    const total = totalParity(files.map(({ parity }) => parity));
    afterAll(() => {
      console.log(`\nSaved by Microsoft's tool\n${parityTable(files)}`);
    });

    it.each(files)("$name", ({ name, parity }) => {
      const live = expected("TMT", name, "oracle_tp");
      expect(parity.missing.map(({ key }) => key)).toEqual([]);
      expect(parity.extra.map(({ key }) => key)).toEqual([]);
      expect(parity.found).toBe(live);
      expect(parity.orphans).toBe(expected("TMT", name, "orphans"));
      expect(parity.live + parity.orphans).toBe(expected("TMT", name, "stored_threats"));
      expect(parity.text.equal).toBe(parity.text.of);
      expect(parity.interactions).toEqual({ equal: live, of: live });
      expect(parity.losses).toEqual([]);
    });

    it("finds 1,015 of 1,015 threats in 31 models and no other", () => {
      expect(files).toHaveLength(31);
      expect(total).toMatchObject({ live: 1015, generated: 1015, found: 1015, orphans: 2 });
    });

    it("writes title and description of 635 of 635 untouched threats to the letter", () => {
      expect(total.text).toEqual({ equal: 635, of: 635 });
    });

    it("gives untouched threats their other content, but for two values a person chose", () => {
      expect(total.content.of - total.content.equal).toBe(2);
    });

    it("numbers in the order of the tool", () => {
      expect(total.exactlyNumbered).toBe(125);
      const { equal, of } = total.neighbours;
      expect(equal / of).toBeGreaterThan(0.81);
    });

    it("numbers a threat 0 anew when the model is loaded, as a later copy of the model shows", () => {
      const [before, after] = [MADE_IN_SESSION, LOADED_LATER].map((path) => {
        const entry = corpusIndex().find((row) => row["path"] === path);
        const input = entry && readEntry(entry);
        if (!input) throw new Error(`${path} is not in the corpus`);
        return input;
      });
      if (before === undefined || after === undefined) throw new Error("both were read");
      const first = before.model.threats.find((threat) => threat.number === 0);
      const loaded = analyze(before.template, before.model, { titlesFrozen: false, loaded: true });
      const renumbered = loaded.threats.find(({ threat }) => threat.key === first?.key);
      const later = after.model.threats.find((threat) => threat.key === first?.key);
      expect(renumbered?.threat.number).toBe(55);
      expect(later?.number).toBe(55);
      expect(loaded.threats.filter(({ threat }) => threat.number === 0)).toEqual([]);
    });
  });

  describe("on models edited by hand afterwards", () => {
    const files = compareEntries("edited");
    const total = totalParity(files.map(({ parity }) => parity));
    afterAll(() => {
      console.log(`\nEdited by hand\n${parityTable(files)}`);
    });

    it.each(files)("$name", ({ name, parity }) => {
      expect(parity.found).toBe(expected("edited", name, "oracle_tp"));
      expect(parity.extra).toHaveLength(expected("edited", name, "oracle_fp"));
      expect(parity.missing).toHaveLength(expected("edited", name, "oracle_fn"));
      expect(parity.text.equal).toBe(parity.text.of);
      expect(parity.losses).toEqual([]);
    });

    it("finds 276 of 277; the one missing is stored for a flow that was cut out of the file", () => {
      expect(total).toMatchObject({ live: 277, generated: 276, found: 276 });
      const [missing] = total.missing;
      const flows = corpusIndex()
        .filter((entry) => entry["path"]?.endsWith("test_model_lines.tm7"))
        .flatMap((entry) => readEntry(entry)?.model.diagrams ?? [])
        .flatMap((diagram) => diagram.lines.map((line) => line.id));
      expect(flows).not.toHaveLength(0);
      expect(flows).not.toContain(missing?.flowId);
    });
  });
});
