import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { historyRows, minorLabel } from "../../../renderer/history/history-rows.ts";
import type { LogEntry } from "../../../shared/api-values.ts";
import { emptyStacks, stacksAfter, type Step } from "../../../shared/model/steps.ts";

const now = new Date("2026-06-15T12:00:00");

function anEntry(seq: number, step: Step, day = "2026-06-15"): LogEntry {
  return { seq, label: `Step ${seq}`, step, author: "Ada", madeAt: `${day}T10:00:00` };
}

const edit: Step = { kind: "edit" };
const automatic: Step = { kind: "automatic" };
const undo = (of: number): Step => ({ kind: "undo", of });

function rowsOf(entries: readonly LogEntry[], opened: readonly string[] = [], complete = true) {
  return historyRows({
    entries: [...entries].reverse(),
    stacks: stacksAfter(emptyStacks, entries),
    complete,
    opened: new Set(opened),
    now,
  });
}

const brief = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) => {
    switch (row.kind) {
      case "step":
        return `${row.entry.seq} ${row.state}`;
      case "minor":
        return `(${row.entry.seq})`;
      case "day":
        return row.label;
      case "fold":
        return `${row.open ? "-" : "+"} ${row.label}`;
      case "start":
        return row.current ? "start current" : "start";
    }
  });

describe("the rows of the history", () => {
  it("are the start alone while nothing was done", () => {
    expect(brief(rowsOf([]))).toEqual(["start current"]);
  });

  it("leave out the start while earlier steps were not read", () => {
    expect(brief(rowsOf([anEntry(7, edit)], [], false))).toEqual(["Today", "7 current"]);
  });

  it("stand under their days, newest first", () => {
    const entries = [
      anEntry(1, edit, "2026-05-12"),
      anEntry(2, edit, "2026-06-14"),
      anEntry(3, edit),
    ];
    expect(brief(rowsOf(entries))).toEqual([
      "Today",
      "3 current",
      "Yesterday",
      "2 done",
      "Tuesday, 12 May 2026",
      "1 done",
      "start",
    ]);
  });

  it("tell what was undone from what was undone for good", () => {
    const entries = [anEntry(1, edit), anEntry(2, edit), anEntry(3, undo(2))];
    expect(brief(rowsOf(entries))).toEqual(["Today", "(3)", "2 undone", "1 current", "start"]);
    expect(brief(rowsOf([...entries, anEntry(4, edit)]))).toEqual([
      "Today",
      "4 current",
      "(3)",
      "2 gone",
      "1 done",
      "start",
    ]);
  });

  it("fold what nobody did by hand, and unfold it when asked", () => {
    const entries = [
      anEntry(1, edit),
      anEntry(2, automatic),
      anEntry(3, undo(1)),
      anEntry(4, automatic),
    ];
    expect(brief(rowsOf(entries))).toEqual([
      "Today",
      "+ 1 undone, 2 automatic",
      "1 undone",
      "start current",
    ]);
    expect(brief(rowsOf(entries, ["fold 2"]))).toEqual([
      "Today",
      "- 1 undone, 2 automatic",
      "(4)",
      "(3)",
      "(2)",
      "1 undone",
      "start current",
    ]);
  });

  it("have ids of their own, and hold every edit once, whatever was done", () => {
    const step = fc.oneof(
      fc.constantFrom(edit, automatic),
      fc.integer({ min: 1, max: 20 }).map(undo),
    );
    const day = fc.constantFrom("2026-06-13", "2026-06-14", "2026-06-15");
    fc.assert(
      fc.property(fc.array(fc.tuple(step, day), { maxLength: 30 }), (made) => {
        const days = made.map(([, its]) => its).sort();
        const entries = made.map(([its], at) => anEntry(at + 1, its, days[at]));
        const rows = rowsOf(entries);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        const edits = entries.filter((entry) => entry.step.kind === "edit").map(({ seq }) => seq);
        const shown = rows.flatMap((row) => (row.kind === "step" ? row.entry.seq : []));
        expect(shown).toEqual(edits.reverse());
      }),
    );
  });
});

it("says what a minor change did", () => {
  expect(minorLabel(anEntry(3, undo(2)))).toBe("Undid “Step 3”");
  expect(minorLabel(anEntry(3, { kind: "redo", of: 2 }))).toBe("Did “Step 3” again");
  expect(minorLabel(anEntry(3, automatic))).toBe("Step 3");
});
