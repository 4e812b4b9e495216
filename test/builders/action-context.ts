/** What actions need of a window, without one: an app and a project on a main process in miniature. */

import type { ActionContext, Region } from "../../renderer/actions/action.ts";
import { actions } from "../../renderer/actions/registry.ts";
import type { SystemClipboard } from "../../renderer/clipboard/clipboard.ts";
import { createProject } from "../../renderer/state/project.ts";
import type { Id, Model } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";
import { ok, openedProject, storingApi } from "./fake-api.ts";
import { memoryClipboard } from "./memory-clipboard.ts";
import { countingIds } from "./open-store.ts";
import { quietApp } from "./quiet-app.ts";
import { buildModel, buildTemplate } from "./small-project.ts";
import { aDiagram } from "./template.ts";

interface Setting {
  readonly model?: Model;
  readonly template?: Template;
  /** Shared by windows that shall exchange something. */
  readonly systemClipboard?: SystemClipboard;
}

/** A window on a model of two diagrams, the second one empty, unless another is given. */
export function actionContext({ model, template, systemClipboard }: Setting = {}) {
  const small = buildModel();
  const twoDiagrams = { ...small, diagrams: [...small.diagrams, aDiagram("d2", [], [])] };
  const opened = openedProject(model ?? twoDiagrams, template ?? buildTemplate());
  const { api } = storingApi(opened);
  const project = createProject(opened, {
    api,
    later: () => () => undefined,
    notify: () => undefined,
    newId: countingIds(),
  });
  const { diagramId } = project.store.getState();
  project.store.setState({
    canvasSize: { width: 800, height: 600 },
    cameras: new Map([[diagramId, { x: 0, y: 0, zoom: 1 }]]),
  });
  const clock = { seconds: 0 };
  const { app, notices } = quietApp({
    api: { ...api, call: async () => ok({}) as never },
    now: () => `2026-01-01T00:00:${String(clock.seconds).padStart(2, "0")}.000+00:00`,
    systemClipboard: systemClipboard ?? memoryClipboard(),
  });
  const visited: Region[] = [];
  const context: ActionContext = {
    app,
    project,
    template: null,
    pickFile: () => undefined,
    finishTyping: () => undefined,
    focusRegion: (region) => visited.push(region),
  };
  const action = (id: string) => {
    const found = actions.find((candidate) => candidate.id === id);
    if (found === undefined) throw new Error(`no action ${id}`);
    return found;
  };
  const state = () => project.store.getState();
  return {
    clock,
    context,
    project,
    app,
    notices,
    visited,
    state,
    can: (id: string) => action(id).enabled(context),
    perform: (id: string): void => {
      if (action(id).enabled(context)) action(id).perform(context);
    },
    select: (...ids: readonly Id[]): void => {
      project.store.setState({ selection: new Set(ids) });
    },
    /** The diagram shown. */
    diagram: () => {
      const { model, diagramId } = state();
      const shown = model.diagrams.find(({ id }) => id === diagramId);
      if (shown === undefined) throw new Error("no diagram is shown");
      return shown;
    },
    browserLeft: () => state().model.diagrams[0]?.shapes[0]?.left,
  };
}
