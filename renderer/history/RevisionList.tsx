import { Bookmark, GitCompareArrows, Pencil, RotateCcw, Trash2 } from "lucide-react";
import { useState, type KeyboardEvent, type ReactElement } from "react";
import { useStore } from "zustand";
import type { Revision } from "../../shared/api-projects.ts";
import { sinceWhen } from "../start/since-when.ts";
import type { App } from "../state/app.ts";
import type { Project } from "../state/project.ts";
import { takeBack } from "../state/take-back.ts";
import { useActionContext, useProject } from "../ui/context.ts";
import type { MenuEntry } from "../ui/MenuLine.tsx";
import { RowMenuButton, type RowMenuHandle } from "../ui/RowMenu.tsx";
import styles from "./History.module.css";
import { fullTime } from "./moments.ts";

interface RevisionListProps {
  readonly now: Date;
  readonly menu: RowMenuHandle;
}

/** The named states of the model; one stop for the keyboard, arrows go on from there. */
export function RevisionList({ now, menu }: RevisionListProps): ReactElement {
  const { app, focusRegion } = useActionContext();
  const project = useProject();
  const revisions = useStore(project.timeline.store, (state) => state.revisions);
  const [activeId, setActiveId] = useState<string | null>(null);
  if (revisions === null) return <p className={styles["hint"]}>Reading…</p>;
  if (revisions.length === 0) {
    return (
      <p className={styles["hint"]}>
        Name a state before a review or a release. You can compare with it later, and go back to it.
      </p>
    );
  }
  const active = revisions.find(({ revisionId }) => revisionId === activeId) ?? revisions[0];

  return (
    <ul className={styles["revisionList"]}>
      {revisions.map((revision) => {
        const { revisionId, name, author, seq, madeAt } = revision;
        const moment = new Date(madeAt);
        return (
          <li key={revisionId}>
            <RowMenuButton
              handle={menu}
              content={{
                label: name,
                sections: revisionMenu(revision, app, project, () => focusRegion("comparison")),
              }}
              active={revision === active}
              className={styles["row"]}
              onFocus={() => setActiveId(revisionId)}
              onKey={goToOtherRow}
            >
              <Bookmark size={14} aria-hidden="true" className={styles["bookmark"]} />
              <span className={styles["text"]}>
                <span className={styles["label"]} title={name}>
                  {name}
                </span>
                <span className={styles["about"]}>
                  {author === "" ? null : <span className={styles["author"]}>{author}</span>}
                  <time dateTime={madeAt} title={fullTime(moment)}>
                    {sinceWhen(moment, now)}
                  </time>
                  <span>{seq === 0 ? "the beginning" : `change ${seq}`}</span>
                </span>
              </span>
            </RowMenuButton>
          </li>
        );
      })}
    </ul>
  );
}

/** Up and Down go from row to row; true when the key was one of them. */
function goToOtherRow(event: KeyboardEvent<HTMLElement>): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || event.altKey) return false;
  const list = event.currentTarget.closest("ul");
  const rows = [...(list?.querySelectorAll<HTMLElement>("[aria-haspopup]") ?? [])];
  rows[rows.indexOf(event.currentTarget) + step]?.focus();
  event.preventDefault();
  return true;
}

function revisionMenu(
  revision: Revision,
  app: App,
  project: Project,
  focusComparison: () => void,
): readonly (readonly MenuEntry[])[] {
  const compare = (): void => {
    project.store.setState({ comparing: true, compared: { from: revision.seq, to: "now" } });
  };
  return [
    [
      { id: "compare", label: "Compare with now", icon: GitCompareArrows, perform: compare },
      {
        id: "compare-other",
        label: "Compare with another…",
        icon: GitCompareArrows,
        perform() {
          compare();
          focusComparison();
        },
      },
      {
        id: "restore",
        label: "Restore",
        icon: RotateCcw,
        perform: () => void restore(revision, app, project),
      },
    ],
    [
      {
        id: "rename",
        label: "Rename…",
        icon: Pencil,
        perform: () => app.showDialog({ kind: "renameRevision", revision }),
      },
      {
        id: "delete",
        label: "Delete…",
        icon: Trash2,
        perform: () => app.showDialog({ kind: "deleteRevision", revision }),
      },
    ],
  ];
}

async function restore({ revisionId, name }: Revision, app: App, project: Project): Promise<void> {
  const restored = await project.restore(revisionId);
  if (restored.ok) {
    app.notify({
      tone: "done",
      title: `Restored “${name}”`,
      text: "Nothing is lost: this is one new step, which undo takes back.",
      action: { label: "Undo", perform: () => takeBack(project, restored.value.seq) },
    });
    return;
  }
  app.showDialog({
    kind: "problem",
    title: "The revision could not be restored",
    problem: restored.problem,
  });
}
