import { describe, expect, it } from "vitest";
import { changeFilter, selectThreats } from "../../../renderer/analysis/select-threats.ts";
import { judgeThreats } from "../../../shared/model/edits/threats.ts";
import { createProject } from "../../../renderer/state/project.ts";
import { openedProject, storingApi } from "../../builders/fake-api.ts";
import { countingIds } from "../../builders/open-store.ts";
import { buildTemplate } from "../../builders/small-project.ts";
import { aDiagram, aFlow, aModel, anElement } from "../../builders/template.ts";

function aProject() {
  const far = { left: 5000 };
  const model = aModel([
    aDiagram("d1", [anElement("a"), anElement("b", { left: 300 })], [aFlow("f", "a", "b")]),
    aDiagram("d2", [anElement("c"), anElement("d", far)], [aFlow("g", "c", "d")]),
  ]);
  const opened = openedProject(model, buildTemplate());
  const project = createProject(opened, {
    api: storingApi(opened).api,
    later: () => () => undefined,
    notify: () => undefined,
    newId: countingIds(),
  });
  const camera = { x: 0, y: 0, zoom: 1 };
  project.store.setState({
    canvasSize: { width: 600, height: 400 },
    cameras: new Map([
      ["d1", camera],
      ["d2", camera],
    ]),
  });
  project.show("analysis");
  const threatOn = (flowId: string) => {
    const found = project.threats().find((threat) => threat.flowId === flowId);
    if (found === undefined) throw new Error(`no threat on ${flowId}`);
    return found;
  };
  return { project, threatOn, state: () => project.store.getState() };
}

describe("selecting a threat", () => {
  it("turns to its diagram, selects its flow and brings it into view", () => {
    const { project, threatOn, state } = aProject();
    selectThreats(project, [threatOn("g")]);
    expect(state()).toMatchObject({ diagramId: "d2", threatKeys: [threatOn("g").key] });
    expect([...state().selection]).toEqual(["g"]);
    expect(state().cameras.get("d2")?.x).toBeLessThan(0);
  });

  it("leaves the canvas selection alone while the list is filtered by it", () => {
    const { project, threatOn, state } = aProject();
    const selection = new Set(["a"]);
    project.store.setState({ selection, filter: { ...state().filter, selectedOnly: true } });
    selectThreats(project, [threatOn("f")]);
    expect(state().selection).toBe(selection);
    expect(state().threatKeys).toEqual([threatOn("f").key]);
  });

  it("selects the element it is about, or nothing for a diagram as a whole", () => {
    const { project, threatOn, state } = aProject();
    const about = (id: string) => ({ ...threatOn("g"), sourceId: id, flowId: id, targetId: id });
    selectThreats(project, [about("d")]);
    expect(state().diagramId).toBe("d2");
    expect([...state().selection]).toEqual(["d"]);
    expect(state().cameras.get("d2")?.x).toBeLessThan(0);
    selectThreats(project, [about("d2")]);
    expect(state()).toMatchObject({ diagramId: "d2", focusedId: null });
    expect([...state().selection]).toEqual([]);
  });

  it("lets go of all", () => {
    const { project, threatOn, state } = aProject();
    selectThreats(project, [threatOn("f")]);
    selectThreats(project, []);
    expect(state().threatKeys).toEqual([]);
  });
});

describe("filtering", () => {
  it("lets go of selected threats it hides, so that none is judged unseen", () => {
    const { project, threatOn, state } = aProject();
    selectThreats(project, [threatOn("f"), threatOn("g")]);
    changeFilter(project, { diagramId: "d1" });
    expect(state().threatKeys).toEqual([threatOn("f").key]);
    expect(state().filter.diagramId).toBe("d1");
    changeFilter(project, { text: "nowhere" });
    expect(state().threatKeys).toEqual([]);
  });

  it("keeps a threat open that a verdict takes out of the filter", () => {
    const { project, threatOn, state } = aProject();
    changeFilter(project, { state: "notStarted" });
    selectThreats(project, [threatOn("f")]);
    const verdict = { state: "mitigated" } as const;
    project.commit(judgeThreats(state().model, [threatOn("f")], verdict, "Ada", "2026-01-01"));
    expect(state().threatKeys).toEqual([threatOn("f").key]);
  });
});
