/** The changes of what grows by them and the snapshots that save replaying all of them. */

import { z } from "zod";
import { success, type Result } from "../../shared/model/result.ts";
import type { Step } from "../../shared/model/steps.ts";
import type { Connection } from "./database.ts";
import type { Growth, LoggedChange } from "./growth.ts";
import { parseJson } from "./parse-json.ts";

/** Changes between two snapshots: bounds what opening a project has to replay. */
export const SNAPSHOT_EVERY = 200;

/** Changes worth a snapshot when the project is closed: fewer are replayed in no time. */
export const WORTH_A_SNAPSHOT = 10;

const snapshotRow = z.object({ seq: z.int(), content: z.string() });
const lastStepRow = z.object({ seq: z.int(), kind: z.string() });
const changeRow = z.object({ seq: z.int(), label: z.string(), patches: z.string() });

interface AddedChange<Content, Made> {
  readonly seq: number;
  readonly change: Made;
  readonly step: Step;
  /** The content with the change made. */
  readonly after: Content;
  readonly author: string;
}

export interface History<Content, Made> {
  /** The content at its start: snapshot 0. */
  begin(id: string, content: Content): void;
  /** Adds a change, and a snapshot of `after` when it is due. */
  add(id: string, added: AddedChange<Content, Made>): void;
  /** Keeps the content as it is after change `seq`, when that saves the next opening work. */
  settle(id: string, seq: number, content: Content): void;
  /** Whether the step takes back what is done, or repeats what was taken back and nothing followed. */
  accepts(id: string, step: Step): boolean;
  /** The content as it was after change `seq`. */
  replay(id: string, seq: number): Result<Content>;
  /** The last change up to which the content can still be built; null when no snapshot can be read. */
  furthest(id: string): number | null;
  /** Forgets the snapshots that cannot be read, and those after change `seq`. */
  dropUnusable(id: string, seq: number): void;
}

/** @param now gives the time as ISO 8601. */
export function historyOf<Content, Made extends LoggedChange>(
  connection: Connection,
  now: () => string,
  growth: Growth<Content, Made>,
): History<Content, Made> {
  const sql = statements(connection, growth.tables);

  function replay(id: string, seq: number): Result<Content> {
    const changes: z.output<typeof changeRow>[] = [];
    let upTo = seq;
    // A damaged snapshot costs time, not work: an earlier one and more changes give the same model.
    for (const row of sql.snapshots.iterate(id, seq)) {
      const snapshot = snapshotRow.parse(row);
      changes.unshift(...changesBetween(id, snapshot.seq, upTo));
      upTo = snapshot.seq;
      const start = growth.readContent(parseJson(snapshot.content));
      if (start !== null) return replayFrom(growth, start, snapshot.seq, changes, seq);
    }
    return growth.damaged("none of its snapshots can be read");
  }

  function changesBetween(id: string, after: number, upTo: number) {
    return sql.changes.all(id, after, upTo).map((row) => changeRow.parse(row));
  }

  return {
    begin(id, content) {
      sql.addSnapshot.run(id, 0, JSON.stringify(content));
    },
    add(id, { seq, change, step, after, author }) {
      sql.addChange.run({
        id,
        seq,
        label: change.label,
        patches: JSON.stringify(change.patches),
        author,
        time: now(),
        kind: step.kind,
        of: "of" in step ? step.of : null,
      });
      if (seq % SNAPSHOT_EVERY === 0) sql.addSnapshot.run(id, seq, JSON.stringify(after));
    },
    settle(id, seq, content) {
      if (sql.snapshotSince.get(id, seq - WORTH_A_SNAPSHOT) !== undefined) return;
      // One such snapshot each is enough: those made on the way bound what is replayed.
      sql.dropBetween.run(id, SNAPSHOT_EVERY);
      sql.addSnapshot.run(id, seq, JSON.stringify(content));
    },
    accepts(id, step) {
      if (!("of" in step)) return true;
      const row = sql.lastStep.get({ id, of: step.of });
      if (row === undefined) return false;
      const { seq, kind } = lastStepRow.parse(row);
      if (step.kind === "undo") return kind === "edit" || kind === "redo";
      return kind === "undo" && sql.editAfter.get(id, seq) === undefined;
    },
    replay,
    furthest(id) {
      for (const row of sql.snapshots.iterate(id, Number.MAX_SAFE_INTEGER)) {
        const snapshot = snapshotRow.parse(row);
        const start = growth.readContent(parseJson(snapshot.content));
        if (start === null) continue;
        const changes = changesBetween(id, snapshot.seq, Number.MAX_SAFE_INTEGER);
        return applyAll(growth, start, snapshot.seq, changes).seq;
      }
      return null;
    },
    dropUnusable(id, seq) {
      const unusable: number[] = [];
      for (const row of sql.snapshots.iterate(id, Number.MAX_SAFE_INTEGER)) {
        const snapshot = snapshotRow.parse(row);
        const isSound = growth.readContent(parseJson(snapshot.content)) !== null;
        if (snapshot.seq > seq || !isSound) unusable.push(snapshot.seq);
      }
      for (const each of unusable) sql.dropSnapshot.run(id, each);
    },
  };
}

