/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows placed by position are no list to the browser */
import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import type { Revision } from "../../shared/api-projects.ts";
import { Button } from "../ui/controls.tsx";
import type { RowMenuContent, RowMenuHandle } from "../ui/RowMenu.tsx";
import styles from "./History.module.css";
import type { HistoryRow } from "./history-rows.ts";
import { HistoryRowLine } from "./HistoryRowLine.tsx";

/** Pixels; the same in History.module.css. */
const HEIGHTS: Readonly<Record<HistoryRow["kind"], number>> = {
  day: 30,
  step: 46,
  minor: 28,
  fold: 28,
  start: 46,
};
const OVERSCAN_ROWS = 10;
const PAGE_ROWS = 8;

interface StepListProps {
  readonly rows: readonly HistoryRow[];
  readonly revisions: readonly Revision[];
  readonly now: Date;
  readonly menu: RowMenuHandle;
  readonly offers: (row: HistoryRow) => RowMenuContent;
  /** Opens or closes the fold of this id. */
  readonly onFold: (id: string) => void;
  /** Null when nothing is earlier. */
  readonly onShowEarlier: (() => void) | null;
}

/** The rows of the history; only those that can be seen exist. One stop for the keyboard, arrows go on from there. */
export function StepList(props: StepListProps): ReactElement {
  const { rows, revisions, now, onShowEarlier } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const focusWanted = useRef<string | null>(null);
  const found = rows.findIndex(({ id }) => id === activeId);
  const activeAt = found >= 0 ? found : rows.findIndex(({ kind }) => kind !== "day");
  // oxlint-disable-next-line react/incompatible-library -- its result is used here only, never handed on memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => HEIGHTS[rows[at]?.kind ?? "step"],
    getItemKey: (at) => rows[at]?.id ?? at,
    overscan: OVERSCAN_ROWS,
    // The row that has the keyboard must exist wherever the list was scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), activeAt])]
        .filter((at) => at >= 0)
        .sort((a, b) => a - b),
  });

  function go(from: number, step: -1 | 1): void {
    let at = Math.max(0, Math.min(rows.length - 1, from));
    while (rows[at]?.kind === "day") at += step;
    const row = rows[at];
    if (row === undefined) return;
    focusWanted.current = row.id;
    setActiveId(row.id);
    virtual.scrollToIndex(at, { align: "auto" });
  }

  function onKey(event: KeyboardEvent): boolean {
    const moves: Readonly<Record<string, readonly [number, -1 | 1]>> = {
      ArrowDown: [activeAt + 1, 1],
      ArrowUp: [activeAt - 1, -1],
      PageDown: [activeAt + PAGE_ROWS, 1],
      PageUp: [activeAt - PAGE_ROWS, -1],
      Home: [0, 1],
      End: [rows.length - 1, -1],
    };
    const move = moves[event.key];
    if (move === undefined || event.altKey) return false;
    event.preventDefault();
    go(...move);
    return true;
  }

  return (
    <div ref={scroller} className={styles["steps"]}>
      <div
        role="list"
        aria-label="Steps, newest first"
        className={styles["rows"]}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((place) => {
          const row = rows[place.index];
          if (row === undefined) return null;
          return (
            <div
              key={row.id}
              role="listitem"
              aria-setsize={rows.length}
              aria-posinset={place.index + 1}
              className={styles["place"]}
              style={{ transform: `translateY(${place.start}px)`, height: place.size }}
            >
              {row.kind === "day" ? (
                <h4 className={styles["day"]}>{row.label}</h4>
              ) : (
                <HistoryRowLine
                  row={row}
                  revisions={revisions}
                  now={now}
                  menu={props.menu}
                  offers={props.offers(row)}
                  active={place.index === activeAt}
                  onButton={(button) => {
                    if (button === null || focusWanted.current !== row.id) return;
                    focusWanted.current = null;
                    button.focus({ preventScroll: true });
                  }}
                  onFocus={() => setActiveId(row.id)}
                  onKey={onKey}
                  onFold={() => props.onFold(row.id)}
                />
              )}
            </div>
          );
        })}
      </div>
      {onShowEarlier === null ? null : (
        <Button tone="quiet" className={styles["earlier"]} onClick={onShowEarlier}>
          Show earlier
        </Button>
      )}
    </div>
  );
}
