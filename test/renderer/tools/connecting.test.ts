import { describe, expect, it } from "vitest";
import { placeAtFlowEnd } from "../../../renderer/canvas/place-stencil.ts";
import { anEditor } from "../../builders/canvas-editor.ts";
import { aDiagram, anElement } from "../../builders/template.ts";

const pair = aDiagram("d", [anElement("a"), anElement("b", { left: 300 })], []);
const A = [50, 50] as const;
const B = [350, 50] as const;
const NOTHING = [200, 300] as const;

describe("the connect tool", () => {
  it("joins two elements by a drag, on the sides that face each other, in one step", () => {
    const { editor, added, steps } = anEditor(pair);
    editor.take("GE.DF").drag(A, B);
    expect(added(pair).lines).toEqual([
      expect.objectContaining({
        kind: "flow",
        sourceId: "a",
        targetId: "b",
        sourcePort: "east",
        targetPort: "west",
        source: { x: 95, y: 50 },
        target: { x: 305, y: 50 },
      }),
    ]);
    expect(steps()).toBe(1);
    expect(editor.state).toBe("select.idle");
  });

  it("shows both ends and the ports while it is drawn", () => {
    const { editor } = anEditor(pair);
    editor
      .take("GE.DF")
      .pointerDown(...A)
      .pointerMove(...B);
    const { hints, draft } = editor.canvas.store.getState();
    expect(hints.targets).toEqual(["a", "b"]);
    expect(hints.ports).toEqual([
      { x: 95, y: 50 },
      { x: 305, y: 50 },
    ]);
    expect(draft?.items).toHaveLength(1);
  });

  it("joins by two clicks as well", () => {
    const { editor, added } = anEditor(pair);
    editor.take("GE.DF").click(...A);
    expect(editor.state).toBe("connect.dragging");
    editor.click(...B);
    expect(added(pair).lines).toHaveLength(1);
  });

  it("uses the port that is aimed at", () => {
    const { editor, added } = anEditor(pair);
    editor.take("GE.DF").drag(A, [350, 10]);
    expect(added(pair).lines[0]).toMatchObject({ targetPort: "north", target: { x: 350, y: 5 } });
  });

  it("makes a flow back as well with Alt, kept apart", () => {
    const { editor, added, steps } = anEditor(pair);
    editor
      .take("GE.DF")
      .pointerDown(...A)
      .pointerMove(...B)
      .pointerUp(...B, { alt: true });
    const [there, back] = added(pair).lines;
    expect(there).toMatchObject({ sourceId: "a", targetId: "b" });
    expect(back).toMatchObject({ sourceId: "b", targetId: "a" });
    expect(Math.abs((there?.handle.y ?? 0) - (back?.handle.y ?? 0))).toBeGreaterThanOrEqual(30);
    expect(steps()).toBe(1);
    expect(editor.selected).toEqual([there?.id, back?.id]);
  });

  it("loops back to where it began once the pointer was elsewhere", () => {
    const { editor, added } = anEditor(pair);
    editor
      .take("GE.DF")
      .pointerDown(...A)
      .pointerMove(200, 20)
      .pointerMove(60, 50)
      .pointerUp(60, 50);
    expect(added(pair).lines[0]).toMatchObject({ sourceId: "a", targetId: "a" });
  });

  it("makes nothing of a drag inside one element", () => {
    const { editor, added } = anEditor(pair);
    editor.take("GE.DF").drag([30, 50], [70, 50]);
    expect(added(pair).lines).toHaveLength(0);
  });

  it("leaves a loose end in the open and offers elements for it", () => {
    const { editor, added, project, flow } = anEditor(pair);
    editor.take("GE.DF").drag(A, NOTHING);
    const [made] = added(pair).lines;
    expect(made).toMatchObject({ sourceId: "a", targetId: null, target: { x: 200, y: 300 } });
    const flowId = made?.id ?? "";
    expect(editor.canvas.store.getState().offer).toEqual({ at: { x: 200, y: 300 }, flowId });

    const id = placeAtFlowEnd(project, "GE.DS", flowId, { x: 200, y: 300 });
    expect(flow(flowId)).toMatchObject({ targetId: id, targetPort: "northWest" });
    project.undo();
    expect(flow(flowId).targetId).toBeNull();
    expect(added(pair).shapes).toHaveLength(0);
  });

  it("places nothing at the end of a flow that is gone, or of a stencil that is no element", () => {
    const { project, steps } = anEditor(pair);
    expect(placeAtFlowEnd(project, "GE.DS", "gone", { x: 0, y: 0 })).toBeNull();
    expect(placeAtFlowEnd(project, "GE.TB.B", "gone", { x: 0, y: 0 })).toBeNull();
    expect(steps()).toBe(0);
  });

  it("forgets the flow on Escape and the tool on the next", () => {
    const { editor, added } = anEditor(pair);
    editor
      .take("GE.DF")
      .pointerDown(...A)
      .pointerMove(...B)
      .escape();
    expect(editor.state).toBe("connect.idle");
    expect(editor.canvas.store.getState().draft).toBeNull();
    expect(editor.escape().state).toBe("select.idle");
    expect(added(pair).lines).toHaveLength(0);
  });
});

describe("the grips beside an element", () => {
  // 22 pixels outside of the painted east side of a.
  const GRIP = [117, 50] as const;

  it("appear on hovering, stay on the way to them, and go", () => {
    const { editor } = anEditor(pair);
    const shown = () => editor.canvas.store.getState().connectableId;
    editor.pointerMove(...A);
    expect(shown()).toBe("a");
    editor.pointerMove(...GRIP);
    expect(shown()).toBe("a");
    expect(editor.canvas.store.getState()).toMatchObject({
      cursor: "crosshair",
      grip: { kind: "connect", elementId: "a", side: "east" },
    });
    editor.pointerMove(...NOTHING);
    expect(shown()).toBeNull();
  });

  it("begin a flow of the template's generic stencil on that side", () => {
    const { editor, added } = anEditor(pair);
    editor
      .pointerMove(...A)
      .pointerMove(50, -17)
      .drag([50, -17], B);
    expect(added(pair).lines[0]).toMatchObject({
      stencilId: "GE.DF",
      sourceId: "a",
      sourcePort: "north",
      targetId: "b",
    });
  });

  it("let a click through to what lies below", () => {
    const { editor, added } = anEditor(pair);
    editor.click(...A).click(...GRIP);
    expect(editor.selected).toEqual(["a"]);
    expect(added(pair).lines).toHaveLength(0);
  });
});
