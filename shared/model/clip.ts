/** Items on their way from one place to another: copied or cut, with the verdicts on them. */

import { rectUnion } from "./geometry.ts";
import { diagramOf } from "./item-patches.ts";
import type { Diagram, Flow, Id, Line, Model, Rect, Shape, Threat } from "./model.ts";

/** What was copied: whole items and, of threats between them, those somebody judged. */
export interface Clip {
  readonly shapes: readonly Shape[];
  readonly lines: readonly Line[];
  /** Threats of flows that were copied with both their ends. */
  readonly judged: readonly Threat[];
}

/**
 * Copies items. A flow comes along when it is chosen, or when both its ends are; its ends stay attached only to
 * elements that come along.
 */
export function copyItems(model: Model, diagramId: Id, ids: ReadonlySet<Id>): Clip {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return { shapes: [], lines: [], judged: [] };
  const shapes = diagram.shapes.filter(({ id }) => ids.has(id));
  const there = new Set(shapes.map(({ id }) => id));
  const lines = diagram.lines.flatMap((line): readonly Line[] => {
    if (line.kind !== "flow") return ids.has(line.id) ? [line] : [];
    const both = isThere(line.sourceId, there) && isThere(line.targetId, there);
    return ids.has(line.id) || both ? [detached(line, there)] : [];
  });
  const topics = new Set([
    ...there,
    ...lines.flatMap((line) =>
      line.kind !== "flow" || (line.sourceId !== null && line.targetId !== null) ? [line.id] : [],
    ),
  ]);
  const judged = model.threats.filter(
    ({ flowId, verdict }) => topics.has(flowId) && verdict.changedAt !== null,
  );
  return { shapes, lines, judged };
}

function isThere(id: Id | null, there: ReadonlySet<Id>): boolean {
  return id !== null && there.has(id);
}

function detached(flow: Flow, there: ReadonlySet<Id>): Flow {
  const keepsSource = isThere(flow.sourceId, there);
  const keepsTarget = isThere(flow.targetId, there);
  return {
    ...flow,
    ...(keepsSource ? {} : { sourceId: null, sourcePort: "none" }),
    ...(keepsTarget ? {} : { targetId: null, targetPort: "none" }),
  };
}

/** The rectangle around all of a clip; null for an empty one. */
export function clipBounds({ shapes, lines }: Clip): Rect | null {
  const points = lines.flatMap(({ source, handle, target }) => [source, handle, target]);
  const dots = points.map(({ x, y }) => ({ left: x, top: y, width: 0, height: 0 }));
  return rectUnion([...shapes, ...dots]);
}

/** Units by which a double that would hide what is there gives way, to the right and down. */
const ASIDE = 20;

/** The shift nearest to the one wanted at which no shape of the clip lies exactly on one of its size. */
export function clearShift(
  diagram: Diagram,
  clip: Clip,
  wanted: { readonly dx: number; readonly dy: number },
): { readonly dx: number; readonly dy: number } {
  const taken = new Set(diagram.shapes.map((shape) => placeOf(shape, 0, 0)));
  let { dx, dy } = { dx: Math.round(wanted.dx), dy: Math.round(wanted.dy) };
  while (clip.shapes.some((shape) => taken.has(placeOf(shape, dx, dy)))) {
    dx += ASIDE;
    dy += ASIDE;
  }
  return { dx, dy };
}

function placeOf({ left, top, width, height }: Rect, dx: number, dy: number): string {
  return [left + dx, top + dy, width, height].join(" ");
}
