/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus --
   a list that is painted in part; the list itself takes the keys for its lines */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useId, useRef, type KeyboardEvent, type ReactElement } from "react";
import { matchesKey } from "../actions/keys.ts";
import { nextRecord, type RecordRow } from "./record-rows.ts";
import styles from "./RecordList.module.css";
import type { Copying } from "./use-copying.ts";

/** Pixels; the same in RecordList.module.css. */
const ROW_HEIGHT = 32;
const TALL_ROW_HEIGHT = 46;
const OVERSCAN_ROWS = 12;
const PAGE_ROWS = 10;

interface RecordListProps {
  readonly label: string;
  readonly rows: readonly RecordRow[];
  /** Place of the selected record; null for none. */
  readonly selected: number | null;
  readonly onSelect: (at: number) => void;
  /** Moves the selected record up or down its list; left out where it cannot be moved. */
  readonly onMove?: ((step: -1 | 1) => void) | undefined;
  readonly onDuplicate?: (() => void) | undefined;
  readonly onDelete?: (() => void) | undefined;
  /** Left out where records cannot be taken to other templates. */
  readonly copying?: Copying;
  /** What is said when nothing is listed. */
  readonly empty: string;
}

function stepOf(key: string): 1 | -1 | undefined {
  if (key === "ArrowDown") return 1;
  return key === "ArrowUp" ? -1 : undefined;
}

/** Records one of which is selected. Arrows go, Alt with an arrow moves the record, Ctrl+D duplicates it, Delete deletes it. */
export function RecordList(props: RecordListProps): ReactElement {
  const { label, rows, selected, onSelect } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const found = rows.findIndex(({ at }) => at !== null && at === selected);
  const tall = rows.some(({ detail }) => detail !== undefined);
  const height = tall ? TALL_ROW_HEIGHT : ROW_HEIGHT;
  // oxlint-disable-next-line react/incompatible-library -- its result is used here only, never handed on memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.at === null ? ROW_HEIGHT : height),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN_ROWS,
    // The line that has the keyboard must exist wherever the list was scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(found < 0 ? [] : [found])])].sort(
        (a, b) => a - b,
      ),
  });

  useEffect(() => virtual.measure(), [virtual, tall]);
  useEffect(() => {
    if (found >= 0) virtual.scrollToIndex(found, { align: "auto" });
  }, [virtual, found]);

  function go(line: number): void {
    const at = rows[line]?.at;
    if (at !== undefined && at !== null) onSelect(at);
  }

  function far(step: 1 | -1): number {
    let line = found;
    for (let count = 0; count < PAGE_ROWS; count++) line = nextRecord(rows, line, step);
    return line;
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = stepOf(event.key);
    if (step !== undefined && event.altKey) props.onMove?.(step);
    else if (matchesKey("Mod+D", event) && found >= 0) props.onDuplicate?.();
    else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (step !== undefined) go(nextRecord(rows, found, step));
    else if (event.key === "Home") go(nextRecord(rows, -1, 1));
    else if (event.key === "End") go(nextRecord(rows, rows.length, -1));
    else if (event.key === "PageDown") go(far(1));
    else if (event.key === "PageUp") go(far(-1));
    else if (event.key === "Delete" && found >= 0) props.onDelete?.();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const optionId = (line: number): string => `${listId}-${line}`;
  return (
    <div
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={found < 0 ? undefined : optionId(found)}
      className={styles["list"]}
      onKeyDown={onKeyDown}
      {...props.copying}
    >
      <div
        role="presentation"
        className={styles["rows"]}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          if (row === undefined) return null;
          if (row.at === null) {
            return (
              <div
                key={key}
                role="presentation"
                className={styles["heading"]}
                style={{ top: start }}
              >
                {row.title} {row.detail === undefined ? null : <span>{row.detail}</span>}
              </div>
            );
          }
          const { at } = row;
          return (
            <div
              key={key}
              id={optionId(index)}
              role="option"
              aria-selected={index === found}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-tall={tall || undefined}
              data-faint={row.faint || undefined}
              className={styles["row"]}
              style={{ top: start }}
              onClick={() => onSelect(at)}
            >
              {row.mark}
              <span className={styles["text"]}>
                <span className={styles["title"]}>{row.title}</span>
                {row.detail === undefined ? null : (
                  <span className={styles["detail"]}>{row.detail}</span>
                )}
              </span>
            </div>
          );
        })}
      </div>
      {rows.length === 0 ? (
        <div role="option" aria-selected="false" aria-disabled="true" className={styles["empty"]}>
          {props.empty}
        </div>
      ) : null}
    </div>
  );
}
