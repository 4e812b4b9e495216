import { useEffect } from "react";
import type { ActionContext } from "../actions/action.ts";
import { copySelection, cutSelection } from "./copy-selection.ts";
import { pasteText } from "./paste-items.ts";

/** Where the keys of the clipboard mean text, not items. */
const ELSEWHERE =
  "input, textarea, select, [contenteditable], [role=dialog]:not([data-notice]), [role=alertdialog], [data-region=threats]";

/**
 * Answers to the browser's own copy, cut and paste, which bring the clipboard along without asking for permission.
 * Text that is selected or typed in stays the browser's.
 */
export function useClipboardEvents({ app, project }: ActionContext): void {
  useEffect(() => {
    if (project === null) return;
    const listening = new AbortController();
    const { signal } = listening;
    /** The event of Ctrl+Shift+V does not say that Shift was held. */
    let shift = false;

    const isOurs = (event: ClipboardEvent): boolean => {
      const target = event.target instanceof Element ? event.target : null;
      const selected = getSelection()?.isCollapsed === false;
      return (
        !project.store.getState().comparing && !selected && target?.closest(ELSEWHERE) === null
      );
    };
    const take = (event: ClipboardEvent, text: string | null): void => {
      if (text === null) return;
      event.preventDefault();
      event.clipboardData?.setData("text/plain", text);
      app.clipboard.remember(text);
    };

    document.addEventListener("keydown", (event) => (shift = event.shiftKey), { signal });
    document.addEventListener(
      "copy",
      (event) => isOurs(event) && take(event, copySelection(project)),
      { signal },
    );
    document.addEventListener(
      "cut",
      (event) => isOurs(event) && take(event, cutSelection(project)),
      {
        signal,
      },
    );
    document.addEventListener(
      "paste",
      (event) => {
        if (!isOurs(event)) return;
        event.preventDefault();
        const text = event.clipboardData?.getData("text/plain") ?? "";
        pasteText(app, project, text, shift ? "in-place" : "here", project.pointedAt());
      },
      { signal },
    );
    return () => listening.abort();
  }, [app, project]);
}
