import type { Change } from "../change.ts";
import type { Id, Line, Model, Shape } from "../model.ts";
import { diagramOf, namedOrCounted, replacements } from "../item-patches.ts";

/** Locks items against being moved, resized or deleted by accident, or frees them. Null when nothing changes. */
export function lockItems(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  locked: boolean,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const changing = [...diagram.shapes, ...diagram.lines].filter(
    (item) => ids.has(item.id) && (item.locked === true) !== locked,
  );
  if (changing.length === 0) return null;
  const set = <Item extends Shape | Line>(item: Item): Item => {
    if (!ids.has(item.id) || (item.locked === true) === locked) return item;
    if (locked) return { ...item, locked: true };
    const { locked: _, ...free } = item;
    // Without an optional member an item of a kind is still one of that kind, which the compiler cannot see.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return free as Item;
  };
  const verb = locked ? "Lock" : "Unlock";
  return {
    label: `${verb} ${namedOrCounted(changing, "items")}`,
    patches: replacements(diagram, { shape: set, line: set }),
  };
}
