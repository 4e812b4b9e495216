import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { containersOf, holds } from "../../../renderer/layout/containers.ts";
import type { TidyOptions } from "../../../renderer/layout/layout-graph.ts";
import { applyChange } from "../../../shared/model/change.ts";
import { applyLayout } from "../../../shared/model/edits/apply-layout.ts";
import { portPosition } from "../../../shared/model/geometry.ts";
import { isElement } from "../../../shared/model/item-patches.ts";
import type { Diagram, Flow, Id, Rect, Shape } from "../../../shared/model/model.ts";
import { tidied } from "../../builders/arrange.ts";
import { aBox, aDiagram, aFlow, aModel, anArc, anElement } from "../../builders/template.ts";

const options: TidyOptions = { direction: "right", spacing: "normal" };

const anyOptions = fc.record({
  direction: fc.constantFrom("right", "down"),
  spacing: fc.constantFrom("close", "normal", "wide"),
} as const);

/** Elements thrown anywhere, some in two boxes, one within the other, with flows between any of them. */
const anyDiagram = fc
  .record({
    places: fc.array(fc.record({ left: fc.nat({ max: 900 }), top: fc.nat({ max: 700 }) }), {
      minLength: 1,
      maxLength: 14,
    }),
    ends: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.string({ maxLength: 20 })), { maxLength: 14 }),
  })
  .map(({ places, ends }): Diagram => {
    const elements = places.map((place, at) => anElement(`e${at}`, { ...place, name: `E ${at}` }));
    const at = (index: number): Id => `e${index % places.length}`;
    const flows = ends.map(([from, to, name], index) =>
      aFlow(`f${index}`, at(from), at(to), { name }),
    );
    const outer = aBox("outer", { left: 100, top: 100, width: 700, height: 500 });
    const inner = aBox("inner", { left: 200, top: 150, width: 350, height: 300 });
    return aDiagram("d", [outer, inner, ...elements], flows);
  });

async function tidy(
  diagram: Diagram,
  how: TidyOptions = options,
  ids?: ReadonlySet<Id>,
): Promise<Diagram> {
  const model = aModel([diagram]);
  const change = applyLayout(model, "d", await tidied(diagram, how, ids), "Tidy");
  const [after] = change === null ? [diagram] : applyChange(model, change).diagrams;
  if (after === undefined) throw new Error("the diagram is gone");
  return after;
}

function shapeOf({ shapes }: Diagram, id: Id): Shape {
  const shape = shapes.find((candidate) => candidate.id === id);
  if (shape === undefined) throw new Error(`there is no ${id}`);
  return shape;
}

function covers(a: Rect, b: Rect): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  );
}

function flowsOf({ lines }: Diagram): readonly Flow[] {
  return lines.filter((line) => line.kind === "flow");
}

