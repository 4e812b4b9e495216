import type { ReactElement } from "react";
import type { Dashboard, OpenThreat } from "../../shared/api-over-models.ts";
import { PriorityLabel, StateLabel } from "../analysis/ThreatState.tsx";
import { USUAL_PRIORITIES } from "../../shared/stride/urgency.ts";
import { sinceWhen } from "../start/since-when.ts";
import { useActionContext } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import { useRovingFocus } from "../ui/roving-focus.ts";
import styles from "./Dashboard.module.css";

/** The open threats that pass the filters; each one opens its model where it is judged. */
export function OpenThreatList({ figures }: { readonly figures: Dashboard }): ReactElement {
  const { app } = useActionContext();
  const { threats, matching } = figures;
  const roving = useRovingFocus(threats.length);
  if (threats.length === 0) {
    return (
      <div className={styles["nothing"]}>
        <h3>No open threat passes the filters</h3>
        <Button onClick={() => app.dashboard.clear()}>Show all {figures.totals.open}</Button>
      </div>
    );
  }
  return (
    <div className={styles["listing"]}>
      <div className={styles["columns"]} aria-hidden="true">
        <span>#</span>
        <span>Threat</span>
        <span>Category</span>
        <span>Priority</span>
        <span>State</span>
        <span>Known since</span>
      </div>
      <ul aria-label="Open threats" {...roving.container}>
        {threats.map((threat, at) => (
          <li key={`${threat.projectId} ${threat.key} ${threat.number}`}>
            <ThreatLine threat={threat} tabIndex={roving.tabIndex(at)} />
          </li>
        ))}
      </ul>
      {threats.length < matching ? (
        <div className={styles["more"]}>
          <span>
            The first {threats.length} of {matching}
          </span>
          <Button onClick={() => app.dashboard.showMore()}>Show more</Button>
        </div>
      ) : null}
    </div>
  );
}

interface ThreatLineProps {
  readonly threat: OpenThreat;
  readonly tabIndex: 0 | -1;
}

function ThreatLine({ threat, tabIndex }: ThreatLineProps): ReactElement {
  const { app, focusRegion } = useActionContext();

  async function open(): Promise<void> {
    const { projectId, diagramId, key: threatKey } = threat;
    await app.openProject(projectId, { diagramId, threatKey });
    focusRegion("threats");
  }

  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className={styles["threat"]}
      onClick={() => void open()}
    >
      <span className={styles["faint"]}>{threat.number}</span>
      <span className={styles["what"]}>
        <span title={threat.title}>{threat.title}</span>
        <span>
          {threat.projectName} · {threat.interaction}
        </span>
      </span>
      <span className={styles["faint"]} title={threat.category}>
        {threat.category}
      </span>
      <span>
        <PriorityLabel priority={threat.priority} priorities={USUAL_PRIORITIES} />
      </span>
      <span>
        <StateLabel state={threat.state} />
      </span>
      <time className={styles["faint"]} dateTime={threat.firstSeenAt}>
        {sinceWhen(new Date(threat.firstSeenAt), new Date(app.now()))}
      </time>
    </button>
  );
}
