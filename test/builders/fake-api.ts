/** An Api whose answers the test decides and whose calls it can read. */

import {
  calls,
  type Api,
  type CallInput,
  type CallName,
  type EventName,
  type EventPayload,
  type OpenProject,
  type Reply,
} from "../../shared/api.ts";
import { applyChange, type Change } from "../../shared/model/change.ts";
import {
  stacksAfter,
  type LoggedStep,
  type Step,
  type UndoStacks,
} from "../../shared/model/steps.ts";
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

/** A main process in miniature: keeps one project, refuses a wrong `baseSeq`. */
export function storingApi(opened: OpenProject) {
  let { model, seq } = opened;
  let history: UndoStacks = opened.history;
  const log = new Map<number, StoredChange>();
  const append = (change: Change, step: Step): number => {
    model = applyChange(model, change);
    const { label } = change;
    const entry = { seq: ++seq, label, step };
    log.set(seq, { ...entry, change: { label, patches: [...change.patches] } });
    history = stacksAfter(history, [entry]);
    return seq;
  };
  const current = (): OpenProject => ({ ...opened, model, seq, history });
  const failing = new Map<CallName, string>();
  const api = fakeApi((name, input) => {
    const code = failing.get(name);
    failing.delete(name);
    if (code !== undefined) return fail(code);
    if (name === "projects.open") return ok(current());
    if (name === "projects.change") {
      return ok(log.get(calls["projects.change"].input.parse(input).seq));
    }
    if (name === "projects.changesSince") {
      const known = calls["projects.changesSince"].input.parse(input).seq;
      return ok([...log.values()].filter((entry) => entry.seq > known));
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
    /** The next call of this name fails. */
    failNext(name: CallName, code: string): void {
      failing.set(name, code);
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
