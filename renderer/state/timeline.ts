/** What was done to the open project, as far back as was asked for, and the names people gave to its states. */

import { createStore, type StoreApi } from "zustand/vanilla";
import type { Api, Reply } from "../../shared/api.ts";
import type { LogEntry } from "../../shared/api-values.ts";
import type { Revision } from "../../shared/api-projects.ts";
import type { Problem } from "../../shared/model/result.ts";
import type { SaveStatus } from "./saving.ts";
import { whenStored } from "./when-stored.ts";

/** A state of the project: after change number so-and-so (0 = as it began), or as it is. */
export type StatePoint = number | "now";

export interface TimelineState {
  /** Newest first, without gaps. */
  readonly entries: readonly LogEntry[];
  /** False until the newest were read for the first time. */
  readonly read: boolean;
  /** Newest state first; null until they were read. */
  readonly revisions: readonly Revision[] | null;
  /** Why the last attempt to read failed; null when it did not. */
  readonly problem: Problem | null;
}

export interface Timeline {
  readonly store: StoreApi<TimelineState>;
  /** Reads and keeps up with the project until the function it gives is called. */
  follow(): () => void;
  showEarlier(): Promise<void>;
  /** Tries again what could not be read. */
  readAgain(): void;
  /** Names a state; `now` is named once everything done is stored. Null when it worked. */
  nameState(at: StatePoint, name: string): Promise<Problem | null>;
  rename(revisionId: string, name: string): Promise<Problem | null>;
  /** Forgets the name; the changes stay. */
  forget(revisionId: string): Promise<Problem | null>;
  compare(from: StatePoint, to: StatePoint): Promise<Reply<"revisions.compare">>;
  /** Stops listening to other windows. */
  close(): void;
}

interface TimelineParts {
  readonly api: Api;
  readonly projectId: string;
  readonly project: StoreApi<{ readonly saving: SaveStatus; readonly storedSeq: number }>;
}

/** Steps read at a time. */
export const PAGE = 200;

/** Whether the first change of all is among those read. */
export function isComplete({ read, entries }: TimelineState): boolean {
  return read && (entries.at(-1)?.seq ?? 1) <= 1;
}

export function createTimeline({ api, projectId, project }: TimelineParts): Timeline {
  const store = createStore<TimelineState>(() => ({
    entries: [],
    read: false,
    revisions: null,
    problem: null,
  }));
  let followers = 0;
  let reading = false;
  let behind = false;

  async function readNewer(): Promise<void> {
    behind = true;
    if (reading) return;
    reading = true;
    while (behind) {
      behind = false;
      await readNewest();
    }
    reading = false;
  }

  async function readNewest(): Promise<void> {
    const newest = store.getState().entries[0]?.seq ?? 0;
    const missing = project.getState().storedSeq - newest;
    if (store.getState().read && missing <= 0) return;
    const limit = newest === 0 ? PAGE : Math.max(1, Math.min(PAGE, missing));
    const reply = await api.call("projects.history", { id: projectId, before: null, limit });
    if (!reply.ok) {
      store.setState({ problem: reply.problem });
      return;
    }
    store.setState(({ entries }) => {
      const meets = (reply.value.at(-1)?.seq ?? 0) <= newest + 1;
      const fresh = reply.value.filter(({ seq }) => seq > newest);
      return { read: true, problem: null, entries: meets ? [...fresh, ...entries] : reply.value };
    });
  }

  async function readRevisions(): Promise<void> {
    const reply = await api.call("revisions.list", { id: projectId });
    store.setState(reply.ok ? { revisions: reply.value } : { problem: reply.problem });
  }

  function readAll(): void {
    void readNewer();
    void readRevisions();
  }

  /** What became of a call about revisions, once the list shows it. */
  async function listed(
    reply: { readonly ok: true } | { readonly ok: false; readonly problem: Problem },
  ): Promise<Problem | null> {
    await readRevisions();
    return reply.ok ? null : reply.problem;
  }

  const stopProject = project.subscribe((state, before) => {
    if (followers > 0 && state.storedSeq !== before.storedSeq) void readNewer();
  });
  const stopListening = api.on("revisions.changed", ({ id }) => {
    if (followers > 0 && id === projectId) void readRevisions();
  });

  return {
    store,
    follow() {
      followers += 1;
      if (followers === 1) readAll();
      return () => {
        followers -= 1;
      };
    },
    async showEarlier() {
      const before = store.getState().entries.at(-1)?.seq;
      if (before === undefined || before <= 1) return;
      const reply = await api.call("projects.history", { id: projectId, before, limit: PAGE });
      store.setState(({ entries }) => {
        if (!reply.ok) return { problem: reply.problem };
        // Two requests at once, or a fresh start in between, must not make a gap or a repetition.
        return entries.at(-1)?.seq === before
          ? { entries: [...entries, ...reply.value], problem: null }
          : {};
      });
    },
    readAgain: readAll,
    async nameState(at, name) {
      const seq = at === "now" ? await whenStored(project) : { ok: true as const, value: at };
      if (!seq.ok) return seq.problem;
      return listed(await api.call("revisions.create", { id: projectId, seq: seq.value, name }));
    },
    rename: async (revisionId, name) =>
      listed(await api.call("revisions.rename", { revisionId, name })),
    forget: async (revisionId) => listed(await api.call("revisions.delete", { revisionId })),
    async compare(from, to) {
      const now = await whenStored(project);
      if (!now.ok) return now;
      const seqOf = (point: StatePoint): number => (point === "now" ? now.value : point);
      return api.call("revisions.compare", { id: projectId, from: seqOf(from), to: seqOf(to) });
    },
    close() {
      stopProject();
      stopListening();
    },
  };
}
