import type { Change } from "../change.ts";
import { handleBeside, newCourse, reattached, reversed, type FlowEnd } from "../flow-course.ts";
import type { Flow, Id, Line, Model, Point } from "../model.ts";
import { diagramOf, insertions, isElement, namedOrCounted, replacements } from "../item-patches.ts";

/** Bends a line through a point. Null when it is not there, locked, or bends there already. */
export function bendLine(model: Model, diagramId: Id, lineId: Id, handle: Point): Change | null {
  const point = { x: Math.round(handle.x), y: Math.round(handle.y) };
  return changeLine(model, diagramId, lineId, "Bend", (line) =>
    line.handle.x === point.x && line.handle.y === point.y ? line : { ...line, handle: point },
  );
}

/** Puts one end of a flow on another element or into the open. */
export function reattachFlow(
  model: Model,
  diagramId: Id,
  flowId: Id,
  which: "source" | "target",
  end: FlowEnd,
  pointer: Point,
): Change | null {
  return changeLine(model, diagramId, flowId, "Reattach", (line) => {
    if (line.kind !== "flow") return line;
    const after = reattached(line, which, end, pointer);
    return sameCourse(line, after) ? line : after;
  });
}

/** Moves one end of a boundary line. */
export function moveLineEnd(
  model: Model,
  diagramId: Id,
  lineId: Id,
  which: "source" | "target",
  to: Point,
): Change | null {
  const point = { x: Math.round(to.x), y: Math.round(to.y) };
  return changeLine(model, diagramId, lineId, "Move end of", (line) =>
    line.kind !== "boundaryLine" || (line[which].x === point.x && line[which].y === point.y)
      ? line
      : { ...line, [which]: point },
  );
}

/** Turns flows around: what was the source becomes the target. Null when none of the items is a flow. */
export function reverseFlows(model: Model, diagramId: Id, ids: ReadonlySet<Id>): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const turned = diagram.lines.filter(
    (line) => line.kind === "flow" && ids.has(line.id) && line.locked !== true,
  );
  if (turned.length === 0) return null;
  const chosen = new Set(turned.map(({ id }) => id));
  return {
    label: `Reverse ${namedOrCounted(turned, "flows")}`,
    patches: replacements(diagram, {
      line: (line) => (line.kind === "flow" && chosen.has(line.id) ? reversed(line) : line),
    }),
  };
}

/**
 * Takes the bend out of lines. A flow from an element to itself keeps it: straight, it would be a point. Null when
 * none of the items is a line that bends.
 */
export function straightenLines(model: Model, diagramId: Id, ids: ReadonlySet<Id>): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const straight = new Map(
    diagram.lines.flatMap((line) => {
      if (!ids.has(line.id) || line.locked === true || isLoop(line)) return [];
      const handle = handleBeside(line.source, line.target, 0);
      const same = handle.x === line.handle.x && handle.y === line.handle.y;
      return same ? [] : [[line.id, { ...line, handle }] as const];
    }),
  );
  if (straight.size === 0) return null;
  return {
    label: `Straighten ${namedOrCounted([...straight.values()], "lines")}`,
    patches: replacements(diagram, { line: (line) => straight.get(line.id) ?? line }),
  };
}

function isLoop(line: Line): boolean {
  return line.kind === "flow" && line.sourceId !== null && line.sourceId === line.targetId;
}

/**
 * Adds the flow back to flows between two elements, of the same stencil and on a course of its own; one that has a
 * flow back already gets no other. The new flow says of itself what the first one says. Null when
 * there is none to add.
 * @param newId gives a new id for every flow
 */
export function addFlowsBack(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  newId: () => Id,
): { readonly change: Change; readonly ids: ReadonlySet<Id> } | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const elements = new Map(diagram.shapes.filter(isElement).map((shape) => [shape.id, shape]));
  const added: Flow[] = [];
  for (const flow of diagram.lines) {
    if (flow.kind !== "flow" || !ids.has(flow.id) || isLoop(flow)) continue;
    const from = elements.get(flow.targetId ?? "");
    const to = elements.get(flow.sourceId ?? "");
    const others = [...diagram.lines, ...added];
    if (from === undefined || to === undefined || hasFlow(others, from.id, to.id)) continue;
    const { locked: _, ...free } = flow;
    added.push({ ...free, ...newCourse({ element: from }, { element: to }, others), id: newId() });
  }
  if (added.length === 0) return null;
  const change = {
    label: `Add flow back: ${namedOrCounted(added, "flows")}`,
    patches: insertions(diagram, [], added),
  };
  return { change, ids: new Set(added.map(({ id }) => id)) };
}

function hasFlow(lines: readonly Line[], sourceId: Id, targetId: Id): boolean {
  return lines.some(
    (line) => line.kind === "flow" && line.sourceId === sourceId && line.targetId === targetId,
  );
}

function sameCourse(a: Flow, b: Flow): boolean {
  return (
    a.sourceId === b.sourceId &&
    a.targetId === b.targetId &&
    a.sourcePort === b.sourcePort &&
    a.targetPort === b.targetPort &&
    a.source.x === b.source.x &&
    a.source.y === b.source.y &&
    a.target.x === b.target.x &&
    a.target.y === b.target.y
  );
}

function changeLine(
  model: Model,
  diagramId: Id,
  lineId: Id,
  verb: string,
  edit: (line: Line) => Line,
): Change | null {
  const diagram = diagramOf(model, diagramId);
  const line = diagram?.lines.find(({ id }) => id === lineId);
  if (!diagram || line === undefined || line.locked === true) return null;
  const patches = replacements(diagram, { line: (one) => (one.id === lineId ? edit(one) : one) });
  return patches.length === 0 ? null : { label: `${verb} ${namedOrCounted([line], "")}`, patches };
}
