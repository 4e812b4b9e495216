import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planDrag, stretchedDiagram } from "../../../renderer/canvas/kernels/drag-plan.ts";
import { applyChange } from "../../../shared/model/change.ts";
import { moveItems } from "../../../shared/model/edits/move-items.ts";
import type { Diagram } from "../../../shared/model/model.ts";
import {
  aBox,
  aCurve,
  aDiagram,
  aFlow,
  aModel,
  anArc,
  anElement,
} from "../../builders/template.ts";

const diagram = aDiagram(
  "d",
  [
    anElement("a"),
    anElement("b", { left: 300 }),
    anElement("c", { left: 600, kind: "dataStore" }),
    aBox("box", { left: -20, top: -20, width: 500, height: 200 }),
  ],
  [
    aFlow("a to b", "a", "b", aCurve([95, 50], [200, 50], [305, 50])),
    aFlow("b to c", "b", "c", aCurve([395, 50], [500, 80], [605, 50])),
    aFlow("a to a", "a", "a", aCurve([95, 50], [50, -60], [5, 50])),
    aFlow("loose", "c", null),
    anArc("arc"),
  ],
);
const model = aModel([diagram]);

describe("drag plan", () => {
  it("tells what keeps its form from what is stretched", () => {
    const plan = planDrag(model, diagram, new Set(["a", "b"]));
    expect([...(plan?.rigid ?? [])].toSorted()).toEqual(["a", "a to a", "a to b", "b"]);
    expect([...(plan?.stretched ?? [])]).toEqual(["b to c"]);
  });

  it("is nothing when nothing would move", () => {
    expect(planDrag(model, diagram, new Set())).toBeNull();
  });

  it("shows during the drag exactly what the drop will make", () => {
    const ids = fc.subarray([...diagram.shapes, ...diagram.lines].map((item) => item.id));
    const shift = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(ids, shift, shift, (chosen, dx, dy) => {
        const moving = new Set(chosen);
        const plan = planDrag(model, diagram, moving);
        const change = moveItems(model, diagram.id, moving, dx, dy);
        if (plan === null || change === null) return;
        const dropped = applyChange(model, change).diagrams[0];
        expect(preview(plan, dx, dy)).toEqual(
          dropped?.lines.filter((line) => plan.stretched.has(line.id)),
        );
        for (const shape of dropped?.shapes ?? []) {
          const before = diagram.shapes.find((candidate) => candidate.id === shape.id);
          const expected = plan.rigid.has(shape.id) ? dx : 0;
          expect(shape.left - (before?.left ?? Number.NaN)).toBe(expected);
        }
      }),
    );
  });
});

function preview(
  plan: NonNullable<ReturnType<typeof planDrag>>,
  dx: number,
  dy: number,
): Diagram["lines"] {
  return (stretchedDiagram(plan, dx, dy)?.lines ?? []).filter((line) =>
    plan.stretched.has(line.id),
  );
}
