/** The stencils of a template as the rows of a tree. */

import type { Id } from "../../shared/model/model.ts";
import type { Stencil, Template } from "../../shared/template/template.ts";
import { holdsWords } from "./record-rows.ts";

export interface StencilRow {
  readonly stencil: Stencil;
  /** Place in the template. */
  readonly at: number;
  /** 1 for generic stencils. */
  readonly level: number;
  /** Among those beside it, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Null when nothing descends from it. */
  readonly open: boolean | null;
}

interface Entry {
  readonly stencil: Stencil;
  readonly at: number;
}

/**
 * The rows to show, in order. A stencil whose parent is not there stands among the generic ones.
 * @param closed ids of stencils whose descendants are not shown
 * @param filter leaves stencils that have its words, and what they descend from, all open
 */
export function stencilRows(
  template: Template,
  closed: ReadonlySet<Id>,
  filter: string,
): readonly StencilRow[] {
  const ids = new Set(template.stencils.map(({ id }) => id));
  const children = new Map<Id | null, Entry[]>();
  for (const [at, stencil] of template.stencils.entries()) {
    const { parentId } = stencil;
    const under = parentId !== null && ids.has(parentId) ? parentId : null;
    const list = children.get(under) ?? [];
    children.set(under, list);
    list.push({ stencil, at });
  }
  const filtering = filter.trim() !== "";
  const rows: StencilRow[] = [];
  /** Guards against stencils that descend from themselves. */
  const passed = new Set<number>();

  /** Gives whether anything is shown of them. */
  function add(entries: readonly Entry[], level: number, shown: boolean): boolean {
    const fresh = entries.filter(({ at }) => !passed.has(at));
    for (const { at } of fresh) passed.add(at);
    let any = false;
    for (const [position, { stencil, at }] of fresh.entries()) {
      const below = children.get(stencil.id) ?? [];
      const open = below.length === 0 ? null : filtering || !closed.has(stencil.id);
      const place = rows.length;
      const siblings = fresh.length;
      if (shown) rows.push({ stencil, at, level, position: position + 1, siblings, open });
      const found = add(below, level + 1, shown && open === true);
      const own = holdsWords(filter, [stencil.name, stencil.id, stencil.description]);
      if (filtering && !own && !found) rows.length = place;
      else any = true;
    }
    return any;
  }

  add(children.get(null) ?? [], 1, true);
  // What descends from itself is under no root; it is shown all the same, so that it can be put right.
  const lost = template.stencils.flatMap((stencil, at) =>
    passed.has(at) ? [] : [{ stencil, at }],
  );
  add(lost, 1, true);
  return rows;
}

/** The row that a row is under; -1 for none. */
export function parentOf(rows: readonly StencilRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let above = at - 1; above >= 0; above -= 1) {
    if ((rows[above]?.level ?? 0) < level) return above;
  }
  return -1;
}
