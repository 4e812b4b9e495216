import { Circle, CircleCheck, CircleSlash, ScanSearch, type LucideIcon } from "lucide-react";
import type { ReactElement } from "react";
import type { ThreatState } from "../../shared/model/model.ts";
import styles from "./Analysis.module.css";
import { STATE_NAMES } from "./threat-list.ts";

const ICONS: Record<ThreatState, LucideIcon> = {
  notStarted: Circle,
  needsInvestigation: ScanSearch,
  mitigated: CircleCheck,
  notApplicable: CircleSlash,
};

/** A state by icon and name, so that colour is never the only sign. */
export function StateLabel({ state }: { readonly state: ThreatState }): ReactElement {
  const Icon = ICONS[state];
  return (
    <span className={styles["state"]} data-state={state}>
      <Icon size={14} aria-hidden="true" />
      {STATE_NAMES[state]}
    </span>
  );
}

interface PriorityLabelProps {
  readonly priority: string;
  /** The template's priorities, most urgent first. */
  readonly priorities: readonly string[];
}

export function PriorityLabel({ priority, priorities }: PriorityLabelProps): ReactElement {
  const rank = priorities.indexOf(priority);
  return (
    <span className={styles["priority"]} data-rank={rank < 0 || rank > 1 ? "other" : rank}>
      {priority}
    </span>
  );
}
