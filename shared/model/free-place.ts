/** Finds room on a diagram for what is made or moved without a pointer. Whole units. */

import { boxesOf, holderOf } from "./holders.ts";
import { following } from "./flow-course.ts";
import { rectsOverlap, rectUnion } from "./geometry.ts";
import { isElement } from "./item-patches.ts";
import type { BoundaryBox, Diagram, Element, Id, Line, Point, Rect, Shape } from "./model.ts";

type Size = Pick<Rect, "width" | "height">;

/** Units kept free around what is placed. */
const GAP = 30;
/** Below the upper edge of a box, for its name. */
const HEADING = 30;
/** Places are tried in steps of this many units. */
const STEP = 10;
/** Width of the sheet that is filled row by row while nothing is wider. */
const SHEET = 1200;

/**
 * Where a shape of a size may go: inside a box (innermost: not in a box within that one) or outside all boxes, clear
 * of all other shapes, the uppermost place first and of these the leftmost. Null when a box has no room; outside all
 * boxes there is always some.
 * @param except shapes that do not count, such as the one that is to be moved
 */
export function freePlace(
  diagram: Pick<Diagram, "shapes">,
  size: Size,
  box: BoundaryBox | null,
  except: ReadonlySet<Id> = new Set(),
): Rect | null {
  const around = box === null ? new Set<Id>() : boxesAround(diagram, box);
  const taken = diagram.shapes.filter(({ id }) => !except.has(id) && !around.has(id));
  return box === null ? placeOnSheet(taken, size) : placeInBox(taken, size, box);
}

/** The box and those it lies in. */
function boxesAround(diagram: Pick<Diagram, "shapes">, box: BoundaryBox): ReadonlySet<Id> {
  const boxes = boxesOf(diagram);
  const around = new Set([box.id]);
  for (
    let outer = holderOf(box, boxes);
    outer !== null && !around.has(outer.id);
    outer = holderOf(outer, boxes)
  ) {
    around.add(outer.id);
  }
  return around;
}

function placeInBox(taken: readonly Shape[], size: Size, box: BoundaryBox): Rect | null {
  const near = taken.filter((shape) => rectsOverlap(shape, box));
  const right = box.left + box.width - GAP - size.width;
  const bottom = box.top + box.height - GAP - size.height;
  for (let top = box.top + HEADING; top <= bottom; top += STEP) {
    const left = leftmost(near, size, top, box.left + GAP, right);
    if (left !== null) return whole({ left, top, ...size });
  }
  return null;
}

function placeOnSheet(taken: readonly Shape[], size: Size): Rect {
  const sheet = rectUnion(taken) ?? { left: 0, top: 0, width: 0, height: 0 };
  const from = taken.length === 0 ? GAP : sheet.left;
  const right = from + Math.max(SHEET, sheet.width) - size.width;
  const start = taken.length === 0 ? GAP : sheet.top;
  const end = sheet.top + sheet.height + GAP;
  const rows = taken.toSorted((a, b) => a.top - b.top);
  for (let top = start; top < end; top += STEP) {
    const beside = rows.filter(
      (shape) => shape.top <= top + size.height + GAP && shape.top + shape.height + GAP >= top,
    );
    const left = leftmost(beside, size, top, from, right);
    if (left !== null) return whole({ left, top, ...size });
  }
  return whole({ left: from, top: Math.max(start, end), ...size });
}

/** The first place in a row, going right past whatever is in the way; null when the row is full. */
function leftmost(
  taken: readonly Rect[],
  size: Size,
  top: number,
  from: number,
  to: number,
): number | null {
  let left = from;
  while (left <= to) {
    const spot = {
      left: left - GAP + 1,
      top: top - GAP + 1,
      width: size.width + 2 * GAP - 2,
      height: size.height + 2 * GAP - 2,
    };
    const right = taken.reduce(
      (most, rect) => (rectsOverlap(rect, spot) ? Math.max(most, rect.left + rect.width) : most),
      -Infinity,
    );
    if (right === -Infinity) return left;
    left = Math.max(left + 1, right + GAP);
  }
  return null;
}

