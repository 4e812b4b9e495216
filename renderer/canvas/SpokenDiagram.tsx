import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from "react";
import type { Id } from "../../shared/model/model.ts";
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
export function SpokenDiagram(props: SpokenDiagramProps): ReactElement {
  const project = useProject();
  const model = useProjectState((state) => state.model);
  const diagramId = useProjectState((state) => state.diagramId);
  const selection = useProjectState((state) => state.selection);
  const focusedId = useProjectState((state) => state.focusedId);
  const items = useMemo(
    () => readingOrder(indexOfProject(project).scene.items),
    // The scene follows from these two.
    [project, model, diagramId],
  );
  const name = model.diagrams.find((diagram) => diagram.id === diagramId)?.name ?? "";
  const at = items.findIndex((item) => item.id === focusedId);
  const from = Math.max(0, at - NEIGHBOURS);
  const near = items.slice(from, Math.max(at, 0) + NEIGHBOURS + 1);

  function focusItem(index: number): void {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (item === undefined) return;
    const { port } = props.canvas;
    project.store.setState({ focusedId: item.id });
    port.setCamera(reveal(port.camera(), item.bounds, port.size(), REVEAL_MARGIN));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const roving = selection.size === 0 || event.ctrlKey || event.metaKey;
    const step = ROVING_STEPS[event.key];
    if (step !== undefined && roving && !event.altKey) focusItem(at < 0 ? 0 : at + step);
    else if (event.key === "Home") focusItem(0);
    else if (event.key === "End") focusItem(items.length - 1);
    else if (event.key === "Enter" && at >= 0) choose(items[at]?.id, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function choose(id: Id | undefined, adding: boolean): void {
    if (id !== undefined) props.canvas.port.select(new Set(adding ? [...selection, id] : [id]));
  }

  return (
    <>
      <div
        ref={props.hostRef}
        className={styles["host"]}
        data-region="canvas"
        role="listbox"
        tabIndex={0}
        aria-label={`Diagram ${name}`}
        aria-multiselectable="true"
        aria-activedescendant={at < 0 ? undefined : optionId(items[at]?.id ?? "")}
        aria-describedby="diagram-keys"
        onKeyDown={onKeyDown}
        onFocus={props.onFocusChange}
        onBlur={props.onFocusChange}
      >
        {props.children}
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
  const first = useRef(true);
  const selection = useProjectState((state) => state.selection);
  const done = useProjectState((state) => state.history.done);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const index = indexOfProject(project);
    const [only] = selection;
    if (selection.size === 0 || only === undefined) setNews("Nothing selected");
    else if (selection.size > 1) setNews(`${selection.size} items selected`);
    else setNews(`Selected: ${index.item(only)?.description ?? ""}`);
  }, [project, selection]);
  useEffect(() => {
    const latest = done.at(-1);
    if (latest !== undefined) setNews(latest.label);
  }, [done]);
  return (
    <div className="visually-hidden" aria-live="polite">
      {news}
    </div>
  );
}
