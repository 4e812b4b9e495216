import {
  ArrowUpToLine,
  BookmarkPlus,
  GitCompareArrows,
  History,
  Redo2,
  Undo2,
  X,
} from "lucide-react";
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { useStore } from "zustand";
import type { Revision } from "../../shared/api-projects.ts";
import { nameState } from "../actions/name-state.ts";
import { toggleHistory } from "../actions/toggle-history.ts";
import { isComplete, type StatePoint } from "../state/timeline.ts";
import { useActionContext, useProject, useProjectState } from "../ui/context.ts";
import { Button, IconButton } from "../ui/controls.tsx";
import type { MenuEntry } from "../ui/MenuLine.tsx";
import { createRowMenu, RowMenu, type RowMenuContent, type RowMenuHandle } from "../ui/RowMenu.tsx";
import styles from "./History.module.css";
import { historyRows, minorLabel, type HistoryRow } from "./history-rows.ts";
import { RevisionList } from "./RevisionList.tsx";
import { StepList } from "./StepList.tsx";

/** What was done to the model, step by step, and the states that have a name. */
export function HistoryPanel(): ReactElement {
  const context = useActionContext();
  const { app, focusRegion } = context;
  const project = useProject();
  const { timeline } = project;
  const [menu] = useState(createRowMenu);
  const panel = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => timeline.follow(), [timeline]);
  useEffect(() => {
    const active = document.activeElement;
    if (active !== null && panel.current?.contains(active) === false) cameFrom.current = active;
  }, []);

  function close(): void {
    project.store.setState({ historyShown: false });
    const before = cameFrom.current;
    if (before instanceof HTMLElement && before !== document.body && before.isConnected) {
      before.focus();
    } else focusRegion("canvas");
  }

  function onKeyDown(event: KeyboardEvent): void {
    const inMenu = event.target instanceof Element && event.target.closest("[role=menu]") !== null;
    if (event.key !== "Escape" || event.defaultPrevented || inMenu) return;
    event.preventDefault();
    close();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it from anywhere within
    <aside
      ref={panel}
      className={styles["panel"]}
      aria-label="History"
      data-region="history"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header className={styles["head"]}>
        <h2>History</h2>
        <IconButton small label="Close history" keys={toggleHistory.keys[0]} onClick={close}>
          <X size={15} />
        </IconButton>
      </header>
      <section className={styles["revisions"]} aria-labelledby="revisions-title">
        <div className={styles["sectionHead"]}>
          <h3 id="revisions-title">Revisions</h3>
          <Button tone="quiet" onClick={() => nameState.perform(context)}>
            <BookmarkPlus size={14} aria-hidden="true" />
            {nameState.label}
          </Button>
        </div>
        <RevisionList now={new Date(app.now())} menu={menu} />
      </section>
      <Steps menu={menu} />
      <RowMenu handle={menu} />
    </aside>
  );
}

const NO_REVISIONS: readonly Revision[] = [];

function Steps({ menu }: { readonly menu: RowMenuHandle }): ReactElement {
  const { app } = useActionContext();
  const project = useProject();
  const { timeline } = project;
  const state = useStore(timeline.store);
  const stacks = useProjectState(({ history }) => history);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const complete = isComplete(state);
  const { entries } = state;
  const rows = useMemo(
    () => historyRows({ entries, stacks, complete, opened, now: new Date(app.now()) }),
    [entries, stacks, complete, opened, app],
  );

  function fold(id: string): void {
    setOpened((before) => {
      const others = [...before].filter((other) => other !== id);
      return new Set(before.has(id) ? others : [...others, id]);
    });
  }

  function offers(row: HistoryRow): RowMenuContent {
    switch (row.kind) {
      case "day":
      case "fold":
        return { label: row.label, sections: [] };
      case "start":
        return { label: "The beginning", sections: sections(0, undoing(0, row.current)) };
      case "minor":
        return { label: minorLabel(row.entry), sections: sections(row.entry.seq, []) };
      case "step":
        return { label: row.entry.label, sections: sections(row.entry.seq, travelling(row)) };
    }
  }

  function undoing(seq: number, disabled: boolean): readonly MenuEntry[] {
    const label = seq === 0 ? "Undo everything" : "Undo to here";
    const icon = seq === 0 ? ArrowUpToLine : Undo2;
    return [{ id: "undo-to", label, icon, disabled, perform: () => project.undoTo(seq) }];
  }

  function travelling({ entry: { seq }, state }: Extract<HistoryRow, { kind: "step" }>) {
    if (state === "gone") return [];
    if (state !== "undone") return undoing(seq, state === "current");
    const redo = { id: "redo-to", label: "Redo to here", icon: Redo2 };
    return [{ ...redo, perform: () => project.redoTo(seq) }];
  }

  function sections(seq: number, way: readonly MenuEntry[]): RowMenuContent["sections"] {
    const at: StatePoint = seq;
    const about: readonly MenuEntry[] = [
      {
        id: "name",
        label: nameState.label,
        icon: BookmarkPlus,
        perform: () => app.showDialog({ kind: "nameState", at }),
      },
      {
        id: "compare",
        label: "Compare with now",
        icon: GitCompareArrows,
        perform: () =>
          project.store.setState({ comparing: true, compared: { from: at, to: "now" } }),
      },
    ];
    return way.length === 0 ? [about] : [way, about];
  }

  return (
    <section className={styles["stepSection"]} aria-labelledby="steps-title">
      <div className={styles["sectionHead"]}>
        <h3 id="steps-title">Steps</h3>
      </div>
      {state.problem === null ? null : (
        <p role="alert" className={styles["problem"]}>
          The history could not be read: {state.problem.message}
          <Button onClick={() => timeline.readAgain()}>Try again</Button>
        </p>
      )}
      {rows.length === 1 && entries.length === 0 ? (
        <p className={styles["none"]}>
          <History size={18} aria-hidden="true" />
          Nothing was changed yet. Every step you take will be listed here, and can be taken back at
          any time, even after Palisade was closed.
        </p>
      ) : null}
      <StepList
        rows={rows}
        revisions={state.revisions ?? NO_REVISIONS}
        now={new Date(app.now())}
        menu={menu}
        offers={offers}
        onFold={fold}
        onShowEarlier={complete || !state.read ? null : () => void timeline.showEarlier()}
      />
    </section>
  );
}
