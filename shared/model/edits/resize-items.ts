import type { Change } from "../change.ts";
import { following } from "../flow-course.ts";
import type { Element, Id, Model, Rect } from "../model.ts";
import { diagramOf, isElement, namedOrCounted, replacements } from "../item-patches.ts";

/** The smallest side a shape may get, in units: its name must still fit a word. */
export const SMALLEST_SIDE = 30;

/**
 * Gives shapes new rectangles (whole units, at least SMALLEST_SIDE); attached flows follow. Null when nothing
 * changes.
 * @param verb first word of the label: "Resize", "Align", ...
 */
export function placeShapes(
  model: Model,
  diagramId: Id,
  rects: ReadonlyMap<Id, Rect>,
  verb: string,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const changed = new Map(
    diagram.shapes.flatMap((shape) => {
      const rect = rects.get(shape.id);
      if (rect === undefined || shape.locked === true) return [];
      const placed = { ...shape, ...whole(rect) };
      const same =
        placed.left === shape.left &&
        placed.top === shape.top &&
        placed.width === shape.width &&
        placed.height === shape.height;
      return same ? [] : [[shape.id, placed] as const];
    }),
  );
  if (changed.size === 0) return null;
  const elements = new Map<Id, Element>();
  for (const shape of changed.values()) if (isElement(shape)) elements.set(shape.id, shape);
  const patches = replacements(diagram, {
    shape: (shape) => changed.get(shape.id) ?? shape,
    line: (line) => (line.kind === "flow" ? following(line, elements) : line),
  });
  return { label: `${verb} ${namedOrCounted([...changed.values()], "items")}`, patches };
}

function whole({ left, top, width, height }: Rect): Rect {
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.max(SMALLEST_SIDE, Math.round(width)),
    height: Math.max(SMALLEST_SIDE, Math.round(height)),
  };
}
