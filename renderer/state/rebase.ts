import {
  applyChange,
  PatchMismatch,
  templateAfter,
  type Change,
  type Patch,
} from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";

export interface Rebased {
  readonly model: Model;
  /** The template in use with `model`. */
  readonly templateId: string;
  /** Changes that still apply, now part of `model`. */
  readonly applied: readonly Change[];
  /** Changes whose records were changed or removed elsewhere. */
  readonly refused: readonly Change[];
}

/**
 * Puts local changes on top of a newer model. A change applies only when every record it touches still stands
 * as it was, so nobody's work is overwritten unseen.
 */
export function rebase(model: Model, templateId: string, changes: readonly Change[]): Rebased {
  let current = model;
  let template = templateId;
  const applied: Change[] = [];
  const refused: Change[] = [];
  for (const change of changes) {
    const nextTemplate = templateAfter(template, change);
    const next = change.patches.every((patch) => stillFits(current, patch))
      ? tryApply(current, change)
      : null;
    if (next === null || nextTemplate === null) refused.push(change);
    else {
      current = next;
      template = nextTemplate;
      applied.push(change);
    }
  }
  return { model: current, templateId: template, applied, refused };
}

/** Applies a change; null when it does not fit. */
export function tryApply(model: Model, change: Change): Model | null {
  try {
    return applyChange(model, change);
  } catch (error) {
    if (error instanceof PatchMismatch) return null;
    throw error;
  }
}

function stillFits(model: Model, patch: Patch): boolean {
  if (patch.table === "information") return sameValue(model.information, patch.before);
  if (patch.table === "generationEnabled") return model.generationEnabled === patch.before;
  if (patch.table === "profiles") return sameValue(model.profiles ?? null, patch.before);
  // Which template is in use is no part of the model: `templateAfter` looks at that.
  if (patch.table === "template") return true;
  return patch.before === null || sameValue(findRecord(model, patch), patch.before);
}

function findRecord(
  model: Model,
  patch: Exclude<Patch, { table: "information" | "generationEnabled" | "profiles" | "template" }>,
): unknown {
  const diagram =
    "diagramId" in patch
      ? model.diagrams.find((candidate) => candidate.id === patch.diagramId)
      : undefined;
  switch (patch.table) {
    case "threat":
      return model.threats.find((threat) => threat.key === patch.before?.key);
    case "shape":
      return diagram?.shapes.find((shape) => shape.id === patch.before?.id);
    case "line":
      return diagram?.lines.find((line) => line.id === patch.before?.id);
    case "note":
      return model.notes.find((note) => note.id === patch.before?.id);
    case "message":
      return model.messages.find((message) => sameValue(message, patch.before));
    case "diagram": {
      const found = model.diagrams.find((candidate) => candidate.id === patch.before?.id);
      if (found === undefined) return undefined;
      const { shapes: _shapes, lines: _lines, ...header } = found;
      return header;
    }
  }
}

/** Equality of plain data, whatever the order of keys. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const entries = Object.entries(a);
  const other = new Map<string, unknown>(Object.entries(b));
  return (
    entries.length === other.size &&
    entries.every(([key, value]) => other.has(key) && sameValue(value, other.get(key)))
  );
}
