import { describe, expect, it } from "vitest";
import { actions } from "../../../renderer/actions/registry.ts";
import { actionContext } from "../../builders/action-context.ts";

function actionContextWithNames() {
  const made = actionContext();
  const names = () => made.state().model.diagrams.map(({ name }) => name);
  const shown = () =>
    made.state().model.diagrams.find(({ id }) => id === made.state().diagramId)?.name;
  const enabled = (id: string) =>
    actions.find((action) => action.id === id)?.enabled(made.context) ?? false;
  return { ...made, names, shown, enabled };
}

describe("diagrams", () => {
  it("are added after the one shown, shown at once and ready to be named", () => {
    const { perform, names, shown, state } = actionContextWithNames();
    perform("add-diagram");
    expect(names()).toEqual(["Diagram d1", "Diagram 3", "Diagram d2"]);
    expect(shown()).toBe("Diagram 3");
    expect(state().renamingDiagramId).toBe(state().diagramId);
    perform("add-diagram");
    expect(names()).toContain("Diagram 4");
  });

  it("are duplicated, and the copy is shown", () => {
    const { perform, names, shown, state } = actionContextWithNames();
    perform("duplicate-diagram");
    expect(names()).toEqual(["Diagram d1", "Diagram d1 copy", "Diagram d2"]);
    expect(shown()).toBe("Diagram d1 copy");
    expect(state().model.diagrams[1]?.shapes).toHaveLength(2);
  });

  it("are deleted for the one that takes their place, and come back shown", () => {
    const { perform, names, shown, notices } = actionContextWithNames();
    perform("delete-diagram");
    expect(names()).toEqual(["Diagram d2"]);
    expect(shown()).toBe("Diagram d2");
    expect(notices[0]?.title).toBe("Diagram “Diagram d1” deleted");
    notices[0]?.action?.perform();
    expect(names()).toEqual(["Diagram d1", "Diagram d2"]);
    expect(shown()).toBe("Diagram d1");
  });

  it("leave the last one shown when the last of the row is deleted", () => {
    const { perform, shown } = actionContextWithNames();
    perform("next-diagram");
    perform("delete-diagram");
    expect(shown()).toBe("Diagram d1");
  });

  it("may all be deleted; then one can only be added", () => {
    const { perform, names, enabled, state } = actionContextWithNames();
    perform("delete-diagram");
    perform("delete-diagram");
    expect(names()).toEqual([]);
    expect(state().diagramId).toBe("");
    expect(enabled("delete-diagram")).toBe(false);
    expect(enabled("duplicate-diagram")).toBe(false);
    perform("add-diagram");
    expect(names()).toEqual(["Diagram 1"]);
  });

  it("move one place, not beyond the ends, and stay shown", () => {
    const { perform, names, shown, enabled } = actionContextWithNames();
    expect(enabled("move-diagram-left")).toBe(false);
    perform("move-diagram-right");
    expect(names()).toEqual(["Diagram d2", "Diagram d1"]);
    expect(shown()).toBe("Diagram d1");
    expect(enabled("move-diagram-right")).toBe(false);
    perform("move-diagram-left");
    expect(names()).toEqual(["Diagram d1", "Diagram d2"]);
  });

  it("are shown again when adding them is repeated", () => {
    const { perform, project, shown } = actionContextWithNames();
    perform("add-diagram");
    perform("previous-diagram");
    project.undo();
    expect(shown()).toBe("Diagram d1");
    project.redo();
    expect(shown()).toBe("Diagram 3");
  });
});

describe("tools", () => {
  it("are taken in hand by kind and put away again", () => {
    const { perform, state, visited } = actionContextWithNames();
    perform("tool-dataStore");
    expect(state().tool).toEqual({ kind: "place", stencilId: "GE.DS", kept: false });
    expect(visited).toEqual(["canvas"]);
    perform("tool-select");
    expect(state().tool).toEqual({ kind: "select" });
  });
});

describe("the left panel", () => {
  it("is hidden and shown, and opened at what one goes to", async () => {
    const { perform, app, visited } = actionContextWithNames();
    const shown = () => {
      const { leftPanelShown, leftPanelTab } = app.store.getState().settings;
      return [leftPanelShown, leftPanelTab];
    };
    perform("toggle-left-panel");
    expect(shown()).toEqual([false, "stencils"]);
    perform("show-outline");
    expect(shown()).toEqual([true, "outline"]);
    perform("find-stencil");
    expect(shown()).toEqual([true, "stencils"]);
    expect(visited).toEqual(["canvas", "outline", "stencils"]);
  });

  it("belongs to the design", () => {
    const { perform, enabled } = actionContextWithNames();
    perform("show-analysis");
    expect(enabled("find-stencil")).toBe(false);
  });
});

describe("find", () => {
  it("means the diagrams in the design and the threats in the analysis", () => {
    const { perform, state, visited } = actionContextWithNames();
    perform("find");
    expect(state().finding).toBe(true);
    perform("show-analysis");
    perform("find");
    expect(visited).toEqual(["find", "search"]);
  });
});
