/** What every change means for undo and redo: a project's two stacks follow from its list of changes alone. */

/**
 * `edit`: done by a person. `automatic`: follows from the model (threats stored after an analysis), nothing to
 * take back. `undo` and `redo` name the edit they take back or repeat by its sequence number.
 */
export type Step =
  { readonly kind: "edit" | "automatic" } | { readonly kind: "undo" | "redo"; readonly of: number };

/** An edit by its sequence number, and what a person calls it. */
interface NamedStep {
  readonly seq: number;
  readonly label: string;
}

/** What can be taken back and what can be done again; newest last. */
export interface UndoStacks {
  readonly done: readonly NamedStep[];
  readonly undone: readonly NamedStep[];
}

export const emptyStacks: UndoStacks = { done: [], undone: [] };

/** A change as the stacks see it. */
export interface LoggedStep extends NamedStep {
  readonly step: Step;
}

/** Whether the step makes sense on these stacks: what it takes back is done, what it repeats was taken back. */
export function canTake(stacks: UndoStacks, step: Step): boolean {
  if (!("of" in step)) return true;
  const stack = step.kind === "undo" ? stacks.done : stacks.undone;
  return stack.some(({ seq }) => seq === step.of);
}

/**
 * The stacks after more changes, oldest first. A new edit empties the redo stack. A step that makes no sense
 * (see `canTake`) counts for nothing.
 */
export function stacksAfter(stacks: UndoStacks, changes: Iterable<LoggedStep>): UndoStacks {
  const done = [...stacks.done];
  let undone = [...stacks.undone];
  for (const { seq, label, step } of changes) {
    if (step.kind === "edit") {
      done.push({ seq, label });
      undone = [];
    } else if ("of" in step) {
      if (step.kind === "undo") move(done, undone, step.of);
      else move(undone, done, step.of);
    }
  }
  return { done, undone };
}

function move(from: NamedStep[], to: NamedStep[], seq: number): void {
  // Nearly always the newest one.
  const at = from.findLastIndex((candidate) => candidate.seq === seq);
  if (at >= 0) to.push(...from.splice(at, 1));
}
