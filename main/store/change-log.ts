/** What was done to a project or a template, step by step: for undo, for the history people read, for other windows. */

import { z } from "zod";
import { failure, success, type Result } from "../../shared/model/result.ts";
import {
  emptyStacks,
  stacksAfter,
  type LoggedStep,
  type Step,
  type UndoStacks,
} from "../../shared/model/steps.ts";
import type { Connection } from "./database.ts";
import type { Growth, LoggedChange } from "./growth.ts";
import { parseJson } from "./parse-json.ts";

/** A step with who made it when. */
interface LogEntry extends LoggedStep {
  readonly author: string;
  /** ISO 8601. */
  readonly madeAt: string;
}

/** An entry with what it changed. */
interface StoredChange<Made> extends LogEntry {
  readonly change: Made;
}

export interface ChangeLog<Made> {
  /** The undo and redo stacks as they were after change `upTo`. */
  stacks(id: string, upTo: number): UndoStacks;
  /** The newest `limit` entries before change `before`, newest first; null = from the end. */
  page(id: string, before: number | null, limit: number): LogEntry[];
  /** One change; fails with `change-unknown`, or as what is damaged. */
  change(id: string, seq: number): Result<StoredChange<Made>>;
  /** At most `limit` changes after change `seq`, oldest first. */
  since(id: string, seq: number, limit: number): Result<StoredChange<Made>[]>;
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

export function changeLog<Made extends LoggedChange>(
  connection: Connection,
  growth: Growth<unknown, Made>,
): ChangeLog<Made> {
  const sql = statements(connection, growth.tables);

  function readChange(row: unknown): Result<StoredChange<Made>> {
    const entry = rowSchema.parse(row);
    const patches = parseJson(patchesRow.parse(row).patches);
    const change = growth.readChange({ label: entry.label, patches });
    return change === null
      ? growth.damaged(`change ${entry.seq} cannot be read`)
      : success({ ...entry, change });
  }

  return {
    stacks(id, upTo) {
      const rows = sql.steps.all(id, upTo).map((row) => rowSchema.parse(row));
      return stacksAfter(emptyStacks, rows);
    },
    page(id, before, limit) {
      const rows = sql.page.all(id, before ?? Number.MAX_SAFE_INTEGER, limit);
      return rows.map((row) => rowSchema.parse(row));
    },
    change(id, seq) {
      const row = sql.change.get(id, seq);
      return row === undefined
        ? failure("change-unknown", `There is no change ${seq}.`)
        : readChange(row);
    },
    since(id, seq, limit) {
      const changes: StoredChange<Made>[] = [];
      for (const row of sql.since.all(id, seq, limit)) {
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

const ENTRY = "seq, label, kind, of_seq AS of, author, made_at AS madeAt";

function statements(
  connection: Connection,
  { changes, owner }: Growth<unknown, LoggedChange>["tables"],
) {
  return {
    steps: connection.prepare<[string, number]>(
      `SELECT ${ENTRY} FROM ${changes} INDEXED BY ${changes}_steps
       WHERE ${owner} = ? AND seq <= ? ORDER BY seq`,
    ),
    page: connection.prepare<[string, number, number]>(
      `SELECT ${ENTRY} FROM ${changes} INDEXED BY ${changes}_steps
       WHERE ${owner} = ? AND seq < ? ORDER BY seq DESC LIMIT ?`,
    ),
    change: connection.prepare<[string, number]>(
      `SELECT ${ENTRY}, patches FROM ${changes} WHERE ${owner} = ? AND seq = ?`,
    ),
    since: connection.prepare<[string, number, number]>(
      `SELECT ${ENTRY}, patches FROM ${changes} WHERE ${owner} = ? AND seq > ? ORDER BY seq LIMIT ?`,
    ),
  };
}
