/** The patches that turn one model into another. */

import { messageKey, type DiagramHeader, type Patch } from "./change.ts";
import type { Diagram, Model } from "./model.ts";
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
  patches.push(
    ...diagramDifference(before.diagrams, after.diagrams),
    ...listDifference(before.threats, after.threats, (threat) => threat.key).map(
      (patch): Patch => ({ table: "threat", ...patch }),
    ),
    ...listDifference(before.notes, after.notes, (note) => String(note.id)).map((patch): Patch => ({
      table: "note",
      ...patch,
    })),
    ...listDifference(before.messages, after.messages, messageKey).map((patch): Patch => ({
      table: "message",
      ...patch,
    })),
  );
  return patches;
}

function diagramDifference(before: readonly Diagram[], after: readonly Diagram[]): Patch[] {
  const standing = new Map(before.map((diagram) => [diagram.id, diagram]));
  const headers = listDifference(before.map(headerOf), after.map(headerOf), ({ id }) => id);
  const patches: Patch[] = [];
  for (const patch of headers) {
    const taken = patch.after === null && patch.before !== null && standing.get(patch.before.id);
    if (taken) {
      // Only an empty diagram may be taken out.
      patches.push(...itemDifference(taken.id, taken, null));
      standing.delete(taken.id);
    }
    patches.push({ table: "diagram", ...patch });
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
  const lines = listDifference(before?.lines ?? [], after?.lines ?? [], ({ id }) => id);
  const shapes = listDifference(before?.shapes ?? [], after?.shapes ?? [], ({ id }) => id);
  return [
    ...shapes.map((patch): Patch => ({ table: "shape", diagramId, ...patch })),
    ...lines.map((patch): Patch => ({ table: "line", diagramId, ...patch })),
  ];
}

interface ListPatch<Record> {
  readonly index: number;
  readonly before: Record | null;
  readonly after: Record | null;
}

/** Removals first, last one first; then insertions and replacements from the front: every index then fits. */
function listDifference<Record>(
  before: readonly Record[],
  after: readonly Record[],
  keyOf: (record: Record) => string,
): readonly ListPatch<Record>[] {
  const { pairs, removed } = pairUp(before, after, keyOf);
  const places = new Map(before.map((record, at) => [record, at]));
  const continued = pairs.flatMap((pair) => (pair.before === null ? [] : [pair.before]));
  const run = longestIncreasing(continued.map((record) => places.get(record) ?? -1));
  const staying = new Set(run.map((at) => continued[at]));
  const moved = continued.filter((record) => !staying.has(record));
  const leaving = new Set([...removed, ...moved]);
  const patches: ListPatch<Record>[] = [];
  before.forEach((record, index) => {
    if (leaving.has(record)) patches.push({ index, before: record, after: null });
  });
  patches.reverse();
  pairs.forEach(({ before: from, after: to }, index) => {
    if (from === null || !staying.has(from)) patches.push({ index, before: null, after: to });
    else if (!isSame(from, to)) patches.push({ index, before: from, after: to });
  });
  return patches;
}
