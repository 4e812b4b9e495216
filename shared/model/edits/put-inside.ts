import type { Change } from "../change.ts";
import { boxesOf, holderOf } from "../holders.ts";
import { following } from "../flow-course.ts";
import { freePlace, roomInside } from "../free-place.ts";
import { diagramOf, insertions, isElement, namedOrCounted, replacements } from "../item-patches.ts";
import type { Diagram, Element, Id, Model, Rect, Shape } from "../model.ts";

/**
 * Moves a shape into a box, or out of all of them, to a free place; the box grows when it is full, and what a moved
 * box holds goes with it. Null when the shape is there already, is locked, or cannot go there.
 * @param boxId null = outside all boxes
 */
export function putInside(
  model: Model,
  diagramId: Id,
  shapeId: Id,
  boxId: Id | null,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  const shape = diagram?.shapes.find(({ id }) => id === shapeId);
  if (diagram === null || shape === undefined || shape.locked === true) return null;
  if ((holderOf(shape, boxesOf(diagram))?.id ?? null) === boxId) return null;
  const company = new Set([shapeId, ...heldBy(diagram, shape)]);
  if (boxId !== null && company.has(boxId)) return null;
  const found = placeFor(diagram, shape, boxId, company);
  if (found === null) return null;
  const moved = carried(found.diagram, shapeId, company, found.place);
  const patches = toReach(diagram, moved);
  const box = diagram.shapes.find(({ id }) => id === boxId);
  const where = box === undefined ? "out of its boundary" : `into ${namedOrCounted([box], "")}`;
  return patches.length === 0
    ? null
    : { label: `Move ${namedOrCounted([shape], "")} ${where}`, patches };
}

/**
 * Adds a shape at a free place inside a box (which grows when it is full) or outside all boxes.
 * @param shape its size counts, its place does not
 */
export function addInside(
  model: Model,
  diagramId: Id,
  shape: Shape,
  boxId: Id | null,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const found = placeFor(diagram, shape, boxId, new Set());
  if (found === null) return null;
  return {
    label: `Add ${namedOrCounted([shape], "")}`,
    patches: [
      ...toReach(diagram, found.diagram),
      ...insertions(diagram, [{ ...shape, ...found.place }], []),
    ],
  };
}

function placeFor(
  diagram: Diagram,
  { width, height }: Shape,
  boxId: Id | null,
  except: ReadonlySet<Id>,
): { readonly place: Rect; readonly diagram: Diagram } | null {
  if (boxId !== null) return roomInside(diagram, { width, height }, boxId, except);
  const place = freePlace(diagram, { width, height }, null, except);
  return place && { place, diagram };
}

/** What lies in a box, at any depth; nothing for other shapes. */
function heldBy(diagram: Diagram, shape: Shape): readonly Id[] {
  if (shape.kind !== "boundaryBox") return [];
  const boxes = boxesOf(diagram);
  const within = (other: Shape): boolean => {
    const seen = new Set<Id>();
    for (
      let holder = holderOf(other, boxes);
      holder !== null && !seen.has(holder.id);
      holder = holderOf(holder, boxes)
    ) {
      if (holder.id === shape.id) return true;
      seen.add(holder.id);
    }
    return false;
  };
  return diagram.shapes
    .filter((other) => other.id !== shape.id && within(other))
    .map(({ id }) => id);
}

/** The diagram with a shape at its new place and its company still around it; attached flows follow. */
function carried(diagram: Diagram, shapeId: Id, company: ReadonlySet<Id>, place: Rect): Diagram {
  const shape = diagram.shapes.find(({ id }) => id === shapeId);
  if (shape === undefined) return diagram;
  const dx = place.left - shape.left;
  const dy = place.top - shape.top;
  const elements = new Map<Id, Element>();
  const shapes = diagram.shapes.map((each): Shape => {
    if (!company.has(each.id)) return each;
    const moved = { ...each, left: each.left + dx, top: each.top + dy };
    if (isElement(moved)) elements.set(moved.id, moved);
    return moved;
  });
  const lines = diagram.lines.map((line) =>
    line.kind === "flow" ? following(line, elements) : line,
  );
  return { ...diagram, shapes, lines };
}

/** The patches that make one diagram of the same items into another. */
function toReach(before: Diagram, after: Diagram) {
  const shapes = new Map(after.shapes.map((shape) => [shape.id, shape]));
  const lines = new Map(after.lines.map((line) => [line.id, line]));
  return replacements(before, {
    shape: (shape) => shapes.get(shape.id) ?? shape,
    line: (line) => lines.get(line.id) ?? line,
  });
}
