import fc from "fast-check";
import { expect, it } from "vitest";
import { createEditRuns } from "../../../renderer/state/edit-runs.ts";
import { emptyStacks, stacksAfter, type UndoStacks } from "../../../shared/model/steps.ts";

/** Edits of these runs at these seconds; null belongs to none. */
function after(edits: readonly (readonly [of: string, at: number] | null)[]) {
  const runs = createEditRuns();
  let stacks: UndoStacks = emptyStacks;
  edits.forEach((edit, at) => {
    const before = stacks;
    stacks = stacksAfter(stacks, [{ seq: at + 1, label: "Move", step: { kind: "edit" } }]);
    runs.record(before, stacks, edit === null ? undefined : { of: edit[0], at: edit[1] * 1000 });
  });
  return { runs, stacks };
}

it.each<[string, Parameters<typeof after>[0], number | null]>([
  ["one step is no run", [["a", 0]], null],
  [
    "steps without a rest are one",
    [
      ["a", 0],
      ["a", 0.5],
      ["a", 1.4],
    ],
    0,
  ],
  [
    "a rest begins another",
    [
      ["a", 0],
      ["a", 2],
      ["a", 2.5],
    ],
    1,
  ],
  [
    "so does something else",
    [
      ["a", 0],
      ["b", 0.1],
      ["b", 0.2],
    ],
    1,
  ],
  ["an edit between ends it", [["a", 0], null, ["a", 0.2]], null],
  ["what was before stays", [null, ["a", 0], ["a", 0.2]], 1],
])("%s", (_, edits, below) => {
  const { runs, stacks } = after(edits);
  expect(runs.below(stacks)).toBe(below);
});

it("repeats as much as it took back, however the edits were made", () => {
  const edit = fc.option(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom(0, 0.5, 3)));
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (pauses) => {
      let at = 0;
      const { runs, stacks } = after(pauses.map((one) => one && [one[0], (at += one[1])]));
      const below = runs.below(stacks);
      const first = stacks.done.findLastIndex(({ seq }) => seq === below) + 1;
      const taken = below === null ? stacks.done.slice(-1) : stacks.done.slice(first);
      const steps = taken.toReversed().map(({ seq }) => ({
        seq: 100 + seq,
        label: "",
        step: { kind: "undo" as const, of: seq },
      }));
      const undone = stacksAfter(stacks, steps);
      expect(runs.end(undone)).toBe(taken.length === 1 ? null : taken.at(-1)?.seq);
    }),
  );
});

it("knows nothing once the edits got other numbers", () => {
  const { runs, stacks } = after([
    ["a", 0],
    ["a", 0.1],
  ]);
  runs.forget();
  expect(runs.below(stacks)).toBeNull();
});
