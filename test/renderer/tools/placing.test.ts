import { describe, expect, it } from "vitest";
import { anEditor } from "../../builders/canvas-editor.ts";
import { aDiagram, anElement } from "../../builders/template.ts";

const empty = aDiagram("d", [], []);

describe("a stencil in hand", () => {
  it("follows the pointer as a ghost that is not part of the model", () => {
    const { editor, diagram } = anEditor(empty);
    editor.take("GE.P").pointerMove(200, 200);
    expect(editor.state).toBe("place.idle");
    expect(editor.canvas.store.getState().draft).toMatchObject({ ghost: true });
    expect(diagram()).toEqual(empty);
    editor.escape();
    expect(editor.state).toBe("select.idle");
    expect(editor.canvas.store.getState().draft).toBeNull();
  });

  it("is placed by a click with its middle on the grid nearest to the pointer, and selected", () => {
    const { editor, added, project, steps } = anEditor(empty);
    editor.take("GE.DS").click(203, 198);
    const [made] = added(empty).shapes;
    expect(made).toMatchObject({ kind: "dataStore", left: 150, top: 150, width: 100, height: 100 });
    expect(editor.selected).toEqual([made?.id]);
    expect(steps()).toBe(1);
    expect(project.store.getState().tool).toEqual({ kind: "select" });
  });

  it("stays in hand when it is kept", () => {
    const { editor, added } = anEditor(empty);
    editor.take("GE.P", true).click(100, 100).click(400, 100);
    expect(added(empty).shapes).toHaveLength(2);
    expect(editor.state).toBe("place.idle");
    expect(editor.escape().state).toBe("select.idle");
  });

  it("is drawn by a drag, as large as the rectangle that is seen", () => {
    const { editor, added } = anEditor(empty);
    editor.take("GE.TB.B").drag([105, 105], [405, 305]);
    expect(added(empty).shapes).toEqual([
      expect.objectContaining({
        kind: "boundaryBox",
        left: 100,
        top: 100,
        width: 310,
        height: 210,
      }),
    ]);
  });

  it("is drawn square with Shift and from the middle with Alt", () => {
    const square = anEditor(empty);
    square.editor.take("GE.P").drag([105, 105], [305, 155], { shift: true });
    expect(square.added(empty).shapes[0]).toMatchObject({ width: 210, height: 210 });
    const centred = anEditor(empty);
    centred.editor.take("GE.P").drag([205, 205], [255, 245], { alt: true });
    expect(centred.added(empty).shapes[0]).toMatchObject({
      left: 150,
      top: 160,
      width: 110,
      height: 90,
    });
  });

  it("never becomes too small to hold a word", () => {
    const { editor, added } = anEditor(empty);
    editor.take("GE.P").drag([100, 100], [108, 104]);
    expect(added(empty).shapes[0]).toMatchObject({ width: 30, height: 30 });
  });

  it("is drawn as an arc where it is a boundary line", () => {
    const { editor, added } = anEditor(empty);
    editor.take("GE.TB.L").drag([100, 100], [100, 400]);
    const [line] = added(empty).lines;
    expect(line).toMatchObject({
      kind: "boundaryLine",
      source: { x: 100, y: 100 },
      target: { x: 100, y: 400 },
    });
    expect(Math.abs((line?.handle.x ?? 100) - 100)).toBeGreaterThan(10);
  });

  it("is forgotten on Escape while it is drawn, and can be drawn again", () => {
    const { editor, added } = anEditor(empty);
    editor.take("GE.P").pointerDown(100, 100).pointerMove(300, 300).escape().pointerUp(300, 300);
    expect(added(empty).shapes).toHaveLength(0);
    expect(editor.state).toBe("place.idle");
    expect(editor.click(100, 100).selected).toHaveLength(1);
  });

  it("snaps to a neighbour and shows the line", () => {
    const { editor, added } = anEditor(aDiagram("d", [anElement("a", { left: 3, top: 3 })], []));
    editor.take("GE.P").pointerMove(252, 55);
    expect(editor.canvas.store.getState().hints.guides).toContainEqual(
      expect.objectContaining({ kind: "line", axis: "y", at: 53 }),
    );
    editor.click(252, 55);
    expect(added(aDiagram("d", [anElement("a")], [])).shapes[0]).toMatchObject({ top: 3 });
  });

  it("goes exactly where the pointer is with Ctrl", () => {
    const { editor, added } = anEditor(empty);
    editor.take("GE.P").click(203, 198, { command: true });
    expect(added(empty).shapes[0]).toMatchObject({ left: 153, top: 148 });
  });

  it("that cannot be drawn is no tool", () => {
    const { editor } = anEditor(empty);
    expect(editor.take("nothing").state).toBe("select.idle");
  });
});
