import { ContextMenu } from "@base-ui/react/context-menu";
import { ChevronDown, PanelLeftOpen, Plus } from "lucide-react";
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
} from "react";
import {
  addDiagram,
  deleteDiagram,
  duplicateDiagram,
  moveDiagramLeft,
  moveDiagramRight,
  renameDiagram,
} from "../actions/edit-diagrams.ts";
import { toggleLeftPanel } from "../actions/left-panel.ts";
import { moveDiagram, renameDiagram as renamed } from "../../shared/model/edits/diagrams.ts";
import { showDiagram } from "../canvas/show-item.ts";
import { ActionLine } from "../ui/ActionEntryLine.tsx";
import { useActionContext, useAppState, useProject, useProjectState } from "../ui/context.ts";
import { IconButton } from "../ui/controls.tsx";
import { MenuSections } from "../ui/MenuLine.tsx";
import { NameField } from "../ui/NameField.tsx";
import overlays from "../ui/overlays.module.css";
import { diagramHeads } from "./diagram-heads.ts";
import styles from "./DiagramTabs.module.css";
import { DiagramList } from "./DiagramList.tsx";
import { useTabDrag } from "./tab-drag.ts";

const MENU = [
  [renameDiagram, duplicateDiagram],
  [moveDiagramLeft, moveDiagramRight],
  [addDiagram],
  [deleteDiagram],
] as const;

const NEAREST: ScrollIntoViewOptions = { block: "nearest", inline: "nearest" };

function tabId(diagramId: string): string {
  return `tab-${diagramId}`;
}

/** The model's diagrams as tabs; a row of them scrolls when there are many, and a menu lists them all. */
export function DiagramTabs(): ReactElement {
  const context = useActionContext();
  const project = useProject();
  const diagrams = useProjectState(diagramHeads);
  const diagramId = useProjectState((state) => state.diagramId);
  const renamingId = useProjectState((state) => state.renamingDiagramId);
  const leftShown = useAppState((state) => state.settings.leftPanelShown);
  const designing = useProjectState((state) => state.view === "design");
  const leftHidden = designing && !leftShown;
  const bar = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<HTMLDivElement | null>(null);
  const renaming = diagrams.find(({ id }) => id === renamingId);
  const { drag, handlers } = useTabDrag((from, to) => {
    const moved = diagrams[from];
    const { model } = project.store.getState();
    if (moved !== undefined) project.commit(moveDiagram(model, moved.id, to));
  });

  useEffect(() => {
    document.getElementById(tabId(diagramId))?.scrollIntoView(NEAREST);
  }, [diagramId]);

  function focusTab(): void {
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const at = diagrams.findIndex((diagram) => diagram.id === diagramId);
    const last = diagrams.length - 1;
    if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      event.preventDefault();
      const action = event.key === "ArrowLeft" ? moveDiagramLeft : moveDiagramRight;
      if (action.enabled(context)) action.perform(context);
      return;
    }
    if (event.key === "F2" || event.key === "Delete") {
      event.preventDefault();
      (event.key === "F2" ? renameDiagram : deleteDiagram).perform(context);
      return;
    }
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
    showDiagram(project, next.id);
    const tab = event.currentTarget.children[target];
    if (tab instanceof HTMLElement) tab.focus();
  }

  function finishRenaming(name: string | null, byKey: boolean): void {
    const { model, renamingDiagramId } = project.store.getState();
    project.store.setState({ renamingDiagramId: null });
    if (name !== null && renamingDiagramId !== null && name.trim() !== "") {
      project.commit(renamed(model, renamingDiagramId, name.trim()));
    }
    if (byKey) focusTab();
  }

  return (
    <div ref={bar} className={styles["bar"]}>
      {leftHidden ? (
        <IconButton
          small
          label={toggleLeftPanel.label}
          keys={toggleLeftPanel.keys[0]}
          className={styles["showLeft"]}
          onClick={() => toggleLeftPanel.perform(context)}
        >
          <PanelLeftOpen size={15} />
        </IconButton>
      ) : null}
      <ContextMenu.Root>
        <ContextMenu.Trigger
          ref={list}
          role="tablist"
          aria-label="Diagrams"
          tabIndex={-1}
          className={styles["tabs"]}
          onKeyDown={onKeyDown}
          onWheel={(event) => {
            event.currentTarget.scrollLeft += event.deltaY;
          }}
        >
          {diagrams.map((diagram, at) => (
            <button
              key={diagram.id}
              id={tabId(diagram.id)}
              type="button"
              role="tab"
              aria-selected={diagram.id === diagramId}
              aria-controls="diagram-panel"
              tabIndex={diagram.id === diagramId ? 0 : -1}
              className={styles["tab"]}
              data-drop={dropMark(drag, at, diagrams.length)}
              data-dragged={drag?.from === at || undefined}
              onClick={() => showDiagram(project, diagram.id)}
              onDoubleClick={() => renameDiagram.perform(context)}
              onContextMenu={() => showDiagram(project, diagram.id)}
              {...handlers(at)}
            >
              {diagram.name.trim() || "Unnamed diagram"}
            </button>
          ))}
        </ContextMenu.Trigger>
        <div ref={setPlace} className={overlays["menuPlace"]} />
        <ContextMenu.Portal container={place}>
          <ContextMenu.Positioner className={overlays["positioner"]}>
            <ContextMenu.Popup className={overlays["menu"]} aria-label="Diagram">
              <MenuSections sections={MENU}>
                {(action) => <ActionLine action={action} />}
              </MenuSections>
            </ContextMenu.Popup>
          </ContextMenu.Positioner>
        </ContextMenu.Portal>
      </ContextMenu.Root>
      <IconButton
        small
        label={addDiagram.label}
        keys={addDiagram.keys[0]}
        onClick={() => addDiagram.perform(context)}
      >
        <Plus size={15} />
      </IconButton>
      <DiagramList
        trigger={
          <IconButton small label="All diagrams" className={styles["all"]}>
            <ChevronDown size={15} />
          </IconButton>
        }
        sections={MENU}
      />
      {renaming === undefined ? null : (
        <OverTab key={renaming.id} bar={bar} list={list}>
          <NameField
            label="Name of the diagram"
            value={renaming.name}
            className={styles["nameField"]}
            onDone={finishRenaming}
          />
        </OverTab>
      )}
    </div>
  );
}

function dropMark(
  drag: { readonly before: number } | null,
  at: number,
  count: number,
): "before" | "after" | undefined {
  if (drag?.before === at) return "before";
  return drag?.before === count && at === count - 1 ? "after" : undefined;
}

interface OverTabProps {
  readonly bar: React.RefObject<HTMLDivElement | null>;
  readonly list: React.RefObject<HTMLDivElement | null>;
  readonly children: ReactElement;
}

/** Lies over the selected tab: a list of tabs may hold nothing but tabs. */
function OverTab({ bar, list, children }: OverTabProps): ReactElement {
  const cover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tab = list.current?.querySelector('[aria-selected="true"]');
    tab?.scrollIntoView(NEAREST);
    const over = tab?.getBoundingClientRect();
    const around = bar.current?.getBoundingClientRect();
    if (over === undefined || around === undefined) return;
    cover.current?.style.setProperty("left", `${over.left - around.left}px`);
    cover.current?.style.setProperty("min-width", `${over.width}px`);
  }, [bar, list]);
  return (
    <div ref={cover} className={styles["overTab"]}>
      {children}
    </div>
  );
}
