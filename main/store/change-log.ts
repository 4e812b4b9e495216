/** What was done to a project, step by step: for undo, for the history people read, for other windows. */

import { z } from "zod";
import type { Change } from "../../shared/model/change.ts";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { changeSchema } from "../../shared/model/schema.ts";
import {
  emptyStacks,
  stacksAfter,
  type LoggedStep,
  type Step,
  type UndoStacks,
} from "../../shared/model/steps.ts";
import type { Connection } from "./database.ts";

/** A step with who made it when. */
interface LogEntry extends LoggedStep {
  readonly author: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** An entry with what it changed. */
interface StoredChange extends LogEntry {
  readonly change: Change;
}

export interface ChangeLog {
  /** The undo and redo stacks as they were after change `upTo`. */
  stacks(projectId: string, upTo: number): UndoStacks;
  /** The newest `limit` entries before change `before`, newest first; null = from the end. */
  page(projectId: string, before: number | null, limit: number): LogEntry[];
  /** One change; fails with `change-unknown` or `project-damaged`. */
  change(projectId: string, seq: number): Result<StoredChange>;
  /** At most `limit` changes after change `seq`, oldest first. */
  since(projectId: string, seq: number, limit: number): Result<StoredChange[]>;
}

const rowSchema = z
  .object({
    seq: z.int(),
    label: z.string(),
    kind: z.enum(["edit", "automatic", "undo", "redo"]),
    of: z.int().nullable(),
    author: z.string(),
    madeAt: z.string(),
  })
  .transform(({ kind, of, ...rest }): LogEntry => ({ ...rest, step: stepOf(kind, of) }));
const patchesRow = z.object({ patches: z.string() });

export function changeLog(connection: Connection): ChangeLog {
  const sql = statements(connection);
  return {
    stacks(projectId, upTo) {
      const rows = sql.steps.all(projectId, upTo).map((row) => rowSchema.parse(row));
      return stacksAfter(emptyStacks, rows);
    },
    page(projectId, before, limit) {
      const rows = sql.page.all(projectId, before ?? Number.MAX_SAFE_INTEGER, limit);
      return rows.map((row) => rowSchema.parse(row));
    },
    change(projectId, seq) {
      const row = sql.change.get(projectId, seq);
      return row === undefined
        ? failure("change-unknown", `There is no change ${seq} in this project.`)
        : readChange(row);
    },
    since(projectId, seq, limit) {
      const changes: StoredChange[] = [];
      for (const row of sql.since.all(projectId, seq, limit)) {
        const change = readChange(row);
        if (!change.ok) return change;
        changes.push(change.value);
      }
      return success(changes);
    },
  };
}

function stepOf(kind: Step["kind"], of: number | null): Step {
  if (kind === "edit" || kind === "automatic") return { kind };
  return { kind, of: of ?? 0 };
}

function readChange(row: unknown): Result<StoredChange> {
  const entry = rowSchema.parse(row);
  const patches = parseJson(patchesRow.parse(row).patches);
  const change = changeSchema.safeParse({ label: entry.label, patches });
  if (change.success) return success({ ...entry, change: change.data });
  return failure(
    "project-damaged",
    `The stored project is damaged: change ${entry.seq} cannot be read.`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const ENTRY = "seq, label, kind, of_seq AS of, author, made_at AS madeAt";

function statements(connection: Connection) {
  return {
    steps: connection.prepare<[string, number]>(
      `SELECT ${ENTRY} FROM change INDEXED BY change_steps
       WHERE project_id = ? AND seq <= ? ORDER BY seq`,
    ),
    page: connection.prepare<[string, number, number]>(
      `SELECT ${ENTRY} FROM change INDEXED BY change_steps
       WHERE project_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    ),
    change: connection.prepare<[string, number]>(
      `SELECT ${ENTRY}, patches FROM change WHERE project_id = ? AND seq = ?`,
    ),
    since: connection.prepare<[string, number, number]>(
      `SELECT ${ENTRY}, patches FROM change WHERE project_id = ? AND seq > ? ORDER BY seq LIMIT ?`,
    ),
  };
}
