import type { Diagram, Id, Line, Shape } from "./model.ts";

/** The shapes and lines of a diagram that have these ids, in its order. Stops looking once it has found them all. */
export function itemsOf(
  { shapes, lines }: Diagram,
  ids: ReadonlySet<Id>,
): readonly (Shape | Line)[] {
  const found: (Shape | Line)[] = [];
  for (const items of [shapes, lines]) {
    if (found.length === ids.size) break;
    for (const item of items) {
      if (!ids.has(item.id)) continue;
      found.push(item);
      if (found.length === ids.size) break;
    }
  }
  return found;
}
