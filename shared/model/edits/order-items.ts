import type { Change, Patch } from "../change.ts";
import type { Id, Model } from "../model.ts";
import { diagramOf, namedOrCounted } from "../item-patches.ts";

export type Reordering = "front" | "forward" | "backward" | "back";

const VERBS: Record<Reordering, string> = {
  front: "Bring to front:",
  forward: "Bring forward:",
  backward: "Send backward:",
  back: "Send to back:",
};

/**
 * Changes which shapes are painted above which (list order; the last is on top). Lines keep their order: it numbers
 * the threats. Null when nothing changes.
 */
export function reorderShapes(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  how: Reordering,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const { shapes } = diagram;
  const chosen = shapes.filter(({ id }) => ids.has(id));
  const others = shapes.filter(({ id }) => !ids.has(id));
  if (chosen.length === 0 || others.length === 0) return null;
  const first = shapes.findIndex(({ id }) => ids.has(id));
  const last = shapes.findLastIndex(({ id }) => ids.has(id));
  const below = shapes.slice(0, first).length;
  const beforeLast = shapes.slice(0, last).filter(({ id }) => !ids.has(id)).length;
  const place = {
    front: others.length,
    forward: Math.min(others.length, beforeLast + 1),
    backward: Math.max(0, below - 1),
    back: 0,
  }[how];
  const after = [...others.slice(0, place), ...chosen, ...others.slice(place)];
  if (after.every((shape, at) => shape === shapes[at])) return null;
  const removal = shapes.flatMap((before, index): Patch[] =>
    ids.has(before.id) ? [{ table: "shape", diagramId, index, before, after: null }] : [],
  );
  const insertion = chosen.map((shape, at): Patch => ({
    table: "shape",
    diagramId,
    index: place + at,
    before: null,
    after: shape,
  }));
  return {
    label: `${VERBS[how]} ${namedOrCounted(chosen, "items")}`,
    patches: [...removal.reverse(), ...insertion],
  };
}
