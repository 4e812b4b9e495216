/** What people are told of what happens to a thing they edit and that no action of theirs returns. */

import type { Notice } from "./app-state.ts";
import type { ProjectNotice } from "./project.ts";

interface Telling {
  readonly notify: (notice: Notice) => void;
  /** Shows which changes could not be kept. */
  readonly showRefused: (labels: readonly string[]) => void;
}

/**
 * Tells of it in words.
 * @param what people call the thing
 */
export function tellOfEdits(
  notice: ProjectNotice,
  what: "model" | "template",
  { notify, showRefused }: Telling,
): void {
  switch (notice.kind) {
    case "reloaded":
      notify({
        tone: "info",
        title: "Updated",
        text: `This ${what} was changed in another window; you now see both.`,
      });
      return;
    case "changes-refused":
      showRefused(notice.labels);
      return;
    case "gone":
      notify({
        tone: "problem",
        title: `“${notice.name}” was deleted in another window`,
        text: "What you see can no longer be stored and is lost once you leave it.",
      });
      return;
    case "undo-impossible":
      notify({
        tone: "problem",
        title: `“${notice.label}” cannot be taken back or repeated`,
        text: "What it changed is no longer there.",
      });
      return;
    case "step-unread":
      notify({
        tone: "problem",
        title: "The step could not be taken back or repeated",
        text: notice.problem.message,
      });
      return;
    case "reload-failed":
      notify({
        tone: "problem",
        title: `The ${what} could not be reloaded`,
        text: notice.problem.message,
      });
      return;
  }
}
