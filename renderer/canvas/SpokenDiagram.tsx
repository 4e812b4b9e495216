/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot hold a picture nor take several at once by arrows */
import {
  useEffect,
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from "react";
import type { Id } from "../../shared/model/model.ts";
import type { Project } from "../state/project.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import type { Canvas } from "./canvas-state.ts";
import { indexOfProject } from "./canvas-state.ts";
import styles from "./DiagramCanvas.module.css";
import { reveal } from "./kernels/camera.ts";
import { readingOrder } from "./kernels/reading-order.ts";

/** Items before and after the focused one that exist as elements; enough for assistive technology to look around. */
const NEIGHBOURS = 40;
const REVEAL_MARGIN = 60;

interface SpokenDiagramProps {
  readonly hostRef: Ref<HTMLDivElement>;
  readonly canvas: Canvas;
  readonly onFocusChange: () => void;
  readonly children: ReactNode;
}

/**
 * The canvas as a list box in reading order: arrows move the focus while nothing is selected (with Ctrl always),
 * Enter selects, Escape lets go. Sighted people see the focus painted; others hear each item's description.
 */
export function SpokenDiagram({
  hostRef,
  canvas,
  onFocusChange,
  children,
}: SpokenDiagramProps): ReactElement {
  const project = useProject();
  const model = useProjectState((state) => state.model);
  const diagramId = useProjectState((state) => state.diagramId);
  const selection = useProjectState((state) => state.selection);
  const focusedId = useProjectState((state) => state.focusedId);
  const index = indexOfProject(project);
  const items = useMemo(() => readingOrder(index.scene.items), [index]);
  const name = model.diagrams.find((diagram) => diagram.id === diagramId)?.name ?? "";
  const at = items.findIndex((item) => item.id === focusedId);
  const from = Math.max(0, at - NEIGHBOURS);
  const near = items.slice(from, Math.max(at, 0) + NEIGHBOURS + 1);

  function focusItem(index: number): void {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (item === undefined) return;
    const { port } = canvas;
    project.store.setState({ focusedId: item.id });
    port.setCamera(reveal(port.camera(), item.bounds, port.size(), REVEAL_MARGIN));
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Keys with Alt lead elsewhere: to all models, to other diagrams.
    if (event.altKey) return;
    const roving = selection.size === 0 || event.ctrlKey || event.metaKey;
    const step = ROVING_STEPS[event.key];
    if (step !== undefined && roving) focusItem(at < 0 ? 0 : at + step);
    else if (event.key === "Home") focusItem(0);
    else if (event.key === "End") focusItem(items.length - 1);
    else if (event.key === "Enter" && at >= 0) choose(items[at]?.id, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function choose(id: Id | undefined, adding: boolean): void {
    if (id !== undefined) canvas.port.select(new Set(adding ? [...selection, id] : [id]));
  }

  return (
    <>
      <div
        ref={hostRef}
        className={styles["host"]}
        data-region="canvas"
        role="listbox"
        tabIndex={0}
        aria-label={`Diagram ${name}`}
        aria-multiselectable="true"
        aria-activedescendant={at < 0 ? undefined : optionId(items[at]?.id ?? "")}
        aria-describedby="diagram-keys"
        onKeyDown={onKeyDown}
        onFocus={onFocusChange}
        onBlur={onFocusChange}
      >
        {children}
        {near.map((item, offset) => (
          <div
            key={item.id}
            id={optionId(item.id)}
            role="option"
            className="visually-hidden"
            aria-selected={selection.has(item.id)}
            aria-posinset={from + offset + 1}
            aria-setsize={items.length}
          >
            {item.description}
          </div>
        ))}
        {items.length === 0 ? <EmptyOption /> : null}
      </div>
      <p id="diagram-keys" className="visually-hidden">
        Arrow keys go through the items, Enter selects, arrow keys then move what is selected,
        Escape lets go.
      </p>
      <SelectionNews />
    </>
  );
}

/** A list box must not be empty. */
function EmptyOption(): ReactElement {
  return (
    <div role="option" aria-selected="false" aria-disabled="true" className={styles["empty"]}>
      <span>This diagram is empty.</span>
    </div>
  );
}

const ROVING_STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

function optionId(id: Id): string {
  return `item-${id}`;
}

/** Says what was selected and how far it was moved. */
function SelectionNews(): ReactElement {
  const project = useProject();
  const [news, setNews] = useState("");
  useEffect(
    () =>
      project.store.subscribe((now, before) => {
        const latest = now.history.done.at(-1);
        if (now.history !== before.history && latest !== undefined) setNews(latest.label);
        else if (now.selection !== before.selection) setNews(describeSelection(project));
      }),
    [project],
  );
  return (
    <div className="visually-hidden" aria-live="polite">
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
