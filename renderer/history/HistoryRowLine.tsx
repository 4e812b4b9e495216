import { Bookmark, ChevronDown, ChevronRight } from "lucide-react";
import type { KeyboardEvent, ReactElement } from "react";
import type { LogEntry } from "../../shared/api-values.ts";
import type { Revision } from "../../shared/api-projects.ts";
import { sinceWhen } from "../start/since-when.ts";
import { RowMenuButton, type RowMenuContent, type RowMenuHandle } from "../ui/RowMenu.tsx";
import styles from "./History.module.css";
import { minorLabel, type HistoryRow, type StepState } from "./history-rows.ts";
import { fullTime, timeOfDay } from "./moments.ts";

interface HistoryRowLineProps {
  readonly row: Exclude<HistoryRow, { kind: "day" }>;
  readonly revisions: readonly Revision[];
  readonly now: Date;
  readonly menu: RowMenuHandle;
  /** What the row offers; not asked for a fold. */
  readonly offers: RowMenuContent;
  /** Whether it is the list's one stop for the keyboard. */
  readonly active: boolean;
  /** Called with its button as that comes and goes. */
  readonly onButton: (button: HTMLElement | null) => void;
  readonly onFocus: () => void;
  readonly onKey: (event: KeyboardEvent<HTMLElement>) => boolean;
  /** Opens or closes a fold. */
  readonly onFold: () => void;
}

/** One row of the history: opens its menu, or what is folded into it. */
export function HistoryRowLine(props: HistoryRowLineProps): ReactElement {
  const { row, revisions, now, active, onButton, onFocus, onKey } = props;
  if (row.kind === "fold") {
    return (
      <button
        ref={onButton}
        type="button"
        data-row="fold"
        aria-expanded={row.open}
        tabIndex={active ? 0 : -1}
        className={styles["row"]}
        onFocus={onFocus}
        onKeyDown={onKey}
        onClick={props.onFold}
      >
        {row.open ? (
          <ChevronDown size={13} aria-hidden="true" />
        ) : (
          <ChevronRight size={13} aria-hidden="true" />
        )}
        <span className={styles["label"]}>{row.label}</span>
      </button>
    );
  }
  const state =
    row.kind === "step" ? row.state : row.kind === "start" ? startState(row) : undefined;
  return (
    <RowMenuButton
      handle={props.menu}
      content={props.offers}
      active={active}
      className={styles["row"]}
      current={state === "current"}
      data={{ "data-row": row.kind, "data-state": state }}
      onButton={onButton}
      onFocus={onFocus}
      onKey={onKey}
    >
      {row.kind === "step" ? (
        <Step entry={row.entry} state={row.state} revisions={revisions} now={now} />
      ) : row.kind === "minor" ? (
        <Minor entry={row.entry} revisions={revisions} />
      ) : (
        <Start state={startState(row)} revisions={revisions} />
      )}
    </RowMenuButton>
  );
}

function startState({ current }: { readonly current: boolean }): StepState {
  return current ? "current" : "done";
}

const STATES: Readonly<Record<StepState, string>> = {
  current: "you are here",
  done: "",
  undone: "undone",
  gone: "undone for good",
};

interface StepProps {
  readonly entry: LogEntry;
  readonly state: StepState;
  readonly revisions: readonly Revision[];
  readonly now: Date;
}

function Step({ entry, state, revisions, now }: StepProps): ReactElement {
  const moment = new Date(entry.madeAt);
  return (
    <>
      <span className={styles["dot"]} aria-hidden="true" />
      <span className={styles["text"]}>
        <span className={styles["label"]} title={entry.label}>
          {entry.label}
        </span>
        <span className={styles["about"]}>
          {entry.author === "" ? null : <span className={styles["author"]}>{entry.author}</span>}
          <time dateTime={entry.madeAt} title={fullTime(moment)}>
            {sinceWhen(moment, now)}
          </time>
        </span>
      </span>
      <Marks state={state} seq={entry.seq} revisions={revisions} />
    </>
  );
}

function Minor({
  entry,
  revisions,
}: {
  readonly entry: LogEntry;
  readonly revisions: readonly Revision[];
}): ReactElement {
  const moment = new Date(entry.madeAt);
  return (
    <>
      <span className={styles["label"]} title={minorLabel(entry)}>
        {minorLabel(entry)}
      </span>
      <Marks state="done" seq={entry.seq} revisions={revisions} />
      <time dateTime={entry.madeAt} title={fullTime(moment)}>
        {timeOfDay(moment)}
      </time>
    </>
  );
}

function Start({
  state,
  revisions,
}: {
  readonly state: StepState;
  readonly revisions: readonly Revision[];
}): ReactElement {
  return (
    <>
      <span className={styles["dot"]} aria-hidden="true" />
      <span className={styles["text"]}>
        <span className={styles["label"]}>The beginning</span>
        <span className={styles["about"]}>As the model was made or opened</span>
      </span>
      <Marks state={state} seq={0} revisions={revisions} />
    </>
  );
}

interface MarksProps {
  readonly state: StepState;
  readonly seq: number;
  readonly revisions: readonly Revision[];
}

/** Whether it is where the model stands, was taken back, or has a name. */
function Marks({ state, seq, revisions }: MarksProps): ReactElement {
  const names = revisions.filter((revision) => revision.seq === seq).map(({ name }) => name);
  return (
    <>
      {names.length === 0 ? null : (
        <span className={styles["named"]} title={names.join(", ")}>
          <Bookmark size={13} aria-hidden="true" />
          <span className="visually-hidden">named {names.join(", ")}</span>
        </span>
      )}
      {STATES[state] === "" ? null : (
        <span className={styles["mark"]} data-state={state}>
          {STATES[state]}
        </span>
      )}
    </>
  );
}
