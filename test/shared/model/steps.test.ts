import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canTake, emptyStacks, stacksAfter, type Step } from "../../../shared/model/steps.ts";

function replay(...steps: Step[]) {
  return stacksAfter(
    emptyStacks,
    steps.map((step, at) => ({ seq: at + 1, label: `Step ${at + 1}`, step })),
  );
}
const edit: Step = { kind: "edit" };
const seqs = ({ done, undone }: ReturnType<typeof replay>) => [
  done.map(({ seq }) => seq),
  undone.map(({ seq }) => seq),
];

describe("the undo and redo stacks", () => {
  test.each<[string, Step[], number[][]]>([
    ["edits can be taken back", [edit, edit], [[1, 2], []]],
    ["what follows from the model cannot", [edit, { kind: "automatic" }], [[1], []]],
    ["what is taken back can be repeated", [edit, edit, { kind: "undo", of: 2 }], [[1], [2]]],
    [
      "and taken back again, under its first name",
      [edit, { kind: "undo", of: 1 }, { kind: "redo", of: 1 }],
      [[1], []],
    ],
    ["a new edit empties the redo stack", [edit, { kind: "undo", of: 1 }, edit], [[3], []]],
    [
      "what follows from the model does not",
      [edit, { kind: "undo", of: 1 }, { kind: "automatic" }],
      [[], [1]],
    ],
    ["steps that make no sense count for nothing", [edit, { kind: "redo", of: 1 }], [[1], []]],
  ])("%s", (_, steps, expected) => {
    expect(seqs(replay(...steps))).toEqual(expected);
  });

  test("name the edits", () => {
    expect(replay(edit).done).toEqual([{ seq: 1, label: "Step 1" }]);
  });

  test("never hold an edit twice, and accept exactly what they hold", () => {
    const step = fc.oneof(
      fc.constant(edit),
      fc.record({ kind: fc.constantFrom("undo", "redo"), of: fc.integer({ min: 1, max: 20 }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const stacks = replay(...steps);
        const [done = [], undone = []] = seqs(stacks);
        expect(new Set([...done, ...undone]).size).toBe(done.length + undone.length);
        for (const of of [...Array(20).keys()].map((at) => at + 1)) {
          expect(canTake(stacks, { kind: "undo", of })).toBe(done.includes(of));
          expect(canTake(stacks, { kind: "redo", of })).toBe(undone.includes(of));
        }
      }),
    );
  });
});
