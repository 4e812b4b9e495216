/** Patches for shapes and lines of one diagram, whatever the edit. */

import type { Patch } from "./change.ts";
import type { Diagram, Element, Id, Line, Model, Shape } from "./model.ts";

/** The diagram of this id; null when it is not there. */
export function diagramOf(model: Model, diagramId: Id): Diagram | null {
  return model.diagrams.find(({ id }) => id === diagramId) ?? null;
}

/** Whether a shape is an element: something flows can be attached to by a person. */
export function isElement(shape: Shape): shape is Element {
  return shape.kind !== "boundaryBox" && shape.kind !== "annotation";
}

/** Replaces the items that `edit` gives another value for. */
export function replacements(
  diagram: Diagram,
  edit: {
    readonly shape?: (shape: Shape) => Shape;
    readonly line?: (line: Line) => Line;
  },
): readonly Patch[] {
  const { id: diagramId } = diagram;
  const shapes = diagram.shapes.flatMap((before, index): Patch[] => {
    const after = edit.shape?.(before) ?? before;
    return after === before ? [] : [{ table: "shape", diagramId, index, before, after }];
  });
  const lines = diagram.lines.flatMap((before, index): Patch[] => {
    const after = edit.line?.(before) ?? before;
    return after === before ? [] : [{ table: "line", diagramId, index, before, after }];
  });
  return [...shapes, ...lines];
}

/** Puts new items on top of (after) all that are there. */
export function insertions(
  diagram: Diagram,
  shapes: readonly Shape[],
  lines: readonly Line[],
): readonly Patch[] {
  const { id: diagramId } = diagram;
  return [
    ...shapes.map((after, at): Patch => {
      const index = diagram.shapes.length + at;
      return { table: "shape", diagramId, index, before: null, after };
    }),
    ...lines.map((after, at): Patch => {
      const index = diagram.lines.length + at;
      return { table: "line", diagramId, index, before: null, after };
    }),
  ];
}

/** Takes items out, last one first, so that every index still fits when its turn comes. */
export function removals(diagram: Diagram, ids: ReadonlySet<Id>): readonly Patch[] {
  const { id: diagramId } = diagram;
  const lines = diagram.lines.flatMap((before, index): Patch[] =>
    ids.has(before.id) ? [{ table: "line", diagramId, index, before, after: null }] : [],
  );
  const shapes = diagram.shapes.flatMap((before, index): Patch[] =>
    ids.has(before.id) ? [{ table: "shape", diagramId, index, before, after: null }] : [],
  );
  return [...lines.reverse(), ...shapes.reverse()];
}

/** What to call one item in the label of a change; several are counted. */
export function namedOrCounted(items: readonly (Shape | Line)[], many: string): string {
  const [only] = items;
  if (items.length !== 1 || only === undefined) return `${items.length} ${many}`;
  return only.name.replace(/\s+/g, " ").trim() || "item";
}
