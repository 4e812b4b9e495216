/* oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, type ReactElement } from "react";
import type { Id } from "../../shared/model/model.ts";
import type { Template } from "../../shared/template/template.ts";
import type { PlanRow } from "./plan-rows.ts";
import { PlanRowLine } from "./PlanRowLine.tsx";
import styles from "./Upgrade.module.css";

/** Pixels a row has about; each is measured once it is there. */
const ROW_HEIGHT = 58;
const OVERSCAN_ROWS = 8;

interface PlanListProps {
  readonly label: string;
  readonly rows: readonly PlanRow[];
  readonly to: Template;
  readonly onMap: (key: string, stencilId: Id | null) => void;
  readonly onMove: (key: string, accepted: boolean) => void;
}

/** The rows of a plan, however many; those in sight exist. */
export function PlanList({ label, rows, to, onMap, onMove }: PlanListProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- its result is used here only, never handed on memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: OVERSCAN_ROWS,
  });
  return (
    <section ref={scroller} className={styles["scroller"]} tabIndex={0} aria-label={label}>
      <ul className={styles["rows"]} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              className={styles["row"]}
              style={{ transform: `translateY(${start}px)` }}
            >
              <PlanRowLine row={row} to={to} onMap={onMap} onMove={onMove} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
