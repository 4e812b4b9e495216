/** Flows of real models written down as examples: their templates make the same of the example as of the flow. */

import { describe, expect, test } from "vitest";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { exampleOf } from "../../shared/stride/example-diagram.ts";
import { outcomeOf } from "../../shared/stride/examples.ts";
import { explainAround, situationAt } from "../../shared/stride/explain-around.ts";
import { interactionsOf } from "../../shared/stride/interactions.ts";
import { corpusExpected, soundFiles } from "./corpus.ts";

/** Flows tried of each diagram. */
const FLOWS = 2;

describe.runIf(corpusExpected)("a flow of a real model as an example", () => {
  test.each(soundFiles("tm7"))("is judged as in $name", ({ bytes, name }) => {
    const read = readTm7(bytes, name);
    if (!read.ok) throw new Error(read.problem.message);
    const { model, template } = read.value;
    if (template === null) return;
    const ask = new Map(template.threatTypes.map((type) => [type.id, outcomeOf(template, type)]));
    for (const diagram of model.diagrams) {
      for (const { flow } of interactionsOf(diagram).slice(0, FLOWS)) {
        const situation = situationAt(diagram, flow.id);
        const example = situation === null ? null : exampleOf(template, situation);
        if (example === null) throw new Error("a flow has no example");
        const explained = explainAround(template, diagram, flow.id);
        const differing = explained.filter(
          ({ type, explanation }) =>
            (ask.get(type.id)?.(example) === "fires") !== explanation.fires,
        );
        expect(differing.map(({ type }) => type.id)).toEqual([]);
      }
    }
  });
});
