/** Threats with everything a test does not care about filled in. */

import type { Threat, Verdict } from "../../shared/model/model.ts";

export function aVerdict(more: Partial<Verdict> = {}): Verdict {
  return {
    state: "notStarted",
    priority: "High",
    justification: "",
    changedBy: null,
    changedAt: null,
    ...more,
  };
}

/** A threat on flow `f` from `a` to `b` of diagram `d`. */
export function aThreat(number: number, more: Partial<Threat> = {}): Threat {
  return {
    key: `T${number}afb`,
    number,
    typeId: `T${number}`,
    diagramId: "d",
    sourceId: "a",
    flowId: "f",
    targetId: "b",
    title: `Title of ${number}`,
    category: "Spoofing",
    shortDescription: "Short",
    description: `Description of ${number}`,
    interaction: "Name of f",
    properties: [],
    verdict: aVerdict(),
    orphaned: false,
    migrated: false,
    ...more,
  };
}
