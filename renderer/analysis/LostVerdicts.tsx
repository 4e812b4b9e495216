import { ChevronDown, ChevronRight, Unlink } from "lucide-react";
import { useState, type ReactElement } from "react";
import { dropThreat, keepOrphan, moveVerdict } from "../../shared/model/edits/threats.ts";
import type { Threat } from "../../shared/model/model.ts";
import { isInteraction } from "../../shared/model/threat-topic.ts";
import type { Change } from "../../shared/model/change.ts";
import type { LostVerdict } from "../../shared/stride/analysis.ts";
import { takeBack } from "../state/take-back.ts";
import { useActionContext, useApp, useProject, useProjectState } from "../ui/context.ts";
import { Button } from "../ui/controls.tsx";
import styles from "./LostVerdicts.module.css";
import { StateLabel } from "./ThreatState.tsx";

/**
 * Verdicts whose threat is gone and that did not come back by themselves: each is handed to a threat that is much
 * like it, kept apart, or dropped. Nothing when there are none.
 */
export function LostVerdicts(): ReactElement | null {
  const project = useProject();
  const [open, setOpen] = useState(false);
  // Read for its changes: the verdicts follow from the model.
  useProjectState((state) => state.model);
  const lost = project.lostVerdicts();
  if (lost.length === 0) return null;
  const Icon = open ? ChevronDown : ChevronRight;
  return (
    <section className={styles["lost"]} aria-label="Verdicts without a threat">
      <button
        type="button"
        className={styles["summary"]}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon size={14} aria-hidden="true" />
        <Unlink size={14} aria-hidden="true" />
        {lost.length === 1
          ? "1 verdict lost its threat"
          : `${lost.length} verdicts lost their threat`}
      </button>
      {open ? (
        <ul className={styles["cards"]} aria-label="Verdicts to place">
          {lost.map((each) => (
            <LostCard key={each.threat.key} lost={each} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function LostCard({ lost: { threat, proposals } }: { readonly lost: LostVerdict }): ReactElement {
  const app = useApp();
  const project = useProject();
  const { focusRegion } = useActionContext();

  function settle(edit: (model: Parameters<typeof dropThreat>[0]) => Change | null): void {
    const change = edit(project.store.getState().model);
    if (change === null) return;
    project.commit(change);
    const seq = project.store.getState().history.done.at(-1)?.seq ?? 0;
    // The card goes with its buttons.
    focusRegion("threats");
    app.notify({
      tone: "done",
      title: change.label,
      action: { label: "Undo", perform: () => takeBack(project, seq) },
    });
  }

  return (
    <li className={styles["card"]}>
      <div className={styles["what"]}>
        <strong>
          #{threat.number} {threat.title}
        </strong>
        <span>{wasAbout(threat)}</span>
        <StateLabel state={threat.verdict.state} />
      </div>
      <div className={styles["ways"]}>
        {proposals.map((proposal) => (
          <Button
            key={proposal.key}
            className={styles["proposal"]}
            title={`${proposal.title} (${endsOf(project.store.getState().model, proposal)})`}
            onClick={() => settle((model) => moveVerdict(model, threat.key, proposal))}
          >
            Give to {endsOf(project.store.getState().model, proposal)}
          </Button>
        ))}
        <Button tone="quiet" onClick={() => settle((model) => keepOrphan(model, threat.key))}>
          Keep apart<span className="visually-hidden"> verdict {threat.number}</span>
        </Button>
        <Button tone="quiet" onClick={() => settle((model) => dropThreat(model, threat.key))}>
          Drop<span className="visually-hidden"> verdict {threat.number}</span>
        </Button>
      </div>
    </li>
  );
}

function wasAbout(threat: Threat): string {
  if (threat.anchor === undefined) return threat.interaction;
  const { source, flow, target } = threat.anchor;
  if (!isInteraction(threat)) return flow.name;
  return `${flow.name} from ${source.name} to ${target.name}`;
}

/** Flow and ends of a threat by name, or what else it is about. */
function endsOf(model: Parameters<typeof dropThreat>[0], threat: Threat): string {
  if (!isInteraction(threat)) return threat.interaction;
  const diagram = model.diagrams.find(({ id }) => id === threat.diagramId);
  const nameOf = (id: string): string =>
    diagram?.shapes.find((shape) => shape.id === id)?.name.trim() ?? "";
  return `${threat.interaction}: ${nameOf(threat.sourceId)} → ${nameOf(threat.targetId)}`;
}
