/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a datalist can show neither groups nor what matched */
import { Search } from "lucide-react";
import { useEffect, useId, useMemo, useState, type KeyboardEvent, type ReactElement } from "react";
import { useStore } from "zustand";
import type { SearchHit } from "../../shared/api-over-models.ts";
import { useActionContext, useApp, useAppState } from "../ui/context.ts";
import { TextInput } from "../ui/controls.tsx";
import { groupHits } from "./hit-list.ts";
import { Hit } from "./Hit.tsx";
import styles from "./SearchView.module.css";

const PAGE_HITS = 8;

/** Search over all models: typed above, chosen with the arrow keys, opened with Enter. */
export function SearchView(): ReactElement {
  const { app, focusRegion } = useActionContext();
  const state = useStore(app.search.store);
  const { text, hits, answered } = state;
  const groups = useMemo(() => groupHits(hits), [hits]);
  const shown = useMemo(() => groups.flatMap((group) => group.hits), [groups]);
  const [active, setActive] = useState({ answered, at: 0 });
  // Another answer begins at its best hit.
  const at = active.answered === answered ? Math.min(active.at, shown.length - 1) : 0;
  const listId = useId();
  const optionId = (place: number): string => `${listId}-${place}`;
  const activeId = shown.length > 0 ? optionId(at) : undefined;

  useEffect(() => {
    if (activeId === undefined) return;
    document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  async function open({ projectId, diagramId, itemId, threatKey }: SearchHit): Promise<void> {
    await app.openProject(projectId, { diagramId, itemId, threatKey });
    focusRegion(threatKey === null ? "canvas" : "threats");
  }

  function onKeyDown(event: KeyboardEvent): void {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE_HITS,
      PageUp: at - PAGE_HITS,
    };
    const target = targets[event.key];
    if (target !== undefined) {
      setActive({ answered, at: Math.max(0, Math.min(shown.length - 1, target)) });
    } else if (event.key === "Enter") {
      const chosen = shown[at]?.hit;
      // What is shown may still belong to an earlier text.
      if (chosen !== undefined && answered === text) void open(chosen);
    } else if (event.key === "Escape" && text !== "") app.search.type("");
    else return;
    event.preventDefault();
  }

  return (
    <section className={styles["view"]} aria-labelledby={`${listId}-title`}>
      <header className={styles["head"]}>
        <h2 id={`${listId}-title`}>Search all models</h2>
        <div className={styles["field"]}>
          <Search size={17} aria-hidden="true" />
          <TextInput
            role="combobox"
            data-region="search"
            aria-label="Search all models"
            aria-expanded={shown.length > 0}
            aria-controls={shown.length > 0 ? listId : undefined}
            aria-activedescendant={activeId}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            maxLength={1000}
            placeholder="Names, threats, descriptions, justifications, notes"
            value={text}
            onChange={(event) => app.search.type(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <Summary models={groups.length} hits={shown.length} />
      </header>
      {shown.length > 0 ? (
        <div
          key={answered}
          id={listId}
          role="listbox"
          aria-label="Found"
          className={styles["groups"]}
        >
          {groups.map((group) => (
            <div
              key={group.projectId}
              role="group"
              aria-labelledby={`${listId}-${group.projectId}`}
              className={styles["group"]}
            >
              <div
                id={`${listId}-${group.projectId}`}
                role="presentation"
                className={styles["groupHead"]}
              >
                {group.name} <span>{group.hits.length}</span>
              </div>
              {group.hits.map(({ at: place, hit }) => (
                <Hit
                  key={place}
                  id={optionId(place)}
                  hit={hit}
                  active={place === at}
                  onOpen={() => void open(hit)}
                />
              ))}
            </div>
          ))}
        </div>
      ) : (
        <Nothing />
      )}
    </section>
  );
}

interface SummaryProps {
  readonly models: number;
  readonly hits: number;
}

/** Says how much was found, to ears as well. */
function Summary({ models, hits }: SummaryProps): ReactElement {
  const { answered, more, unread } = useStore(useApp().search.store);
  const found =
    answered === null || hits === 0
      ? ""
      : `${more ? `The best ${hits} hits` : hits === 1 ? "1 hit" : `${hits} hits`} in ${models === 1 ? "1 model" : `${models} models`}`;
  const missing = unread.length === 0 ? "" : `Could not be searched: ${unread.join(", ")}.`;
  return (
    <div className={styles["summary"]}>
      <output>
        {found}
        {missing === "" ? null : <span className={styles["unread"]}> {missing}</span>}
      </output>
      {hits > 0 ? (
        <span className={styles["keys"]} aria-hidden="true">
          <kbd>↑</kbd> <kbd>↓</kbd> choose <kbd>Enter</kbd> open
        </span>
      ) : null}
    </div>
  );
}

/** What there is to say while nothing is listed. */
function Nothing(): ReactElement | null {
  const { answered, problem, text } = useStore(useApp().search.store);
  const models = useAppState((state) => state.recent?.length ?? null);
  if (problem !== null) {
    return (
      <div className={styles["nothing"]} role="alert">
        <h3>The search failed</h3>
        <p>{problem.message}</p>
        {problem.remedy === null ? null : <p>{problem.remedy}</p>}
      </div>
    );
  }
  if (text.trim() === "") {
    return (
      <div className={styles["nothing"]}>
        <h3>{models === 0 ? "There is no model to search yet" : "Find anything in any model"}</h3>
        <ul>
          <li>
            <strong>The beginning of a word is enough</strong>: “auth data” finds “Authorization
            Database”. Every word must occur; capitals and accents do not matter.
          </li>
          <li>
            <strong>Names and texts are searched</strong>: models and what is said about them,
            diagrams, elements, flows, boundaries, annotations, notes, and every threat with its
            justification.
          </li>
          <li>
            <strong>Enter opens the model at that very thing</strong>: selected in its diagram, or
            in the list of threats.
          </li>
        </ul>
      </div>
    );
  }
  if (answered !== text) return null;
  return (
    <div className={styles["nothing"]}>
      <h3>Nothing found for “{text.trim()}”</h3>
      <p>
        Every word must be the beginning of a word in the same name or text. Try fewer or shorter
        words.
      </p>
    </div>
  );
}
