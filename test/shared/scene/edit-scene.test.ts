import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange } from "../../../shared/model/change.ts";
import type { Diagram, Shape } from "../../../shared/model/model.ts";
import { buildScene } from "../../../shared/scene/build.ts";
import { editScene } from "../../../shared/scene/edit-scene.ts";
import { arbitraryEdits } from "../../builders/arbitrary-edit.ts";
import {
  aBox,
  aDiagram,
  aFlow,
  aModel,
  anAnnotation,
  anArc,
  anElement,
} from "../../builders/template.ts";

const template = null;

const place = {
  left: fc.integer({ min: -500, max: 500 }),
  top: fc.integer({ min: -500, max: 500 }),
};
const shapes = fc
  .array(fc.record({ kind: fc.nat(4), ...place }), { minLength: 2, maxLength: 12 })
  .map((places) => places.map((at, index) => aShape(`s${index}`, at)));

function aShape(id: string, at: { kind: number; left: number; top: number }): Shape {
  const { kind, ...where } = at;
  if (kind === 0) return aBox(id, where);
  return kind === 1 ? anAnnotation(id, { ...where, name: id }) : anElement(id, where);
}

const drawing = fc
  .tuple(shapes, fc.array(fc.tuple(fc.nat(15), fc.nat(15)), { maxLength: 15 }))
  .map(([drawn, ends]) => {
    const idAt = (at: number): string | null => drawn[at]?.id ?? null;
    const flows = ends.map(([from, to], index) => aFlow(`f${index}`, idAt(from), idAt(to)));
    return aDiagram("d", drawn, [anArc("arc"), ...flows, anArc("other")]);
  });

const touch = fc.record({ at: fc.nat(11), name: fc.string(), ...place, tried: fc.boolean() });

function touched(diagram: Diagram, { at, ...to }: { readonly at: number }): Diagram {
  const edited = diagram.shapes.map((shape, index) => (index === at ? { ...shape, ...to } : shape));
  return { ...diagram, shapes: edited };
}

describe("the scene after an edit", () => {
  test("is the one built anew when shapes change and lines do not, whatever was tried in between", () => {
    fc.assert(
      fc.property(drawing, fc.array(touch, { minLength: 1, maxLength: 8 }), (first, touches) => {
        let diagram = first;
        let scene = buildScene(diagram, template);
        for (const { tried, ...to } of touches) {
          const next = touched(diagram, to);
          if (tried) {
            // A drag that is given up builds pictures of what never comes to be.
            buildScene(next, template);
            continue;
          }
          scene = editScene(diagram, scene, next, template);
          diagram = next;
          expect(scene).toEqual(buildScene(diagram, template));
        }
      }),
    );
  });

  test("is the one built anew after any edit", () => {
    const edits = fc.array(fc.oneof(...Object.values(arbitraryEdits)), { maxLength: 6 });
    fc.assert(
      fc.property(drawing, edits, (first, steps) => {
        let model = aModel([first]);
        let scene = buildScene(first, template);
        let before = first;
        for (const edit of steps) {
          const change = edit(model);
          if (change !== null) model = applyChange(model, change);
          const [diagram] = model.diagrams;
          if (diagram === undefined) return;
          scene = editScene(before, scene, diagram, template);
          before = diagram;
          expect(scene).toEqual(buildScene(diagram, template));
        }
      }),
    );
  });

  test("asks only the shapes that changed and the flows at them", () => {
    const far = anElement("far", { left: 900 });
    const [a, b] = [anElement("a"), anElement("b", { left: 300 })];
    const lines = [aFlow("f", "a", "b"), aFlow("g", "b", "far")];
    const diagram = aDiagram("d", [a, b, far], lines);
    const scene = buildScene(diagram, template);
    const renamed = { ...diagram, shapes: [{ ...a, name: "A" }, b, far] };
    const edited = editScene(diagram, scene, renamed, template);
    const kept = edited.items.filter((item, at) => item === scene.items[at]);
    expect(kept.map(({ id }) => id)).toEqual(["g", "b", "far"]);
    expect(edited.items.find(({ id }) => id === "f")?.description).toContain("from A to");
  });
});
