/** What is said of an item besides its name: where it lies, what flows in and out, what is still to be judged. */

import { boxesOf, holderOf } from "../../shared/model/holders.ts";
import type { BoundaryBox, Diagram, Id, Line, Shape, Threat } from "../../shared/model/model.ts";
import { isOpenState } from "../../shared/model/open-state.ts";
import { itemTitle } from "../inspector/kinds.ts";

/** Looks up what surrounds the items of one diagram. */
export interface Surroundings {
  readonly items: ReadonlyMap<Id, Shape | Line>;
  readonly boxes: readonly BoundaryBox[];
  readonly incoming: ReadonlyMap<Id, number>;
  readonly outgoing: ReadonlyMap<Id, number>;
  /** Threats nobody decided on yet, by flow and by end. */
  readonly open: ReadonlyMap<Id, number>;
}

export function surroundingsOf(diagram: Diagram, threats: readonly Threat[]): Surroundings {
  const incoming = new Map<Id, number>();
  const outgoing = new Map<Id, number>();
  const open = new Map<Id, number>();
  const count = (counts: Map<Id, number>, id: Id | null): void => {
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  };
  for (const line of diagram.lines) {
    if (line.kind !== "flow") continue;
    count(outgoing, line.sourceId);
    count(incoming, line.targetId);
  }
  for (const { orphaned, verdict, sourceId, flowId, targetId } of threats) {
    const undecided = isOpenState(verdict.state);
    if (orphaned || !undecided) continue;
    for (const id of new Set([sourceId, flowId, targetId])) count(open, id);
  }
  const items = [...diagram.shapes, ...diagram.lines].map((item) => [item.id, item] as const);
  return { items: new Map(items), boxes: boxesOf(diagram), incoming, outgoing, open };
}

/**
 * An item in a sentence.
 * @param description its name and kind, as the scene gives it
 */
export function spokenDescription(around: Surroundings, id: Id, description: string): string {
  const item = around.items.get(id);
  if (item === undefined) return description;
  const holder = "left" in item ? holderOf(item, around.boxes) : null;
  const threats = around.open.get(id) ?? 0;
  return [
    description,
    ...(holder === null ? [] : [`inside ${itemTitle(holder)}`]),
    ...("outOfScope" in item && item.kind !== "flow"
      ? [`${flows(around.incoming.get(id))} in, ${flows(around.outgoing.get(id))} out`]
      : []),
    ...(threats === 0 ? [] : [threats === 1 ? "1 open threat" : `${threats} open threats`]),
    ...(item.locked === true ? ["locked"] : []),
  ].join(", ");
}

function flows(count = 0): string {
  return count === 1 ? "1 flow" : `${count} flows`;
}
