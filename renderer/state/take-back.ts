import type { Project } from "./project.ts";

/**
 * Takes back edit `seq`, as a notice offers that speaks of it. Once other edits are above it, undo would take back
 * those; the history is shown instead, where the person sees what goes with it.
 */
export function takeBack(project: Project, seq: number): void {
  if (project.store.getState().history.done.at(-1)?.seq === seq) project.undo();
  else project.store.setState({ historyShown: true });
}
