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
}

/**
 * Judged threats stay, moved where that was accepted, as orphans where nothing is found any more. Of the others
 * those stay that are found again, with the new template's words in place of the old one's; what a person wrote over
 * these stays. An analysis alone could not tell the two apart: it does not know what the old template said.
 */
export function carryThreats({ threats, judged, moves, old, drafts }: Carriage): readonly Threat[] {
  const accepted = new Map(
    moves.flatMap(({ threat, onto, accepted: made }) => (made ? [[threat, onto] as const] : [])),
  );
  const reached = new Set([...accepted.values()].map(({ key }) => key));
  return threats.flatMap((threat): readonly Threat[] => {
    const onto = accepted.get(threat);
    if (onto !== undefined) {
      const { number, verdict, migrated } = threat;
      return [{ ...onto, number, verdict, migrated }];
    }
    const draft = drafts.get(threat.key);
    if (judged.has(threat)) {
      return [draft === undefined ? { ...threat, orphaned: true } : threat];
    }
    if (draft === undefined || reached.has(threat.key)) return [];
    const before = old.get(threat.key);
    return [before === undefined ? threat : reworded(threat, before, draft)];
  });
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
