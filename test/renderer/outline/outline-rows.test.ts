import { describe, expect, it } from "vitest";
import { outlineRows, parentRow, typedAhead } from "../../../renderer/outline/outline-rows.ts";
import { aBox, aDiagram, aFlow, anElement } from "../../builders/template.ts";

const big = { left: 0, top: 0, width: 400, height: 400 };
const inside = { left: 50, top: 50 };
const diagrams = [
  aDiagram(
    "d1",
    [
      aBox("zone", { name: "Zone", ...big }),
      anElement("web", { name: "Web", ...inside }),
      anElement("user", { name: "User", left: 600 }),
    ],
    [aFlow("ask", "web", "user", { name: "Ask" })],
  ),
  aDiagram("d2", [], []),
];
const NONE: ReadonlySet<string> = new Set();
const shown = (toggled: ReadonlySet<string> = NONE, filter = "") =>
  outlineRows(diagrams, toggled, filter).map(({ level, title }) => `${level} ${title}`);

describe("the rows of an outline", () => {
  it("show diagrams and boundaries open, elements closed", () => {
    expect(shown()).toEqual(["1 Diagram d1", "2 Zone", "3 Web", "2 User", "1 Diagram d2"]);
  });

  it("open and close", () => {
    expect(shown(new Set(["d1 web"]))).toContain("4 Ask");
    expect(shown(new Set(["d1 zone"]))).toEqual([
      "1 Diagram d1",
      "2 Zone",
      "2 User",
      "1 Diagram d2",
    ]);
  });

  it("keep under a filter what fits and what it lies in, all open", () => {
    expect(shown(new Set(["d1"]), "ASK")).toEqual(["1 Diagram d1", "2 Zone", "3 Web", "4 Ask"]);
    expect(shown(NONE, "nothing of the kind")).toEqual([]);
  });

  it("say where each stands among those beside it, and whether it can be opened", () => {
    const rows = outlineRows(diagrams, NONE, "");
    expect(rows.map(({ position, siblings, open }) => [position, siblings, open])).toEqual([
      [1, 2, true],
      [1, 2, true],
      [1, 1, false],
      [2, 2, null],
      [2, 2, null],
    ]);
  });

  it("know the row they lie in", () => {
    const rows = outlineRows(diagrams, NONE, "");
    expect(rows.map((_, at) => parentRow(rows, at))).toEqual([-1, 0, 1, 0, -1]);
  });

  it("are reached by their first letters, round and round", () => {
    const rows = outlineRows(diagrams, NONE, "");
    expect(typedAhead(rows, 0, "d")).toBe(4);
    expect(typedAhead(rows, 4, "d")).toBe(0);
    expect(typedAhead(rows, 0, "we")).toBe(2);
    expect(typedAhead(rows, 2, "web")).toBe(2);
    expect(typedAhead(rows, 0, "x")).toBe(-1);
  });
});
