import { stacksAfter, type UndoStacks } from "../../shared/model/steps.ts";
import type { Unsaved } from "./saving.ts";

/** The stacks after one more change. */
export function recorded(
  stacks: UndoStacks,
  { seq, change, step }: Unsaved<{ readonly label: string }>,
): UndoStacks {
  return stacksAfter(stacks, [{ seq, label: change.label, step }]);
}

/** The stacks without the newest edit of one of them: it cannot be taken, so the one below gets its turn. */
export function withoutNewest(stacks: UndoStacks, direction: "undo" | "redo"): UndoStacks {
  return { done: direction === "undo" ? stacks.done.slice(0, -1) : stacks.done, undone: [] };
}
