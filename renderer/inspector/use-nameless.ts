import { useState } from "react";
import type { Line, Shape } from "../../shared/model/model.ts";

type Item = Shape | Line;

/**
 * The items as they were when more of them changed than names: what is shown of them besides has nothing to do while
 * somebody names things, which must not wait for it.
 */
export function useNameless(items: readonly Item[]): readonly Item[] {
  const [kept, keep] = useState(items);
  if (kept === items || differOnlyInNames(kept, items)) return kept;
  keep(items);
  return items;
}

function differOnlyInNames(before: readonly Item[], after: readonly Item[]): boolean {
  return (
    before.length === after.length &&
    before.every((item, at) => {
      const other = after[at];
      return other !== undefined && isSameButForName(item, other);
    })
  );
}

function isSameButForName(before: Item, after: Item): boolean {
  if (before === after) return true;
  const values = new Map<string, unknown>(Object.entries(after));
  const members = Object.entries(before);
  return (
    members.length === values.size &&
    members.every(([name, value]) => name === "name" || values.get(name) === value)
  );
}
