import { useEffect, useState, type ReactElement } from "react";
import type { Project } from "../state/project.ts";
import { indexOfProject } from "../canvas/canvas-state.ts";
import { validate } from "../../shared/validation/validate.ts";
import { useProject } from "../ui/context.ts";

/** Says what was done, selected, and gone to, for those who do not see it. */
export function EditNews(): ReactElement {
  const project = useProject();
  const [news, setNews] = useState("");
  useEffect(
    () =>
      project.store.subscribe((now, before) => {
        const done = now.history.done.at(-1);
        const undone = now.history.undone.at(-1);
        if (now.history.undone.length > before.history.undone.length && undone !== undefined) {
          setNews(`Undone: ${undone.label}`);
        } else if (now.history.done !== before.history.done && done !== undefined) {
          setNews(done.label);
        } else if (now.connectingFrom !== before.connectingFrom && now.connectingFrom !== null) {
          setNews(
            "Connecting: arrow keys or the first letters choose the target, Enter connects, Escape gives up",
          );
        } else if (now.messageKey !== before.messageKey && now.messageKey !== null) {
          setNews(describeMessage(project, now.messageKey));
        } else if (now.selection !== before.selection && now.view !== "table") {
          setNews(describeSelection(project));
        }
      }),
    [project],
  );
  return (
    <div className="visually-hidden" aria-live="polite" data-news>
      {news}
    </div>
  );
}

function describeSelection(project: Project): string {
  const { selection } = project.store.getState();
  const [only] = selection;
  if (only === undefined) return "Nothing selected";
  if (selection.size > 1) return `${selection.size} items selected`;
  return `Selected: ${indexOfProject(project).item(only)?.description ?? ""}`;
}

function describeMessage(project: Project, messageKey: string): string {
  const { template, model } = project.store.getState();
  const finding = validate(template, model).find(({ key }) => key === messageKey)?.finding;
  return finding === undefined ? "" : `${finding.about} ${finding.text}`.trim();
}
