/** The changes of a project and the snapshots that save replaying all of them. */

import { z } from "zod";
import { applyChange, PatchMismatch, type Change } from "../../shared/model/change.ts";
import type { Model } from "../../shared/model/model.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { packModel, unpackModel } from "../../shared/model/packed.ts";
import { changeSchema, modelSchema } from "../../shared/model/schema.ts";
import type { Step } from "../../shared/model/steps.ts";
import type { Connection } from "./database.ts";

/** Changes between two snapshots: bounds what opening a project has to replay. */
export const SNAPSHOT_EVERY = 200;

/** Changes worth a snapshot when the project is closed: fewer are replayed in no time. */
export const WORTH_A_SNAPSHOT = 10;

const snapshotRow = z.object({ seq: z.int(), model: z.string() });
const lastStepRow = z.object({ seq: z.int(), kind: z.string() });
const changeRow = z.object({ seq: z.int(), label: z.string(), patches: z.string() });

const patchesRow = z.object({ patches: z.string() }).transform(({ patches }) => patches);

interface AddedChange {
  readonly seq: number;
  readonly change: Change;
  readonly step: Step;
  /** The model with the change made. */
  readonly after: Model;
  readonly author: string;
}

export interface History {
  /** The model at its start: snapshot 0. */
  begin(projectId: string, model: Model): void;
  /** Adds a change, and a snapshot of `after` when it is due. */
  add(projectId: string, added: AddedChange): void;
  /** Keeps the model as it is after change `seq`, when that saves the next opening work. */
  settle(projectId: string, seq: number, model: Model): void;
  /** Whether the step takes back what is done, or repeats what was taken back and nothing followed. */
  accepts(projectId: string, step: Step): boolean;
  /** The model as it was after change `seq`. */
  replay(projectId: string, seq: number): Result<Model>;
  /** The template in use after change `seq` when a later change chose another; null when none did. */
  templateAt(projectId: string, seq: number): string | null;
  /** The last change up to which the model can still be built; null when no snapshot can be read. */
  furthest(projectId: string): number | null;
  /** Forgets the snapshots that cannot be read, and those after change `seq`. */
  dropUnusable(projectId: string, seq: number): void;
}

/** @param now gives the time as ISO 8601. */
export function historyOf(connection: Connection, now: () => string): History {
  const sql = statements(connection);

  function replay(projectId: string, seq: number): Result<Model> {
    const changes: z.output<typeof changeRow>[] = [];
    let upTo = seq;
    // A damaged snapshot costs time, not work: an earlier one and more changes give the same model.
    for (const row of sql.snapshots.iterate(projectId, seq)) {
      const snapshot = snapshotRow.parse(row);
      changes.unshift(...changesBetween(projectId, snapshot.seq, upTo));
      upTo = snapshot.seq;
      const start = modelSchema.safeParse(parseJson(snapshot.model));
      if (!start.success) continue;
      // Every item was read with attributes of its own; packing and unpacking has items share equal ones again.
      const shared = unpackModel(packModel(start.data)) ?? start.data;
      return replayFrom(shared, snapshot.seq, changes, seq);
    }
    return damaged("none of its snapshots can be read");
  }

  function changesBetween(projectId: string, after: number, upTo: number) {
    return sql.changes.all(projectId, after, upTo).map((row) => changeRow.parse(row));
  }

  return {
    begin(projectId, model) {
      sql.addSnapshot.run(projectId, 0, JSON.stringify(model));
    },
    add(projectId, { seq, change, step, after, author }) {
      sql.addChange.run({
        projectId,
        seq,
        label: change.label,
        patches: JSON.stringify(change.patches),
        author,
        time: now(),
        kind: step.kind,
        of: "of" in step ? step.of : null,
      });
      if (seq % SNAPSHOT_EVERY === 0) sql.addSnapshot.run(projectId, seq, JSON.stringify(after));
    },
    settle(projectId, seq, model) {
      if (sql.snapshotSince.get(projectId, seq - WORTH_A_SNAPSHOT) !== undefined) return;
      // One such snapshot per project is enough: those made on the way bound what is replayed.
      sql.dropBetween.run(projectId, SNAPSHOT_EVERY);
      sql.addSnapshot.run(projectId, seq, JSON.stringify(model));
    },
    accepts(projectId, step) {
      if (!("of" in step)) return true;
      const row = sql.lastStep.get({ projectId, of: step.of });
      if (row === undefined) return false;
      const { seq, kind } = lastStepRow.parse(row);
      if (step.kind === "undo") return kind === "edit" || kind === "redo";
      return kind === "undo" && sql.editAfter.get(projectId, seq) === undefined;
    },
    replay,
    templateAt(projectId, seq) {
      const row = sql.nextTemplate.get(projectId, seq);
      if (row === undefined) return null;
      const change = changeSchema.safeParse({
        label: "-",
        patches: parseJson(patchesRow.parse(row)),
      });
      const chosen = change.data?.patches.find((patch) => patch.table === "template");
      return chosen?.before ?? null;
    },
    furthest(projectId) {
      for (const row of sql.snapshots.iterate(projectId, Number.MAX_SAFE_INTEGER)) {
        const snapshot = snapshotRow.parse(row);
        const start = modelSchema.safeParse(parseJson(snapshot.model));
        if (!start.success) continue;
        const changes = changesBetween(projectId, snapshot.seq, Number.MAX_SAFE_INTEGER);
        return applyAll(start.data, snapshot.seq, changes).seq;
      }
      return null;
    },
    dropUnusable(projectId, seq) {
      const unusable: number[] = [];
      for (const row of sql.snapshots.iterate(projectId, Number.MAX_SAFE_INTEGER)) {
        const snapshot = snapshotRow.parse(row);
        const isSound = modelSchema.safeParse(parseJson(snapshot.model)).success;
        if (snapshot.seq > seq || !isSound) unusable.push(snapshot.seq);
      }
      for (const each of unusable) sql.dropSnapshot.run(projectId, each);
    },
  };
}

