/** Tells windows what other processes did to the same data folder, while a window listens. */

import { databaseProblem } from "../store/storage-problem.ts";
import type { Store } from "../store/store.ts";
import type { BugLog } from "./dispatch.ts";
import type { EventHub } from "./events.ts";

/** Milliseconds between two looks; one costs microseconds, since SQLite keeps a counter in shared memory. */
const LOOK_EVERY = 1000;

type Followed = Pick<Store, "projects" | "drafts" | "dataVersion">;

interface Known {
  readonly version: number;
  /** Number of the last change, by project. */
  readonly lastChanges: ReadonlyMap<string, number>;
  /** The same, by edited template. */
  readonly lastTemplateChanges: ReadonlyMap<string, number>;
}

/**
 * Makes a hub that also emits what was appended and which lists changed for what other processes did.
 * @param store gives the store in use.
 */
export function followOtherProcesses(hub: EventHub, store: () => Followed, log: BugLog): EventHub {
  let listeners = 0;
  let known: Known = { version: 0, lastChanges: new Map(), lastTemplateChanges: new Map() };
  let timer: NodeJS.Timeout | null = null;

  function look(): void {
    if (store().dataVersion() === known.version) return;
    const before = known;
    known = knowledgeOf(store());
    for (const [id, seq] of known.lastChanges) {
      if (before.lastChanges.get(id) === seq) continue;
      hub.emit({ name: "project.appended", payload: { id, seq } });
    }
    for (const [id, seq] of known.lastTemplateChanges) {
      if (before.lastTemplateChanges.get(id) === seq) continue;
      hub.emit({ name: "draft.appended", payload: { id, seq } });
    }
    hub.emit({ name: "projects.changed", payload: {} });
    hub.emit({ name: "templates.changed", payload: {} });
  }

  /** What the disk refuses now, the next call of the window hears of. */
  function unlessRefused(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (databaseProblem(error, null) === null) log("following other processes", error);
    }
  }

  function begin(): void {
    unlessRefused(() => (known = knowledgeOf(store())));
    timer = setInterval(() => unlessRefused(look), LOOK_EVERY);
    timer.unref();
  }

  function end(): void {
    if (timer !== null) clearInterval(timer);
    timer = null;
  }

  return {
    emit: (event) => hub.emit(event),
    listen(listener) {
      if (++listeners === 1) begin();
      const stop = hub.listen(listener);
      let listening = true;
      return () => {
        stop();
        if (listening && --listeners === 0) end();
        listening = false;
      };
    },
  };
}

function knowledgeOf(store: Followed): Known {
  // The version first: what comes between the two is seen at the next look.
  const version = store.dataVersion();
  const sequences = (rows: readonly { readonly id: string; readonly seq: number }[]) =>
    new Map(rows.map(({ id, seq }) => [id, seq]));
  return {
    version,
    lastChanges: sequences(store.projects.list()),
    lastTemplateChanges: sequences(store.drafts.list()),
  };
}
