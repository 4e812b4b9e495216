import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange, invert } from "../../../shared/model/change.ts";
import { compareModels } from "../../../shared/model/comparison.ts";
import { modelDifference } from "../../../shared/model/difference.ts";
import { renameItem } from "../../../shared/model/edits/items.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";

describe("the difference of two models", () => {
  test("makes the one out of the other, order included, and back", () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryModel, (before, after) => {
        const change = { label: "Become another", patches: modelDifference(before, after) };
        expect(applyChange(before, change)).toEqual(after);
        expect(applyChange(after, invert(change))).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  test("of a model and itself is nothing", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        expect(modelDifference(model, structuredClone(model))).toEqual([]);
        const shown = JSON.stringify(compareModels(model, structuredClone(model)));
        expect(shown).toBe(JSON.stringify(compareModels(model, model)));
      }),
    );
  });

  test("of one renamed shape is one patch", () => {
    fc.assert(
      fc.property(arbitraryModel, fc.nat(), (model, seed) => {
        const diagram = model.diagrams.find(({ shapes }) => shapes.length > 0);
        fc.pre(diagram !== undefined);
        const shape = diagram.shapes[seed % diagram.shapes.length];
        fc.pre(shape !== undefined);
        const change = renameItem(model, diagram.id, shape.id, `${shape.name}!`);
        fc.pre(change !== null);
        expect(modelDifference(model, applyChange(model, change))).toEqual(change.patches);
      }),
    );
  });
});
