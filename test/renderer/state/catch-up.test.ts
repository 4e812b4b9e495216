import { describe, expect, it } from "vitest";
import { alreadyStored, catchUp } from "../../../renderer/state/catch-up.ts";
import type { Unsaved } from "../../../renderer/state/saving.ts";
import { renameItem } from "../../../shared/model/edits/items.ts";
import { applyChange, invert, type Change } from "../../../shared/model/change.ts";
import { emptyStacks, stacksAfter, type Step } from "../../../shared/model/steps.ts";
import { buildModel, moveBrowser } from "../../builders/small-project.ts";

const base = buildModel();
const edit: Step = { kind: "edit" };

function rename(id: string, name: string): Change {
  const change = renameItem(base, "d1", id, name);
  if (change === null) throw new Error("no rename");
  return change;
}

/** The project after one edit made elsewhere. */
function storedAfter(change: Change) {
  const history = stacksAfter(emptyStacks, [{ seq: 1, label: change.label, step: edit }]);
  return { seq: 1, model: applyChange(base, change), templateId: "template", history };
}

describe("catching up", () => {
  const move = moveBrowser(base, 40);
  const mine: Unsaved[] = [
    { seq: 1, change: move, step: edit },
    { seq: 2, change: invert(move), step: { kind: "undo", of: 1 } },
  ];

  it("numbers what was made here anew, and what it takes back with it", () => {
    const { unsaved, history, refused } = catchUp(storedAfter(rename("server", "S")), mine, 0);
    expect(refused).toEqual([]);
    expect(unsaved).toMatchObject([{ seq: 2 }, { seq: 3, step: { kind: "undo", of: 2 } }]);
    expect(history.done.map(({ seq }) => seq)).toEqual([1]);
    expect(history.undone.map(({ seq }) => seq)).toEqual([2]);
  });

  it("refuses to take back what was refused itself, though another edit has its number now", () => {
    const stored = storedAfter(rename("browser", "Phone"));
    const { model, unsaved, refused } = catchUp(stored, mine, 0);
    expect(refused).toEqual(mine);
    expect(unsaved).toEqual([]);
    expect(model).toBe(stored.model);
  });

  it("refuses to take back what was taken back elsewhere", () => {
    const stored = { seq: 2, model: base, templateId: "template", history: emptyStacks };
    const stale: Unsaved = { seq: 2, change: rename("server", "S"), step: { kind: "undo", of: 1 } };
    expect(catchUp(stored, [stale], 0).refused).toEqual([stale]);
  });

  it("refuses what main does not take, and what takes that back", () => {
    const stored = storedAfter(rename("server", "S"));
    expect(catchUp(stored, mine, 0, move).refused).toEqual(mine);
  });

  it("knows its own change again when only the answer got lost", () => {
    const arrived = alreadyStored(mine, [{ seq: 1, change: structuredClone(move) }]);
    expect(arrived).toBe(1);
    const { unsaved, refused } = catchUp(storedAfter(move), mine, arrived);
    expect(refused).toEqual([]);
    expect(unsaved).toEqual([mine[1]]);
  });

  it("does not take another's change for its own", () => {
    expect(alreadyStored(mine, [{ seq: 1, change: rename("server", "S") }])).toBe(0);
    expect(alreadyStored(mine, [])).toBe(0);
  });
});
