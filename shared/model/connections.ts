/** What hangs together in a diagram. */

import type { Diagram, Id } from "./model.ts";

/**
 * The items and those next to them: of an element its flows and the elements at their other ends, of a flow the
 * elements at its ends.
 */
export function withNeighbours(diagram: Diagram, ids: ReadonlySet<Id>): ReadonlySet<Id> {
  const reached = new Set(ids);
  for (const line of diagram.lines) {
    if (line.kind !== "flow") continue;
    const ends = [line.sourceId, line.targetId].filter((end) => end !== null);
    if (!ids.has(line.id) && !ends.some((end) => ids.has(end))) continue;
    for (const id of [line.id, ...ends]) reached.add(id);
  }
  return reached;
}
