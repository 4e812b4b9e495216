/** How long threat analysis takes: 1,000 flows with the corpus template that has most threat types. */

import { readFileSync } from "node:fs";
import { readTb7 } from "../../shared/formats/tb7/read.ts";
import type { Model } from "../../shared/model/model.ts";
import { analyze } from "../../shared/stride/analyze.ts";
import type { Template } from "../../shared/template/template.ts";
import { largeModel } from "../builders/large-model.ts";
import { corpusFile, corpusIndex } from "../corpus/corpus.ts";
import { measure, withOneEdit, type Measurement } from "./measure.ts";

const options = { titlesFrozen: false, loaded: false };

/** The corpus template with most threat types. */
function largestTemplate(): Template {
  const entry = corpusIndex()
    .filter((row) => row["kind"] === "tb7" && row["origin"] === "template")
    .toSorted((a, b) => Number(b["template_types"]) - Number(a["template_types"]))[0];
  if (entry === undefined) throw new Error("the corpus has no template");
  const read = readTb7(readFileSync(corpusFile(entry)), entry["path"] ?? "");
  if (!read.ok) throw new Error(read.problem.message);
  return read.value.template;
}

/** The same model as new values, so that nothing of it is known from before. */
function unseen(model: Model): Model {
  return structuredClone(model);
}

/** Measures full analysis, analysis of a model with stored threats, and analysis after one edit. */
export function bench(): Promise<Measurement[]> {
  const template = largestTemplate();
  const model = largeModel(template, { elements: 400, flows: 1000, boxes: 40, arcs: 20 });
  const first = analyze(template, model, options);
  const stored = { ...model, threats: first.threats.map(({ threat }) => threat) };
  const what = `1,000 flows, ${template.threatTypes.length} threat types, ${first.threats.length} threats`;
  return Promise.resolve([
    measure(
      `full analysis (${what})`,
      () => unseen(model),
      (fresh) => analyze(template, fresh, options),
    ),
    measure(
      "full analysis, template just loaded",
      () => ({ fresh: unseen(model), loaded: structuredClone(template) }),
      ({ fresh, loaded }) => analyze(loaded, fresh, options),
    ),
    measure(
      "full analysis with all threats stored",
      () => unseen(stored),
      (fresh) => analyze(template, fresh, options),
    ),
    measure(
      "analysis after one edit",
      (round) => withOneEdit(stored, round),
      (edited) => analyze(template, edited, options),
    ),
  ]);
}
