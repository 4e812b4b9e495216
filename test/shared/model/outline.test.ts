import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Rect, Shape } from "../../../shared/model/model.ts";
import { outlineOf, type OutlineNode } from "../../../shared/model/outline.ts";
import { aBox, aDiagram, aFlow, anAnnotation, anArc, anElement } from "../../builders/template.ts";

const square = (left: number, top: number, side: number): Rect => ({
  left,
  top,
  width: side,
  height: side,
});

/** "box(a(flow) b)" */
function text(nodes: readonly OutlineNode[]): string {
  return nodes
    .map(({ item, children }) => item.id + (children.length === 0 ? "" : `(${text(children)})`))
    .join(" ");
}

const outline = (...args: [readonly Shape[], ...Parameters<typeof aDiagram>[2][]]) =>
  outlineOf(aDiagram("d", args[0], args[1] ?? []));

const all = (nodes: readonly OutlineNode[]): readonly OutlineNode[] =>
  nodes.flatMap((node) => [node, ...all(node.children)]);

describe("an outline", () => {
  it("nests boundaries, puts elements into the innermost, and flows under what they leave", () => {
    const shapes = [
      anElement("far", square(900, 0, 100)),
      aBox("outer", square(0, 0, 500)),
      anElement("a", square(20, 20, 100)),
      aBox("inner", square(200, 200, 200)),
      anElement("b", square(250, 250, 100)),
      anAnnotation("note", square(30, 300, 50)),
    ];
    const lines = [aFlow("f", "a", "b"), aFlow("loose", null, "b"), anArc("arc")];
    expect(text(outline(shapes, lines))).toBe("outer(inner(b) a(f) note) far loose arc");
  });

  it("takes of two boxes of one size the later one for the inner one", () => {
    const shapes = [
      aBox("first", square(0, 0, 300)),
      aBox("second", square(0, 0, 300)),
      anElement("a", square(50, 50, 100)),
    ];
    expect(text(outline(shapes))).toBe("first(second(a))");
  });

  it("marks what lies in boundaries that overlap, but not what lies in nested ones", () => {
    const nodes = all(
      outline([
        aBox("left", square(0, 0, 300)),
        aBox("right", { left: 200, top: 0, width: 400, height: 300 }),
        aBox("around", { left: -10, top: -10, width: 800, height: 800 }),
        anElement("both", square(200, 100, 100)),
        anElement("one", square(20, 100, 100)),
      ]),
    );
    const alsoIn = (id: string) => nodes.find(({ item }) => item.id === id)?.alsoIn;
    expect(alsoIn("both")).toEqual(["right"]);
    expect(alsoIn("one")).toEqual([]);
    expect(alsoIn("left")).toEqual([]);
  });

  it("leaves at the top what only touches a boundary, and a flow whose source is gone", () => {
    const shapes = [aBox("box", square(0, 0, 200)), anElement("a", square(150, 50, 100))];
    expect(text(outline(shapes, [aFlow("f", "gone", "a")]))).toBe("box a f");
  });

  it("lists every item once, each in the smallest box that holds it", () => {
    const rect = fc.record({
      left: fc.integer({ min: 0, max: 6 }),
      top: fc.integer({ min: 0, max: 6 }),
      width: fc.integer({ min: 1, max: 6 }),
      height: fc.integer({ min: 1, max: 6 }),
    });
    const shape = fc.tuple(fc.boolean(), rect);
    fc.assert(
      fc.property(fc.array(shape, { maxLength: 12 }), (made) => {
        const shapes = made.map(([box, place], at) =>
          box ? aBox(`s${at}`, place) : anElement(`s${at}`, place),
        );
        const nodes = all(outline(shapes));
        expect(nodes.map(({ item }) => item.id).sort()).toEqual(shapes.map(({ id }) => id).sort());
        const home = new Map(
          nodes.flatMap(({ item, children }) =>
            children.map((child) => [child.item.id, item.id] as const),
          ),
        );
        for (const shape of shapes) {
          const size = smallestAround(shape, shapes);
          const box = shapes.find(({ id }) => id === home.get(shape.id));
          // Equal boxes hold one another; which one is the outer one is tested above.
          if (size === null || shape.kind === "boundaryBox") continue;
          expect(box && box.width * box.height).toBe(size);
        }
      }),
    );
  });
});

/** By brute force: point by point, as all sides are whole. */
function smallestAround(shape: Shape, shapes: readonly Shape[]): number | null {
  const points = (rect: Rect): readonly string[] => {
    const found: string[] = [];
    for (let x = rect.left; x <= rect.left + rect.width; x++) {
      for (let y = rect.top; y <= rect.top + rect.height; y++) found.push(`${x} ${y}`);
    }
    return found;
  };
  const sizes = shapes
    .filter((box) => box.kind === "boundaryBox" && box.id !== shape.id)
    .filter((box) => {
      const held = new Set(points(box));
      return points(shape).every((point) => held.has(point));
    })
    .map(({ width, height }) => width * height);
  return sizes.length === 0 ? null : Math.min(...sizes);
}
