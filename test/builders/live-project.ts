/** An open project of the renderer on a main process in miniature. */

import { createProject, type ProjectNotice } from "../../renderer/state/project.ts";
import { countingIds } from "./open-store.ts";
import { openedProject, storingApi } from "./fake-api.ts";
import { buildModel, buildTemplate } from "./small-project.ts";

/** Opens the project that `main` keeps; nothing in it waits for real time. */
export function aProject(main = storingApi(openedProject(buildModel(), buildTemplate()))) {
  const opened = main.current();
  const notices: ProjectNotice[] = [];
  const timers: (() => void)[] = [];
  const project = createProject(opened, {
    api: main.api,
    later(_delay, run) {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
    notify: (notice) => notices.push(notice),
    newId: countingIds(),
  });
  const state = () => project.store.getState();
  const browserLeft = () => state().model.diagrams[0]?.shapes[0]?.left;
  return { project, main, notices, timers, state, browserLeft };
}
