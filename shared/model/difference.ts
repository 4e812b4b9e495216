/** The patches that turn one model into another. */

import { messageKey, type DiagramHeader, type Patch } from "./change.ts";
import type { Diagram, Line, Message, Model, Note, Shape, Threat } from "./model.ts";
import { isSame, longestIncreasing, pairUp } from "./sequence.ts";

/**
 * The patches that turn `before` into `after`, order of every list included: `applyChange(before, {patches})`
 * equals `after`. Records that do not change and keep their order cost no patch. Keys (ids, threat keys, note
 * numbers) must be unique in their lists, as `applyChange` demands.
 */
export function modelDifference(before: Model, after: Model): readonly Patch[] {
  const patches: Patch[] = [];
  if (!isSame(before.information, after.information)) {
    patches.push({
      table: "information",
      before: before.information,
      after: after.information,
    });
  }
  if (before.generationEnabled !== after.generationEnabled) {
    patches.push({
      table: "generationEnabled",
      before: before.generationEnabled,
      after: after.generationEnabled,
    });
  }
  if (!isSame(before.profiles ?? null, after.profiles ?? null)) {
    patches.push({
      table: "profiles",
      before: before.profiles ?? null,
      after: after.profiles ?? null,
    });
  }
  patches.push(
    ...diagramDifference(before.diagrams, after.diagrams),
    ...listDifference<Threat, Patch>(
      before.threats,
      after.threats,
      ({ key }) => key,
      (patch) => ({ table: "threat", ...patch }),
    ),
    ...listDifference<Note, Patch>(
      before.notes,
      after.notes,
      ({ id }) => String(id),
      (patch) => ({ table: "note", ...patch }),
    ),
    ...listDifference<Message, Patch>(before.messages, after.messages, messageKey, (patch) => ({
      table: "message",
      ...patch,
    })),
  );
  return patches;
}

function diagramDifference(before: readonly Diagram[], after: readonly Diagram[]): Patch[] {
  const standing = new Map(before.map((diagram) => [diagram.id, diagram]));
  const headers = listDifference<DiagramHeader, Extract<Patch, { table: "diagram" }>>(
    before.map(headerOf),
    after.map(headerOf),
    ({ id }) => id,
    (patch) => ({ table: "diagram", ...patch }),
  );
  const patches: Patch[] = [];
  for (const patch of headers) {
    const taken = patch.after === null && patch.before !== null && standing.get(patch.before.id);
    if (taken) {
      // Only an empty diagram may be taken out.
      patches.push(...itemDifference(taken.id, taken, null));
      standing.delete(taken.id);
    }
    patches.push(patch);
  }
  for (const diagram of after) {
    patches.push(...itemDifference(diagram.id, standing.get(diagram.id) ?? null, diagram));
  }
  return patches;
}

function headerOf({ id, name, zoom }: Diagram): DiagramHeader {
  return { id, name, zoom };
}

function itemDifference(diagramId: string, before: Diagram | null, after: Diagram | null): Patch[] {
  return [
    ...listDifference<Shape, Patch>(
      before?.shapes ?? [],
      after?.shapes ?? [],
      ({ id }) => id,
      (patch) => ({ table: "shape", diagramId, ...patch }),
    ),
    ...listDifference<Line, Patch>(
      before?.lines ?? [],
      after?.lines ?? [],
      ({ id }) => id,
      (patch) => ({ table: "line", diagramId, ...patch }),
    ),
  ];
}

interface ListPatch<Record> {
  readonly index: number;
  readonly before: Record | null;
  readonly after: Record | null;
}

/** Removals first, last one first; then insertions and replacements from the front: every index then fits. */
function listDifference<Record, Made>(
  before: readonly Record[],
  after: readonly Record[],
  keyOf: (record: Record) => string,
  make: (patch: ListPatch<Record>) => Made,
): readonly Made[] {
  const { pairs, removed } = pairUp(before, after, keyOf);
  const places = new Map(before.map((record, at) => [record, at]));
  const continued = pairs.flatMap((pair) => (pair.before === null ? [] : [pair.before]));
  const run = longestIncreasing(continued.map((record) => places.get(record) ?? -1));
  const staying = new Set(run.map((at) => continued[at]));
  const moved = continued.filter((record) => !staying.has(record));
  const leaving = new Set([...removed, ...moved]);
  const patches: Made[] = [];
  before.forEach((record, index) => {
    if (leaving.has(record)) patches.push(make({ index, before: record, after: null }));
  });
  patches.reverse();
  pairs.forEach(({ before: from, after: to }, index) => {
    if (from === null || !staying.has(from)) patches.push(make({ index, before: null, after: to }));
    else if (!isSame(from, to)) patches.push(make({ index, before: from, after: to }));
  });
  return patches;
}
