/* oxlint-disable jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   an item of a tree whose keys and focus are with the tree */
import { ChevronDown, ChevronRight, Copy, Workflow } from "lucide-react";
import type { ReactElement } from "react";
import { KIND_ICONS, KIND_NAMES } from "../inspector/kinds.ts";
import { NameField } from "../ui/NameField.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import styles from "./Outline.module.css";
import type { OutlineRow } from "./outline-rows.ts";

interface OutlineLineProps {
  readonly id: string;
  readonly row: OutlineRow;
  /** Pixels from the top of the tree. */
  readonly top: number;
  readonly active: boolean;
  readonly selected: boolean;
  readonly renaming: boolean;
  /** @param adding to what is selected */
  readonly onShow: (adding: boolean) => void;
  readonly onToggle: () => void;
  readonly onRename: () => void;
  readonly onRenamed: (name: string | null, byKey: boolean) => void;
}

/** A step of indentation, in pixels. */
const INDENT = 14;

/** One row of the outline. */
export function OutlineLine(props: OutlineLineProps): ReactElement {
  const { id, row, top, active, selected, renaming } = props;
  const Icon = row.kind === "diagram" ? Workflow : KIND_ICONS[row.node.item.kind];
  const name = row.kind === "diagram" ? row.title : row.node.item.name;
  const Chevron = row.open === true ? ChevronDown : ChevronRight;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.open ?? undefined}
      aria-selected={selected}
      aria-label={spoken(row)}
      className={styles["row"]}
      data-active={active || undefined}
      data-kind={row.kind === "diagram" ? "diagram" : row.node.item.kind}
      style={{ top, paddingLeft: INDENT * (row.level - 1) }}
      onClick={(event) => props.onShow(event.ctrlKey || event.metaKey || event.shiftKey)}
      onDoubleClick={props.onRename}
    >
      <span
        className={styles["fold"]}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation();
          props.onToggle();
        }}
      >
        {row.open === null ? null : <Chevron size={14} />}
      </span>
      <Icon size={14} aria-hidden="true" />
      {renaming ? (
        <NameField
          label={`Name of ${row.title}`}
          value={name}
          className={styles["nameField"]}
          onDone={props.onRenamed}
        />
      ) : (
        <span className={styles["name"]}>{row.title}</span>
      )}
      {row.alsoIn.length === 0 ? null : (
        <Tooltip label={alsoIn(row)}>
          <span className={styles["also"]} aria-hidden="true">
            <Copy size={12} />
          </span>
        </Tooltip>
      )}
    </div>
  );
}

function spoken(row: OutlineRow): string {
  const kind = row.kind === "diagram" ? "diagram" : KIND_NAMES[row.node.item.kind].toLowerCase();
  const overlap = row.alsoIn.length === 0 ? "" : `. ${alsoIn(row)}`;
  return `${row.title}, ${kind}${overlap}`;
}

function alsoIn(row: OutlineRow): string {
  return `Also in ${row.alsoIn.join(", ")}`;
}
