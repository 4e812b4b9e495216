/** What the keyboard does on the canvas besides moving: following flows, choosing by name, saying what is where. */

import { describe, expect, test } from "vitest";
import { followFlow } from "../../../renderer/canvas/follow-flows.ts";
import { connect, createTypeAhead } from "../../../renderer/canvas/key-connection.ts";
import { spokenDescription, surroundingsOf } from "../../../renderer/canvas/spoken-description.ts";
import { aProject } from "../../builders/live-project.ts";
import { aBox, aDiagram, aFlow, anElement } from "../../builders/template.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

const diagram = aDiagram(
  "d",
  [
    aBox("box", { width: 400, height: 400, name: "Centre" }),
    anElement("a", { left: 20, top: 20 }),
    anElement("b", { left: 600 }),
  ],
  [aFlow("f", "a", "b"), aFlow("g", "a", "b"), aFlow("back", "b", "a"), aFlow("loose", null, "b")],
);

test.each([
  ["a", "ahead", "f"],
  ["f", "ahead", "b"],
  ["f", "back", "a"],
  ["a", "back", "back"],
  ["f", "nextBeside", "g"],
  ["g", "nextBeside", "f"],
  ["f", "previousBeside", "g"],
  ["back", "nextBeside", null],
  ["loose", "back", null],
  ["a", "nextBeside", null],
  ["box", "ahead", null],
] as const)("from %s one step %s is %s", (from, step, to) => {
  expect(followFlow(diagram, from, step)).toBe(to);
});

describe("an item is described", () => {
  const threats = [
    aThreat(1),
    aThreat(2, { verdict: aVerdict({ state: "mitigated" }) }),
    aThreat(3, { orphaned: true }),
  ];
  const around = surroundingsOf(diagram, threats);
  test("with where it lies, its flows and what is open", () => {
    expect(spokenDescription(around, "a", "Process Shop")).toBe(
      "Process Shop, inside Centre, 1 flow in, 2 flows out, 1 open threat",
    );
    expect(spokenDescription(around, "f", "Data flow")).toBe("Data flow, 1 open threat");
    expect(spokenDescription(around, "b", "Process")).toBe(
      "Process, 3 flows in, 1 flow out, 1 open threat",
    );
  });
  test("and that it is locked", () => {
    const locked = aDiagram("d", [anElement("a", { locked: true })], []);
    expect(spokenDescription(surroundingsOf(locked, []), "a", "Process")).toContain("locked");
  });
});

test("letters typed in a row narrow down, after a pause they begin anew", () => {
  const type = createTypeAhead();
  const names = ["Shop", "Bank", "Ship", "Browser"];
  expect(type("b", 0, names, 0)).toBe(1);
  expect(type("r", 100, names, 1)).toBe(3);
  expect(type("s", 5_000, names, 3)).toBe(0);
  expect(type("h", 5_100, names, 0)).toBe(0);
  expect(type("i", 5_200, names, 0)).toBe(2);
  expect(type("x", 5_300, names, 2)).toBe(-1);
  expect(type("s", 9_000, names, 0)).toBe(2);
});

test("two elements are connected by the template's first flow stencil, and nothing else is", () => {
  const { project, state } = aProject();
  const id = connect(project, "server", "browser");
  const flow = state().model.diagrams[0]?.lines.find((line) => line.id === id);
  expect(flow).toMatchObject({ kind: "flow", sourceId: "server", targetId: "browser" });
  expect(state().selection).toEqual(new Set([id]));
  expect(connect(project, "server", "request")).toBeNull();
});
