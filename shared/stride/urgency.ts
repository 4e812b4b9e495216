/** Which threats to look at first: by priority, and among those of one priority by the order of the template. */

import type { Threat } from "../model/model.ts";
import { PRIORITY } from "../template/standing-properties.ts";
import type { Template } from "../template/template.ts";

/** Those of templates that name none, most urgent first. */
export const USUAL_PRIORITIES = ["High", "Medium", "Low"];

/** The priorities a threat of this template may have, most urgent first. */
export function prioritiesOf(template: Template): readonly string[] {
  const property = template.threatProperties.find(({ name }) => name === PRIORITY);
  return property === undefined || property.values.length === 0
    ? USUAL_PRIORITIES
    : property.values;
}

/**
 * Whether a template says of its threats that some are more urgent than others. Most of Microsoft's give every
 * threat the same priority, which orders nothing.
 */
export function gradesThreats({ threatTypes }: Template): boolean {
  const usual = new Set(
    threatTypes.map(({ properties }) => properties.find(({ name }) => name === PRIORITY)?.value),
  );
  return usual.size > 1 || threatTypes.some(({ priorities }) => (priorities ?? []).length > 0);
}

/** Compares threats for sorting: a negative number when the first is the more urgent one, 0 when neither is. */
export type Urgency = (one: Threat, other: Threat) => number;

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * The order of urgency of a template, whose author puts first what is to be looked at first. Priorities it does not
 * know come last, threat types it does not know last within their priority.
 */
export function urgencyOf(template: Template): Urgency {
  const known = prioritiesOf(template);
  const ranks = new Map(known.map((priority, rank) => [priority, rank]));
  const places = new Map(template.threatTypes.map(({ id }, place) => [id, place]));
  const rank = ({ verdict }: Threat): number => ranks.get(verdict.priority) ?? known.length;
  const place = ({ typeId }: Threat): number => places.get(typeId) ?? places.size;
  return (one, other) =>
    rank(one) - rank(other) ||
    collator.compare(one.verdict.priority, other.verdict.priority) ||
    place(one) - place(other);
}
