/** Random diagrams drawn with the stencils of one of our templates. */

import fc from "fast-check";
import type { Attribute, Diagram, Line, Shape } from "../../shared/model/model.ts";
import { newBoundaryLine, newFlow, newShape } from "../../shared/template/new-item.ts";
import type { Template } from "../../shared/template/template.ts";
import type { BuiltIn } from "./built-in-template.ts";

const SIDE = 100;
const PITCH = 300;
const ACROSS = 4;

const cell = (at: number) => ({
  left: (at % ACROSS) * PITCH,
  top: Math.floor(at / ACROSS) * PITCH,
});

/** For each attribute in turn: which of its values; beyond them, whatever it starts with. */
const choices = fc.array(fc.nat({ max: 9 }), { minLength: 12, maxLength: 12 });

function stated(attributes: readonly Attribute[], picks: readonly number[]): readonly Attribute[] {
  return attributes.map((attribute, at) => {
    const pick = picks[at % picks.length] ?? 0;
    if (attribute.kind !== "list" || pick >= attribute.options.length) return attribute;
    return { ...attribute, selected: pick };
  });
}

/** What people really draw, the plain flow and the plain line included. */
function drawingWith({ elements, stencilsOfKind }: BuiltIn) {
  const element = fc.record({ stencilId: fc.constantFrom(...elements), picks: choices });
  const flow = fc.record({
    stencilId: fc.constantFrom(...stencilsOfKind("flow"), "GE.DF"),
    from: fc.nat({ max: 7 }),
    to: fc.nat({ max: 7 }),
    picks: choices,
  });
  const box = fc.record({
    stencilId: fc.constantFrom(...stencilsOfKind("boundaryBox")),
    column: fc.nat({ max: 3 }),
    row: fc.nat({ max: 1 }),
    columns: fc.integer({ min: 1, max: 4 }),
    rows: fc.integer({ min: 1, max: 2 }),
    margin: fc.integer({ min: 10, max: 90 }),
    picks: choices,
  });
  const line = fc.record({
    stencilId: fc.constantFrom(...stencilsOfKind("boundaryLine"), "GE.TB.L"),
    x: fc.nat({ max: 1200 }),
  });
  return fc.record({
    elements: fc.array(element, { minLength: 2, maxLength: 8 }),
    flows: fc.array(flow, { maxLength: 6 }),
    boxes: fc.array(box, { maxLength: 5 }),
    lines: fc.array(line, { maxLength: 2 }),
  });
}

type Drawing = ReturnType<typeof drawingWith> extends fc.Arbitrary<infer Value> ? Value : never;

function diagramOf(
  template: Template,
  { elements, flows, boxes, lines }: Drawing,
  boundariesState: boolean,
): Diagram {
  const present = <Item extends Shape | Line>(item: Item | null): readonly Item[] =>
    item === null ? [] : [item];
  const withPicks = <Item extends Shape | Line>(item: Item, picks: readonly number[]): Item => ({
    ...item,
    attributes: stated(item.attributes, picks),
  });
  const shapes = [
    ...boxes.flatMap(({ stencilId, column, row, columns, rows, margin, picks }, at) => {
      const { left, top } = cell(row * ACROSS + column);
      const rect = {
        left: left - margin,
        top: top - margin,
        width: (columns - 1) * PITCH + SIDE + 2 * margin,
        height: (rows - 1) * PITCH + SIDE + 2 * margin,
      };
      return present(newShape(template, stencilId, `box-${at}`, rect)).map((box) =>
        boundariesState ? withPicks(box, picks) : box,
      );
    }),
    ...elements.flatMap(({ stencilId, picks }, at) => {
      const rect = { ...cell(at), width: SIDE, height: SIDE };
      return present(newShape(template, stencilId, `element-${at}`, rect)).map((element) =>
        withPicks(element, picks),
      );
    }),
  ];
  const middle = (at: number) => ({ x: cell(at).left + SIDE / 2, y: cell(at).top + SIDE / 2 });
  const drawn = [
    ...flows.flatMap(({ stencilId, from, to, picks }, at) => {
      const source = from % elements.length;
      const target = to % elements.length;
      if (source === target) return [];
      const ends = {
        source: middle(source),
        target: middle(target),
        handle: {
          x: (middle(source).x + middle(target).x) / 2,
          y: (middle(source).y + middle(target).y) / 2,
        },
        sourceId: `element-${source}`,
        targetId: `element-${target}`,
        sourcePort: "none",
        targetPort: "none",
      } as const;
      return present(newFlow(template, stencilId, `flow-${at}`, ends)).map((flow) =>
        withPicks(flow, picks),
      );
    }),
    ...lines.flatMap(({ stencilId, x }, at) => {
      const course = {
        source: { x, y: -200 },
        handle: { x, y: 200 },
        target: { x, y: 800 },
      };
      return present(newBoundaryLine(template, stencilId, `line-${at}`, course));
    }),
  ];
  return { id: "diagram", name: "Drawn", zoom: 1, shapes, lines: drawn };
}

/** Diagrams whose boundaries state nothing of themselves. */
export function withSilentBoundaries(builtIn: BuiltIn): fc.Arbitrary<Diagram> {
  return drawingWith(builtIn).map((one) => diagramOf(builtIn.template, one, false));
}

/** Diagrams whose boundaries state anything. */
export function withStatingBoundaries(builtIn: BuiltIn): fc.Arbitrary<Diagram> {
  return drawingWith(builtIn).map((one) => diagramOf(builtIn.template, one, true));
}

/** The same diagram without its boundaries. */
export function withoutBoundaries(diagram: Diagram): Diagram {
  return {
    ...diagram,
    shapes: diagram.shapes.filter(({ kind }) => kind !== "boundaryBox"),
    lines: diagram.lines.filter(({ kind }) => kind !== "boundaryLine"),
  };
}
