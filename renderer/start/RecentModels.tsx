import { AppWindow, ListFilter, Trash2 } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import type { ProjectSummary } from "../../shared/api-projects.ts";
import { useActionContext } from "../ui/context.ts";
import { IconButton, TextInput } from "../ui/controls.tsx";
import { Examples } from "./Examples.tsx";
import { sinceWhen } from "./since-when.ts";
import styles from "./StartScreen.module.css";

/** All models, the one changed last first. */
export function RecentModels({
  recent,
}: {
  readonly recent: readonly ProjectSummary[];
}): ReactElement {
  const [text, setText] = useState("");
  const shown = useMemo(() => {
    const words = text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
    return recent.filter((summary) => {
      const all = `${summary.name} ${summary.fileName ?? ""} ${summary.templateName}`;
      return words.every((word) => all.toLocaleLowerCase().includes(word));
    });
  }, [recent, text]);
  return (
    <section className={styles["recent"]} aria-labelledby="recent-title">
      <header className={styles["recentHead"]}>
        <h2 id="recent-title">Your models</h2>
        <span className={styles["count"]}>{recent.length}</span>
        <div className={styles["search"]}>
          <ListFilter size={15} aria-hidden="true" />
          <TextInput
            type="search"
            aria-label="Filter models"
            placeholder="Filter models"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      </header>
      {shown.length === 0 ? (
        <p className={styles["none"]}>No model matches “{text}”.</p>
      ) : (
        <ul className={styles["list"]} aria-label="Models">
          {shown.map((summary) => (
            <RecentModel key={summary.id} summary={summary} />
          ))}
        </ul>
      )}
      {text === "" ? <Examples /> : null}
    </section>
  );
}

function RecentModel({ summary }: { readonly summary: ProjectSummary }): ReactElement {
  const { app } = useActionContext();
  const judged = summary.threats - summary.unjudged;
  const share = summary.threats === 0 ? 0 : judged / summary.threats;
  return (
    <li className={styles["row"]}>
      <button
        type="button"
        className={styles["open"]}
        onClick={() => void app.openProject(summary.id)}
      >
        <span className={styles["initial"]} aria-hidden="true">
          {initials(summary.name)}
        </span>
        <span className={styles["title"]}>
          <strong>{summary.name}</strong>
          <span>
            {summary.fileName ?? "Made here"} · {summary.templateName}
          </span>
        </span>
        <span className={styles["numbers"]}>
          <span>
            {summary.diagrams} {summary.diagrams === 1 ? "diagram" : "diagrams"} · {summary.threats}{" "}
            {summary.threats === 1 ? "threat" : "threats"}
          </span>
          <span className={styles["progress"]}>
            <span className={styles["bar"]} aria-hidden="true">
              <span style={{ width: `${Math.round(share * 100)}%` }} />
            </span>
            {summary.threats === 0
              ? "nothing to judge"
              : summary.unjudged === 0
                ? "all judged"
                : `${summary.unjudged} to judge`}
          </span>
        </span>
        <time className={styles["when"]} dateTime={summary.updatedAt}>
          {sinceWhen(new Date(summary.updatedAt), new Date(app.now()))}
        </time>
      </button>
      <IconButton
        label={`Open ${summary.name} in a new window`}
        className={styles["beside"]}
        onClick={() => app.openWindow(summary.id)}
      >
        <AppWindow size={15} />
      </IconButton>
      <IconButton
        label={`Delete ${summary.name}`}
        className={styles["delete"]}
        onClick={() => app.showDialog({ kind: "delete", summary })}
      >
        <Trash2 size={15} />
      </IconButton>
    </li>
  );
}

function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? words.slice(0, 2).map((word) => word[0]) : [words[0]?.slice(0, 2)];
  return letters.join("").toLocaleUpperCase();
}
