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
   * Whether the items move (they were cut) instead of being doubled. A moved item is still the one that was judged:
   * its verdicts come along, and it keeps its id unless something has that already, so that its threats stay the
   * same ones. A double is a new item, unjudged.
   */
  readonly moved: boolean;
  readonly verb: "Paste" | "Duplicate";
}

export interface Pasted {
  readonly change: Change;
  /** The items pasted. */
  readonly ids: ReadonlySet<Id>;
  /** New id by the id in the clip. */
  readonly renewed: ReadonlyMap<Id, Id>;
}

/** Puts a clip into a diagram, shifted by whole units. Null when it is empty or the diagram is gone. */
export function pasteItems(
  model: Model,
  diagramId: Id,
  clip: Clip,
  { dx, dy, newId, moved, verb }: Pasting,
): Pasted | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null || clip.shapes.length + clip.lines.length === 0) return null;
  const taken = moved ? idsIn(model) : null;
  const renewed = new Map(
    [...clip.shapes, ...clip.lines].map(({ id }) => {
      const free = taken !== null && !taken.has(id);
      return [id, free ? id : newId()] as const;
    }),
  );
  const idOf = (id: Id): Id => renewed.get(id) ?? id;
  const shift = { dx: Math.round(dx), dy: Math.round(dy) };
  const shapes = clip.shapes.map((shape) => shifted({ ...shape, id: idOf(shape.id) }, shift));
  const lines = clip.lines.map((line) => shiftedLine(line, shift, idOf));
  const threats = moved ? movedThreats(model, diagram, clip, idOf) : [];
  return {
    change: {
      label: `${verb} ${namedOrCounted([...shapes, ...lines], "items")}`,
      patches: [...insertions(diagram, shapes, lines), ...threats],
    },
    ids: new Set([...shapes, ...lines].map(({ id }) => id)),
    renewed,
  };
}

/** Ids of everything drawn, and of the diagrams themselves. */
function idsIn(model: Model): ReadonlySet<Id> {
  return new Set(
    model.diagrams.flatMap(({ id, shapes, lines }) => [
      id,
      ...[...shapes, ...lines].map((item) => item.id),
    ]),
  );
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

/**
 * The judged threats of a clip, as those of the pasted items. One the model still holds, left when its flow was cut,
 * is the same one and comes back to life.
 */
function movedThreats(
  model: Model,
  diagram: Diagram,
  clip: Clip,
  idOf: (id: Id) => Id,
): readonly Patch[] {
  let number = model.threats.reduce((most, threat) => Math.max(most, threat.number), 0);
  let end = model.threats.length;
  const left = new Map(model.threats.map((threat, index) => [threat.key, { threat, index }]));
  const seen = new Set<string>();
  return clip.judged.flatMap((threat): readonly Patch[] => {
    const sourceId = idOf(threat.sourceId);
    const flowId = idOf(threat.flowId);
    const targetId = idOf(threat.targetId);
    const key = `${threat.typeId}${sourceId}${flowId}${targetId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const place = { key, diagramId: diagram.id, sourceId, flowId, targetId, orphaned: false };
    const known = left.get(key);
    if (known === undefined) {
      number += 1;
      const after: Threat = { ...threat, ...place, number };
      return [{ table: "threat", index: end++, before: null, after }];
    }
    const { threat: before, index } = known;
    if (!before.orphaned && before.diagramId === diagram.id) return [];
    return [{ table: "threat", index, before, after: { ...before, ...place } }];
  });
}
