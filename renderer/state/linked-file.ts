/** Keeps what a window shows of its project's file true. */

import type { Api } from "../../shared/api.ts";
import type { Project } from "./project.ts";

export interface LinkedFile {
  /** Looks at the file again. */
  refresh(): Promise<void>;
  close(): void;
}

/** Looks at the file now, whenever main says that it changed, and once a person changed the project after a save. */
export function followFile(api: Api, project: Project): LinkedFile {
  const { store } = project;
  const { id } = store.getState();
  /** An answer to an older question must not win over a newer one. */
  let asked = 0;

  async function refresh(): Promise<void> {
    asked += 1;
    const mine = asked;
    const reply = await api.call("projects.fileState", { id });
    if (reply.ok && mine === asked) store.setState({ file: reply.value });
  }

  const stopHearing = api.on("project.fileChanged", (changed) => {
    if (changed.id === id) void refresh();
  });
  const stopWatching = store.subscribe(({ saving, file }, before) => {
    if (saving.kind === "saved" && before.saving.kind !== "saved" && file?.edited !== true) {
      void refresh();
    }
  });
  void refresh();
  return {
    refresh,
    close() {
      stopHearing();
      stopWatching();
    },
  };
}