/**
 * The diagram with room made below or right of a line: what begins beyond it moves on, boxes that reach over it grow,
 * so that whatever lay in a box still does and nothing new comes into one. Locked shapes move too: they keep their
 * place among the others.
 * @param at the line's place: y for "down", x for "right"
 * @param except shapes that stay as they are
 */
function withRoom(
  diagram: Diagram,
  direction: "down" | "right",
  at: number,
  by: number,
  except: ReadonlySet<Id>,
): Diagram {
  const [start, size, axis] =
    direction === "down" ? (["top", "height", "y"] as const) : (["left", "width", "x"] as const);
  const moved = new Map<Id, Element>();
  const shapes = diagram.shapes.map((shape): Shape => {
    if (except.has(shape.id)) return shape;
    const after =
      shape[start] >= at
        ? { ...shape, [start]: shape[start] + by }
        : shape.kind === "boundaryBox" && shape[start] + shape[size] >= at
          ? { ...shape, [size]: shape[size] + by }
          : shape;
    if (after !== shape && isElement(after)) moved.set(after.id, after);
    return after;
  });
  const pushed = (point: Point): Point =>
    point[axis] >= at ? { ...point, [axis]: point[axis] + by } : point;
  const lines = diagram.lines.map((line): Line => {
    if (line.kind === "boundaryLine") {
      const [source, handle, target] = [line.source, line.handle, line.target].map(pushed);
      const still = source === line.source && handle === line.handle && target === line.target;
      return still || source === undefined || handle === undefined || target === undefined
        ? line
        : { ...line, source, handle, target };
    }
    const source = line.sourceId === null ? pushed(line.source) : line.source;
    const target = line.targetId === null ? pushed(line.target) : line.target;
    const loose = source === line.source && target === line.target;
    return following(loose ? line : { ...line, source, target }, moved);
  });
  return { ...diagram, shapes, lines };
}

/**
 * A free place inside a box, which grows as far as it must, with whatever is around it.
 * @returns the place, and the diagram in which it is free
 */
export function roomInside(
  diagram: Diagram,
  size: Size,
  boxId: Id,
  except: ReadonlySet<Id> = new Set(),
): { readonly place: Rect; readonly diagram: Diagram } | null {
  let roomy = diagram;
  const boxIn = ({ shapes }: Diagram): BoundaryBox | undefined =>
    boxesOf({ shapes }).find(({ id }) => id === boxId);
  const before = boxIn(roomy);
  if (before === undefined) return null;
  const free = freePlace(roomy, size, before, except);
  if (free !== null) return { place: free, diagram };
  const wider = size.width + 2 * GAP - before.width;
  if (wider > 0) roomy = withRoom(roomy, "right", before.left + before.width, wider, except);
  const wide = boxIn(roomy) ?? before;
  const bottom = wide.top + wide.height;
  const overhang = overhangAt(roomy, bottom, except);
  const by = overhang + size.height + HEADING + GAP;
  roomy = withRoom(roomy, "down", bottom, by, except);
  const grown = boxIn(roomy) ?? wide;
  const place = freePlace(roomy, size, grown, except) ?? {
    left: grown.left + GAP,
    top: bottom + overhang + HEADING / 2,
    ...size,
  };
  return { place: whole(place), diagram: roomy };
}

/** How far shapes that are no boxes reach down over a line they begin above. */
function overhangAt({ shapes }: Diagram, at: number, except: ReadonlySet<Id>): number {
  return shapes.reduce((most, { id, kind, top, height }) => {
    const reaches = kind !== "boundaryBox" && !except.has(id) && top < at;
    return reaches ? Math.max(most, top + height - at) : most;
  }, 0);
}

function whole({ left, top, width, height }: Rect): Rect {
  return { left: Math.round(left), top: Math.round(top), width, height };
}
