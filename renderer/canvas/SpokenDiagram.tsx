/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a select cannot hold a picture nor take several at once by arrows */
import {
  useMemo,
  useState,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from "react";
import type { Diagram, Id, Threat } from "../../shared/model/model.ts";
import type { SceneItem } from "../../shared/scene/scene.ts";
import { currentDiagram, type ProjectState } from "../state/project-state.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { useSettledState } from "../ui/use-settled-state.ts";
import type { Canvas } from "./canvas-state.ts";
import { indexOfProject } from "./canvas-state.ts";
import { sceneOf, type Looking } from "./diagram-scene.ts";
import styles from "./DiagramCanvas.module.css";
import { reveal } from "./kernels/camera.ts";
import { readingOrder } from "./kernels/reading-order.ts";
import type { SceneIndex } from "./kernels/scene-index.ts";
import { connect, createTypeAhead, isTarget } from "./key-connection.ts";
import { spokenDescription, surroundingsOf, type Surroundings } from "./spoken-description.ts";

/** Items before and after the focused one that exist as elements; enough for assistive technology to look around. */
const NEIGHBOURS = 40;
const REVEAL_MARGIN = 60;
const NO_ITEMS: readonly SceneItem[] = [];

const orders = new WeakMap<SceneIndex, readonly SceneItem[]>();

/** The items of a scene in reading order, worked out once per scene. */
function orderOf(index: SceneIndex): readonly SceneItem[] {
  const order = orders.get(index) ?? readingOrder(index.scene.items);
  orders.set(index, order);
  return order;
}

function isEmpty(state: ProjectState): boolean {
  const diagram = currentDiagram(state);
  return diagram === null || diagram.shapes.length + diagram.lines.length === 0;
}

/** What items say depends on. */
type SpokenOf = readonly [
  Diagram | null,
  Looking["template"],
  Looking["lensOn"],
  readonly Threat[],
];

function whatIsSpoken(state: ProjectState): SpokenOf {
  return [currentDiagram(state), state.template, state.lensOn, state.model.threats];
}

interface Spoken {
  readonly items: readonly SceneItem[];
  readonly around: Surroundings;
}

function spokenOf(...[diagram, template, lensOn, threats]: SpokenOf): Spoken | null {
  if (diagram === null) return null;
  const index = sceneOf(diagram, { template, lensOn });
  return { items: orderOf(index), around: surroundingsOf(diagram, threats) };
}

interface SpokenDiagramProps {
  readonly hostRef: Ref<HTMLDivElement>;
  readonly canvas: Canvas;
  readonly onFocusChange: () => void;
  readonly children: ReactNode;
}

/**
 * The canvas as a list box in reading order: arrows move the focus while nothing is selected (with Ctrl always),
 * Enter selects, Escape lets go. While a flow is drawn by keyboard, arrows and letters go through the elements it may
 * end at. Sighted people see the focus painted; others hear each item's description.
 */
export function SpokenDiagram({
  hostRef,
  canvas,
  onFocusChange,
  children,
}: SpokenDiagramProps): ReactElement {
  const project = useProject();
  const name = useProjectState((state) => currentDiagram(state)?.name ?? "");
  const empty = useProjectState(isEmpty);
  const connectingFrom = useProjectState((state) => state.connectingFrom);
  const selection = useProjectState((state) => state.selection);
  const focusedId = useProjectState((state) => state.focusedId);
  // What is heard may come a moment after what is seen.
  const settled = useSettledState(whatIsSpoken);
  const spoken = useMemo(() => settled && spokenOf(...settled), [settled]);
  const items = spoken?.items ?? NO_ITEMS;
  const [typeAhead] = useState(createTypeAhead);
  const at = items.findIndex((item) => item.id === focusedId);
  const from = Math.max(0, at - NEIGHBOURS);
  const near = items.slice(from, Math.max(at, 0) + NEIGHBOURS + 1);

  /** Items as they are when a key is pressed, which may be before they are heard. */
  function order(): readonly SceneItem[] {
    return orderOf(indexOfProject(project));
  }

  function focusItem(items: readonly SceneItem[], index: number): void {
    const item = items[Math.max(0, Math.min(items.length - 1, index))];
    if (item === undefined) return;
    const { port } = canvas;
    project.store.setState({ focusedId: item.id });
    port.setCamera(reveal(port.camera(), item.bounds, port.size(), REVEAL_MARGIN));
  }

  function focusTarget(event: KeyboardEvent): boolean {
    const targets = order().filter(isTarget);
    const from = targets.findIndex((item) => item.id === focusedId);
    const step = ROVING_STEPS[event.key];
    const shapes = currentDiagram(project.store.getState())?.shapes ?? [];
    const named = new Map(shapes.map((shape) => [shape.id, shape.name.trim()]));
    const names = targets.map(({ id }) => named.get(id) ?? "");
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (step === undefined && !letter) return false;
    const to =
      step === undefined
        ? typeAhead(event.key, event.timeStamp, names, from)
        : Math.max(0, Math.min(targets.length - 1, from + step));
    if (to >= 0) focusItem(targets, to);
    return true;
  }

  /** Keys while a flow is drawn from an element; true when the key was for that. */
  function drawFlow(event: KeyboardEvent, sourceId: Id): boolean {
    if (event.key === "Escape") project.store.setState({ connectingFrom: null });
    else if (event.key === "Enter") {
      project.store.setState({ connectingFrom: null });
      if (focusedId !== null) connect(project, sourceId, focusedId);
    } else return focusTarget(event);
    return true;
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (connectingFrom !== null && drawFlow(event, connectingFrom)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    // With Shift as well it aligns what is selected.
    const roving = command ? !event.shiftKey : selection.size === 0;
    const step = ROVING_STEPS[event.key];
    // Keys with Alt belong to actions.
    if (event.altKey) return;
    if (step !== undefined && roving) {
      const now = order();
      const here = now.findIndex((item) => item.id === focusedId);
      focusItem(now, here < 0 ? 0 : here + step);
    } else if (event.key === "Home") focusItem(order(), 0);
    else if (event.key === "End") focusItem(order(), order().length - 1);
    else if (event.key === "Enter" && focusedId !== null) choose(focusedId, event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function choose(id: Id, adding: boolean): void {
    canvas.port.select(new Set(adding ? [...selection, id] : [id]));
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
            {spoken === null
              ? item.description
              : spokenDescription(spoken.around, item.id, item.description)}
          </div>
        ))}
        {empty ? <EmptyOption /> : null}
      </div>
      <p id="diagram-keys" className="visually-hidden">
        Arrow keys go through the items, Enter selects, arrow keys then move what is selected,
        Escape lets go. C draws a flow from the focused element, full stop and comma follow flows.
      </p>
    </>
  );
}

/** A list box must not be empty. */
function EmptyOption(): ReactElement {
  return (
    <div role="option" aria-selected="false" aria-disabled="true" className={styles["empty"]}>
      <strong>This diagram is empty</strong>
      <span>Drag a stencil onto it, or press P, D or E and click where it should be.</span>
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
