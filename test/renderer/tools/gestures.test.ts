/** Whatever a hand does on the canvas: the model stays valid and all of it can be taken back. */

import fc from "fast-check";
import { expect, it } from "vitest";
import type { TestEditor } from "../../../renderer/canvas/testing/test-editor.ts";
import { newCourse } from "../../../shared/model/flow-course.ts";
import { portPosition } from "../../../shared/model/geometry.ts";
import { isElement } from "../../../shared/model/item-patches.ts";
import type { Diagram, Flow, Point, Rect } from "../../../shared/model/model.ts";
import { modelSchema } from "../../../shared/model/schema.ts";
import { anEditor } from "../../builders/canvas-editor.ts";
import {
  aBox,
  aDiagram,
  aFlow,
  anAnnotation,
  anArc,
  aCurve,
  anElement,
} from "../../builders/template.ts";

/** Two boxes, one in the other, elements inside and out, one of them locked, joined on their ports. */
function aDrawing(): Diagram {
  const a = anElement("a", { left: 60, top: 60 });
  const b = anElement("b", { left: 400, top: 60, kind: "dataStore" });
  const c = anElement("c", { left: 400, top: 400, locked: true });
  const joined = [
    aFlow("ab", "a", "b", newCourse({ element: a }, { element: b }, [])),
    aFlow("bc", "b", "c", newCourse({ element: b }, { element: c }, [])),
    aFlow("loose", "a", null, newCourse({ element: a }, { point: { x: 120, y: 500 } }, [])),
    aFlow("loop", "b", "b", newCourse({ element: b }, { element: b }, [])),
  ];
  return aDiagram(
    "d",
    [
      aBox("outer", { left: 0, top: 0, width: 700, height: 300 }),
      aBox("inner", { left: 30, top: 30, width: 200, height: 200 }),
      a,
      b,
      c,
      anAnnotation("note", { left: 700, top: 500 }),
    ],
    [...joined, anArc("arc", aCurve([300, 20], [280, 150], [300, 280]))],
  );
}

const held = fc.record({ shift: fc.boolean(), alt: fc.boolean(), command: fc.boolean() });
/** On a coarse grid, so that gestures often meet items and grips. */
const place = fc.tuple(
  fc.integer({ min: -2, max: 40 }).map((at) => at * 25 + 10),
  fc.integer({ min: -2, max: 30 }).map((at) => at * 25 + 10),
);
/** Where grips and ports are in the beginning. */
const hot = fc.constantFrom<readonly [number, number]>(
  [110, 110],
  [159, 159],
  [177, 110],
  [155, 110],
  [405, 110],
  [280, 110],
  [450, 110],
  [445, 300],
  [450, 450],
  [300, 20],
  [280, 150],
  [5, 150],
  [695, 150],
);
const point: fc.Arbitrary<readonly [number, number]> = fc.oneof(place, hot);

type Gesture = (editor: TestEditor) => void;

const gesture: fc.Arbitrary<Gesture> = fc.oneof(
  fc.tuple(point, held).map(
    ([at, keys]): Gesture =>
      (editor) =>
        editor.click(...at, keys),
  ),
  {
    weight: 4,
    arbitrary: fc
      .tuple(point, fc.array(point, { maxLength: 4 }), point, held, held, fc.boolean())
      .map(([from, along, to, first, last, escaped]): Gesture => (editor) => {
        editor.pointerMove(...from, first).pointerDown(...from, first);
        for (const at of along) editor.pointerMove(...at, first);
        editor.hold(last);
        if (escaped) editor.escape();
        editor.pointerUp(...to, last);
      }),
  },
  point.map(
    (at): Gesture =>
      (editor) =>
        editor.doubleClick(...at),
  ),
  fc
    .tuple(
      fc.constantFrom("GE.P", "GE.DS", "GE.EI", "GE.A", "GE.DF", "GE.TB.B", "GE.TB.L"),
      fc.boolean(),
    )
    .map(
      ([stencilId, kept]): Gesture =>
        (editor) =>
          editor.take(stencilId, kept),
    ),
  fc.constant<Gesture>((editor) => editor.escape()),
  fc.constant<Gesture>((editor) => editor.space(true).drag([500, 500], [520, 490]).space(false)),
  fc.constant<Gesture>((editor) => editor.pointerMove(2, 300).waitAtEdge(0.05)),
);

it("any gestures leave a valid model that can be taken back to what it was", () => {
  fc.assert(
    fc.property(fc.array(gesture, { minLength: 1, maxLength: 25 }), (gestures) => {
      const { editor, project, diagram } = anEditor(aDrawing());
      const before = project.store.getState().model;
      let reached = 0;
      for (const make of gestures) {
        make(editor);
        const { history } = project.store.getState();
        // A double click or a click is at most two steps, every other gesture at most one.
        expect(history.done.length - reached).toBeLessThanOrEqual(2);
        reached = history.done.length;
        expectSound(diagram());
      }
      expect(modelSchema.safeParse(project.store.getState().model).success).toBe(true);
      editor.escape().escape();
      expect(editor.canvas.store.getState()).toMatchObject({ drag: null, draft: null });
      while (project.store.getState().history.done.length > 0) project.undo();
      expect(project.store.getState().model).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

function expectSound(diagram: Diagram): void {
  const elements = new Map(diagram.shapes.filter(isElement).map((shape) => [shape.id, shape]));
  for (const shape of diagram.shapes) expectWhole(shape);
  const ids = [...diagram.shapes, ...diagram.lines].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const line of diagram.lines) {
    for (const { x, y } of [line.source, line.handle, line.target]) {
      expect([x, y].every(Number.isInteger)).toBe(true);
    }
    if (line.kind !== "flow") continue;
    for (const end of endsOf(line)) {
      if (end.id === null) {
        expect(end.port).toBe("none");
        continue;
      }
      const element = elements.get(end.id);
      expect(element).toBeDefined();
      expect(element && portPosition(element, end.port)).toEqual(end.point);
    }
  }
}

function endsOf(
  flow: Flow,
): readonly { id: string | null; port: Flow["sourcePort"]; point: Point }[] {
  return [
    { id: flow.sourceId, port: flow.sourcePort, point: flow.source },
    { id: flow.targetId, port: flow.targetPort, point: flow.target },
  ];
}

function expectWhole({ left, top, width, height }: Rect): void {
  expect([left, top, width, height].every(Number.isInteger)).toBe(true);
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(30);
}
