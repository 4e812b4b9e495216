import type { ThreatState } from "./model.ts";

/** Whether a threat in this state still waits for somebody's decision. */
export function isOpenState(state: ThreatState): boolean {
  return state === "notStarted" || state === "needsInvestigation";
}
