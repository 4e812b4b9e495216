import { describe, expect, it } from "vitest";
import { anEditor } from "../../builders/canvas-editor.ts";

const INSIDE_A = [50, 30] as const;
const INSIDE_B = [350, 30] as const;
const NOTHING = [200, 250] as const;

describe("selecting", () => {
  it("takes what is clicked and lets go on empty canvas", () => {
    const { editor } = anEditor();
    expect(editor.click(...INSIDE_A).selected).toEqual(["a"]);
    expect(editor.click(...INSIDE_B).selected).toEqual(["b"]);
    expect(editor.click(...NOTHING).selected).toEqual([]);
    expect(editor.state).toBe("select.idle");
  });

  it("adds and takes away with Shift, and keeps the selection on a missed Shift-click", () => {
    const { editor } = anEditor();
    editor.click(...INSIDE_A).click(...INSIDE_B, { shift: true });
    expect(editor.selected).toEqual(["a", "b"]);
    editor.click(...NOTHING, { shift: true });
    expect(editor.selected).toEqual(["a", "b"]);
    editor.click(...INSIDE_A, { shift: true });
    expect(editor.selected).toEqual(["b"]);
  });

  it("narrows a selection of many to the one clicked, but only on release", () => {
    const { editor } = anEditor();
    editor.click(...INSIDE_A).click(...INSIDE_B, { shift: true });
    editor.pointerDown(...INSIDE_A);
    expect(editor.selected).toEqual(["a", "b"]);
    expect(editor.pointerUp(...INSIDE_A).selected).toEqual(["a"]);
  });

  it("lets go on Escape", () => {
    const { editor } = anEditor();
    expect(editor.click(...INSIDE_A).escape().selected).toEqual([]);
  });

  it("shows what the pointer would take", () => {
    const { editor } = anEditor();
    editor.pointerMove(...INSIDE_A);
    expect(editor.canvas.store.getState()).toMatchObject({ hoveredId: "a", cursor: "pointer" });
    editor.pointerMove(...NOTHING);
    expect(editor.canvas.store.getState()).toMatchObject({ hoveredId: null, cursor: "default" });
  });

  it("leaves the selection alone for the secondary button", () => {
    const { editor } = anEditor();
    editor.click(...INSIDE_A).click(...NOTHING, { button: "secondary" });
    expect(editor.selected).toEqual(["a"]);
  });
});

describe("dragging", () => {
  it("moves what is pressed in one undoable change, with its flow", () => {
    const { editor, project } = anEditor();
    editor.drag(INSIDE_A, [90, 130]);
    expect(editor.place("a")).toEqual({ left: 40, top: 100 });
    const { model, history } = project.store.getState();
    expect(history.done).toHaveLength(1);
    expect(model.diagrams[0]?.lines[0]?.source).toEqual({ x: 135, y: 150 });
    project.undo();
    expect(editor.place("a")).toEqual({ left: 0, top: 0 });
  });

  it("does not take a shaking hand for a drag", () => {
    const { editor, project } = anEditor();
    editor.drag(INSIDE_A, [52, 31]);
    expect(project.store.getState().history.done).toHaveLength(0);
    expect(editor.selected).toEqual(["a"]);
  });

  it("previews without touching the model and forgets on Escape", () => {
    const { editor, project } = anEditor();
    editor.pointerDown(...INSIDE_A).pointerMove(100, 100);
    expect(editor.state).toBe("select.translating");
    expect(editor.canvas.store.getState().drag).toMatchObject({ dx: 50, dy: 70 });
    expect(editor.place("a")).toEqual({ left: 0, top: 0 });
    editor.escape().pointerUp(100, 100);
    expect(editor.canvas.store.getState().drag).toBeNull();
    expect(editor.place("a")).toEqual({ left: 0, top: 0 });
    expect(project.store.getState().history.done).toHaveLength(0);
  });

  it("moves the whole selection", () => {
    const { editor } = anEditor();
    editor.click(...INSIDE_A).click(...INSIDE_B, { shift: true });
    editor.drag(INSIDE_B, [370, 60]);
    expect(editor.place("a")).toEqual({ left: 20, top: 30 });
    expect(editor.place("b")).toEqual({ left: 320, top: 30 });
  });

  it("keeps straight with Shift", () => {
    const { editor } = anEditor();
    editor.click(...INSIDE_A);
    editor
      .pointerDown(...INSIDE_A)
      .pointerMove(150, 60)
      .pointerUp(150, 60, { shift: true });
    expect(editor.place("a")).toEqual({ left: 100, top: 0 });
  });

  it("moves by whole units at any zoom", () => {
    const { editor, project } = anEditor();
    project.store.setState({ cameras: new Map([["d", { x: 0, y: 0, zoom: 3 }]]) });
    editor.drag([150, 90], [160, 100]);
    expect(editor.place("a")).toEqual({ left: 3, top: 3 });
  });

  it("changes nothing when it ends where it began", () => {
    const { editor, project } = anEditor();
    editor
      .pointerDown(...INSIDE_A)
      .pointerMove(100, 100)
      .pointerUp(...INSIDE_A);
    expect(project.store.getState().history.done).toHaveLength(0);
  });
});

