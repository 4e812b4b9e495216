/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events --
   a table cannot be virtualized by position, and the grid itself takes the keys for its rows */
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import {
  useEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from "react";
import type { Threat } from "../../shared/model/model.ts";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import styles from "./Analysis.module.css";
import { LostVerdicts } from "./LostVerdicts.tsx";
import { changeFilter, selectThreats } from "./select-threats.ts";
import {
  concerns,
  emptyFilter,
  isFiltered,
  keysBetween,
  type ThreatColumn,
  type ThreatContext,
  type ThreatSort,
} from "./threat-list.ts";
import { ThreatFilters } from "./ThreatFilters.tsx";
import { PriorityLabel, StateLabel } from "./ThreatState.tsx";
import { useThreats } from "./use-threats.ts";

const COLUMNS: readonly { readonly id: ThreatColumn; readonly label: string }[] = [
  { id: "number", label: "#" },
  { id: "title", label: "Threat" },
  { id: "category", label: "Category" },
  { id: "interaction", label: "Interaction" },
  { id: "priority", label: "Priority" },
  { id: "state", label: "State" },
  { id: "diagram", label: "Diagram" },
];

/** Pixels; the same in Analysis.module.css. */
const ROW_HEIGHT = 31;
const OVERSCAN_ROWS = 12;
const PAGE_ROWS = 10;

/** All threats of the model as a grid; only the rows that can be seen exist. */
export function ThreatList(): ReactElement {
  const listed = useThreats();
  return (
    <section className={styles["list"]} aria-label="Threats" data-region="threats">
      <ThreatFilters listed={listed} />
      <div>
        <LostVerdicts />
      </div>
      <ThreatGrid rows={listed.shown} context={listed.context} total={listed.all.length} />
    </section>
  );
}

interface ThreatGridProps {
  readonly rows: readonly Threat[];
  readonly context: ThreatContext;
  readonly total: number;
}

function ThreatGrid({ rows, context, total }: ThreatGridProps): ReactElement {
  const project = useProject();
  const { focusRegion } = useActionContext();
  const sort = useProjectState((state) => state.sort);
  const keys = useProjectState((state) => state.threatKeys);
  const selection = useProjectState((state) => state.selection);
  const selected = useMemo(() => new Set(keys), [keys]);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- its result is used here only, never handed on memoized
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN_ROWS,
    scrollPaddingStart: ROW_HEIGHT,
  });
  const activeKey = keys.at(-1);
  const activeAt = rows.findIndex((row) => row.key === activeKey);

  useEffect(() => {
    if (activeAt >= 0) virtual.scrollToIndex(activeAt, { align: "auto" });
  }, [activeKey, activeAt, virtual]);

  function choose(at: number, how: "only" | "add" | "range"): void {
    const row = rows[Math.max(0, Math.min(rows.length - 1, at))];
    if (row === undefined) return;
    if (how === "range" && anchor.current !== null) {
      const range = keysBetween(rows, anchor.current, row.key);
      const ordered = range.at(-1) === row.key ? range : range.toReversed();
      selectThreats(project, threatsByKey(rows, ordered));
      return;
    }
    anchor.current = row.key;
    if (how === "add") {
      const others = keys.filter((key) => key !== row.key);
      const next = selected.has(row.key) ? others : [...others, row.key];
      selectThreats(project, threatsByKey(rows, next));
    } else selectThreats(project, [row]);
  }

  function onKeyDown(event: KeyboardEvent): void {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: activeAt + 1,
      ArrowUp: Math.max(0, activeAt - 1),
      PageDown: activeAt + PAGE_ROWS,
      PageUp: activeAt - PAGE_ROWS,
      Home: 0,
      End: rows.length - 1,
    };
    const target = targets[event.key];
    if (target !== undefined && !event.altKey) choose(target, event.shiftKey ? "range" : "only");
    else if (event.key.toLowerCase() === "a" && (event.ctrlKey || event.metaKey)) {
      selectThreats(project, rows);
    } else if (event.key === "Enter") focusRegion("inspector");
    else if (event.key === "Escape") selectThreats(project, []);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label="Threat list"
      aria-rowcount={rows.length + 1}
      aria-colcount={COLUMNS.length}
      aria-multiselectable="true"
      aria-activedescendant={activeAt < 0 ? undefined : rowId(rows[activeAt]?.number ?? 0)}
      className={styles["grid"]}
      onKeyDown={onKeyDown}
    >
      <HeaderRow sort={sort} />
      <div role="rowgroup" className={styles["rows"]} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((place) => {
          const threat = rows[place.index];
          if (threat === undefined) return null;
          return (
            <ThreatRow
              key={threat.key}
              threat={threat}
              context={context}
              at={place.index}
              top={place.start}
              selected={selected.has(threat.key)}
              related={keys.length === 0 && selection.size > 0 && concerns(threat, selection)}
              onClick={(event) =>
                choose(
                  place.index,
                  event.shiftKey ? "range" : event.ctrlKey || event.metaKey ? "add" : "only",
                )
              }
              onDoubleClick={() => focusRegion("inspector")}
            />
          );
        })}
      </div>
      {rows.length === 0 ? <NoThreats total={total} /> : null}
    </div>
  );
}

