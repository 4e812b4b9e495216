import { describe, expect, it } from "vitest";
import { canConnect, quickAdd } from "../../../renderer/command-palette/quick-add.ts";
import { aProject } from "../../builders/live-project.ts";

function aLaidOutProject() {
  const { project, state } = aProject();
  project.store.setState({
    canvasSize: { width: 1000, height: 800 },
    cameras: new Map([["d1", { x: 0, y: 0, zoom: 1 }]]),
  });
  const select = (...ids: string[]) => project.store.setState({ selection: new Set(ids) });
  const diagram = () => state().model.diagrams[0];
  return { project, state, select, diagram };
}

describe("adding by name", () => {
  it("puts an element beside the selected one, clear of others, and selects it", () => {
    const { project, state, select, diagram } = aLaidOutProject();
    select("browser");
    const id = quickAdd(project, "GE.DS", false);
    expect(diagram()?.shapes.at(-1)).toMatchObject({ id, kind: "dataStore", left: 200 });
    // The server stands at 300.
    expect(diagram()?.shapes.at(-1)?.top).not.toBe(0);
    expect([...state().selection]).toEqual([id]);
    expect(diagram()?.lines).toHaveLength(1);
  });

  it("connects it with the selected one in the same step", () => {
    const { project, select, diagram } = aLaidOutProject();
    select("server");
    expect(canConnect(project)).toBe(true);
    const id = quickAdd(project, "GE.P", true);
    expect(diagram()?.lines.at(-1)).toMatchObject({ sourceId: "server", targetId: id });
    project.undo();
    expect(diagram()?.shapes).toHaveLength(2);
    expect(diagram()?.lines).toHaveLength(1);
  });

  it("puts it into the middle of the view while nothing is selected; there is nothing to connect", () => {
    const { project, diagram } = aLaidOutProject();
    expect(canConnect(project)).toBe(false);
    quickAdd(project, "GE.EI", true);
    expect(diagram()?.shapes.at(-1)).toMatchObject({ left: 450, top: 350 });
    expect(diagram()?.lines).toHaveLength(1);
  });

  it("draws a flow between the two selected elements", () => {
    const { project, select, diagram } = aLaidOutProject();
    select("browser", "server");
    quickAdd(project, "GE.DF", false);
    expect(diagram()?.lines.at(-1)).toMatchObject({ sourceId: "browser", targetId: "server" });
  });

  it("puts a boundary into the middle of the view, and nothing where nothing can be drawn", () => {
    const { project, diagram } = aLaidOutProject();
    quickAdd(project, "GE.TB.B", false);
    expect(diagram()?.shapes.at(-1)).toMatchObject({ kind: "boundaryBox", left: 340, top: 280 });
    expect(quickAdd(project, "gone", false)).toBeNull();
  });
});