describe("marquee", () => {
  it("selects what it touches, live", () => {
    const { editor } = anEditor();
    editor.pointerDown(...NOTHING).pointerMove(20, 20);
    expect(editor.state).toBe("select.marquee");
    expect(editor.canvas.store.getState().marquee).toEqual({
      left: 20,
      top: 20,
      width: 180,
      height: 230,
    });
    expect(editor.selected).toContain("a");
    expect(editor.selected).not.toContain("b");
    editor.pointerUp(20, 20);
    expect(editor.canvas.store.getState().marquee).toBeNull();
    expect(editor.selected).toContain("a");
  });

  it("adds to the selection with Shift and gives it back on Escape", () => {
    const { editor } = anEditor();
    editor.click(...INSIDE_B);
    editor.pointerDown(...NOTHING, { shift: true }).pointerMove(20, 20);
    expect(editor.selected).toEqual(expect.arrayContaining(["a", "b"]));
    editor.escape();
    expect(editor.selected).toEqual(["b"]);
    expect(editor.canvas.store.getState().marquee).toBeNull();
  });
});

describe("panning", () => {
  it("follows the pointer while the space bar is held", () => {
    const { editor, project } = anEditor();
    editor.space(true).drag(INSIDE_A, [150, 80]);
    expect(project.store.getState().cameras.get("d")).toEqual({ x: 100, y: 50, zoom: 1 });
    expect(editor.state).toBe("pan.idle");
    expect(editor.space(false).state).toBe("select.idle");
    expect(editor.place("a")).toEqual({ left: 0, top: 0 });
  });

  it("ends in selecting when the bar is let go while dragging", () => {
    const { editor } = anEditor();
    editor
      .space(true)
      .pointerDown(...NOTHING)
      .pointerMove(220, 250)
      .space(false);
    expect(editor.pointerUp(220, 250).state).toBe("select.idle");
  });

  it("works with the middle button and keeps the selection", () => {
    const { editor, project } = anEditor();
    editor.click(...INSIDE_A);
    editor.drag(NOTHING, [190, 240], { button: "middle" });
    expect(project.store.getState().cameras.get("d")).toEqual({ x: -10, y: -10, zoom: 1 });
    expect(editor.selected).toEqual(["a"]);
  });

  it("goes back on Escape", () => {
    const { editor, project } = anEditor();
    editor
      .pointerDown(...NOTHING, { button: "middle" })
      .pointerMove(500, 500)
      .escape();
    expect(project.store.getState().cameras.get("d")).toEqual({ x: 0, y: 0, zoom: 1 });
  });
});
