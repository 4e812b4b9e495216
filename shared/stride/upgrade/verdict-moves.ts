/** Which verdicts find their threat under another type of the new template. */

import type { Threat } from "../../model/model.ts";
import type { Draft } from "../generate.ts";
import { ALIKE, type TypeIdentity } from "./type-identity.ts";

/**
 * How sure it is that two threats are the same: `sure` says the same in the same category, `likely` in another,
 * `possible` something similar in the same category; `id` only has the same type id and says something else.
 */
type Confidence = "sure" | "likely" | "possible" | "id";

/** A verdict and the threat on the same flow that it may belong to from now on. */
export interface VerdictMove {
  readonly threat: Threat;
  readonly onto: Draft;
  readonly confidence: Confidence;
  /** Whether it is to be made: what is at least likely, unless a person decides otherwise. */
  readonly accepted: boolean;
}

/** Whether a person wants the verdict of a threat moved, by the threat's key. */
export type MoveChoices = ReadonlyMap<string, boolean>;

/** Likeness of titles is added, so that of two equally sure ones the nearer wins. */
const WEIGHTS: Record<Confidence, number> = { sure: 6, id: 4, likely: 2, possible: 0 };

/**
 * Pairs each judged threat that the new template does not find as such with at most one threat of the same flow, the
 * surest pairs first. What is not accepted leaves a verdict without a threat.
 * @param judged those that carry a verdict
 * @param drafts what the new template finds, by key
 */
export function proposeMoves(
  judged: readonly Threat[],
  drafts: ReadonlyMap<string, Draft>,
  identity: TypeIdentity,
  choices: MoveChoices,
): readonly VerdictMove[] {
  const atHome = new Set<string>();
  const homeless = judged.filter((threat) => {
    const draft = drafts.get(threat.key);
    if (draft === undefined || identity.likeness(threat, draft) < ALIKE) return true;
    atHome.add(threat.key);
    return false;
  });
  if (homeless.length === 0) return [];
  const free = [...drafts.values()].filter(({ key }) => !atHome.has(key));
  const byInteraction = Map.groupBy(free, interactionKey);
  const candidates = homeless
    .flatMap((threat) =>
      (byInteraction.get(interactionKey(threat)) ?? []).flatMap((onto) =>
        candidatesOf(threat, onto, identity),
      ),
    )
    .sort((a, b) => b.weight - a.weight);
  const taken = new Set<string>();
  const moves = new Map<Threat, VerdictMove>();
  for (const { threat, onto, confidence } of candidates) {
    if (moves.has(threat) || taken.has(onto.key)) continue;
    taken.add(onto.key);
    const wanted = confidence === "id" ? identity.sameTemplate : confidence !== "possible";
    const accepted = choices.get(threat.key) ?? wanted;
    moves.set(threat, { threat, onto, confidence, accepted });
  }
  return homeless.flatMap((threat) => moves.get(threat) ?? []);
}

function interactionKey(threat: Omit<Threat, "number">): string {
  const { diagramId, sourceId, flowId, targetId } = threat;
  return JSON.stringify([diagramId, sourceId, flowId, targetId]);
}

interface Candidate {
  readonly threat: Threat;
  readonly onto: Draft;
  readonly confidence: Confidence;
  readonly weight: number;
}

function candidatesOf(threat: Threat, onto: Draft, identity: TypeIdentity): readonly Candidate[] {
  const likeness = identity.likeness(threat, onto);
  const confidence =
    threat.key === onto.key ? "id" : confidenceOf(likeness, threat.category === onto.category);
  if (confidence === null) return [];
  // Under another template the same id is a coincidence that anything better goes before.
  const base = confidence === "id" && !identity.sameTemplate ? -1 : WEIGHTS[confidence];
  return [{ threat, onto, confidence, weight: base + likeness }];
}

function confidenceOf(likeness: number, sameCategory: boolean): Confidence | null {
  if (likeness === 1) return sameCategory ? "sure" : "likely";
  return sameCategory && likeness >= ALIKE ? "possible" : null;
}
