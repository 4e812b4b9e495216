import type { KeyboardEvent, ReactElement } from "react";
import type { Id } from "../../shared/model/model.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import styles from "./Workspace.module.css";

/** The model's diagrams as tabs. */
export function DiagramTabs(): ReactElement {
  const project = useProject();
  const diagrams = useProjectState((state) => state.model.diagrams);
  const diagramId = useProjectState((state) => state.diagramId);

  function show(id: Id): void {
    if (id === project.store.getState().diagramId) return;
    project.store.setState({
      diagramId: id,
      selection: new Set(),
      focusedId: null,
      threatKeys: [],
    });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const at = diagrams.findIndex((diagram) => diagram.id === diagramId);
    const last = diagrams.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    const next = target === undefined ? undefined : diagrams[target];
    if (target === undefined || next === undefined) return;
    event.preventDefault();
    show(next.id);
    const tab = event.currentTarget.children[target];
    if (tab instanceof HTMLElement) tab.focus();
  }

  return (
    <div
      role="tablist"
      aria-label="Diagrams"
      tabIndex={-1}
      className={styles["tabs"]}
      onKeyDown={onKeyDown}
    >
      {diagrams.map((diagram) => (
        <button
          key={diagram.id}
          type="button"
          role="tab"
          aria-selected={diagram.id === diagramId}
          aria-controls="diagram-panel"
          tabIndex={diagram.id === diagramId ? 0 : -1}
          className={styles["tab"]}
          onClick={() => show(diagram.id)}
        >
          {diagram.name.trim() || "Unnamed diagram"}
        </button>
      ))}
    </div>
  );
}
