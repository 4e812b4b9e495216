import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange, invert, PatchMismatch } from "../../../shared/model/change.ts";
import type { Change } from "../../../shared/model/change.ts";
import { renameItem, setInformation } from "../../../shared/model/edits/items.ts";
import { moveItems } from "../../../shared/model/edits/move-items.ts";
import { judgeThreats, storeThreats } from "../../../shared/model/edits/threats.ts";
import { portPosition } from "../../../shared/model/geometry.ts";
import type { Flow, Model } from "../../../shared/model/model.ts";
import { arbitraryModel } from "../../builders/arbitrary-model.ts";

const at = "2026-11-23T10:00:00.000+00:00";

describe("changes", () => {
  test("an edit that changes nothing is no change", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        expect(storeThreats(model, model.threats)).toBeNull();
        expect(setInformation(model, model.information)).toBeNull();
        expect(judgeThreats(model, model.threats, {}, "ann", at)).toBeNull();
        for (const diagram of model.diagrams) {
          expect(moveItems(model, diagram.id, new Set(), 5, 5)).toBeNull();
          for (const shape of diagram.shapes) {
            expect(renameItem(model, diagram.id, shape.id, shape.name)).toBeNull();
            expect(moveItems(model, diagram.id, new Set([shape.id]), 0, 0)).toBeNull();
          }
        }
      }),
    );
  });

  test("a change that does not fit is refused, not half applied", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const [diagram] = model.diagrams;
        const [shape] = diagram?.shapes ?? [];
        fc.pre(diagram !== undefined && shape !== undefined);
        const gone: Change = {
          label: "Remove",
          patches: [
            { table: "shape", diagramId: diagram.id, index: 0, before: shape, after: null },
            { table: "shape", diagramId: diagram.id, index: 0, before: shape, after: null },
          ],
        };
        const again: Change = {
          label: "Add",
          patches: [
            { table: "shape", diagramId: diagram.id, index: 0, before: null, after: shape },
          ],
        };
        expect(() => applyChange(model, gone)).toThrow(PatchMismatch);
        expect(() => applyChange(model, again)).toThrow(PatchMismatch);
        expect(() =>
          applyChange(model, {
            label: "Remove a diagram that is not empty",
            patches: [
              {
                table: "diagram",
                index: 0,
                before: { id: diagram.id, name: diagram.name, zoom: 1 },
                after: null,
              },
            ],
          }),
        ).toThrow(PatchMismatch);
      }),
    );
  });

  test("diagrams can be added and removed with all they hold", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const [diagram] = model.diagrams;
        fc.pre(diagram !== undefined);
        const { shapes, lines, ...header } = diagram;
        const remove: Change = {
          label: "Delete diagram",
          patches: [
            ...lines.toReversed().map((before, index) => ({
              table: "line" as const,
              diagramId: diagram.id,
              index: lines.length - 1 - index,
              before,
              after: null,
            })),
            ...shapes.toReversed().map((before, index) => ({
              table: "shape" as const,
              diagramId: diagram.id,
              index: shapes.length - 1 - index,
              before,
              after: null,
            })),
            { table: "diagram", index: 0, before: header, after: null },
          ],
        };
        const without = applyChange(model, remove);
        expect(without.diagrams).toEqual(model.diagrams.slice(1));
        expect(applyChange(without, invert(remove))).toEqual(model);
      }),
    );
  });
});

describe("moving", () => {
  test("attached ends sit on their ports afterwards, whatever moved", () => {
    fc.assert(
      fc.property(
        arbitraryModel,
        fc.nat(),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: -300, max: 300 }),
        (model, seed, dx, dy) => {
          const [diagram] = model.diagrams;
          fc.pre(diagram !== undefined);
          const ids = new Set(
            diagram.shapes.filter((_, index) => ((seed >> index) & 1) === 1).map(({ id }) => id),
          );
          const change = moveItems(model, diagram.id, ids, dx, dy);
          fc.pre(change !== null);
          const [moved] = applyChange(model, change).diagrams;
          for (const line of moved?.lines ?? []) {
            if (line.kind !== "flow") continue;
            expectOnPort(line, "source", ids, moved?.shapes ?? []);
            expectOnPort(line, "target", ids, moved?.shapes ?? []);
          }
        },
      ),
    );
  });

  test("a flow between two moved elements keeps its shape", () => {
    fc.assert(
      fc.property(arbitraryModel, fc.integer({ min: 1, max: 300 }), (model, dx) => {
        const [diagram] = model.diagrams;
        fc.pre(diagram !== undefined);
        const ids = new Set(diagram.shapes.map(({ id }) => id));
        const change = moveItems(model, diagram.id, ids, dx, 0);
        fc.pre(change !== null);
        const [moved] = applyChange(model, change).diagrams;
        diagram.lines.forEach((before, index) => {
          const after = moved?.lines[index];
          if (before.kind !== "flow" || before.sourceId === null || before.targetId === null)
            return;
          expect(after?.handle).toEqual({ x: before.handle.x + dx, y: before.handle.y });
        });
      }),
    );
  });
});

function expectOnPort(
  flow: Flow,
  end: "source" | "target",
  moved: ReadonlySet<string>,
  shapes: Model["diagrams"][number]["shapes"],
): void {
  const id = end === "source" ? flow.sourceId : flow.targetId;
  const port = end === "source" ? flow.sourcePort : flow.targetPort;
  const element = shapes.find((shape) => shape.id === id);
  if (id === null || !moved.has(id) || element === undefined || !("outOfScope" in element)) return;
  const place = portPosition(element, port);
  if (place !== null) expect(flow[end]).toEqual(place);
}
