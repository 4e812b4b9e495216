/** What actions need of a window that is not there: a real app and a real project of two diagrams. */

import type { ActionContext, Region } from "../../renderer/actions/action.ts";
import { actions } from "../../renderer/actions/registry.ts";
import { createApp, type Notice } from "../../renderer/state/app.ts";
import { createProject } from "../../renderer/state/project.ts";
import { ok, openedProject, storingApi } from "./fake-api.ts";
import { countingIds } from "./open-store.ts";
import { buildModel, buildTemplate } from "./small-project.ts";
import { aDiagram } from "./template.ts";

/** A context whose project shows the first of two diagrams; `perform` does what can be done now. */
export function aContext() {
  const model = buildModel();
  const twoDiagrams = { ...model, diagrams: [...model.diagrams, aDiagram("d2", [], [])] };
  const opened = openedProject(twoDiagrams, buildTemplate());
  const { api } = storingApi(opened);
  const project = createProject(opened, {
    api,
    later: () => () => undefined,
    notify: () => undefined,
    newId: countingIds(),
  });
  project.store.setState({
    canvasSize: { width: 800, height: 600 },
    cameras: new Map([["d1", { x: 0, y: 0, zoom: 1 }]]),
  });
  const notices: Notice[] = [];
  const app = createApp({
    api: { ...api, call: async () => ok({}) as never },
    notify(notice) {
      notices.push(notice);
      return () => undefined;
    },
    later: () => () => undefined,
    rememberProject: () => undefined,
    saveFile: () => undefined,
    copyFile: async () => true,
    newId: countingIds(),
    now: () => "2026-01-01T00:00:00.000+00:00",
  });
  const visited: Region[] = [];
  const context: ActionContext = {
    app,
    project,
    pickFile: () => undefined,
    finishTyping: () => undefined,
    focusRegion: (region) => visited.push(region),
  };
  const perform = (id: string): void => {
    const action = actions.find((candidate) => candidate.id === id);
    if (action === undefined) throw new Error(`no action ${id}`);
    if (action.enabled(context)) action.perform(context);
  };
  return {
    context,
    project,
    app,
    notices,
    visited,
    perform,
    state: () => project.store.getState(),
  };
}
