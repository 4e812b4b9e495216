import type { UndoStacks } from "../../shared/model/steps.ts";
import type { ActionContext } from "./action.ts";

/** What can be taken back and done again in what has the window; null on the start screen. */
export function historyOf({ project, template }: ActionContext): UndoStacks | null {
  return (project ?? template)?.store.getState().history ?? null;
}

/** The word with the name of the edit on top of a stack: "Undo Move 2 items"; the word alone when there is none. */
export function named(word: string, stack: readonly { readonly label: string }[] = []): string {
  const label = stack.at(-1)?.label;
  return label === undefined ? word : `${word} ${label}`;
}
