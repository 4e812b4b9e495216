/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/role-supports-aria-props --
   part of a grid, which itself takes the keys: see TableGrid; a cell of a grid may be read-only (ARIA 1.2) */
import type { ReactElement, ReactNode } from "react";
import { KIND_ICONS } from "../inspector/kinds.ts";
import { cellOf, type Column, type Item, type TableContext } from "./diagram-tables.ts";
import { cellId } from "./grid-keys.ts";
import styles from "./TableView.module.css";

interface TableRowProps {
  readonly item: Item;
  readonly context: TableContext;
  readonly columns: readonly Column[];
  readonly template: string;
  readonly at: number;
  /** Pixels. */
  readonly top: number;
  readonly selected: boolean;
  /** Column of the cell that has the keyboard; null when it is in another row. */
  readonly columnAt: number | null;
  /** Stands in that cell while it is edited. */
  readonly editor: ReactNode;
  readonly onCell: (column: number, extend: boolean) => void;
  readonly onEdit: () => void;
}

export function TableRow(props: TableRowProps): ReactElement {
  const { item, context, columns, at, columnAt, editor } = props;
  const Icon = KIND_ICONS[item.kind];
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      aria-selected={props.selected}
      className={styles["row"]}
      style={{ transform: `translateY(${props.top}px)`, gridTemplateColumns: props.template }}
    >
      {columns.map((column, place) => {
        const cell = cellOf(context, item, column);
        const current = place === columnAt;
        return (
          <div
            key={column.id}
            id={cellId(at, place)}
            role="gridcell"
            aria-colindex={place + 1}
            aria-readonly={cell.kind === "fixed" || undefined}
            data-current={current || undefined}
            data-column={column.id}
            title={cell.kind === "fixed" ? cell.why : cell.text}
            className={styles["cell"]}
            onClick={(event) => {
              if (!(current && editor !== null)) props.onCell(place, event.shiftKey);
            }}
            onDoubleClick={props.onEdit}
          >
            {current && editor !== null ? (
              editor
            ) : (
              <>
                {place === 0 ? <Icon size={14} aria-hidden="true" /> : null}
                <span>{cell.text.replace(/\s+/gu, " ")}</span>
              </>
            )}
          </div>
        );
      })}
    </div>
  );
}
