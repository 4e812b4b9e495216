/** The outline of a model as the rows of a tree: what is open, and what a filter leaves. */

import { fold } from "../../shared/model/matched-words.ts";
import type { Diagram, Id } from "../../shared/model/model.ts";
import { outlineOf, type OutlineNode } from "../../shared/model/outline.ts";
import { itemTitle } from "../inspector/kinds.ts";

interface Place {
  /** Unique in the outline. */
  readonly key: string;
  readonly diagramId: Id;
  readonly title: string;
  /** Names of boundaries it lies in as well, that overlap the one it is listed under. */
  readonly alsoIn: readonly string[];
  /** 1 for diagrams. */
  readonly level: number;
  /** Among those beside it, from 1. */
  readonly position: number;
  readonly siblings: number;
  /** Null when nothing is below it. */
  readonly open: boolean | null;
}

export type OutlineRow =
  | (Place & { readonly kind: "diagram" })
  | (Place & { readonly kind: "item"; readonly node: OutlineNode });

interface Entry {
  readonly key: string;
  readonly diagramId: Id;
  readonly title: string;
  readonly alsoIn: readonly string[];
  readonly node: OutlineNode | null;
  readonly children: readonly Entry[];
}

/**
 * The rows to show, in order.
 * @param toggled keys of what is open against its custom: diagrams and boundaries are open, elements closed
 * @param filter leaves what has it in its name, and what that lies in, all open
 */
export function outlineRows(
  diagrams: readonly Diagram[],
  toggled: ReadonlySet<string>,
  filter: string,
): readonly OutlineRow[] {
  const wanted = fold(filter.trim());
  const entries = diagrams.map(diagramEntry);
  const left = wanted === "" ? entries : filtered(entries, wanted);
  const rows: OutlineRow[] = [];

  function add(siblings: readonly Entry[], level: number): void {
    for (const [index, entry] of siblings.entries()) {
      const { key, diagramId, title, alsoIn, node, children } = entry;
      const custom = node === null || node.item.kind === "boundaryBox";
      const unfolded = wanted === "" ? custom !== toggled.has(key) : true;
      const open = children.length === 0 ? null : unfolded;
      const place = {
        key,
        diagramId,
        title,
        alsoIn,
        level,
        open,
        position: index + 1,
        siblings: siblings.length,
      };
      rows.push(node === null ? { kind: "diagram", ...place } : { kind: "item", ...place, node });
      if (open === true) add(children, level + 1);
    }
  }

  add(left, 1);
  return rows;
}

const known = new WeakMap<Diagram, Entry>();

/** Made once per diagram value. */
function diagramEntry(diagram: Diagram): Entry {
  const before = known.get(diagram);
  if (before !== undefined) return before;
  const diagramId = diagram.id;
  const titles = new Map(diagram.shapes.map((shape) => [shape.id, itemTitle(shape)]));
  const itemEntry = (node: OutlineNode): Entry => ({
    key: `${diagramId} ${node.item.id}`,
    diagramId,
    title: itemTitle(node.item),
    alsoIn: node.alsoIn.map((id) => titles.get(id) ?? ""),
    node,
    children: node.children.map(itemEntry),
  });
  const entry: Entry = {
    key: diagramId,
    diagramId,
    title: diagram.name.trim() || "Unnamed diagram",
    alsoIn: [],
    node: null,
    children: outlineOf(diagram).map(itemEntry),
  };
  known.set(diagram, entry);
  return entry;
}

function filtered(entries: readonly Entry[], wanted: string): readonly Entry[] {
  return entries.flatMap((entry) => {
    const children = filtered(entry.children, wanted);
    const fits = fold(entry.title).includes(wanted);
    return fits || children.length > 0 ? [{ ...entry, children }] : [];
  });
}

/** Where the row above in the tree is: the one this one lies in. -1 for a diagram. */
export function parentRow(rows: readonly OutlineRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  return rows.slice(0, at).findLastIndex((row) => row.level < level);
}

/** The next row, round and round, whose name begins with what was typed. -1 for none. */
export function typedAhead(rows: readonly OutlineRow[], from: number, typed: string): number {
  const wanted = fold(typed);
  // A single letter goes on to the next one; more letters may still mean the same.
  const first = typed.length > 1 ? from : from + 1;
  for (let step = 0; step < rows.length; step++) {
    const at = (first + step) % rows.length;
    if (fold(rows[at]?.title ?? "").startsWith(wanted)) return at;
  }
  return -1;
}
