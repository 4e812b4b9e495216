import type { Change, Patch } from "../change.ts";
import { portPosition } from "../geometry.ts";
import type { Diagram, Flow, Id, Line, Model, Point, Shape } from "../model.ts";

/**
 * Moves shapes and lines by (dx, dy) units; locked ones stay. Flows attached to a moved element follow: an attached end goes to
 * its port's place (or moves along when it has no port), the handle moves with both ends or half-way with one.
 * Null when nothing would move.
 */
export function moveItems(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  dx: number,
  dy: number,
): Change | null {
  const diagram = model.diagrams.find((candidate) => candidate.id === diagramId);
  if (diagram === undefined || (dx === 0 && dy === 0)) return null;
  const free = new Set(
    [...diagram.shapes, ...diagram.lines].flatMap(({ id, locked }) =>
      ids.has(id) && locked !== true ? [id] : [],
    ),
  );
  const patches = movePatches(diagram, free, dx, dy);
  if (patches.length === 0) return null;
  const moved = patches.filter((patch) => free.has(patch.after.id));
  const [only] = moved;
  const label =
    moved.length === 1 && only !== undefined
      ? `Move ${only.after.name.trim() || "item"}`
      : `Move ${moved.length} items`;
  return { label, patches };
}

type MovePatch = Extract<Patch, { table: "shape" | "line" }> & { readonly after: Shape | Line };

function movePatches(
  diagram: Diagram,
  ids: ReadonlySet<Id>,
  dx: number,
  dy: number,
): readonly MovePatch[] {
  const patches: MovePatch[] = [];
  const moved = new Map<Id, Shape>();
  diagram.shapes.forEach((before, index) => {
    if (!ids.has(before.id)) return;
    const after = { ...before, left: before.left + dx, top: before.top + dy };
    moved.set(after.id, after);
    patches.push({ table: "shape", diagramId: diagram.id, index, before, after });
  });
  diagram.lines.forEach((before, index) => {
    const after = moveLine(before, ids.has(before.id), moved, dx, dy);
    if (after !== before)
      patches.push({ table: "line", diagramId: diagram.id, index, before, after });
  });
  return patches;
}

function moveLine(
  line: Line,
  chosen: boolean,
  moved: ReadonlyMap<Id, Shape>,
  dx: number,
  dy: number,
): Line {
  if (line.kind === "boundaryLine") {
    if (!chosen) return line;
    return {
      ...line,
      source: shifted(line.source, dx, dy),
      target: shifted(line.target, dx, dy),
      handle: shifted(line.handle, dx, dy),
    };
  }
  const sourceMoves = endMoves(line.sourceId, chosen, moved);
  const targetMoves = endMoves(line.targetId, chosen, moved);
  const movingEnds = Number(sourceMoves) + Number(targetMoves);
  if (movingEnds === 0) return chosen ? moveHandle(line, dx, dy) : line;
  return {
    ...line,
    source: sourceMoves ? endAt(line, "source", moved, dx, dy) : line.source,
    target: targetMoves ? endAt(line, "target", moved, dx, dy) : line.target,
    handle: shifted(line.handle, (dx * movingEnds) / 2, (dy * movingEnds) / 2, true),
  };
}

/** A chosen flow whose both ends stay attached to elements that stay is bent, not torn off. */
function moveHandle(flow: Flow, dx: number, dy: number): Flow {
  return { ...flow, handle: shifted(flow.handle, dx, dy) };
}

function endMoves(attachedTo: Id | null, chosen: boolean, moved: ReadonlyMap<Id, Shape>): boolean {
  return attachedTo === null ? chosen : moved.has(attachedTo);
}

function endAt(
  flow: Flow,
  end: "source" | "target",
  moved: ReadonlyMap<Id, Shape>,
  dx: number,
  dy: number,
): Point {
  const along = shifted(flow[end], dx, dy);
  const id = end === "source" ? flow.sourceId : flow.targetId;
  const port = end === "source" ? flow.sourcePort : flow.targetPort;
  const element = id === null ? undefined : moved.get(id);
  if (element === undefined || element.kind === "boundaryBox" || element.kind === "annotation") {
    return along;
  }
  return portPosition(element, port) ?? along;
}

function shifted(point: Point, dx: number, dy: number, whole = false): Point {
  const x = point.x + dx;
  const y = point.y + dy;
  // The file format holds whole coordinates only; half a step of an odd move would be lost on saving.
  return whole ? { x: Math.round(x), y: Math.round(y) } : { x, y };
}
