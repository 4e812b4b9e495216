/**
 * Changes to a model as record diffs: every patch names one record by table and id and holds it before and
 * after. A change is therefore its own inverse (swap and reverse), can be stored, replayed and read by people.
 */

import type {
  Diagram,
  Id,
  Line,
  Message,
  Model,
  ModelInformation,
  Note,
  Shape,
  Threat,
} from "./model.ts";

/** A diagram without its shapes and lines, which are records of their own. */
export type DiagramHeader = Omit<Diagram, "shapes" | "lines">;

/** `before` null = insert at `index`; `after` null = remove (it stood at `index`); both = replace in place. */
interface RecordPatch<Table extends string, Record> {
  readonly table: Table;
  readonly index: number;
  readonly before: Record | null;
  readonly after: Record | null;
}

interface ItemPatch<Table extends string, Record> extends RecordPatch<Table, Record> {
  readonly diagramId: Id;
}

interface SinglePatch<Table extends string, Value> {
  readonly table: Table;
  readonly before: Value;
  readonly after: Value;
}

export type Patch =
  | SinglePatch<"information", ModelInformation>
  | SinglePatch<"generationEnabled", boolean>
  | RecordPatch<"diagram", DiagramHeader>
  | ItemPatch<"shape", Shape>
  | ItemPatch<"line", Line>
  | RecordPatch<"threat", Threat>
  | RecordPatch<"note", Note>
  | RecordPatch<"message", Message>;

/** One step of history: what the Edit menu names and undo takes back. */
export interface Change {
  /** Imperative, sentence case: "Move 2 elements". */
  readonly label: string;
  readonly patches: readonly Patch[];
}

/** Thrown when a patch does not fit the model it is applied to: a bug or a lost race, never user input. */
export class PatchMismatch extends Error {
  override readonly name = "PatchMismatch";
}

/** The change that takes `change` back. */
export function invert(change: Change): Change {
  return {
    label: change.label,
    patches: change.patches.map(invertPatch).reverse(),
  };
}

function invertPatch(patch: Patch): Patch {
  // The spread keeps table and value types paired, which the compiler cannot see through a union.
  return { ...patch, before: patch.after, after: patch.before } as Patch;
}

/**
 * Applies a change.
 * @throws PatchMismatch when a record to replace or remove is not there, or one to insert already is.
 */
export function applyChange(model: Model, change: Change): Model {
  return change.patches.reduce(applyPatch, model);
}

function applyPatch(model: Model, patch: Patch): Model {
  switch (patch.table) {
    case "information":
      return { ...model, information: patch.after };
    case "generationEnabled":
      return { ...model, generationEnabled: patch.after };
    case "diagram":
      return { ...model, diagrams: patchDiagrams(model.diagrams, patch) };
    case "shape":
      return inDiagram(model, patch.diagramId, (diagram) => ({
        ...diagram,
        shapes: patchList(diagram.shapes, patch, (shape) => shape.id),
      }));
    case "line":
      return inDiagram(model, patch.diagramId, (diagram) => ({
        ...diagram,
        lines: patchList(diagram.lines, patch, (line) => line.id),
      }));
    case "threat":
      return { ...model, threats: patchList(model.threats, patch, (threat) => threat.key) };
    case "note":
      return { ...model, notes: patchList(model.notes, patch, (note) => String(note.id)) };
    case "message":
      return { ...model, messages: patchList(model.messages, patch, messageKey) };
  }
}

function messageKey(message: Message): string {
  return [message.issueId, message.diagramId, ...message.elementIds].join(" ");
}

function patchDiagrams(
  diagrams: readonly Diagram[],
  patch: RecordPatch<"diagram", DiagramHeader>,
): readonly Diagram[] {
  const standing = patch.before && diagrams.find((diagram) => diagram.id === patch.before?.id);
  if (patch.after === null && standing && standing.shapes.length + standing.lines.length > 0) {
    throw new PatchMismatch(`diagram ${standing.id} still holds items`);
  }
  const after = patch.after && {
    ...patch.after,
    shapes: standing?.shapes ?? [],
    lines: standing?.lines ?? [],
  };
  return patchList(
    diagrams,
    {
      ...patch,
      before: standing ?? (patch.before && { ...patch.before, shapes: [], lines: [] }),
      after,
    },
    (diagram) => diagram.id,
  );
}

function inDiagram(model: Model, id: Id, change: (diagram: Diagram) => Diagram): Model {
  const at = model.diagrams.findIndex((diagram) => diagram.id === id);
  const diagram = model.diagrams[at];
  if (diagram === undefined) throw new PatchMismatch(`no diagram ${id}`);
  return { ...model, diagrams: model.diagrams.with(at, change(diagram)) };
}

function patchList<Record>(
  list: readonly Record[],
  patch: { index: number; before: Record | null; after: Record | null },
  keyOf: (record: Record) => string,
): readonly Record[] {
  const { before, after } = patch;
  if (before === null) {
    if (after === null) return list;
    const key = keyOf(after);
    if (list.some((record) => keyOf(record) === key))
      throw new PatchMismatch(`${key} is already there`);
    return list.toSpliced(patch.index, 0, after);
  }
  const key = keyOf(before);
  const hinted = list[patch.index];
  const at =
    hinted !== undefined && keyOf(hinted) === key
      ? patch.index
      : list.findIndex((record) => keyOf(record) === key);
  if (at < 0) throw new PatchMismatch(`${key} is not there`);
  return after === null ? list.toSpliced(at, 1) : list.with(at, after);
}