function replayFrom(
  start: Model,
  startSeq: number,
  rows: readonly z.output<typeof changeRow>[],
  seq: number,
): Result<Model> {
  if (rows.length !== seq - startSeq) return damaged("some of its changes are missing");
  const { model, problem } = applyAll(start, startSeq, rows);
  return problem === null ? success(model) : damaged(problem);
}

/** Applies changes one after the other as far as they are sound: the model, the last one, and what stopped it. */
function applyAll(start: Model, startSeq: number, rows: readonly z.output<typeof changeRow>[]) {
  let model = start;
  let seq = startSeq;
  for (const row of rows) {
    const stopped = (problem: string) => ({ model, seq, problem });
    if (row.seq !== seq + 1) return stopped(`change ${seq + 1} is missing`);
    const patches = parseJson(row.patches);
    const change = changeSchema.safeParse({ label: row.label, patches });
    if (!change.success) return stopped(`change ${row.seq} cannot be read`);
    const next = tryChange(model, change.data);
    if (next === null) return stopped(`change ${row.seq} does not fit the ones before it`);
    model = next;
    seq = row.seq;
  }
  return { model, seq, problem: null };
}

/** The model after the change; null when the change does not fit it. */
export function tryChange(model: Model, change: Change): Model | null {
  try {
    return applyChange(model, change);
  } catch (error) {
    if (error instanceof PatchMismatch) return null;
    throw error;
  }
}

function damaged(what: string): Result<never> {
  return failure(
    "project-damaged",
    `The stored project is damaged: ${what}.`,
    null,
    "Import the file it came from again, or restore a backup copy of the data folder.",
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function statements(connection: Connection) {
  return {
    // One that is there already cannot be read, or the project would have come further.
    addSnapshot: connection.prepare<[string, number, string]>(
      "INSERT OR REPLACE INTO snapshot (project_id, seq, model) VALUES (?, ?, ?)",
    ),
    snapshotSince: connection.prepare<[string, number]>(
      "SELECT 1 FROM snapshot WHERE project_id = ? AND seq > ? LIMIT 1",
    ),
    dropSnapshot: connection.prepare<[string, number]>(
      "DELETE FROM snapshot WHERE project_id = ? AND seq = ?",
    ),
    dropBetween: connection.prepare<[string, number]>(
      "DELETE FROM snapshot WHERE project_id = ? AND seq % ? <> 0",
    ),
    addChange: connection.prepare(
      `INSERT INTO change (project_id, seq, label, patches, author, made_at, kind, of_seq)
       VALUES (@projectId, @seq, @label, @patches, @author, @time, @kind, @of)`,
    ),
    lastStep: connection.prepare(
      `SELECT seq, kind FROM change WHERE project_id = @projectId AND seq = @of AND kind = 'edit'
       UNION ALL
       SELECT seq, kind FROM change WHERE project_id = @projectId AND of_seq = @of
       ORDER BY seq DESC LIMIT 1`,
    ),
    editAfter: connection.prepare<[string, number]>(
      `SELECT 1 FROM change INDEXED BY change_steps
       WHERE project_id = ? AND seq > ? AND kind = 'edit' LIMIT 1`,
    ),
    nextTemplate: connection.prepare<[string, number]>(
      `SELECT patches FROM change
       WHERE project_id = ? AND seq > ? AND instr(patches, '{"table":"template"') > 0
       ORDER BY seq LIMIT 1`,
    ),
    snapshots: connection.prepare<[string, number]>(
      "SELECT seq, model FROM snapshot WHERE project_id = ? AND seq <= ? ORDER BY seq DESC",
    ),
    changes: connection.prepare<[string, number, number]>(
      `SELECT seq, label, patches FROM change
       WHERE project_id = ? AND seq > ? AND seq <= ? ORDER BY seq`,
    ),
  };
}
