import { describe, expect, it } from "vitest";
import { lockItems } from "../../../shared/model/edits/lock-items.ts";
import { actionContext } from "../../builders/action-context.ts";
import { buildModel } from "../../builders/small-project.ts";
import { aBox, aDiagram, aFlow, anAnnotation, anElement } from "../../builders/template.ts";

function threeInARow() {
  const shapes = [
    anElement("a", { left: 0, top: 0 }),
    anElement("b", { left: 150, top: 40 }),
    anElement("c", { left: 500, top: 90, width: 60, height: 60 }),
  ];
  const lines = [aFlow("ab", "a", "b", { handle: { x: 40, y: 90 } }), aFlow("loop", "c", "c")];
  return actionContext({ model: buildModel({ diagrams: [aDiagram("d", shapes, lines)] }) });
}

describe("deleting", () => {
  it("takes the flows of an element along, and undo brings all back", () => {
    const { perform, select, diagram, project } = threeInARow();
    select("a");
    perform("delete");
    expect(diagram().shapes.map(({ id }) => id)).toEqual(["b", "c"]);
    expect(diagram().lines.map(({ id }) => id)).toEqual(["loop"]);
    project.undo();
    expect(diagram().lines.map(({ id }) => id)).toEqual(["ab", "loop"]);
  });

  it("leaves locked items, and can do nothing when all are", () => {
    const { perform, can, select, diagram, project, state } = threeInARow();
    project.commit(lockItems(state().model, "d", new Set(["b"]), true));
    select("b", "c");
    perform("delete");
    expect(diagram().shapes.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(can("delete")).toBe(false);
  });
});

describe("arranging", () => {
  it.each([
    ["align-left", [0, 0, 0], [0, 40, 90]],
    ["align-center", [230, 230, 250], [0, 40, 90]],
    ["align-right", [460, 460, 500], [0, 40, 90]],
    ["align-top", [0, 150, 500], [0, 0, 0]],
    ["align-middle", [0, 150, 500], [25, 25, 45]],
    ["align-bottom", [0, 150, 500], [50, 50, 90]],
  ])("%s", (id, lefts, tops) => {
    const { perform, select, diagram } = threeInARow();
    select("a", "b", "c");
    perform(id);
    expect(diagram().shapes.map(({ left }) => left)).toEqual(lefts);
    expect(diagram().shapes.map(({ top }) => top)).toEqual(tops);
  });

  it("distributes with equal gaps between the outer ones", () => {
    const { perform, select, diagram, can } = threeInARow();
    select("a", "b");
    expect(can("distribute-horizontally")).toBe(false);
    select("c", "b", "a");
    perform("distribute-horizontally");
    expect(diagram().shapes.map(({ left }) => left)).toEqual([0, 250, 500]);
    perform("distribute-vertically");
    expect(diagram().shapes.map(({ top }) => top)).toEqual([0, 45, 90]);
  });

  it("makes all as large as the first selected, each around its middle", () => {
    const { perform, select, diagram } = threeInARow();
    select("c", "a");
    perform("match-size");
    const [a, b, c] = diagram().shapes;
    expect(a).toMatchObject({ left: 20, top: 20, width: 60, height: 60 });
    expect(b).toMatchObject({ left: 150, width: 100 });
    expect(c).toMatchObject({ left: 500, top: 90, width: 60 });
  });

  it.each([
    ["order-front", ["b", "c", "a"]],
    ["order-forward", ["b", "a", "c"]],
  ])("%s raises the lowest", (id, order) => {
    const { perform, select, diagram, can } = threeInARow();
    select("a");
    expect(can("order-back")).toBe(false);
    perform(id);
    expect(diagram().shapes.map((shape) => shape.id)).toEqual(order);
  });

  it("locks what is free, then frees what is all locked", () => {
    const { perform, select, diagram, project, state } = threeInARow();
    project.commit(lockItems(state().model, "d", new Set(["a"]), true));
    const locked = () => diagram().shapes.map((shape) => shape.locked === true);
    select("a", "b");
    perform("toggle-lock");
    expect(locked()).toEqual([true, true, false]);
    perform("toggle-lock");
    expect(locked()).toEqual([false, false, false]);
  });

  it("does not move what is locked", () => {
    const { perform, select, diagram, project, state } = threeInARow();
    project.commit(lockItems(state().model, "d", new Set(["a"]), true));
    select("a", "b");
    perform("nudge-right-far");
    expect(diagram().shapes.map(({ left }) => left)).toEqual([0, 160, 500]);
  });
});

describe("flows", () => {
  it("turn around", () => {
    const { perform, select, diagram } = threeInARow();
    select("ab", "a");
    perform("reverse-flow");
    expect(diagram().lines[0]).toMatchObject({ sourceId: "b", targetId: "a" });
  });

  it("get a flow back once, on a course of its own, and both are selected", () => {
    const { perform, select, diagram, can, state } = threeInARow();
    select("ab");
    perform("make-bidirectional");
    const [there, , back] = diagram().lines;
    expect(back).toMatchObject({ kind: "flow", sourceId: "b", targetId: "a", name: "Name of ab" });
    expect(back?.handle).not.toEqual(there?.handle);
    expect([...state().selection]).toEqual(["ab", back?.id]);
    expect(can("make-bidirectional")).toBe(false);
  });

  it("from an element to itself have no way back and no straight course", () => {
    const { select, can } = threeInARow();
    select("loop");
    expect(can("make-bidirectional")).toBe(false);
    expect(can("straighten")).toBe(false);
  });

  it("lose their bend", () => {
    const { perform, select, diagram, can } = threeInARow();
    select("ab");
    perform("straighten");
    expect(diagram().lines[0]?.handle).toEqual({ x: 50, y: 0 });
    expect(can("straighten")).toBe(false);
  });
});

describe("enclosing", () => {
  it("draws a boundary of the generic kind around all, beneath them, and selects it", () => {
    const { perform, select, diagram, state } = threeInARow();
    select("a", "c");
    perform("enclose");
    const [box] = diagram().shapes;
    expect(box).toMatchObject({
      kind: "boundaryBox",
      stencilId: "GE.TB.B",
      left: -40,
      top: -40,
      width: 640,
      height: 230,
    });
    expect([...state().selection]).toEqual([box?.id]);
  });

  it("is not possible around nothing", () => {
    const { can } = threeInARow();
    expect(can("enclose")).toBe(false);
  });
});

describe("selecting", () => {
  it("what is connected goes one flow further each time", () => {
    const { perform, select, state } = threeInARow();
    select("a");
    perform("select-connected");
    expect([...state().selection].toSorted()).toEqual(["a", "ab", "b"]);
    select("ab");
    perform("select-connected");
    expect([...state().selection].toSorted()).toEqual(["a", "ab", "b"]);
  });

  it("the rest, and nothing", () => {
    const { perform, select, state } = threeInARow();
    select("a", "loop");
    perform("invert-selection");
    expect([...state().selection]).toEqual(["b", "c", "ab"]);
    perform("select-none");
    expect(state().selection.size).toBe(0);
  });
});

it("nothing is edited while two states are compared", () => {
  const { can, select, project } = threeInARow();
  select("a", "b", "ab");
  project.store.setState({ comparing: true });
  for (const id of ["delete", "duplicate", "cut", "copy", "paste", "enclose", "reverse-flow"]) {
    expect(can(id)).toBe(false);
  }
});

it("boundaries and notes are aligned like elements", () => {
  const shapes = [aBox("box", { left: 30 }), anAnnotation("note", { left: 10 })];
  const model = buildModel({ diagrams: [aDiagram("d", shapes, [])] });
  const { perform, select, diagram } = actionContext({ model });
  select("box", "note");
  perform("align-left");
  expect(diagram().shapes.map(({ left }) => left)).toEqual([10, 10]);
});
