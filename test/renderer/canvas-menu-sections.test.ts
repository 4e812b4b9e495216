import { describe, expect, it } from "vitest";
import { canvasMenuSections } from "../../renderer/canvas/canvas-menu-sections.ts";
import { actionContext } from "../builders/action-context.ts";
import { buildModel } from "../builders/small-project.ts";
import { aDiagram, aFlow, anArc, anElement, aPair } from "../builders/template.ts";

function offered(...selected: readonly string[]) {
  const pair = aPair([aFlow("f", "a", "b"), anArc("arc")]);
  const model = buildModel({
    diagrams: [aDiagram("d", [...pair.shapes, anElement("c")], pair.lines)],
  });
  const { context, select } = actionContext({ model });
  select(...selected);
  return canvasMenuSections(context).flat();
}

const ids = (...selected: readonly string[]) => offered(...selected).map(({ id }) => id);

describe("the menu on the canvas", () => {
  it("pastes, selects and shows all where nothing is", () => {
    expect(ids()).toEqual([
      "paste",
      "paste-in-place",
      "select-all",
      "invert-selection",
      "zoom-fit",
    ]);
  });

  it("has nothing to align of one element, and nothing for flows", () => {
    expect(ids("a")).toContain("order");
    expect(ids("a")).not.toContain("align");
    expect(ids("a")).not.toContain("reverse-flow");
    expect(ids("a", "c")).toContain("align");
  });

  it("turns flows around, but no boundary", () => {
    expect(ids("f")).toEqual(
      expect.arrayContaining(["reverse-flow", "make-bidirectional", "straighten"]),
    );
    expect(ids("arc")).toContain("straighten");
    expect(ids("arc")).not.toContain("reverse-flow");
    expect(ids("f")).not.toContain("order");
  });

  it("encloses in any boundary of the template", () => {
    const enclose = offered("a").find(({ id }) => id === "enclose");
    const names = enclose && "sections" in enclose ? enclose.sections.flat() : [];
    expect(names.map(({ label }) => label)).toEqual(["Generic Trust Border Boundary"]);
  });
});
