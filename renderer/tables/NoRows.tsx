/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- part of a grid, see TableGrid */
import type { ReactElement } from "react";
import { Button } from "../ui/controls.tsx";
import { TABLE_NAMES, type TableKind } from "./diagram-tables.ts";
import styles from "./TableView.module.css";

const TEACHING: Record<TableKind, string> = {
  elements: "Choose a stencil above, name it, and it finds its own place on the diagram.",
  flows: "Choose where data comes from and where it goes: threats come from flows.",
  boundaries:
    "Boundaries hold elements that trust one another; flows that cross them are where threats are.",
  notes: "Notes are free text on the diagram.",
};

interface NoRowsProps {
  readonly kind: TableKind;
  /** Whether there are rows, none of which passes the filter. */
  readonly filtered: boolean;
  readonly onShowAll: () => void;
  readonly onAdd: () => void;
}

/** What an empty table says, and the way on from there. */
export function NoRows({ kind, filtered, onShowAll, onAdd }: NoRowsProps): ReactElement {
  const name = TABLE_NAMES[kind].toLowerCase();
  return (
    <div className={styles["none"]} role="row">
      <div role="gridcell">
        {filtered ? (
          <>
            <h2>None of the {name} passes the filter</h2>
            <Button onClick={onShowAll}>Show all</Button>
          </>
        ) : (
          <>
            <h2>No {name} yet</h2>
            <p>{TEACHING[kind]}</p>
            <Button onClick={onAdd}>Add the first</Button>
          </>
        )}
      </div>
    </div>
  );
}
