/** A main process in miniature that keeps one edited template and refuses a wrong `baseSeq`. */

import { calls, type CallName } from "../../shared/api.ts";
import type { OpenDraft } from "../../shared/api-templates.ts";
import { emptyStacks, stacksAfter, type LoggedStep, type Step } from "../../shared/model/steps.ts";
import { applyTemplateChange, type TemplateChange } from "../../shared/template/change.ts";
import type { Template } from "../../shared/template/template.ts";
import { fail, fakeApi, ok } from "./fake-api.ts";

const DRAFT_ID = "7f0c1a52-6a0e-4c63-9d3c-0a1b2c3d4e60";

interface Stored extends LoggedStep {
  readonly change: TemplateChange;
}

export function storingDrafts(beginning: Template) {
  let template = beginning;
  let history = emptyStacks;
  const log: Stored[] = [];
  const failing = new Map<CallName, string[]>();
  let deleted = false;

  function append(change: TemplateChange, step: Step): number {
    template = applyTemplateChange(template, change);
    const entry = { seq: log.length + 1, label: change.label, step, change };
    log.push(entry);
    history = stacksAfter(history, [entry]);
    return entry.seq;
  }

  const current = (): OpenDraft => ({ id: DRAFT_ID, seq: log.length, template, history });
  const entry = (stored: Stored) => ({ ...stored, author: "", madeAt: "2026-01-01T10:00:00.000Z" });
  const api = fakeApi((name, input) => {
    const failure = failing.get(name)?.shift();
    if (failure !== undefined) return fail(failure);
    if (deleted) return fail("draft-unknown");
    if (name === "drafts.open") return ok(current());
    if (name === "drafts.change") {
      const stored = log[calls[name].input.parse(input).seq - 1];
      return stored === undefined ? fail("change-unknown") : ok(entry(stored));
    }
    if (name === "drafts.changesSince") {
      return ok(log.slice(calls[name].input.parse(input).seq).map(entry));
    }
    if (name !== "drafts.append") return fail("not-expected");
    const { baseSeq, change, step } = calls[name].input.parse(input);
    if (baseSeq !== log.length) return fail("out-of-date");
    return ok({ seq: append(change, step ?? { kind: "edit" }) });
  });
  return {
    api,
    current,
    template: () => template,
    /** The next calls of this name fail, one after the other. */
    failNext: (name: CallName, ...codes: string[]) => void failing.set(name, codes),
    /** A change made by another window. */
    changeElsewhere(change: TemplateChange): void {
      const seq = append(change, { kind: "edit" });
      api.emit("draft.appended", { id: DRAFT_ID, seq });
    },
    /** Stored, though the answer gets lost on its way. */
    storeUnheard: (change: TemplateChange) => void append(change, { kind: "edit" }),
    delete: () => {
      deleted = true;
    },
  };
}
