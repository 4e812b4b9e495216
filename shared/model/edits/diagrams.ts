import type { Change, Patch } from "../change.ts";
import type { Diagram, Id, Model } from "../model.ts";
import { diagramOf, insertions, removals } from "../item-patches.ts";

/** Adds a diagram after the one of `afterId`, or at the end. */
export function addDiagram(model: Model, diagram: Diagram, afterId: Id | null): Change {
  const at = model.diagrams.findIndex(({ id }) => id === afterId);
  return {
    label: `Add diagram “${diagram.name}”`,
    patches: insertion(diagram, at < 0 ? model.diagrams.length : at + 1),
  };
}

/** Null when it is called that already or is not there. */
export function renameDiagram(model: Model, diagramId: Id, name: string): Change | null {
  const index = model.diagrams.findIndex(({ id }) => id === diagramId);
  const diagram = model.diagrams[index];
  if (diagram === undefined || diagram.name === name) return null;
  const before = headerOf(diagram);
  return {
    label: `Rename diagram to “${name}”`,
    patches: [{ table: "diagram", index, before, after: { ...before, name } }],
  };
}

/** Moves a diagram to a place among the others (0 = first). Null when it is there already. */
export function moveDiagram(model: Model, diagramId: Id, to: number): Change | null {
  const from = model.diagrams.findIndex(({ id }) => id === diagramId);
  const diagram = model.diagrams[from];
  const place = Math.max(0, Math.min(model.diagrams.length - 1, to));
  if (diagram === undefined || place === from) return null;
  return {
    label: `Move diagram “${diagram.name}”`,
    patches: [...removal(diagram, from), ...insertion(diagram, place)],
  };
}

/** Deletes a diagram with everything on it. Null when it is not there. */
export function deleteDiagram(model: Model, diagramId: Id): Change | null {
  const index = model.diagrams.findIndex(({ id }) => id === diagramId);
  const diagram = model.diagrams[index];
  if (diagram === undefined) return null;
  return { label: `Delete diagram “${diagram.name}”`, patches: removal(diagram, index) };
}

/**
 * Adds a copy of a diagram after it. Null when it is not there.
 * @param newId gives a new id for the diagram and for everything on it
 */
export function duplicateDiagram(model: Model, diagramId: Id, newId: () => Id): Change | null {
  const diagram = diagramOf(model, diagramId);
  if (diagram === null) return null;
  const ids = new Map(
    [...diagram.shapes, ...diagram.lines].map(({ id }) => [id, newId()] as const),
  );
  const renewed = (id: Id): Id => ids.get(id) ?? id;
  const copy: Diagram = {
    ...diagram,
    id: newId(),
    name: `${diagram.name} copy`,
    shapes: diagram.shapes.map((shape) => ({ ...shape, id: renewed(shape.id) })),
    lines: diagram.lines.map((line) =>
      line.kind === "flow"
        ? {
            ...line,
            id: renewed(line.id),
            sourceId: line.sourceId === null ? null : renewed(line.sourceId),
            targetId: line.targetId === null ? null : renewed(line.targetId),
          }
        : { ...line, id: renewed(line.id) },
    ),
  };
  const { patches } = addDiagram(model, copy, diagramId);
  return { label: `Duplicate diagram “${diagram.name}”`, patches };
}

function headerOf({ id, name, zoom }: Diagram) {
  return { id, name, zoom };
}

function insertion(diagram: Diagram, index: number): readonly Patch[] {
  const empty = { ...diagram, shapes: [], lines: [] };
  return [
    { table: "diagram", index, before: null, after: headerOf(diagram) },
    ...insertions(empty, diagram.shapes, diagram.lines),
  ];
}

/** Only an empty diagram may be taken out, so what is on it goes first. */
function removal(diagram: Diagram, index: number): readonly Patch[] {
  const all = new Set([...diagram.shapes, ...diagram.lines].map(({ id }) => id));
  return [
    ...removals(diagram, all),
    { table: "diagram", index, before: headerOf(diagram), after: null },
  ];
}
