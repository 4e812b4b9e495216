import fc from "fast-check";
import { expect, test } from "vitest";
import { packModel, unpackModel } from "../../../shared/model/packed.ts";
import { travellingModel } from "../../../shared/model/schema.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";
import { largeModel } from "../../builders/large-model.ts";
import { ourTemplate } from "../../builders/messy-diagram.ts";

test("a packed model unpacks to an equal one", () => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      const sent: unknown = JSON.parse(JSON.stringify(travellingModel.encode(model)));
      expect(travellingModel.parse(sent)).toEqual(model);
    }),
  );
});

test("what is stated alike is there once, however many items state it", () => {
  const counts = { elements: 40, flows: 40, boxes: 2, arcs: 0 };
  const model = largeModel(ourTemplate(), counts);
  const [diagram] = model.diagrams;
  if (diagram === undefined) throw new Error("the model has a diagram");
  const twice = { ...model, diagrams: [diagram, structuredClone(diagram)] };
  const packed = packModel(twice);
  expect(packed.attributes).toEqual(packModel(model).attributes);
  expect(packed.attributeLists).toEqual(packModel(model).attributeLists);
  const lists = new Set(
    unpackModel(packed)
      ?.diagrams.flatMap(({ shapes, lines }) => [shapes, lines])
      .flatMap((items) => items.map(({ attributes }) => attributes)),
  );
  expect(lists.size).toBe(packed.attributeLists.length);
  const attributes = new Set([...lists].flat());
  expect(attributes.size).toBe(packed.attributes.length);
});

test("an item that names a list that is not there is refused", () => {
  const packed = packModel(largeModel(ourTemplate(), { elements: 2, flows: 1, boxes: 0, arcs: 0 }));
  const cut = { ...packed, attributeLists: packed.attributeLists.slice(1) };
  expect(travellingModel.safeParse(cut).success).toBe(false);
});
