import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { renameDiagram } from "../../shared/model/edits/diagrams.ts";
import { renameItem } from "../../shared/model/edits/items.ts";
import { showDiagram, showItem } from "../canvas/show-item.ts";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import styles from "./Outline.module.css";
import { parentRow, typedAhead, type OutlineRow } from "./outline-rows.ts";
import { OutlineLine } from "./OutlineLine.tsx";

/** Pixels; the same in Outline.module.css. */
const ROW_HEIGHT = 28;
const OVERSCAN_ROWS = 12;
const PAGE_ROWS = 10;
/** Milliseconds after which typing begins anew. */
const TYPING_PAUSE = 800;

interface OutlineTreeProps {
  /** At least one. */
  readonly rows: readonly OutlineRow[];
  readonly onToggle: (key: string) => void;
}

/** The rows as a tree of the keyboard: arrows go and unfold, letters jump, Enter shows, F2 renames. */
export function OutlineTree({ rows, onToggle }: OutlineTreeProps): ReactElement {
  const { focusRegion } = useActionContext();
  const project = useProject();
  const selection = useProjectState((state) => state.selection);
  const diagramId = useProjectState((state) => state.diagramId);
  const scroller = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: "", at: 0 });
  const [activeKey, setActiveKey] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [onlySelected] = selection;
  const selectedKey = selection.size === 1 ? `${diagramId} ${onlySelected}` : diagramId;
  const found = rows.findIndex(({ key }) => key === (activeKey ?? selectedKey));
  const at = Math.max(0, found);
  // oxlint-disable-next-line react/incompatible-library -- its result is used here only, never handed on memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN_ROWS,
    // The row that has the keyboard must exist wherever the tree was scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), at])].sort((a, b) => a - b),
  });

  // What is selected elsewhere is where the tree stands.
  useEffect(() => setActiveKey(null), [selectedKey]);
  useEffect(() => virtual.scrollToIndex(at, { align: "auto" }), [virtual, at]);

  function go(target: number): void {
    setActiveKey(rows[Math.max(0, Math.min(rows.length - 1, target))]?.key ?? null);
  }

  function show(row: OutlineRow, adding: boolean): void {
    if (row.kind === "diagram") showDiagram(project, row.diagramId);
    else if (adding && row.diagramId === diagramId) {
      const { id } = row.node.item;
      const others = [...selection].filter((other) => other !== id);
      const next = selection.has(id) ? others : [...others, id];
      project.store.setState({ selection: new Set(next), focusedId: id, threatKeys: [] });
    } else showItem(project, row.diagramId, row.node.item.id);
    setActiveKey(row.key);
  }

  function rename(row: OutlineRow, name: string | null, byKey: boolean): void {
    setRenaming(null);
    if (byKey) scroller.current?.focus();
    if (name === null) return;
    const { model } = project.store.getState();
    project.commit(
      row.kind === "diagram"
        ? renameDiagram(model, row.diagramId, name)
        : renameItem(model, row.diagramId, row.node.item.id, name),
    );
  }

  function typeAhead(key: string, time: number): void {
    const { text, at: since } = typed.current;
    const next = time - since < TYPING_PAUSE ? text + key : key;
    typed.current = { text: next, at: time };
    const target = typedAhead(rows, at, next);
    if (target >= 0) go(target);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const row = rows[at];
    if (row === undefined || event.altKey) return;
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE_ROWS,
      PageUp: at - PAGE_ROWS,
      Home: 0,
      End: rows.length - 1,
    };
    const move = moves[event.key];
    const named = event.ctrlKey || event.metaKey;
    if (move !== undefined) go(move);
    else if (event.key === "ArrowRight" && row.open === false) onToggle(row.key);
    else if (event.key === "ArrowRight") go(row.open === true ? at + 1 : at);
    else if (event.key === "ArrowLeft" && row.open === true) onToggle(row.key);
    else if (event.key === "ArrowLeft") go(parentRow(rows, at) < 0 ? at : parentRow(rows, at));
    else if (event.key === "Enter") show(row, event.shiftKey || named);
    else if (event.key === "F2" && !event.shiftKey) setRenaming(row.key);
    else if (event.key === "Escape") focusRegion("canvas");
    else if (event.key.length === 1 && !named) typeAhead(event.key, event.timeStamp);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label="Outline"
      aria-multiselectable="true"
      aria-activedescendant={rowId(at)}
      data-region="outline"
      className={styles["tree"]}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        className={styles["rows"]}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <OutlineLine
              key={key}
              id={rowId(index)}
              row={row}
              top={start}
              active={index === at}
              selected={
                row.kind === "item"
                  ? row.diagramId === diagramId && selection.has(row.node.item.id)
                  : row.diagramId === diagramId && selection.size === 0
              }
              renaming={row.key === renaming}
              onShow={(adding) => show(row, adding)}
              onToggle={() => onToggle(row.key)}
              onRename={() => setRenaming(row.key)}
              onRenamed={(name, byKey) => rename(row, name, byKey)}
            />
          );
        })}
      </div>
    </div>
  );
}

function rowId(at: number): string {
  return `outline-${at}`;
}
