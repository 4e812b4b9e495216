/** Every file of the corpus opens with the parts its index counts, or gives one clear problem. */

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { Model } from "../../shared/model/model.ts";
import { describeProblem, type Result } from "../../shared/model/result.ts";
import { modelSchema } from "../../shared/model/schema.ts";
import { templateSchema } from "../../shared/template/schema.ts";
import type { Template } from "../../shared/template/template.ts";
import {
  corpusExpected,
  corpusFile,
  corpusFolder,
  corpusIndex,
  type CorpusEntry,
} from "./corpus.ts";

if (!corpusExpected) console.log(`No corpus at ${corpusFolder}: its suites are skipped.`);

function open<Value>(
  entry: CorpusEntry,
  read: (bytes: Uint8Array, fileName: string) => Result<Value>,
): Value {
  const result = read(readFileSync(corpusFile(entry)), entry["path"] ?? "");
  if (!result.ok) throw new Error(describeProblem(result.problem));
  return result.value;
}

function countsOf(model: Model): Readonly<Record<string, number>> {
  const shapes = model.diagrams.flatMap((diagram) => diagram.shapes);
  const lines = model.diagrams.flatMap((diagram) => diagram.lines);
  const boxes = shapes.filter(({ kind }) => kind === "boundaryBox").length;
  const notes = shapes.filter(({ kind }) => kind === "annotation").length;
  const flows = lines.filter(({ kind }) => kind === "flow").length;
  return {
    diagrams: model.diagrams.length,
    elements: shapes.length - boxes - notes,
    flows,
    boxes,
    arcs: lines.length - flows,
    stored_threats: model.threats.length,
    orphans: model.threats.filter(({ orphaned }) => orphaned).length,
  };
}

/** By distinct id, as the index counts: two templates have a stencil whose id stands twice. */
function templateCountsOf(template: Template): Readonly<Record<string, number>> {
  return {
    template_types: template.threatTypes.length,
    template_elements: new Set(template.stencils.map(({ id }) => id)).size,
  };
}

/** What the index says, for the columns that were counted. */
function indexed(entry: CorpusEntry, counts: Readonly<Record<string, number>>) {
  const said = Object.keys(counts).map((column) => [column, Number(entry[column])] as const);
  return Object.fromEntries(said);
}

describe.runIf(corpusExpected)("corpus files", () => {
  const entries = corpusExpected ? corpusIndex() : [];
  const named = (kind: string, accept: (origin: string) => boolean) =>
    entries
      .filter((entry) => entry["kind"] === kind && accept(entry["origin"] ?? ""))
      .map((entry) => [`${entry["repo"]}/${entry["path"]}`, entry] as const);
  const isSound = (origin: string) => origin !== "negative-test";

  test.each(named("tm7", isSound))("%s", (_, entry) => {
    const { model, template, ledger, origin } = open(entry, readTm7);
    modelSchema.parse(model);
    templateSchema.nullable().parse(template);
    const counts = countsOf(model);
    expect(counts).toEqual(indexed(entry, counts));
    const written = Buffer.from(`${origin.byteOrderMark ? "\uFEFF" : ""}${origin.text}`);
    expect(written.equals(readFileSync(corpusFile(entry)))).toBe(true);
    if (entry["origin"] === "TMT") expect(ledger).toEqual([]);
  });

  test.each(named("tb7", isSound))("%s", (_, entry) => {
    const { template, ledger } = open(entry, readTb7);
    templateSchema.parse(template);
    const counts = templateCountsOf(template);
    expect(counts).toEqual(indexed(entry, counts));
    expect(ledger).toEqual([]);
  });

  const broken = [
    ...named("tm7", (origin) => !isSound(origin)),
    ...named("tb7", (origin) => !isSound(origin)),
  ];
  test.each(broken)("%s is refused", (_, entry) => {
    const bytes = readFileSync(corpusFile(entry));
    const result = entry["kind"] === "tm7" ? readTm7(bytes, "x") : readTb7(bytes, "x");
    expect(result).toMatchObject({
      ok: false,
      problem: { message: expect.stringMatching(/\.$/) as string },
    });
  });
});
