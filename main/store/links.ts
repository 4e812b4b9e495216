/** Links: which file of a person's own a project is saved to, and what that file held when we last knew it. */

import { z } from "zod";
import type { Connection } from "./database.ts";

const rowSchema = z.object({
  /** Absolute, links resolved. */
  path: z.string(),
  /** Of the file's content when Palisade last read or wrote it. */
  hash: z.string(),
  /** The last change the file holds. */
  seq: z.int(),
  /** Whether a `.palisade.json` carries its whole template. */
  embedsTemplate: z.int().transform((flag) => flag === 1),
  /** ISO 8601. */
  syncedAt: z.string(),
});
export type FileLink = z.output<typeof rowSchema>;

const idRow = z.object({ id: z.string() });

export interface LinkStore {
  /** Null when the project is linked to no file. */
  get(projectId: string): FileLink | null;
  /** Links it, or renews what is known of the file it is linked to. */
  set(projectId: string, link: Omit<FileLink, "syncedAt">): void;
  /** The projects linked to this path, last changed first. */
  projectsAt(path: string): string[];
  /** The paths of linked files, last used first. */
  recentPaths(limit: number): string[];
  /** Whether a person changed the project after change `seq`; what the analysis stores by itself does not count. */
  editedSince(projectId: string, seq: number): boolean;
}

/** @param now gives the time as ISO 8601. */
export function linkStore(connection: Connection, now: () => string): LinkStore {
  const sql = statements(connection);
  return {
    get(projectId) {
      const row = sql.get.get(projectId);
      return row === undefined ? null : rowSchema.parse(row);
    },
    set(projectId, { path, hash, seq, embedsTemplate }) {
      const embeds = embedsTemplate ? 1 : 0;
      sql.set.run({ projectId, path, hash, seq, embeds, time: now() });
    },
    projectsAt: (path) => sql.projectsAt.all(path).map((row) => idRow.parse(row).id),
    recentPaths: (limit) => sql.recentPaths.all(limit).map((row) => pathRow.parse(row).path),
    editedSince: (projectId, seq) => sql.edited.get(projectId, seq) !== undefined,
  };
}

const pathRow = z.object({ path: z.string() });

function statements(connection: Connection) {
  return {
    get: connection.prepare<[string]>(
      `SELECT path, hash, seq, embeds_template AS embedsTemplate, synced_at AS syncedAt
       FROM project_link WHERE project_id = ?`,
    ),
    set: connection.prepare(
      `INSERT INTO project_link (project_id, path, hash, seq, embeds_template, synced_at)
       VALUES (@projectId, @path, @hash, @seq, @embeds, @time)
       ON CONFLICT (project_id) DO UPDATE
         SET path = excluded.path, hash = excluded.hash, seq = excluded.seq,
             embeds_template = excluded.embeds_template, synced_at = excluded.synced_at`,
    ),
    projectsAt: connection.prepare<[string]>(
      `SELECT project.id FROM project_link JOIN project ON project.id = project_id
       WHERE path = ? AND deleted_at IS NULL ORDER BY updated_at DESC`,
    ),
    recentPaths: connection.prepare<[number]>(
      "SELECT path FROM project_link GROUP BY path ORDER BY max(synced_at) DESC LIMIT ?",
    ),
    edited: connection.prepare<[string, number]>(
      `SELECT 1 FROM change INDEXED BY change_steps
       WHERE project_id = ? AND seq > ? AND kind <> 'automatic' LIMIT 1`,
    ),
  };
}
