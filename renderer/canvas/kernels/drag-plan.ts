import { applyChange } from "../../../shared/model/change.ts";
import { copyItems } from "../../../shared/model/clip.ts";
import { moveItems } from "../../../shared/model/edits/move-items.ts";
import type { Diagram, Id, Line, Model } from "../../../shared/model/model.ts";

/**
 * How to show a drag without redoing the whole diagram at each step: `rigid` items keep their form and are just
 * shifted; `stretched` lines have one end that stays and are computed anew from `excerpt`, a model that holds
 * nothing else than them and the shapes at their ends.
 */
export interface DragPlan {
  readonly ids: ReadonlySet<Id>;
  readonly rigid: ReadonlySet<Id>;
  readonly stretched: ReadonlySet<Id>;
  readonly excerpt: Model;
  /** Copies are dragged: what they were made of stays where it is. */
  readonly copies: boolean;
}

const PROBE = 2;

/** Plans the drag of `ids`; null when nothing would move. Which lines follow, and how, is `moveItems`' decision. */
export function planDrag(model: Model, diagram: Diagram, ids: ReadonlySet<Id>): DragPlan | null {
  const probe = moveItems(model, diagram.id, ids, PROBE, PROBE);
  if (probe === null) return null;
  const rigid = new Set<Id>();
  const stretched = new Set<Id>();
  for (const patch of probe.patches) {
    if (patch.table === "shape" && patch.after !== null) rigid.add(patch.after.id);
    if (patch.table === "line" && patch.before !== null && patch.after !== null) {
      (shiftsWhole(patch.before, patch.after) ? rigid : stretched).add(patch.after.id);
    }
  }
  const lines = diagram.lines.filter((line) => stretched.has(line.id));
  const ends = new Set(lines.flatMap((line) => endsOf(line)));
  const shapes = diagram.shapes.filter((shape) => ends.has(shape.id));
  const excerpt: Model = { ...model, diagrams: [{ ...diagram, shapes, lines }] };
  return { ids, rigid, stretched, excerpt, copies: false };
}

/** Plans the drag of copies of `ids`; null when there are none. Which flows come along is `copyItems`' decision. */
export function planCopies(model: Model, diagram: Diagram, ids: ReadonlySet<Id>): DragPlan | null {
  const { shapes, lines } = copyItems(model, diagram.id, ids);
  const rigid = new Set([...shapes, ...lines].map(({ id }) => id));
  if (rigid.size === 0) return null;
  const excerpt: Model = { ...model, diagrams: [{ ...diagram, shapes: [], lines: [] }] };
  return { ids, rigid, stretched: new Set(), excerpt, copies: true };
}

/** The stretched lines after a shift by (dx, dy), in a diagram with the shapes at their ends. */
export function stretchedDiagram(plan: DragPlan, dx: number, dy: number): Diagram | undefined {
  const [diagram] = plan.excerpt.diagrams;
  if (diagram === undefined) return undefined;
  const change = moveItems(plan.excerpt, diagram.id, plan.ids, dx, dy);
  return change === null ? diagram : applyChange(plan.excerpt, change).diagrams[0];
}

function shiftsWhole(before: Line, after: Line): boolean {
  return (["source", "handle", "target"] as const).every(
    (point) =>
      after[point].x - before[point].x === PROBE && after[point].y - before[point].y === PROBE,
  );
}

function endsOf(line: Line): readonly Id[] {
  if (line.kind !== "flow") return [];
  return [line.sourceId, line.targetId].filter((id) => id !== null);
}
