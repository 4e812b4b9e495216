import { describe, expect, it } from "vitest";
import { anEditor } from "../../builders/canvas-editor.ts";
import { aBox, aCurve, aDiagram, aFlow, anArc, anElement } from "../../builders/template.ts";

const joined = aFlow("flow", "a", "b", { name: "", ...aCurve([95, 50], [200, 50], [305, 50]) });
const pair = aDiagram("d", [anElement("a"), anElement("b", { left: 300 })], [joined]);
const A = [50, 50] as const;

describe("resizing by the frame's grips", () => {
  // The frame stands 4 pixels outside of the painted shape.
  const CORNER = [99, 99] as const;

  it("resizes the one selected and takes its flow along, in one step", () => {
    const { editor, shape, flow, steps } = anEditor(pair);
    editor.click(...A).drag(CORNER, [139, 129]);
    expect(shape("a")).toMatchObject({ left: 0, top: 0, width: 140, height: 130 });
    expect(flow("flow").source).toEqual({ x: 135, y: 65 });
    expect(steps()).toBe(1);
  });

  it("shows the new size before it is made and forgets it on Escape", () => {
    const { editor, shape, steps } = anEditor(pair);
    editor
      .click(...A)
      .pointerDown(...CORNER)
      .pointerMove(139, 129);
    expect(editor.state).toBe("select.resizing");
    expect(editor.canvas.store.getState().draft?.lifted).toEqual(new Set(["a", "flow"]));
    editor.escape().pointerUp(139, 129);
    expect(editor.canvas.store.getState().draft).toBeNull();
    expect(shape("a")).toMatchObject({ width: 100, height: 100 });
    expect(steps()).toBe(0);
  });

  it("keeps proportions with Shift and the middle with Alt", () => {
    const { editor, shape } = anEditor(pair);
    editor
      .click(...A)
      .pointerDown(...CORNER)
      .pointerMove(139, 99)
      .pointerUp(139, 99, { shift: true });
    expect(shape("a")).toMatchObject({ width: 140, height: 140 });
    const other = anEditor(pair);
    other.editor
      .click(...A)
      .pointerDown(...CORNER)
      .pointerMove(119, 119)
      .pointerUp(119, 119, { alt: true });
    expect(other.shape("a")).toMatchObject({ left: -20, top: -20, width: 140, height: 140 });
  });

  it("never makes a shape smaller than a word", () => {
    const { editor, shape } = anEditor(pair);
    editor.click(...A).drag(CORNER, [-300, -300]);
    expect(shape("a")).toMatchObject({ left: 0, top: 0, width: 30, height: 30 });
  });

  it("scales all that are selected with their frame", () => {
    const { editor, shape } = anEditor(pair);
    editor.click(...A).click(350, 50, { shift: true });
    // The frame goes from 5 to 395; its corner is dragged to twice the size.
    editor.drag([399, 99], [799, 99]);
    expect(shape("b")).toMatchObject({ left: 600, width: 200 });
    expect(shape("a")).toMatchObject({ left: 0, width: 200 });
  });

  it("is not offered for what is locked", () => {
    const locked = aDiagram("d", [anElement("a", { locked: true })], []);
    const { editor, shape } = anEditor(locked);
    editor.click(...A).drag(CORNER, [139, 129]);
    expect(shape("a")).toMatchObject({ width: 100, height: 100 });
  });

  it("snaps the dragged edge to a neighbour's", () => {
    const odd = aDiagram("d", [anElement("a"), anElement("b", { left: 3, top: 200 })], []);
    const { editor, shape } = anEditor(odd);
    editor.click(...A).drag([99, 50], [104, 50]);
    expect(shape("a")).toMatchObject({ left: 0, width: 103 });
  });
});

describe("the grips of a line", () => {
  const HANDLE = [200, 50] as const;
  const END = [305, 50] as const;

  it("bend a flow by its middle, and straighten it near the straight way", () => {
    const { editor, flow } = anEditor(pair);
    editor.click(...HANDLE).drag(HANDLE, [220, 130]);
    expect(flow("flow").handle).toEqual({ x: 220, y: 130 });
    editor.drag([220, 130], [203, 52]);
    expect(flow("flow").handle).toEqual({ x: 200, y: 50 });
  });

  it("straighten a bent flow on a double click", () => {
    const { editor, flow } = anEditor(pair);
    editor.click(...HANDLE).drag(HANDLE, [220, 130]);
    editor.doubleClick(220, 130);
    expect(flow("flow").handle).toEqual({ x: 200, y: 50 });
  });

  it("put an end on another port, on another element, or into the open", () => {
    const three = { ...pair, shapes: [...pair.shapes, anElement("c", { left: 300, top: 300 })] };
    const { editor, flow, project } = anEditor(three);
    editor.click(...HANDLE).drag(END, [350, 15]);
    expect(flow("flow")).toMatchObject({ targetId: "b", targetPort: "north" });
    editor.drag([350, 5], [310, 350]);
    expect(flow("flow")).toMatchObject({ targetId: "c", targetPort: "west" });
    editor.drag([305, 350], [200, 200]);
    expect(flow("flow")).toMatchObject({ targetId: null, target: { x: 200, y: 200 } });
    project.undoTo(0);
    expect(flow("flow")).toEqual(joined);
  });

  it("show the element and the port that would be used", () => {
    const { editor } = anEditor(pair);
    editor
      .click(...HANDLE)
      .pointerDown(...END)
      .pointerMove(350, 15);
    expect(editor.canvas.store.getState().hints).toMatchObject({
      targets: ["b"],
      ports: [{ x: 350, y: 5 }],
    });
  });

  it("move the ends of a boundary line on the grid", () => {
    const arc = anArc("arc", { ...aCurve([100, 300], [200, 260], [300, 300]), name: "" });
    const { editor, line } = anEditor(aDiagram("d", [], [arc]));
    editor.click(200, 260).drag([300, 300], [338, 421]);
    expect(line("arc").target).toEqual({ x: 340, y: 420 });
  });

  it("are not there for a locked line", () => {
    const { editor, flow } = anEditor({ ...pair, lines: [{ ...joined, locked: true }] });
    editor.click(...HANDLE).drag(HANDLE, [220, 130]);
    expect(flow("flow").handle).toEqual({ x: 200, y: 50 });
  });
});