describe("a tidy diagram", () => {
  it("has no element on another and keeps every box around what it held, in whole units", async () => {
    await fc.assert(
      fc.asyncProperty(anyDiagram, anyOptions, async (diagram, how) => {
        const after = await tidy(diagram, how);
        const elements = after.shapes.filter(isElement);
        for (const [at, one] of elements.entries()) {
          for (const other of elements.slice(at + 1)) expect(covers(one, other)).toBe(false);
        }
        for (const shape of diagram.shapes) {
          const ancestors = containersOf(diagram).ancestorsOf(shape.id);
          expect(containersOf(after).ancestorsOf(shape.id)).toEqual(ancestors);
          const now = shapeOf(after, shape.id);
          expect([now.left, now.top, now.width, now.height].every(Number.isInteger)).toBe(true);
        }
        for (const { source, handle, target } of flowsOf(after)) {
          const numbers = [source, handle, target].flatMap(({ x, y }) => [x, y]);
          expect(numbers.every(Number.isInteger)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("has its flows end at the ports they name, and its elements in their size", async () => {
    await fc.assert(
      fc.asyncProperty(anyDiagram, async (diagram) => {
        const after = await tidy(diagram);
        for (const shape of after.shapes.filter(isElement)) {
          const { width, height } = shapeOf(diagram, shape.id);
          expect({ width: shape.width, height: shape.height }).toEqual({ width, height });
        }
        for (const flow of flowsOf(after)) {
          if (flow.sourceId === flow.targetId) continue;
          const [source, target] = [flow.sourceId, flow.targetId].map((id) =>
            shapeOf(after, id ?? ""),
          );
          if (!source || !target || !isElement(source) || !isElement(target)) continue;
          expect(flow.source).toEqual(portPosition(source, flow.sourcePort));
          expect(flow.target).toEqual(portPosition(target, flow.targetPort));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("comes out the same every time", async () => {
    await fc.assert(
      fc.asyncProperty(anyDiagram, async (diagram) => {
        expect(await tidy(structuredClone(diagram))).toEqual(await tidy(diagram));
      }),
      { numRuns: 20 },
    );
  });

  it("leads its flows the way that was chosen", async () => {
    const chain = aDiagram(
      "d",
      [anElement("a"), anElement("b"), anElement("c")],
      [aFlow("f", "a", "b"), aFlow("g", "b", "c")],
    );
    const right = await tidy(chain, { direction: "right", spacing: "close" });
    expect(shapeOf(right, "a").left).toBeLessThan(shapeOf(right, "b").left);
    expect(shapeOf(right, "b").left).toBeLessThan(shapeOf(right, "c").left);
    const down = await tidy(chain, { direction: "down", spacing: "close" });
    expect(shapeOf(down, "a").top).toBeLessThan(shapeOf(down, "b").top);
    expect(shapeOf(down, "b").top).toBeLessThan(shapeOf(down, "c").top);
  });

  it("keeps its upper left corner", async () => {
    const after = await tidy(
      aDiagram(
        "d",
        [anElement("a", { left: 340, top: 210 }), anElement("b", { left: 900, top: 800 })],
        [],
      ),
    );
    expect(Math.min(...after.shapes.map(({ left }) => left))).toBe(340);
    expect(Math.min(...after.shapes.map(({ top }) => top))).toBe(210);
  });

  it("takes a boundary line along with the flow that crosses it", async () => {
    const arc = anArc("line", {
      source: { x: 150, y: 0 },
      handle: { x: 150, y: 60 },
      target: { x: 150, y: 120 },
    });
    const flow = aFlow("f", "a", "b", {
      source: { x: 95, y: 50 },
      handle: { x: 150, y: 50 },
      target: { x: 205, y: 50 },
    });
    const before = aDiagram(
      "d",
      [anElement("a", { left: 0, top: 0 }), anElement("b", { left: 200, top: 0 })],
      [flow, arc],
    );
    const after = await tidy(before, { direction: "right", spacing: "wide" });
    const [movedFlow, movedArc] = after.lines;
    expect(movedArc?.handle.x).toBe(150 + ((movedFlow?.handle.x ?? 0) - 150));
  });
});

describe("a tidy selection", () => {
  const row = aDiagram(
    "d",
    [
      aBox("box", { left: 0, top: 0, width: 600, height: 300 }),
      anElement("a", { left: 40, top: 60 }),
      anElement("b", { left: 60, top: 80 }),
      anElement("c", { left: 300, top: 60 }),
      anElement("far", { left: 900, top: 60 }),
    ],
    [aFlow("f", "a", "b")],
  );

  it("leaves everything else and covers none of it", async () => {
    const after = await tidy(row, options, new Set(["a", "b"]));
    expect(shapeOf(after, "c")).toEqual(shapeOf(row, "c"));
    expect(shapeOf(after, "far")).toEqual(shapeOf(row, "far"));
    expect(covers(shapeOf(after, "a"), shapeOf(after, "b"))).toBe(false);
    expect(covers(shapeOf(after, "b"), shapeOf(after, "c"))).toBe(false);
    expect(covers(shapeOf(after, "a"), shapeOf(after, "c"))).toBe(false);
  });

  it("stays in its box, which grows when it must", async () => {
    const after = await tidy(row, { direction: "down", spacing: "wide" }, new Set(["a", "b"]));
    const box = shapeOf(after, "box");
    for (const id of ["a", "b", "c"]) expect(holds(box, shapeOf(after, id))).toBe(true);
  });

  it("moves nothing that is locked, nor the box around it", async () => {
    const locked = aDiagram(
      "d",
      row.shapes.map((shape) => (shape.id === "c" ? { ...shape, locked: true } : shape)),
      row.lines,
    );
    const after = await tidy(locked);
    expect(shapeOf(after, "c")).toEqual(shapeOf(locked, "c"));
    expect(containersOf(after).parentOf("c")).toBe("box");
    expect(covers(shapeOf(after, "a"), shapeOf(after, "c"))).toBe(false);
    expect(covers(shapeOf(after, "b"), shapeOf(after, "c"))).toBe(false);
  });
});
