import { describe, expect, it } from "vitest";
import type { KeyPress } from "../../../renderer/actions/keys.ts";
import { actionForKey, actions } from "../../../renderer/actions/registry.ts";
import { actionContext } from "../../builders/action-context.ts";

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^\d$/u.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe("the registry", () => {
  it("names every action once", () => {
    const ids = actions.map((action) => action.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(["canvas", "table", "threats"] as const)(
    "gives every key one meaning in the %s",
    (scope) => {
      const keys = actions
        .filter((action) => action.scope === "anywhere" || action.scope === scope)
        .flatMap((action) => action.keys);
      expect(new Set(keys).size).toBe(keys.length);
    },
  );

  it("lets a key mean what the place it is pressed in says", () => {
    const { context, project } = actionContext();
    project.store.setState({ threatKeys: ["some"] });
    expect(actionForKey(press("1"), "canvas", context)?.id).toBe("zoom-fit");
    expect(actionForKey(press("1"), "threats", context)?.id).toBe("mark-notStarted");
    expect(actionForKey(press("1"), null, context)).toBeNull();
  });

  it("does not answer to keys of what cannot be done now", () => {
    const { context } = actionContext();
    const undoKeys = press("z", { ctrlKey: true });
    expect(actionForKey(undoKeys, null, context)).toBeNull();
    expect(actionForKey(undoKeys, null, { ...context, project: null })).toBeNull();
  });
});

describe("actions", () => {
  it("take the Zero-Trust lens and put it away", () => {
    const { perform, state } = actionContext();
    perform("toggle-lens");
    expect(state().lensOn).toBe(true);
    perform("toggle-lens");
    expect(state().lensOn).toBe(false);
  });

  it("nudge the selection by one or ten; steps one after the other are one for undo and redo", () => {
    const { clock, project, perform, state } = actionContext();
    project.store.setState({ selection: new Set(["browser"]) });
    const browser = () => {
      const { left, top } = state().model.diagrams[0]?.shapes[0] ?? { left: NaN, top: NaN };
      return [left, top];
    };
    perform("nudge-right");
    clock.seconds += 2;
    perform("nudge-right");
    perform("nudge-down-far");
    perform("nudge-right");
    expect(browser()).toEqual([3, 10]);
    perform("undo");
    expect(browser()).toEqual([1, 0]);
    perform("undo");
    expect(browser()).toEqual([0, 0]);
    perform("redo");
    expect(browser()).toEqual([1, 0]);
    perform("redo");
    expect(browser()).toEqual([3, 10]);
  });

  it("nudge what is selected next in a step of its own", () => {
    const { project, perform, browserLeft, state } = actionContext();
    project.store.setState({ selection: new Set(["browser"]) });
    perform("nudge-right");
    project.store.setState({ selection: new Set(["browser", "server"]) });
    perform("nudge-right");
    perform("undo");
    expect(browserLeft()).toBe(1);
    perform("undo");
    expect(browserLeft()).toBe(0);
    expect(state().history.done).toEqual([]);
  });

  it("name what they would undo and redo", () => {
    const { context, project, perform } = actionContext();
    const labelNow = (id: string) =>
      actions.find((action) => action.id === id)?.labelNow?.(context);
    expect(labelNow("undo")).toBe("Undo");
    project.store.setState({ selection: new Set(["browser", "server"]) });
    perform("nudge-right");
    expect([labelNow("undo"), labelNow("redo")]).toEqual(["Undo Move 2 items", "Redo"]);
    perform("undo");
    expect([labelNow("undo"), labelNow("redo")]).toEqual(["Undo", "Redo Move 2 items"]);
  });

  it("show and hide the history, and a comparison", () => {
    const { perform, state, visited } = actionContext();
    perform("toggle-history");
    perform("toggle-comparison");
    expect(state()).toMatchObject({ historyShown: true, comparing: true });
    expect(visited).toEqual(["history", "comparison"]);
    perform("toggle-history");
    perform("show-design");
    expect(state()).toMatchObject({ historyShown: false, comparing: false });
  });

  it("ask for the name of the state as it is", () => {
    const { app, perform } = actionContext();
    perform("name-state");
    expect(app.store.getState().dialog).toEqual({ kind: "nameState", at: "now" });
  });

  it("select everything of the diagram", () => {
    const { perform, state } = actionContext();
    perform("select-all");
    expect([...state().selection].toSorted()).toEqual(["browser", "request", "server"]);
  });

  it("turn to the next and the previous diagram, round and round", () => {
    const { perform, state } = actionContext();
    perform("next-diagram");
    expect(state().diagramId).toBe("d2");
    perform("next-diagram");
    expect(state().diagramId).toBe("d1");
    perform("previous-diagram");
    expect(state().diagramId).toBe("d2");
  });

  it("zoom in, out, to 100 %, to the whole and to the selection", () => {
    const { project, perform, state } = actionContext();
    const zoom = () => state().cameras.get("d1")?.zoom ?? 0;
    perform("zoom-in");
    expect(zoom()).toBe(1.25);
    perform("zoom-out");
    perform("zoom-out");
    expect(zoom()).toBe(0.8);
    perform("zoom-actual");
    expect(zoom()).toBe(1);
    perform("zoom-fit");
    expect(zoom()).toBeGreaterThan(1);
    project.store.setState({ selection: new Set(["server"]) });
    perform("zoom-selection");
    const camera = state().cameras.get("d1");
    expect((camera?.x ?? 0) + 350 * (camera?.zoom ?? 0)).toBeCloseTo(400);
  });

  it("judge the selected threats in the name of the person", async () => {
    const { app, project, perform, state } = actionContext();
    await app.saveSettings({ author: "Ada" });
    perform("show-analysis");
    project.store.setState({ threatKeys: project.threats().map((threat) => threat.key) });
    perform("mark-mitigated");
    expect(state().model.threats.map((threat) => threat.verdict)).toMatchObject([
      { state: "mitigated", changedBy: "Ada", changedAt: "2026-01-01T00:00:00.000+00:00" },
    ]);
  });

  it("search threats from anywhere", () => {
    const { perform, state, visited } = actionContext();
    perform("find-threat");
    expect(state().view).toBe("analysis");
    expect(visited).toEqual(["search"]);
  });

  it("search all models and show their open threats, from wherever one is", () => {
    const { app, perform, visited } = actionContext();
    perform("search-everywhere");
    expect(app.store.getState()).toMatchObject({ startView: "search", page: { kind: "start" } });
    expect(visited).toEqual(["search"]);
    perform("show-open-threats");
    expect(app.store.getState().startView).toBe("threats");
    perform("show-start");
    expect(app.store.getState().startView).toBe("models");
  });

  it("go round the colours", () => {
    const { app, perform } = actionContext();
    const themes = [1, 2, 3].map(() => {
      perform("toggle-theme");
      return app.store.getState().settings.theme;
    });
    expect(themes).toEqual(["light", "dark", "system"]);
  });

  it("show an empty diagram whole without failing", () => {
    const { perform, state } = actionContext();
    perform("next-diagram");
    perform("zoom-fit");
    perform("zoom-selection");
    expect(state().cameras.has("d2")).toBe(false);
  });
});
