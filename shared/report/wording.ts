/** How a report words what the model says. */

import type { ThreatState, Verdict } from "../model/model.ts";

/** States in the order and wording of Microsoft's summary table. */
export const STATES: readonly { readonly state: ThreatState; readonly label: string }[] = [
  { state: "notStarted", label: "Not Started" },
  { state: "notApplicable", label: "Not Applicable" },
  { state: "needsInvestigation", label: "Needs Investigation" },
  { state: "mitigated", label: "Mitigation Implemented" },
];

/** The state as the report words it. */
export function stateLabel(state: ThreatState): string {
  return STATES.find((entry) => entry.state === state)?.label ?? state;
}

/** A stored time as the clock on the wall showed it, with its offset: "2022-08-26 09:40 +08:00". */
export function wallClock(iso: string): string {
  const match =
    /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/u.exec(iso);
  if (match === null) return iso;
  const [, date = "", time = "", offset] = match;
  if (offset === undefined) return `${date} ${time}`;
  return `${date} ${time} ${offset === "Z" ? "UTC" : offset}`;
}

/** Who changed a verdict last and when; null for one nobody touched. */
export function lastChange(verdict: Verdict): string | null {
  if (verdict.changedAt === null) return verdict.changedBy;
  const when = wallClock(verdict.changedAt);
  return verdict.changedBy === null ? when : `${verdict.changedBy}, ${when}`;
}

/** A name on one line; a dash when there is none. */
export function oneLine(name: string): string {
  return name.replace(/\s+/gu, " ").trim() || "(no name)";
}
