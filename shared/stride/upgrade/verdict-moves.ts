/** Which verdicts find their threat under another type of the new template. */

import type { Id, Threat } from "../../model/model.ts";
import { nameLikeness } from "../../model/name-likeness.ts";
import type { Template, ThreatType } from "../../template/template.ts";
import type { Draft } from "../generate.ts";

/** How sure it is that two threats are the same: `sure` says the same in the same category, `likely` in another. */
type Confidence = "sure" | "likely" | "possible";

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

/** Titles less alike than this are no proposal, and mean that a type id stands for something else now. */
const ALIKE = 0.6;

/** Looks up what the two templates call threat types. */
export interface TypeTitles {
  readonly old: ReadonlyMap<Id, ThreatType>;
  readonly now: ReadonlyMap<Id, ThreatType>;
}

export function typeTitles(from: Template, to: Template): TypeTitles {
  return { old: typesById(from), now: typesById(to) };
}

function typesById({ threatTypes }: Template): ReadonlyMap<Id, ThreatType> {
  // The first of a repeated id is the one that fires.
  return new Map(threatTypes.toReversed().map((type) => [type.id, type]));
}

/** How alike the titles are, before names are filled in where both are known so. */
function titleLikeness(threat: Threat, draft: Draft, { old, now }: TypeTitles): number {
  const before = old.get(threat.typeId)?.title;
  const after = now.get(draft.typeId)?.title;
  return before === undefined || after === undefined
    ? nameLikeness(threat.title, draft.title)
    : nameLikeness(before, after);
}

/** Whether a type of the new template with the same id is about something else. */
export function meansSomethingElse(threat: Threat, draft: Draft, titles: TypeTitles): boolean {
  return titleLikeness(threat, draft, titles) < ALIKE;
}

interface Candidate {
  readonly threat: Threat;
  readonly onto: Draft;
  readonly confidence: Confidence;
  readonly weight: number;
}

const WEIGHTS: Record<Confidence, number> = { sure: 4, likely: 2, possible: 0 };

/**
 * Pairs each judged threat that has no home of its own with at most one threat of the same flow, the surest pairs
 * first.
 * @param judged those that carry a verdict
 * @param drafts what the new template finds, by key
 */
export function proposeMoves(
  judged: readonly Threat[],
  drafts: ReadonlyMap<string, Draft>,
  titles: TypeTitles,
  choices: MoveChoices,
): readonly VerdictMove[] {
  const atHome = new Set<string>();
  const homeless = judged.filter((threat) => {
    const draft = drafts.get(threat.key);
    if (draft === undefined || meansSomethingElse(threat, draft, titles)) return true;
    atHome.add(threat.key);
    return false;
  });
  if (homeless.length === 0) return [];
  const byInteraction = Map.groupBy(
    [...drafts.values()].filter(({ key }) => !atHome.has(key)),
    interactionKey,
  );
  const candidates = homeless
    .flatMap((threat) =>
      (byInteraction.get(interactionKey(threat)) ?? []).flatMap((onto) => {
        const candidate = candidateOf(threat, onto, titles);
        // Under its own id only the very same counts as somewhere else.
        const stays = drafts.has(threat.key) && candidate?.confidence === "possible";
        return candidate === null || stays ? [] : [candidate];
      }),
    )
    .sort((a, b) => b.weight - a.weight);
  const taken = new Set<string>();
  const moves = new Map<string, VerdictMove>();
  for (const { threat, onto, confidence } of candidates) {
    if (moves.has(threat.key) || taken.has(onto.key)) continue;
    taken.add(onto.key);
    const accepted = choices.get(threat.key) ?? confidence !== "possible";
    moves.set(threat.key, { threat, onto, confidence, accepted });
  }
  return withoutCollisions(
    homeless.flatMap((threat) => moves.get(threat.key) ?? []),
    homeless,
  );
}

function interactionKey(threat: Omit<Threat, "number">): string {
  const { diagramId, sourceId, flowId, targetId } = threat;
  return JSON.stringify([diagramId, sourceId, flowId, targetId]);
}

function candidateOf(threat: Threat, onto: Draft, titles: TypeTitles): Candidate | null {
  if (threat.key === onto.key) return null;
  const likeness = titleLikeness(threat, onto, titles);
  const sameCategory = threat.category === onto.category;
  const confidence =
    likeness === 1 ? (sameCategory ? "sure" : "likely") : sameCategory ? "possible" : null;
  if (confidence === null || likeness < ALIKE) return null;
  return { threat, onto, confidence, weight: WEIGHTS[confidence] + likeness };
}

/** A verdict that stays where it is keeps others from going there. */
function withoutCollisions(
  moves: readonly VerdictMove[],
  homeless: readonly Threat[],
): readonly VerdictMove[] {
  const going = new Set(moves.filter(({ accepted }) => accepted).map(({ threat }) => threat.key));
  const staying = new Set(homeless.map(({ key }) => key).filter((key) => !going.has(key)));
  const settled = moves.map((move) =>
    move.accepted && staying.has(move.onto.key) ? { ...move, accepted: false } : move,
  );
  const same = settled.every((move, at) => move === moves[at]);
  return same ? moves : withoutCollisions(settled, homeless);
}
