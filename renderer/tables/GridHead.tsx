/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- part of a grid, see TableGrid */
import { ArrowDown, ArrowUp } from "lucide-react";
import type { KeyboardEvent, ReactElement } from "react";
import type { Column, TableSort } from "./diagram-tables.ts";
import styles from "./TableView.module.css";

interface GridHeadProps {
  readonly columns: readonly Column[];
  /** Pixels. */
  readonly width: number;
  /** Columns as CSS lays them out. */
  readonly template: string;
  readonly sort: TableSort | null;
  readonly onSort: (sort: TableSort | null) => void;
}

/** The heads of the columns: one stop for the keyboard; Enter sorts up, down, and as in the diagram again. */
export function GridHead({ columns, width, template, sort, onSort }: GridHeadProps): ReactElement {
  const stop = Math.max(
    0,
    columns.findIndex(({ id }) => id === sort?.column),
  );

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === event.target);
    buttons[at + step]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  function turn(id: Column["id"]): void {
    if (sort?.column !== id) onSort({ column: id, descending: false });
    else onSort(sort.descending ? null : { column: id, descending: true });
  }

  return (
    <div role="rowgroup" className={styles["headGroup"]} style={{ minWidth: width }}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles["headRow"]}
        style={{ gridTemplateColumns: template }}
        onKeyDown={onKeyDown}
      >
        {columns.map(({ id, label }, at) => {
          const sorted = sort?.column === id ? sort : null;
          return (
            <div
              key={id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={sorted === null ? "none" : sorted.descending ? "descending" : "ascending"}
            >
              <button
                type="button"
                tabIndex={at === stop ? 0 : -1}
                title={label}
                onClick={() => turn(id)}
              >
                <span>{label}</span>
                {sorted === null ? null : sorted.descending ? (
                  <ArrowDown size={12} aria-hidden="true" />
                ) : (
                  <ArrowUp size={12} aria-hidden="true" />
                )}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
