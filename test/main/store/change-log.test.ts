import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canTake,
  emptyStacks,
  stacksAfter,
  type Step,
  type UndoStacks,
} from "../../../shared/model/steps.ts";
import { must, openTestStore } from "../../builders/open-store.ts";
import { buildModel, buildTemplate, moveBrowser } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

function storeWithProject() {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const templateKey = store.templates.put(buildTemplate(), "embedded", null);
  const model = buildModel();
  const make = () => store.projects.create({ name: "Shop", model, templateKey, file: null });
  return { folder, store, model, make, id: make() };
}

describe("undo and redo", () => {
  test("are there after the store was closed", () => {
    const { folder, store, id, model } = storeWithProject();
    must(store.projects.append(id, 0, moveBrowser(model, 5), "Ada"));
    const moved = must(store.projects.append(id, 1, moveBrowser(model, 6), "Ada"));
    const step: Step = { kind: "undo", of: moved.seq };
    must(store.projects.append(id, 2, moveBrowser(model, 5), "Ada", step));
    store.close();
    expect(openTestStore(folder).log.stacks(id, 3)).toEqual({
      done: [{ seq: 1, label: "Move to 5" }],
      undone: [{ seq: 2, label: "Move to 6" }],
    });
  });

  test("are accepted exactly when the stacks hold what they name", () => {
    const { store, make, model } = storeWithProject();
    const anyStep: fc.Arbitrary<Step> = fc.oneof(
      fc.record({ kind: fc.constantFrom("edit" as const, "automatic" as const) }),
      fc.record({
        kind: fc.constantFrom("undo" as const, "redo" as const),
        of: fc.integer({ min: 1, max: 8 }),
      }),
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 12 }), (steps) => {
        const id = make();
        let seq = 0;
        let stacks: UndoStacks = emptyStacks;
        for (const step of steps) {
          const change = moveBrowser(model, seq);
          const appended = store.projects.append(id, seq, change, "", step);
          expect(appended.ok).toBe(canTake(stacks, step));
          if (!appended.ok) continue;
          seq = appended.value.seq;
          stacks = stacksAfter(stacks, [{ seq, label: change.label, step }]);
        }
        expect(store.log.stacks(id, seq)).toEqual(stacks);
      }),
      { numRuns: 100 },
    );
  });
});

describe("the log", () => {
  function threeChanges() {
    const made = storeWithProject();
    for (const seq of [0, 1, 2]) {
      must(made.store.projects.append(made.id, seq, moveBrowser(made.model, seq), "Ada"));
    }
    return made;
  }

  test("is read page by page, newest first", () => {
    const { store, id } = threeChanges();
    expect(store.log.page(id, null, 2)).toMatchObject([
      { seq: 3, label: "Move to 2", author: "Ada", step: { kind: "edit" } },
      { seq: 2 },
    ]);
    expect(store.log.page(id, 2, 2).map(({ seq }) => seq)).toEqual([1]);
    expect(store.log.page(id, 1, 2)).toEqual([]);
  });

  test("gives each change as it was made", () => {
    const { store, id, model } = threeChanges();
    expect(must(store.log.change(id, 2)).change).toEqual(moveBrowser(model, 1));
    expect(must(store.log.since(id, 1, 10)).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(must(store.log.since(id, 1, 1)).map(({ seq }) => seq)).toEqual([2]);
    expect(store.log.change(id, 9)).toMatchObject({ problem: { code: "change-unknown" } });
  });
});