describe("moving", () => {
  const boxed = aDiagram(
    "d",
    [
      aBox("box", { left: -50, top: -50, width: 250, height: 250, name: "" }),
      anElement("a"),
      anElement("b", { left: 300 }),
    ],
    [joined],
  );
  const EDGE = [100, 195] as const;

  it("takes along what a boundary box holds, in one step", () => {
    const { editor, shape, flow, steps } = anEditor(boxed);
    editor.drag(EDGE, [100, 395]);
    expect(shape("box").top).toBe(150);
    expect(shape("a").top).toBe(200);
    expect(shape("b").top).toBe(0);
    expect(flow("flow").source).toEqual({ x: 95, y: 250 });
    expect(steps()).toBe(1);
  });

  it("moves the box alone with Ctrl", () => {
    const { editor, shape } = anEditor(boxed);
    editor
      .pointerDown(...EDGE)
      .pointerMove(100, 300, { command: true })
      .pointerUp(100, 395, { command: true });
    expect(shape("box").top).toBe(150);
    expect(shape("a").top).toBe(0);
  });

  it("drops a duplicate with Alt and leaves the original, whenever Alt is pressed", () => {
    const { editor, shape, added, steps } = anEditor(pair);
    editor
      .pointerDown(...A)
      .pointerMove(50, 250)
      .hold({ alt: true });
    expect(editor.canvas.store.getState()).toMatchObject({
      cursor: "copy",
      drag: { plan: { copies: true } },
    });
    editor.pointerUp(50, 250, { alt: true });
    expect(shape("a")).toMatchObject({ left: 0, top: 0 });
    const [copy] = added(pair).shapes;
    expect(copy).toMatchObject({ name: "Name of a", left: 0, top: 200 });
    expect(editor.selected).toEqual([copy?.id]);
    expect(steps()).toBe(1);
  });

  it("snaps to neighbours, with guides, but not with Ctrl", () => {
    const { editor, shape } = anEditor(pair);
    editor.pointerDown(...A).pointerMove(353, 250);
    expect(editor.canvas.store.getState().hints.guides.length).toBeGreaterThan(0);
    editor.pointerUp(353, 250);
    expect(shape("a")).toMatchObject({ left: 300, top: 200 });
    const free = anEditor(pair);
    free.editor
      .pointerDown(...A)
      .pointerMove(353, 251)
      .pointerUp(353, 251, { command: true });
    expect(free.shape("a")).toMatchObject({ left: 303, top: 201 });
  });

  it("shows the box it would come into, but not the one it is in", () => {
    const { editor } = anEditor(boxed);
    editor.pointerDown(350, 50).pointerMove(100, 100);
    expect(editor.canvas.store.getState().hints.targets).toEqual(["box"]);
    editor
      .escape()
      .pointerDown(...A)
      .pointerMove(60, 60);
    expect(editor.canvas.store.getState().hints.targets).toEqual([]);
  });

  it("leaves a locked item where it is: the drag is a marquee", () => {
    const locked = aDiagram("d", [anElement("a", { locked: true })], []);
    const { editor, shape } = anEditor(locked);
    expect(editor.click(...A).selected).toEqual(["a"]);
    editor.pointerDown(...A).pointerMove(200, 200);
    expect(editor.state).toBe("select.marquee");
    editor.pointerUp(200, 200);
    expect(shape("a")).toMatchObject({ left: 0, top: 0 });
  });

  it("goes on at the edge, where the view moves along", () => {
    const { editor, shape, project } = anEditor(pair);
    editor
      .pointerDown(...A)
      .pointerMove(995, 50)
      .waitAtEdge(0.1)
      .waitAtEdge(0.1);
    const camera = project.store.getState().cameras.get("d");
    expect(camera?.x).toBeLessThan(-100);
    editor.pointerUp(995, 50);
    expect(shape("a").left).toBeGreaterThan(995 - 50 + 100);
  });
});

describe("lasso", () => {
  it("selects with Alt what lies inside the drawn line", () => {
    const { editor } = anEditor(pair);
    const alt = { alt: true };
    editor
      .pointerDown(-20, 150, alt)
      .pointerMove(-20, -20, alt)
      .pointerMove(130, -20, alt)
      .pointerMove(130, 150, alt);
    expect(editor.state).toBe("select.lasso");
    editor.pointerUp(130, 150, alt);
    expect(editor.selected).toEqual(["a"]);
    expect(editor.canvas.store.getState().hints.lasso).toEqual([]);
  });

  it("gives the selection back on Escape", () => {
    const { editor } = anEditor(pair);
    editor.click(350, 50).pointerDown(-20, 150, { alt: true }).pointerMove(-20, -20).escape();
    expect(editor.selected).toEqual(["b"]);
  });
});

describe("a double click", () => {
  it("begins to rename what is under it", () => {
    const { editor, project } = anEditor(pair);
    editor.doubleClick(...A);
    expect(project.store.getState().renamingId).toBe("a");
  });

  it("on empty canvas does nothing", () => {
    const { editor, project } = anEditor(pair);
    editor.doubleClick(200, 300);
    expect(project.store.getState().renamingId).toBeNull();
  });
});
