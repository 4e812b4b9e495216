/**
 * What is worked out of every project's model, so that questions over all projects are answered without opening
 * each: figures, threats, and texts to search. A projection is made anew when it is asked for and not of the last
 * change; appending a change costs nothing.
 */

import { z } from "zod";
import type { SearchText } from "../../shared/model/search-texts.ts";
import type { Threat } from "../../shared/model/model.ts";
import type { Connection } from "./database.ts";
import { withSoundIndex } from "./search-index.ts";

/** Figures for the list of projects. */
interface Counts {
  readonly diagrams: number;
  readonly threats: number;
  readonly unjudged: number;
}

export interface Projection {
  readonly counts: Counts;
  /** Those of the analysis, in its order. */
  readonly threats: readonly Threat[];
  readonly texts: readonly SearchText[];
}

export interface ProjectionStore {
  /** Ids of the projects whose projection is not of their last change, last changed first. */
  stale(): string[];
  /**
   * Replaces a project's projection by one of change `seq`; does nothing when that is no longer the last change. A
   * threat that was there before keeps when it was first seen.
   */
  write(projectId: string, seq: number, projection: Projection): void;
}

const idRow = z.object({ id: z.string() });
const projectRow = z.object({
  created: z.string(),
  updated: z.string(),
  projectedSeq: z.int().nullable(),
});
const seenRow = z.object({ key: z.string(), firstSeenAt: z.string() });

const textRow = z.object({
  id: z.int(),
  kind: z.string(),
  itemId: z.string(),
  diagramId: z.string().nullable(),
  place: z.string(),
  title: z.string(),
  body: z.string(),
});

export function projectionStore(connection: Connection): ProjectionStore {
  const sql = statements(connection);

  const write = connection.transaction(
    (projectId: string, seq: number, { counts, threats, texts }: Projection): void => {
      const found = sql.project.get(projectId, seq);
      if (found === undefined) return;
      const { created, updated, projectedSeq } = projectRow.parse(found);
      writeThreats(projectId, threats, projectedSeq === null ? created : updated);
      writeTexts(projectId, texts);
      sql.settle.run({ projectId, seq, ...counts });
    },
  );

  /** @param now when what was not there before is first seen */
  function writeThreats(projectId: string, threats: readonly Threat[], now: string): void {
    const seen = new Map(
      sql.seen.all(projectId).map((row) => {
        const { key, firstSeenAt } = seenRow.parse(row);
        return [key, firstSeenAt];
      }),
    );
    sql.forgetThreats.run(projectId);
    for (const [position, threat] of threats.entries()) {
      const firstSeenAt = seen.get(threat.key) ?? now;
      sql.addThreat.run({ projectId, position, firstSeenAt, ...threatColumns(threat) });
    }
  }

  /** Only what changed: the index makes a text far dearer to write than to compare. */
  function writeTexts(projectId: string, texts: readonly SearchText[]): void {
    const stored = new Map<string, number[]>();
    for (const row of sql.texts.iterate(projectId)) {
      const { id, ...text } = textRow.parse(row);
      const spelled = spell(text);
      const ids = stored.get(spelled);
      if (ids === undefined) stored.set(spelled, [id]);
      else ids.push(id);
    }
    for (const text of texts) {
      if (stored.get(spell(text))?.pop() === undefined) sql.addText.run({ projectId, ...text });
    }
    for (const id of [...stored.values()].flat()) sql.forgetText.run(id);
  }

  return {
    stale: () => sql.stale.all().map((row) => idRow.parse(row).id),
    write(projectId, seq, projection) {
      withSoundIndex(connection, () => write.immediate(projectId, seq, projection));
    },
  };
}

function spell(text: Omit<z.output<typeof textRow>, "id">): string {
  return JSON.stringify([
    text.kind,
    text.itemId,
    text.diagramId,
    text.place,
    text.title,
    text.body,
  ]);
}

function threatColumns(threat: Threat) {
  const { key, number, diagramId, title, interaction, category, verdict, orphaned } = threat;
  return {
    key,
    number,
    diagramId,
    title,
    interaction,
    category,
    priority: verdict.priority,
    state: verdict.state,
    orphaned: orphaned ? 1 : 0,
    changedAt: verdict.changedAt,
  };
}

function statements(connection: Connection) {
  return {
    stale: connection.prepare(
      `SELECT id FROM project WHERE deleted_at IS NULL AND projected_seq IS NOT seq
       ORDER BY updated_at DESC, rowid DESC`,
    ),
    project: connection.prepare<[string, number]>(
      `SELECT created_at AS created, updated_at AS updated, projected_seq AS projectedSeq
       FROM project WHERE id = ? AND seq = ? AND deleted_at IS NULL`,
    ),
    seen: connection.prepare<[string]>(
      "SELECT key, first_seen_at AS firstSeenAt FROM threat WHERE project_id = ?",
    ),
    forgetThreats: connection.prepare<[string]>("DELETE FROM threat WHERE project_id = ?"),
    addThreat: connection.prepare(
      `INSERT INTO threat (project_id, position, key, number, diagram_id, title, interaction, category,
                           priority, state, orphaned, first_seen_at, changed_at)
       VALUES (@projectId, @position, @key, @number, @diagramId, @title, @interaction, @category,
               @priority, @state, @orphaned, @firstSeenAt, @changedAt)`,
    ),
    texts: connection.prepare<[string]>(
      `SELECT id, kind, item_id AS itemId, diagram_id AS diagramId, place, title, body
       FROM search_text WHERE project_id = ?`,
    ),
    forgetText: connection.prepare<[number]>("DELETE FROM search_text WHERE id = ?"),
    addText: connection.prepare(
      `INSERT INTO search_text (project_id, kind, item_id, diagram_id, place, title, body)
       VALUES (@projectId, @kind, @itemId, @diagramId, @place, @title, @body)`,
    ),
    settle: connection.prepare(
      `UPDATE project SET projected_seq = @seq, diagrams = @diagrams, threats = @threats,
                          unjudged = @unjudged
       WHERE id = @projectId`,
    ),
  };
}
