import { CircleCheck, X } from "lucide-react";
import { useId, type ReactElement } from "react";
import { useStore } from "zustand";
import type { Dashboard, ThreatAge } from "../../shared/api-over-models.ts";
import { STATE_NAMES } from "../analysis/threat-list.ts";
import { useApp } from "../ui/context.ts";
import { Button, Spinner } from "../ui/controls.tsx";
import styles from "./Dashboard.module.css";
import { Facet } from "./Facet.tsx";
import { OpenThreatList } from "./OpenThreatList.tsx";
import { ProjectBars } from "./ProjectBars.tsx";

const AGE_NAMES: Record<ThreatAge, string> = {
  week: "Up to a week",
  month: "Up to a month",
  quarter: "Up to a quarter",
  older: "Older",
};

/** Files may leave a category or priority empty. */
const orNone = (name: string): string => name || "None";

/** What is still to be judged in all models: figures that are filters, and the list they narrow. */
export function OpenThreats(): ReactElement {
  const { figures, problem } = useStore(useApp().dashboard.store);
  const titleId = useId();
  return (
    <section className={styles["view"]} aria-labelledby={titleId}>
      <header className={styles["head"]}>
        <h2 id={titleId}>Open threats</h2>
        {figures === null || figures.totals.threats === 0 ? null : <Totals figures={figures} />}
      </header>
      {problem !== null ? (
        <div className={styles["nothing"]} role="alert">
          <h3>The threats could not be read</h3>
          <p>{problem.message}</p>
          {problem.remedy === null ? null : <p>{problem.remedy}</p>}
        </div>
      ) : figures === null ? (
        <output className={styles["loading"]}>
          <Spinner /> Reading all models
        </output>
      ) : figures.totals.open === 0 ? (
        <NothingOpen figures={figures} />
      ) : (
        <Overview figures={figures} />
      )}
    </section>
  );
}

function Totals({ figures }: { readonly figures: Dashboard }): ReactElement {
  const { totals, projects, unread } = figures;
  const judged = totals.threats - totals.unjudged;
  return (
    <div className={styles["totals"]}>
      <p>
        <strong>{totals.open}</strong> of {totals.threats} threats in{" "}
        {projects.length === 1 ? "1 model" : `${projects.length} models`} are open ·{" "}
        <strong>{Math.floor((judged / totals.threats) * 100)} %</strong> judged
      </p>
      {totals.orphaned === 0 ? null : (
        <p>
          {totals.orphaned === 1
            ? "1 verdict belongs to a threat that is"
            : `${totals.orphaned} verdicts belong to threats that are`}{" "}
          no longer in any diagram; they are kept in their models and not counted here.
        </p>
      )}
      {unread.length === 0 ? null : (
        <p className={styles["unread"]}>Could not be read: {unread.join(", ")}.</p>
      )}
    </div>
  );
}

function Overview({ figures }: { readonly figures: Dashboard }): ReactElement {
  return (
    <>
      <div className={styles["figures"]}>
        <ProjectBars projects={figures.projects} />
        <Facet dimension="priority" title="Priority" tallies={figures.priorities} nameOf={orNone} />
        <Facet
          dimension="state"
          title="State"
          tallies={figures.states}
          nameOf={(state) => STATE_NAMES[state]}
        />
        <Facet
          dimension="age"
          title="Known for"
          tallies={figures.ages}
          nameOf={(age) => AGE_NAMES[age]}
        />
        <Facet dimension="category" title="Category" tallies={figures.categories} nameOf={orNone} />
      </div>
      <FilterLine figures={figures} />
      <OpenThreatList figures={figures} />
    </>
  );
}

/** How many threats pass, said again at every choice, and the way back to all of them. */
function FilterLine({ figures }: { readonly figures: Dashboard }): ReactElement {
  const { dashboard } = useApp();
  const filter = useStore(dashboard.store, (state) => state.filter);
  const chosen = [
    figures.projects.find(({ projectId }) => projectId === filter.projectId)?.name,
    filter.priority === undefined ? undefined : orNone(filter.priority),
    filter.state === undefined ? undefined : STATE_NAMES[filter.state],
    filter.age === undefined ? undefined : AGE_NAMES[filter.age],
    filter.category === undefined ? undefined : orNone(filter.category),
  ].filter((name) => name !== undefined);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const { matching } = figures;
  return (
    <div className={styles["filterLine"]}>
      <output>
        <strong>{matching}</strong> open {matching === 1 ? "threat" : "threats"}
        {chosen.length === 0 ? "" : ` · ${chosen.join(" · ")}`}
      </output>
      {isFiltered ? (
        <Button tone="quiet" onClick={() => dashboard.clear()}>
          <X size={14} aria-hidden="true" />
          Clear filters
        </Button>
      ) : null}
    </div>
  );
}

function NothingOpen({ figures }: { readonly figures: Dashboard }): ReactElement {
  const { totals, projects } = figures;
  if (totals.threats > 0) {
    return (
      <div className={styles["nothing"]}>
        <CircleCheck size={28} aria-hidden="true" className={styles["done"]} />
        <h3>Everything is judged</h3>
        <p>
          None of the {totals.threats} threats in your models is waiting for a verdict. New ones
          appear here as soon as a change to a diagram brings them.
        </p>
      </div>
    );
  }
  return (
    <div className={styles["nothing"]}>
      <h3>{projects.length === 0 ? "There is no model yet" : "No threats yet"}</h3>
      <p>
        This page shows what is still to be judged in all models: by model, priority, state,
        category, and how long it is known. Every figure narrows the list of threats, and a threat
        opens its model.
      </p>
      <p>
        {projects.length === 0
          ? "Make a model or open a file to begin."
          : "Threats come from data flows that connect two elements: draw some in a model."}
      </p>
    </div>
  );
}
