/** An Api whose answers the test decides and whose calls it can read. */

import {
  calls,
  type Api,
  type CallInput,
  type CallName,
  type EventName,
  type EventPayload,
  type Reply,
} from "../../shared/api.ts";
import type { LogEntry } from "../../shared/api-values.ts";
import type { OpenProject, Revision } from "../../shared/api-projects.ts";
import { applyChange, type Change } from "../../shared/model/change.ts";
import { compareModels } from "../../shared/model/comparison.ts";
import { modelDifference } from "../../shared/model/difference.ts";
import { stacksAfter, type LoggedStep, type Step } from "../../shared/model/steps.ts";
import type { Model } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";

type Answer = (name: CallName, input: unknown) => unknown;

export interface FakeApi extends Api {
  readonly calls: readonly { readonly name: CallName; readonly input: unknown }[];
  emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void;
}

/** @param answer gives the reply, or a promise of it */
export function fakeApi(answer: Answer): FakeApi {
  const received: { name: CallName; input: unknown }[] = [];
  const listeners = new Map<string, Set<(payload: never) => void>>();
  return {
    calls: received,
    async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Reply<Name>> {
      received.push({ name, input });
      // The test vouches for the type of what it answers.
      return (await answer(name, input)) as Reply<Name>;
    },
    on(name, listener) {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    emit(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
  };
}

export const ok = (value: unknown) => ({ ok: true, value });

export function fail(code: string) {
  return {
    ok: false,
    problem: { code, message: `It failed: ${code}.`, place: null, remedy: null },
  };
}

export const PROJECT_ID = "7f0c1a52-6a0e-4c63-9d3c-0a1b2c3d4e5f";

export function openedProject(
  model: Model,
  template: Template,
  more: Partial<OpenProject> = {},
): OpenProject {
  return {
    id: PROJECT_ID,
    name: "Shop",
    fileName: null,
    seq: 0,
    model,
    template,
    templateId: "template",
    ledger: [],
    history: { done: [], undone: [] },
    analysisOptions: { titlesFrozen: false, loaded: false },
    ...more,
  };
}

const EDIT: Step = { kind: "edit" };

interface StoredChange extends LoggedStep {
  readonly change: Change;
}

function asEntry({ seq, label, step }: StoredChange): LogEntry {
  return { seq, label, step, author: "Ada", madeAt: "2026-01-01T10:00:00.000Z" };
}

/** A revision of the state after change `seq`. */
function aRevision(seq: number, name: string): Revision {
  const revisionId = `00000000-0000-4000-8000-${String(seq).padStart(12, "0")}`;
  return { revisionId, seq, name, author: "Ada", madeAt: "2026-01-01T10:00:00.000Z" };
}

/** A main process in miniature: keeps one project and its revisions, refuses a wrong `baseSeq`. */
export function storingApi(opened: OpenProject) {
  let { model, seq } = opened;
  let { history, analysisOptions } = opened;
  let revisions: readonly Revision[] = [];
  const beginning = opened.model;
  const log = new Map<number, StoredChange>();
  const append = (change: Change, step: Step): number => {
    model = applyChange(model, change);
    const { label } = change;
    const entry = { seq: ++seq, label, step };
    log.set(seq, { ...entry, change: { label, patches: [...change.patches] } });
    history = stacksAfter(history, [entry]);
    return seq;
  };
  const modelAt = (until: number): Model =>
    [...log.values()]
      .filter((entry) => entry.seq <= until)
      .reduce((state, { change }) => applyChange(state, change), beginning);
  const current = (): OpenProject => ({ ...opened, model, seq, history, analysisOptions });
  const failing = new Map<CallName, { code: string; times: number }>();
  const api = fakeApi((name, input) => {
    const failure = failing.get(name);
    if (failure !== undefined && failure.times > 0) {
      failure.times -= 1;
      return fail(failure.code);
    }
    if (name === "projects.open") return ok(current());
    if (name === "projects.change") {
      return ok(log.get(calls["projects.change"].input.parse(input).seq));
    }
    if (name === "projects.changesSince") {
      const known = calls["projects.changesSince"].input.parse(input).seq;
      return ok([...log.values()].filter((entry) => entry.seq > known));
    }
    if (name === "projects.history") {
      const { before, limit } = calls["projects.history"].input.parse(input);
      const newest = [...log.values()].reverse().filter(({ seq }) => seq < (before ?? Infinity));
      return ok(newest.slice(0, limit).map(asEntry));
    }
    if (name === "revisions.list") return ok(revisions);
    if (name === "revisions.create") {
      const { seq: at, name: called } = calls["revisions.create"].input.parse(input);
      revisions = [aRevision(at, called), ...revisions];
      return ok({ revisionId: revisions[0]?.revisionId });
    }
    if (name === "revisions.restore") {
      const { revisionId, baseSeq } = calls["revisions.restore"].input.parse(input);
      const revision = revisions.find((candidate) => candidate.revisionId === revisionId);
      if (revision === undefined) return fail("revision-unknown");
      if (baseSeq !== seq) return fail("out-of-date");
      const patches = modelDifference(model, modelAt(revision.seq));
      const next = append({ label: `Restore “${revision.name}”`, patches }, EDIT);
      api.emit("project.appended", { id: opened.id, seq: next });
      return ok({ seq: next });
    }
    if (name === "revisions.compare") {
      const { from, to } = calls["revisions.compare"].input.parse(input);
      return ok(compareModels(modelAt(from), modelAt(to)));
    }
    if (name !== "projects.append") return fail("not-expected");
    const { baseSeq, change, step } = calls["projects.append"].input.parse(input);
    return baseSeq === seq ? ok({ seq: append(change, step ?? EDIT) }) : fail("out-of-date");
  });
  return {
    api,
    model: () => model,
    /** What opening it again would give now. */
    current,
    /** The next call of this name fails, or the next several. */
    failNext(name: CallName, code: string, times = 1): void {
      failing.set(name, { code, times });
    },
    /** A state named by another window. */
    nameElsewhere(seq: number, name: string): void {
      revisions = [aRevision(seq, name), ...revisions];
      api.emit("revisions.changed", { id: opened.id });
    },
    /** What is known of the model's origin is no longer what it was. */
    knowOtherwise(options: OpenProject["analysisOptions"]): void {
      analysisOptions = options;
    },
    /** A change made by another window. */
    changeElsewhere(change: Change): void {
      const next = append(change, EDIT);
      api.emit("project.appended", { id: opened.id, seq: next });
    },
  };
}

/** Lets everything that only waits for promises happen. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}
