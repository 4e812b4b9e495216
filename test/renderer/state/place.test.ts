import { describe, expect, it } from "vitest";
import { showPlace, type Place } from "../../../renderer/state/place.ts";
import { createProject } from "../../../renderer/state/project.ts";
import { openedProject, storingApi } from "../../builders/fake-api.ts";
import { countingIds } from "../../builders/open-store.ts";
import { buildModel, buildTemplate } from "../../builders/small-project.ts";
import { aDiagram, anElement } from "../../builders/template.ts";

function shown(place: Place) {
  const { diagrams } = buildModel();
  const model = buildModel({ diagrams: [...diagrams, aDiagram("d2", [anElement("db")], [])] });
  const opened = openedProject(model, buildTemplate());
  const project = createProject(opened, {
    api: storingApi(opened).api,
    later: () => () => undefined,
    notify: () => undefined,
    newId: countingIds(),
  });
  showPlace(project, place);
  return { project, state: project.store.getState() };
}

describe("showing a place", () => {
  it("turns to an item's diagram and selects it", () => {
    const { state } = shown({ diagramId: "d2", itemId: "db" });
    expect(state).toMatchObject({ view: "design", diagramId: "d2", focusedId: "db" });
    expect([...state.selection]).toEqual(["db"]);
  });

  it("turns to a diagram", () => {
    const { state } = shown({ diagramId: "d2", itemId: "d2" });
    expect(state).toMatchObject({ diagramId: "d2", focusedId: null });
    expect(state.selection.size).toBe(0);
  });

  it("selects a threat in the analysis, and its flow in the diagram", () => {
    const [threat] = shown({ diagramId: null }).project.threats();
    const key = threat?.key ?? "";
    const { state } = shown({ diagramId: "d1", threatKey: key });
    expect(state).toMatchObject({ view: "analysis", threatKeys: [key], diagramId: "d1" });
    expect([...state.selection]).toEqual(["request"]);
  });

  it("passes over what is gone", () => {
    expect(shown({ diagramId: "gone", itemId: "gone" }).state).toMatchObject({ diagramId: "d1" });
    const { state } = shown({ diagramId: "d1", threatKey: "gone" });
    expect(state).toMatchObject({ view: "analysis", threatKeys: [] });
  });
});
