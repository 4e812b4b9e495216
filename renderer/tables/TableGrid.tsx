/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   a table cannot be virtualized by position, and the grid itself takes the keys for its cells */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import { cellEdit } from "./cell-edit.ts";
import { CellEditor } from "./CellEditor.tsx";
import {
  cellOf,
  TABLE_NAMES,
  type Column,
  type Item,
  type TableContext,
  type TableKind,
  type TableSort,
} from "./diagram-tables.ts";
import { GridHead } from "./GridHead.tsx";
import { cellId, cellStep } from "./grid-keys.ts";
import { NoRows } from "./NoRows.tsx";
import { TableRow } from "./TableRow.tsx";
import styles from "./TableView.module.css";

interface TableGridProps {
  readonly kind: TableKind;
  readonly context: TableContext;
  readonly columns: readonly Column[];
  readonly rows: readonly Item[];
  /** Rows before they were filtered. */
  readonly total: number;
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort | null) => void;
  readonly onShowAll: () => void;
}

/** Pixels; the same in TableView.module.css. */
const ROW_HEIGHT = 31;
const OVERSCAN_ROWS = 12;

/** What is being typed into the current cell; null text = as it stands. */
interface Editing {
  readonly text: string | null;
}

/**
 * One table as an editable grid. Arrows go from cell to cell, with Shift they select rows; Enter, F2 or typing edits,
 * Escape takes the typing back; Tab leaves the grid, while editing it goes on to the next cell.
 */
export function TableGrid(props: TableGridProps): ReactElement {
  const { kind, context, columns, rows, total } = props;
  const project = useProject();
  const { focusRegion } = useActionContext();
  const selection = useProjectState((state) => state.selection);
  const focusedId = useProjectState((state) => state.focusedId);
  const [columnAt, setColumnAt] = useState(0);
  const [editing, setEditing] = useState<Editing | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  /** Where the row stood that has the keyboard, for when it goes. */
  const lastRow = useRef(0);
  const anchor = useRef(0);
  // oxlint-disable-next-line react/incompatible-library -- its result is used here only, never handed on memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const at = { row: rows.findIndex(({ id }) => id === focusedId), column: columnAt };
  const column = columns[Math.min(columnAt, columns.length - 1)];
  const item = rows[at.row];

  useEffect(() => {
    if (at.row < 0) return;
    lastRow.current = at.row;
    virtual.scrollToIndex(at.row, { align: "auto" });
  }, [at.row, virtual]);

  function toGrid(): void {
    setEditing(null);
    scroller.current?.focus();
  }

  function go(row: number, to: number, extend = false): void {
    const there = Math.max(0, Math.min(rows.length - 1, row));
    setColumnAt(Math.max(0, Math.min(columns.length - 1, to)));
    const next = rows[there];
    if (next === undefined) return;
    if (!extend) anchor.current = there;
    const [from, until] = [Math.min(anchor.current, there), Math.max(anchor.current, there)];
    const chosen = extend ? rows.slice(from, until + 1).map(({ id }) => id) : [next.id];
    project.store.setState({ selection: new Set(chosen), focusedId: next.id, threatKeys: [] });
    scrollToColumn(scroller.current, to);
  }

  /** The first key in the grid finds the row it was on, or what stands in its place now. */
  const row = at.row < 0 ? Math.min(lastRow.current, rows.length - 1) : at.row;

  function edit(text: string | null): void {
    if (item === undefined || column === undefined) return go(row, columnAt);
    const cell = cellOf(context, item, column);
    if (cell.kind !== "fixed") setEditing({ text });
  }

  function commit(value: string): void {
    if (item === undefined || column === undefined) return;
    const { model } = project.store.getState();
    project.commit(cellEdit({ ...context, model }, item, column.id, value));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (editing !== null || event.target !== scroller.current) return;
    const step = cellStep(event, { ...at, row }, rows.length, columns.length);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (step !== null) go(at.row < 0 ? row : step.row, step.column, step.extend);
    else if (plain && (event.key === "Enter" || event.key === "F2")) edit(null);
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
      project.store.setState({ selection: new Set(rows.map(({ id }) => id)) });
    } else if (event.key === "Escape") project.store.setState({ selection: new Set() });
    else if (plain && event.key === "Backspace") edit("");
    else if (plain && event.key.length === 1 && event.key !== " ") edit(event.key);
    else return;
    event.preventDefault();
  }

  const width = columns.reduce((sum, each) => sum + each.width, 0);
  const template = columns.map((each) => `minmax(${each.width}px, ${each.width}fr)`).join(" ");
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={`${TABLE_NAMES[kind]} of ${context.diagram.name}`}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={
        editing !== null || item === undefined || column === undefined
          ? undefined
          : cellId(at.row, columnAt)
      }
      className={styles["grid"]}
      onKeyDown={onKeyDown}
    >
      <GridHead
        columns={columns}
        width={width}
        template={template}
        sort={props.sort}
        onSort={props.onSort}
      />
      <div
        role="rowgroup"
        className={styles["rows"]}
        style={{ height: virtual.getTotalSize(), minWidth: width }}
      >
        {virtual.getVirtualItems().map((place) => {
          const each = rows[place.index];
          if (each === undefined) return null;
          const current = place.index === at.row;
          return (
            <TableRow
              key={each.id}
              item={each}
              context={context}
              columns={columns}
              template={template}
              at={place.index}
              top={place.start}
              selected={selection.has(each.id)}
              columnAt={current ? columnAt : null}
              editor={
                current && editing !== null && column !== undefined ? (
                  <CellEditor
                    label={column.label}
                    cell={cellOf(context, each, column)}
                    startsWith={editing.text}
                    onCommit={commit}
                    onDone={toGrid}
                    onLeave={() => setEditing(null)}
                    onMove={(step) => {
                      toGrid();
                      go(at.row, columnAt + step);
                    }}
                  />
                ) : null
              }
              onCell={(to, extend) => {
                setEditing(null);
                go(place.index, to, extend);
                scroller.current?.focus();
              }}
              onEdit={() => edit(null)}
            />
          );
        })}
      </div>
      {rows.length === 0 ? (
        <NoRows
          kind={kind}
          filtered={total > 0}
          onShowAll={props.onShowAll}
          onAdd={() => focusRegion("newRow")}
        />
      ) : null}
    </div>
  );
}

function scrollToColumn(grid: HTMLElement | null, column: number): void {
  const cell = grid?.querySelector(`[role="columnheader"][aria-colindex="${column + 1}"]`);
  cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
