import { useId, type ReactElement } from "react";
import { useStore } from "zustand";
import type { Dashboard } from "../../shared/api-over-models.ts";
import { STATE_NAMES, STATES } from "../analysis/threat-list.ts";
import { useApp } from "../ui/context.ts";
import { useRovingFocus } from "../ui/roving-focus.ts";
import styles from "./Dashboard.module.css";

type ProjectFigures = Dashboard["projects"][number];

/** Every model with its threats by state; choosing one narrows the list to it. */
export function ProjectBars({
  projects,
}: {
  readonly projects: readonly ProjectFigures[];
}): ReactElement {
  const { dashboard } = useApp();
  const chosen = useStore(dashboard.store, ({ filter }) => filter.projectId);
  const titleId = useId();
  const most = Math.max(1, ...projects.map(threatsOf));
  const roving = useRovingFocus(projects.length);
  return (
    <section className={styles["models"]} aria-labelledby={titleId}>
      <header>
        <h3 id={titleId}>Models</h3>
        <ul className={styles["legend"]} aria-hidden="true">
          {STATES.map((state) => (
            <li key={state} data-state={state}>
              {STATE_NAMES[state]}
            </li>
          ))}
        </ul>
      </header>
      <fieldset aria-labelledby={titleId} className={styles["bars"]} {...roving.container}>
        {projects.map((project, at) => (
          <button
            key={project.projectId}
            type="button"
            tabIndex={roving.tabIndex(at)}
            aria-pressed={chosen === project.projectId}
            data-empty={project.open === 0 || undefined}
            className={styles["model"]}
            onClick={() => dashboard.toggle("projectId", project.projectId)}
          >
            <span className={styles["name"]} title={project.name}>
              {project.name}
            </span>
            <span className={styles["stack"]} aria-hidden="true">
              {STATES.filter((state) => project.states[state] > 0).map((state) => (
                <span
                  key={state}
                  data-state={state}
                  style={{ width: `${(project.states[state] / most) * 100}%` }}
                />
              ))}
            </span>
            <span className={styles["judged"]}>{judgedShare(project)}</span>
            <span className={styles["number"]}>{project.open}</span>
            <span className="visually-hidden">open. {spoken(project)}</span>
          </button>
        ))}
      </fieldset>
    </section>
  );
}

function threatsOf({ states }: ProjectFigures): number {
  return STATES.reduce((sum, state) => sum + states[state], 0);
}

function judgedShare(project: ProjectFigures): string {
  const all = threatsOf(project);
  if (all === 0) return "no threats";
  return `${Math.floor(((all - project.states.notStarted) / all) * 100)} % judged`;
}

function spoken({ states, orphaned }: ProjectFigures): string {
  const parts = STATES.map((state) => `${states[state]} ${STATE_NAMES[state].toLowerCase()}`);
  return [...parts, ...(orphaned === 0 ? [] : [`${orphaned} no longer in the diagram`])].join(", ");
}