function replayFrom<Content, Made extends LoggedChange>(
  growth: Growth<Content, Made>,
  start: Content,
  startSeq: number,
  rows: readonly z.output<typeof changeRow>[],
  seq: number,
): Result<Content> {
  if (rows.length !== seq - startSeq) return growth.damaged("some of its changes are missing");
  const { content, problem } = applyAll(growth, start, startSeq, rows);
  return problem === null ? success(content) : growth.damaged(problem);
}

/** Applies changes one after the other as far as they are sound: the content, the last one, and what stopped it. */
function applyAll<Content, Made extends LoggedChange>(
  growth: Growth<Content, Made>,
  start: Content,
  startSeq: number,
  rows: readonly z.output<typeof changeRow>[],
) {
  let content = start;
  let seq = startSeq;
  for (const row of rows) {
    const stopped = (problem: string) => ({ content, seq, problem });
    if (row.seq !== seq + 1) return stopped(`change ${seq + 1} is missing`);
    const change = growth.readChange({ label: row.label, patches: parseJson(row.patches) });
    if (change === null) return stopped(`change ${row.seq} cannot be read`);
    const next = growth.apply(content, change);
    if (next === null) return stopped(`change ${row.seq} does not fit the ones before it`);
    content = next;
    seq = row.seq;
  }
  return { content, seq, problem: null };
}

function statements(
  connection: Connection,
  { changes, snapshots, owner, content }: Growth<unknown, LoggedChange>["tables"],
) {
  return {
    // One that is there already cannot be read, or the content would have come further.
    addSnapshot: connection.prepare<[string, number, string]>(
      `INSERT OR REPLACE INTO ${snapshots} (${owner}, seq, ${content}) VALUES (?, ?, ?)`,
    ),
    snapshotSince: connection.prepare<[string, number]>(
      `SELECT 1 FROM ${snapshots} WHERE ${owner} = ? AND seq > ? LIMIT 1`,
    ),
    dropSnapshot: connection.prepare<[string, number]>(
      `DELETE FROM ${snapshots} WHERE ${owner} = ? AND seq = ?`,
    ),
    dropBetween: connection.prepare<[string, number]>(
      `DELETE FROM ${snapshots} WHERE ${owner} = ? AND seq % ? <> 0`,
    ),
    addChange: connection.prepare(
      `INSERT INTO ${changes} (${owner}, seq, label, patches, author, made_at, kind, of_seq)
       VALUES (@id, @seq, @label, @patches, @author, @time, @kind, @of)`,
    ),
    lastStep: connection.prepare(
      `SELECT seq, kind FROM ${changes} WHERE ${owner} = @id AND seq = @of AND kind = 'edit'
       UNION ALL
       SELECT seq, kind FROM ${changes} WHERE ${owner} = @id AND of_seq = @of
       ORDER BY seq DESC LIMIT 1`,
    ),
    editAfter: connection.prepare<[string, number]>(
      `SELECT 1 FROM ${changes} INDEXED BY ${changes}_steps
       WHERE ${owner} = ? AND seq > ? AND kind = 'edit' LIMIT 1`,
    ),
    snapshots: connection.prepare<[string, number]>(
      `SELECT seq, ${content} AS content FROM ${snapshots}
       WHERE ${owner} = ? AND seq <= ? ORDER BY seq DESC`,
    ),
    changes: connection.prepare<[string, number, number]>(
      `SELECT seq, label, patches FROM ${changes}
       WHERE ${owner} = ? AND seq > ? AND seq <= ? ORDER BY seq`,
    ),
  };
}