function threatsByKey(rows: readonly Threat[], keys: readonly string[]): readonly Threat[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

function rowId(number: number): string {
  return `threat-${number}`;
}

/** One stop for the keyboard, at the column sorted by; Left and Right go to the others. */
function HeaderRow({ sort }: { readonly sort: ThreatSort }): ReactElement {
  const project = useProject();

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === "Enter" || event.key === " ") event.stopPropagation();
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === event.target);
    buttons[at + step]?.focus();
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div role="rowgroup" className={styles["headGroup"]}>
      <div role="row" aria-rowindex={1} className={styles["headRow"]} onKeyDown={onKeyDown}>
        {COLUMNS.map((column, at) => {
          const sorted = sort.column === column.id;
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : "none"}
            >
              <button
                type="button"
                tabIndex={sorted ? 0 : -1}
                onClick={() =>
                  project.store.setState({
                    sort: { column: column.id, descending: sorted && !sort.descending },
                  })
                }
              >
                {column.label}
                {!sorted ? null : sort.descending ? (
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

interface ThreatRowProps {
  readonly threat: Threat;
  readonly context: ThreatContext;
  readonly at: number;
  readonly top: number;
  readonly selected: boolean;
  /** Belongs to what is selected on the canvas. */
  readonly related: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly onDoubleClick: () => void;
}

function ThreatRow(props: ThreatRowProps): ReactElement {
  const { threat, context } = props;
  const cells: readonly (string | ReactElement)[] = [
    String(threat.number),
    threat.title,
    threat.category,
    threat.orphaned ? "No longer in the diagram" : threat.interaction,
    <PriorityLabel
      key="priority"
      priority={threat.verdict.priority}
      priorities={context.priorities}
    />,
    <StateLabel key="state" state={threat.verdict.state} />,
    context.diagramNames.get(threat.diagramId) ?? "",
  ];
  return (
    <div
      role="row"
      id={rowId(threat.number)}
      aria-rowindex={props.at + 2}
      aria-selected={props.selected}
      data-related={props.related || undefined}
      data-orphaned={threat.orphaned || undefined}
      className={styles["row"]}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={props.onClick}
      onDoubleClick={props.onDoubleClick}
    >
      {cells.map((cell, at) => (
        <div
          key={COLUMNS[at]?.id}
          role="gridcell"
          aria-colindex={at + 1}
          title={typeof cell === "string" ? cell : undefined}
        >
          {cell}
        </div>
      ))}
    </div>
  );
}

function NoThreats({ total }: { readonly total: number }): ReactElement {
  const project = useProject();
  const filtered = useProjectState((state) => isFiltered(state.filter));
  return (
    <div className={styles["none"]} role="row">
      <div role="gridcell">
        {filtered && total > 0 ? (
          <>
            <h3>No threat passes the filters</h3>
            <Button onClick={() => changeFilter(project, emptyFilter)}>Show all {total}</Button>
          </>
        ) : (
          <>
            <h3>No threats found</h3>
            <p>
              Threats come from flows that connect two elements. Draw flows in the design, and set
              the properties the template’s rules ask about.
            </p>
          </>
        )}
      </div>
    </div>
  );
}
