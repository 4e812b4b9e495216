/** The history as rows to show: days, steps, and the folded runs of what nobody did by hand. */

import type { LogEntry } from "../../shared/api-values.ts";
import type { UndoStacks } from "../../shared/model/steps.ts";
import { dayOf } from "./moments.ts";

/**
 * `current`: the last one that counts. `undone`: taken back, can be done again. `gone`: taken back for good,
 * because something else was done since.
 */
export type StepState = "current" | "done" | "undone" | "gone";

export type HistoryRow =
  | { readonly kind: "day"; readonly id: string; readonly label: string }
  | {
      readonly kind: "step";
      readonly id: string;
      readonly entry: LogEntry;
      readonly state: StepState;
    }
  /** A change nobody names when asked what they did: automatic, undo or redo. */
  | { readonly kind: "minor"; readonly id: string; readonly entry: LogEntry }
  | { readonly kind: "fold"; readonly id: string; readonly label: string; readonly open: boolean }
  | { readonly kind: "start"; readonly id: string; readonly current: boolean };

interface HistoryParts {
  /** Newest first. */
  readonly entries: readonly LogEntry[];
  readonly stacks: UndoStacks;
  /** Whether the entries reach back to the first change. */
  readonly complete: boolean;
  /** Ids of the folds that are open. */
  readonly opened: ReadonlySet<string>;
  readonly now: Date;
}

/** The rows, newest first; the start comes last once everything was read. */
export function historyRows(parts: HistoryParts): readonly HistoryRow[] {
  const stateOf = stepStates(parts.stacks);
  const rows: HistoryRow[] = [];
  let run: LogEntry[] = [];
  let day = "";

  function endRun(): void {
    rows.push(...minorRows(run, parts.opened));
    run = [];
  }

  for (const entry of parts.entries) {
    const moment = new Date(entry.madeAt);
    // The cheap spelling decides, so that thousands of steps cost no time.
    if (moment.toDateString() !== day) {
      endRun();
      day = moment.toDateString();
      rows.push({ kind: "day", id: `day ${entry.seq}`, label: dayOf(moment, parts.now) });
    }
    if (entry.step.kind === "edit") {
      endRun();
      rows.push({ kind: "step", id: String(entry.seq), entry, state: stateOf(entry.seq) });
    } else run.push(entry);
  }
  endRun();
  if (parts.complete) {
    rows.push({ kind: "start", id: "start", current: parts.stacks.done.length === 0 });
  }
  return rows;
}

function stepStates({ done, undone }: UndoStacks): (seq: number) => StepState {
  const current = done.at(-1)?.seq;
  const standing = new Set(done.map(({ seq }) => seq));
  const waiting = new Set(undone.map(({ seq }) => seq));
  return (seq) => {
    if (seq === current) return "current";
    if (standing.has(seq)) return "done";
    return waiting.has(seq) ? "undone" : "gone";
  };
}

function minorRows(run: readonly LogEntry[], opened: ReadonlySet<string>): readonly HistoryRow[] {
  const minor = run.map((entry): HistoryRow => ({ kind: "minor", id: String(entry.seq), entry }));
  // Named after its oldest change, so that it stays open while newer ones join.
  const oldest = run.at(-1);
  if (oldest === undefined || run.length === 1) return minor;
  const id = `fold ${oldest.seq}`;
  const open = opened.has(id);
  return [{ kind: "fold", id, label: foldLabel(run), open }, ...(open ? minor : [])];
}

const COUNTED = [
  ["undo", "undone"],
  ["redo", "done again"],
  ["automatic", "automatic"],
] as const;

function foldLabel(run: readonly LogEntry[]): string {
  const counts = COUNTED.flatMap(([kind, word]) => {
    const count = run.filter(({ step }) => step.kind === kind).length;
    return count === 0 ? [] : `${count} ${word}`;
  });
  return counts.join(", ");
}

/** What a minor change did, in a sentence. */
export function minorLabel({ step, label }: LogEntry): string {
  if (step.kind === "undo") return `Undid “${label}”`;
  if (step.kind === "redo") return `Did “${label}” again`;
  return label;
}
