import type { Change, Patch } from "../change.ts";
import type { Clip } from "../clip.ts";
import type { Diagram, Id, Line, Model, Shape, Threat } from "../model.ts";
import { diagramOf, insertions, namedOrCounted } from "../item-patches.ts";

export interface Pasting {
  readonly dx: number;
  readonly dy: number;
  /** Gives a new id for every item. */
  readonly newId: () => Id;
  /**
   * Whether the verdicts come along. A moved item (cut, then pasted) is still the one that was judged; a duplicate
   * is a new one.
   */
  readonly withVerdicts: boolean;
  readonly verb: "Paste" | "Duplicate";
}

export interface Pasted {
  readonly change: Change;
  readonly ids: ReadonlySet<Id>;
}

/** Puts a clip into a diagram, shifted by whole units. Null when it is empty or the diagram is gone. */
export function pasteItems(
  model: Model,
  diagramId: Id,
  clip: Clip,
  { dx, dy, newId, withVerdicts, verb }: Pasting,
): Pasted | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null || clip.shapes.length + clip.lines.length === 0) return null;
  const renewed = new Map([...clip.shapes, ...clip.lines].map(({ id }) => [id, newId()] as const));
  const idOf = (id: Id): Id => renewed.get(id) ?? id;
  const shift = { dx: Math.round(dx), dy: Math.round(dy) };
  const shapes = clip.shapes.map((shape) => shifted({ ...shape, id: idOf(shape.id) }, shift));
  const lines = clip.lines.map((line) => shiftedLine(line, shift, idOf));
  const threats = withVerdicts ? movedThreats(model, diagram, clip, idOf) : [];
  return {
    change: {
      label: `${verb} ${namedOrCounted([...shapes, ...lines], "items")}`,
      patches: [...insertions(diagram, shapes, lines), ...threats],
    },
    ids: new Set([...shapes, ...lines].map(({ id }) => id)),
  };
}

function shifted(shape: Shape, { dx, dy }: { dx: number; dy: number }): Shape {
  return { ...shape, left: shape.left + dx, top: shape.top + dy };
}

function shiftedLine(
  line: Line,
  { dx, dy }: { dx: number; dy: number },
  idOf: (id: Id) => Id,
): Line {
  const point = ({ x, y }: Line["source"]) => ({ x: x + dx, y: y + dy });
  const course = {
    source: point(line.source),
    handle: point(line.handle),
    target: point(line.target),
  };
  if (line.kind !== "flow") return { ...line, ...course, id: idOf(line.id) };
  return {
    ...line,
    ...course,
    id: idOf(line.id),
    sourceId: line.sourceId === null ? null : idOf(line.sourceId),
    targetId: line.targetId === null ? null : idOf(line.targetId),
  };
}

/** The judged threats of a clip, as those of the pasted items. */
function movedThreats(
  model: Model,
  diagram: Diagram,
  clip: Clip,
  idOf: (id: Id) => Id,
): readonly Patch[] {
  let number = Math.max(0, ...model.threats.map((threat) => threat.number));
  return clip.judged.map((threat, at): Patch => {
    const sourceId = idOf(threat.sourceId);
    const flowId = idOf(threat.flowId);
    const targetId = idOf(threat.targetId);
    number += 1;
    const after: Threat = {
      ...threat,
      key: `${threat.typeId}${sourceId}${flowId}${targetId}`,
      number,
      diagramId: diagram.id,
      sourceId,
      flowId,
      targetId,
      orphaned: false,
    };
    return { table: "threat", index: model.threats.length + at, before: null, after };
  });
}
