import type { Change } from "../change.ts";
import type { Id, Model } from "../model.ts";
import { diagramOf, namedOrCounted, removals } from "../item-patches.ts";

/**
 * Deletes items, and with an element the flows attached to it: a flow from nowhere says nothing. Locked ones stay.
 * Null when nothing would go.
 */
export function deleteItems(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  verb = "Delete",
): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const going = [...diagram.shapes, ...diagram.lines].filter(
    (item) => ids.has(item.id) && item.locked !== true,
  );
  const gone = new Set(going.map(({ id }) => id));
  const torn = diagram.lines.filter(
    (line) =>
      line.kind === "flow" &&
      [line.sourceId, line.targetId].some((end) => end !== null && gone.has(end)),
  );
  const all = new Set([...gone, ...torn.map(({ id }) => id)]);
  if (all.size === 0) return null;
  const label = `${verb} ${namedOrCounted(going, "items")}`;
  return { label, patches: removals(diagram, all) };
}
