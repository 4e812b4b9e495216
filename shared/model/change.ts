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
  Profiles,
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
  /** Null = nothing is switched. */
  | SinglePatch<"profiles", Profiles | null>
  /** Which template the project uses, by its key in the store; the model itself does not say. */
  | SinglePatch<"template", string>
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
  // The spread keeps table and record types paired, which the compiler cannot see through a union.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { ...patch, before: patch.after, after: patch.before } as Patch;
}

/**
 * Applies a change.
 * @throws PatchMismatch when a record to replace or remove is not there, or one to insert already is.
 */
export function applyChange(model: Model, change: Change): Model {
  return runsOf(change.patches).reduce(applyRun, model);
}

/** Neighbouring patches of one list: applied in one go, so that a change of thousands of threats stays linear. */
type Run = readonly [Patch, ...Patch[]];

function runsOf(patches: readonly Patch[]): readonly Run[] {
  const runs: [Patch, ...Patch[]][] = [];
  for (const patch of patches) {
    const run = runs.at(-1);
    if (run !== undefined && listOf(run[0]) === listOf(patch)) run.push(patch);
    else runs.push([patch]);
  }
  return runs;
}

function listOf(patch: Patch): string {
  return "diagramId" in patch ? `${patch.table} ${patch.diagramId}` : patch.table;
}

function applyRun(model: Model, run: Run): Model {
  const [first] = run;
  switch (first.table) {
    case "information":
    case "generationEnabled":
    case "profiles":
    case "template":
      return run.reduce(applySinglePatch, model);
    case "diagram":
      return run.reduce(applyDiagramPatch, model);
    case "shape":
      return inDiagram(model, first.diagramId, (diagram) => ({
        ...diagram,
        shapes: patchList(diagram.shapes, patchesOf(run, "shape"), (shape) => shape.id),
      }));
    case "line":
      return inDiagram(model, first.diagramId, (diagram) => ({
        ...diagram,
        lines: patchList(diagram.lines, patchesOf(run, "line"), (line) => line.id),
      }));
    case "threat": {
      const patches = patchesOf(run, "threat");
      return { ...model, threats: patchList(model.threats, patches, (threat) => threat.key) };
    }
    case "note": {
      const patches = patchesOf(run, "note");
      return { ...model, notes: patchList(model.notes, patches, (note) => String(note.id)) };
    }
    case "message":
      return {
        ...model,
        messages: patchList(model.messages, patchesOf(run, "message"), messageKey),
      };
  }
}

function patchesOf<Table extends Patch["table"]>(
  run: Run,
  table: Table,
): readonly Extract<Patch, { table: Table }>[] {
  return run.filter((patch): patch is Extract<Patch, { table: Table }> => patch.table === table);
}

function applySinglePatch(model: Model, patch: Patch): Model {
  if (patch.table === "information") return { ...model, information: patch.after };
  if (patch.table === "generationEnabled") return { ...model, generationEnabled: patch.after };
  if (patch.table !== "profiles") return model;
  const { profiles: _, ...rest } = model;
  return patch.after === null ? rest : { ...rest, profiles: patch.after };
}

/**
 * The key of the template after the change, given that before it; null when the change expects another one.
 */
export function templateAfter(key: string, change: Change): string | null {
  let current = key;
  for (const patch of change.patches) {
    if (patch.table !== "template") continue;
    if (patch.before !== current) return null;
    current = patch.after;
  }
  return current;
}

/** What makes a validation message the same one. */
export function messageKey(message: Message): string {
  return [message.issueId, message.diagramId, ...message.elementIds].join(" ");
}

function applyDiagramPatch(model: Model, patch: Patch): Model {
  if (patch.table !== "diagram") return model;
  const { before, after } = patch;
  const standing = before && model.diagrams.find((diagram) => diagram.id === before.id);
  if (after === null && standing && standing.shapes.length + standing.lines.length > 0) {
    throw new PatchMismatch(`diagram ${standing.id} still holds items`);
  }
  const shapes = standing?.shapes ?? [];
  const lines = standing?.lines ?? [];
  const patched = {
    index: patch.index,
    before: before && { ...before, shapes, lines },
    after: after && { ...after, shapes, lines },
  };
  return { ...model, diagrams: patchList(model.diagrams, [patched], (diagram) => diagram.id) };
}

function inDiagram(model: Model, id: Id, change: (diagram: Diagram) => Diagram): Model {
  const at = model.diagrams.findIndex((diagram) => diagram.id === id);
  const diagram = model.diagrams[at];
  if (diagram === undefined) throw new PatchMismatch(`no diagram ${id}`);
  return { ...model, diagrams: model.diagrams.with(at, change(diagram)) };
}

function patchList<Record>(
  list: readonly Record[],
  patches: readonly {
    readonly index: number;
    readonly before: Record | null;
    readonly after: Record | null;
  }[],
  keyOf: (record: Record) => string,
): readonly Record[] {
  const records = [...list];
  // Most patches replace a record in place, for which nobody needs to know all keys.
  let keys: Set<string> | null = null;
  for (const { index, before, after } of patches) {
    const key = before && keyOf(before);
    const nextKey = after && keyOf(after);
    if (nextKey !== null && nextKey !== key) {
      keys ??= new Set(records.map(keyOf));
      if (keys.has(nextKey)) throw new PatchMismatch(`${nextKey} is already there`);
    }
    if (key === null) {
      if (after !== null) records.splice(index, 0, after);
    } else {
      const at = placeOf(records, key, index, keyOf);
      if (after === null) records.splice(at, 1);
      else records[at] = after;
      keys?.delete(key);
    }
    if (nextKey !== null) keys?.add(nextKey);
  }
  return records;
}

function placeOf<Record>(
  records: readonly Record[],
  key: string,
  hint: number,
  keyOf: (record: Record) => string,
): number {
  const hinted = records[hint];
  if (hinted !== undefined && keyOf(hinted) === key) return hint;
  const at = records.findIndex((record) => keyOf(record) === key);
  if (at < 0) throw new PatchMismatch(`${key} is not there`);
  return at;
}
