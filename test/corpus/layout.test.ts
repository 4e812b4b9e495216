/** What we would state of a new element is laid out as Microsoft's tool lays it out (TM7.md 2.7). */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import type { Attribute, Model } from "../../shared/model/model.ts";
import { initialAttributes } from "../../shared/template/inheritance.ts";
import type { Template } from "../../shared/template/template.ts";
import { corpusExpected, corpusFile, corpusIndex } from "./corpus.ts";

const DATAFLOW_ORDER = "15ccd509-98eb-49ad-b9c2-b4a2926d1780";

/** Without what people choose or add, and without the property only later builds write. */
function layout(attributes: readonly Attribute[]): string {
  return JSON.stringify(
    attributes.flatMap((attribute) => {
      if (attribute.name === DATAFLOW_ORDER || attribute.kind === "custom") return [];
      if (attribute.kind !== "list") return [[attribute.kind, attribute.name, attribute.label]];
      const { kind, name, label, options, fixed } = attribute;
      return [[kind, name, label, options, fixed]];
    }),
  );
}

function compare(model: Model, template: Template): { equal: number; of: number } {
  const items = model.diagrams.flatMap(({ shapes, lines }) => [...shapes, ...lines]);
  const equal = items.filter(
    ({ attributes, stencilId }) =>
      layout(attributes) === layout(initialAttributes(template, stencilId)),
  );
  return { equal: equal.length, of: items.length };
}

describe.runIf(corpusExpected)("layout of properties", () => {
  it("is that of nearly every element the tool made", () => {
    let [equal, of] = [0, 0];
    for (const entry of corpusIndex()) {
      if (entry["kind"] !== "tm7" || entry["origin"] !== "TMT") continue;
      const read = readTm7(readFileSync(corpusFile(entry)), entry["path"] ?? "");
      if (!read.ok || read.value.template === null) continue;
      const shares = compare(read.value.model, read.value.template);
      equal += shares.equal;
      of += shares.of;
    }
    console.log(`layout of properties: ${equal} of ${of} items as the tool made them`);
    expect(of).toBeGreaterThan(500);
    expect(equal / of).toBeGreaterThan(0.95);
  });
});
