import { FolderOpen, Keyboard, Lock, Plus, Search, SunMoon, Trash2 } from "lucide-react";
import { useMemo, useState, type ReactElement } from "react";
import type { ProjectSummary } from "../../shared/api.ts";
import { newModel } from "../actions/new-model.ts";
import { openFile } from "../actions/open-file.ts";
import { showKeys } from "../actions/show-keys.ts";
import { toggleTheme } from "../actions/toggle-theme.ts";
import { BrandMark } from "../ui/BrandMark.tsx";
import { useActionContext, useAppState } from "../ui/context.ts";
import { Button, IconButton, Keys, Spinner, TextInput } from "../ui/controls.tsx";
import { sinceWhen } from "./since-when.ts";
import styles from "./StartScreen.module.css";

/** Where the app begins: make, open, or go on with a model. */
export function StartScreen(): ReactElement {
  const context = useActionContext();
  const recent = useAppState((state) => state.recent);
  const version = useAppState((state) => state.version);
  return (
    <div className={styles["start"]}>
      <aside className={styles["side"]}>
        <div className={styles["brand"]}>
          <BrandMark size={40} />
          <div>
            <h1>Palisade</h1>
            <p>Threat modeling, offline and open</p>
          </div>
        </div>
        <nav className={styles["ways"]} aria-label="Begin">
          <Button tone="primary" size="large" onClick={() => newModel.perform(context)}>
            <Plus size={16} aria-hidden="true" />
            New model
          </Button>
          <Button size="large" onClick={() => openFile.perform(context)}>
            <FolderOpen size={16} aria-hidden="true" />
            Open file…
          </Button>
          <p className={styles["hint"]}>
            Opens models (.tm7) and templates (.tb7) of the Microsoft Threat Modeling Tool. You can
            also drop a file anywhere here.
          </p>
        </nav>
        <div className={styles["foot"]}>
          <IconButton
            label="Switch colours"
            keys="Alt+L"
            onClick={() => toggleTheme.perform(context)}
          >
            <SunMoon size={16} />
          </IconButton>
          <IconButton label="Keyboard shortcuts" keys="?" onClick={() => showKeys.perform(context)}>
            <Keyboard size={16} />
          </IconButton>
          {version === "" ? null : <span className={styles["version"]}>Version {version}</span>}
        </div>
      </aside>
      <main className={styles["main"]}>
        <ReadOnlyBanner />
        {recent === null ? (
          <output className={styles["loading"]}>
            <Spinner /> Reading your models
          </output>
        ) : recent.length === 0 ? (
          <NothingYet />
        ) : (
          <RecentModels recent={recent} />
        )}
      </main>
    </div>
  );
}

/** Says so before anyone begins work that cannot be stored. */
function ReadOnlyBanner(): ReactElement | null {
  const readOnly = useAppState((state) => state.readOnly);
  if (readOnly === null) return null;
  return (
    <section className={styles["readOnly"]} aria-labelledby="read-only-title">
      <Lock size={16} aria-hidden="true" />
      <div>
        <h2 id="read-only-title">You can look, but nothing can be stored</h2>
        <p>
          The data folder <code>{readOnly.place}</code> cannot be written to. Give yourself the
          right to write there, or free some space: the next change is then stored. Models can be
          opened and exported as they are.
        </p>
      </div>
    </section>
  );
}

function NothingYet(): ReactElement {
  return (
    <section className={styles["empty"]} aria-labelledby="empty-title">
      <Sketch />
      <h2 id="empty-title">Your models will appear here</h2>
      <p>A threat model takes three steps, and you can start with any of them.</p>
      <ol>
        <li>
          <strong>Draw</strong> the system: processes, data stores, who uses them, the data that
          flows, and the boundaries of trust it crosses.
        </li>
        <li>
          <strong>Analyze</strong>: the template’s rules list the threats to every flow.
        </li>
        <li>
          <strong>Judge</strong> each threat, give your reason, and print the report.
        </li>
      </ol>
      <p className={styles["keysHint"]}>
        <Keys keys="Alt+N" /> new model <Keys keys="Mod+O" /> open a file <Keys keys="?" /> all keys
      </p>
    </section>
  );
}

/** A data-flow diagram in miniature: what this app is about, without words. */
function Sketch(): ReactElement {
  return (
    <svg className={styles["sketch"]} viewBox="0 0 320 120" aria-hidden="true" focusable="false">
      <g fill="none" strokeWidth="1.75">
        <rect className={styles["sketchBoundary"]} x="112" y="8" width="198" height="104" rx="6" />
        <path className={styles["sketchFlow"]} d="M76 54q34-18 66-2M206 60q24-10 44 0" />
      </g>
      <g className={styles["sketchArrow"]}>
        <path d="m144 53-9-6.5-1.5 8zM252 61l-9-6.5-1.5 8z" />
      </g>
      <g className={styles["sketchShape"]} strokeWidth="1.75">
        <rect x="16" y="38" width="58" height="40" rx="3" />
        <circle cx="175" cy="60" r="30" />
        <path d="M254 44h44M254 78h44" />
      </g>
      <g className={styles["sketchInk"]}>
        <rect x="30" y="55" width="30" height="5" rx="2.5" />
        <rect x="157" y="57" width="36" height="5" rx="2.5" />
        <rect x="262" y="58" width="28" height="5" rx="2.5" />
      </g>
    </svg>
  );
}

function RecentModels({ recent }: { readonly recent: readonly ProjectSummary[] }): ReactElement {
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
          <Search size={15} aria-hidden="true" />
          <TextInput
            type="search"
            aria-label="Search models"
            placeholder="Search models"
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
