/** Brings the threats of a model over to another template, before it is analyzed by that one. */

import type { Threat } from "../../model/model.ts";
import type { Draft } from "../generate.ts";
import type { VerdictMove } from "./verdict-moves.ts";

interface Carriage {
  /** As the old template last left them. */
  readonly threats: readonly Threat[];
  /** Those that carry a verdict. */
  readonly judged: ReadonlySet<Threat>;
  readonly moves: readonly VerdictMove[];
  /** What the old template finds, by key. */
  readonly old: ReadonlyMap<string, Draft>;
  /** What the new template finds. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** Keys that mean the same threat under both. */
  readonly continuing: ReadonlySet<string>;
  /** Sets ids of the old template's types apart from the new one's. */
  readonly origin: string;
}

/**
 * Judged threats stay, moved where that was accepted, as orphans where nothing is found any more. Of the others
 * those stay that are found again under the same key, with the new template's words in place of the old one's; what a person wrote over
 * these stays. An analysis alone could not tell the two apart: it does not know what the old template said.
 */
export function carryThreats(carriage: Carriage): readonly Threat[] {
  const { threats, judged, moves, old, drafts, continuing, origin } = carriage;
  const proposed = new Map(moves.map((move) => [move.threat, move]));
  const reached = new Set(moves.flatMap(({ onto, accepted }) => (accepted ? [onto.key] : [])));
  const keys = new Set([...threats.map(({ key }) => key), ...drafts.keys()]);
  return threats.flatMap((threat): readonly Threat[] => {
    const draft = drafts.get(threat.key);
    const move = proposed.get(threat);
    if (move?.accepted === true) return [moved(threat, move.onto)];
    if (judged.has(threat)) {
      if (draft === undefined) return [{ ...threat, orphaned: true }];
      return [move === undefined ? threat : setApart(threat, origin, keys)];
    }
    if (draft === undefined || !continuing.has(threat.key) || reached.has(threat.key)) return [];
    const before = old.get(threat.key);
    return [before === undefined ? threat : reworded(threat, before, draft)];
  });
}

function moved(threat: Threat, onto: Draft): Threat {
  if (threat.key === onto.key) return threat;
  const { number, verdict, migrated } = threat;
  return { ...onto, number, verdict, migrated };
}

/** The threat as an orphan that leaves its key to what the new template has under the same type id. */
function setApart(threat: Threat, origin: string, keys: Set<string>): Threat {
  const { sourceId, flowId, targetId } = threat;
  let { typeId, key } = threat;
  while (keys.has(key)) {
    typeId = `${origin} ${typeId}`;
    key = `${typeId}${sourceId}${flowId}${targetId}`;
  }
  keys.add(key);
  return { ...threat, typeId, key, orphaned: true };
}

function reworded(threat: Threat, before: Draft, after: Draft): Threat {
  const { verdict } = threat;
  return {
    ...threat,
    title: taken(threat.title, before.title, after.title),
    category: after.category,
    shortDescription: after.shortDescription,
    description: taken(threat.description, before.description, after.description),
    properties: properties(threat, before, after),
    verdict: {
      ...verdict,
      priority: taken(verdict.priority, before.verdict.priority, after.verdict.priority),
      justification: taken(
        verdict.justification,
        before.verdict.justification,
        after.verdict.justification,
      ),
    },
  };
}

/** What the template says now, unless something else than it said before stands there. */
function taken(stands: string, before: string, after: string): string {
  return stands === before ? after : stands;
}

function properties(threat: Threat, before: Draft, after: Draft): Threat["properties"] {
  const old = new Map(before.properties.map(({ name, value }) => [name, value]));
  const own = new Map(
    threat.properties.flatMap(({ name, value }) =>
      value === old.get(name) ? [] : [[name, value] as const],
    ),
  );
  const offered = after.properties.map(({ name, value }) => {
    const kept = own.get(name) ?? value;
    own.delete(name);
    return { name, value: kept };
  });
  return [...offered, ...[...own].map(([name, value]) => ({ name, value }))];
}
