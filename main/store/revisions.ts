/** Revisions: names people give to a state of a project. */

import { z } from "zod";
import { failure, success, type Result } from "../../shared/model/result.ts";
import type { Connection } from "./database.ts";

const rowSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  /** The last change it includes. */
  seq: z.int(),
  name: z.string(),
  author: z.string(),
  /** ISO 8601. */
  madeAt: z.string(),
});
type Revision = z.output<typeof rowSchema>;

interface NewRevision {
  readonly projectId: string;
  readonly seq: number;
  readonly name: string;
  readonly author: string;
}

export interface RevisionStore {
  /** Gives the new revision's id. */
  create(revision: NewRevision): string;
  /** Those of a project, newest state first. */
  list(projectId: string): Revision[];
  /** This one and those below fail with `revision-unknown`. */
  get(id: string): Result<Revision>;
  rename(id: string, name: string): Result<null>;
  /** Forgets the name; the changes stay. */
  delete(id: string): Result<null>;
}

/**
 * @param now gives the time as ISO 8601.
 * @param newId gives a new UUID.
 */
export function revisionStore(
  connection: Connection,
  now: () => string,
  newId: () => string,
): RevisionStore {
  const sql = statements(connection);
  return {
    create(revision) {
      const id = newId();
      sql.insert.run({ ...revision, id, time: now() });
      return id;
    },
    list: (projectId) => sql.list.all(projectId).map((row) => rowSchema.parse(row)),
    get(id) {
      const row = sql.get.get(id);
      return row === undefined ? unknown() : success(rowSchema.parse(row));
    },
    rename: (id, name) => (sql.rename.run(name, id).changes === 0 ? unknown() : success(null)),
    delete: (id) => (sql.delete.run(id).changes === 0 ? unknown() : success(null)),
  };
}

function unknown(): Result<never> {
  return failure("revision-unknown", "This revision is not there any more.");
}

const COLUMNS = "id, project_id AS projectId, seq, name, author, made_at AS madeAt";

function statements(connection: Connection) {
  return {
    insert: connection.prepare(
      `INSERT INTO revision (id, project_id, seq, name, author, made_at)
       VALUES (@id, @projectId, @seq, @name, @author, @time)`,
    ),
    list: connection.prepare<[string]>(
      `SELECT ${COLUMNS} FROM revision WHERE project_id = ? ORDER BY seq DESC, made_at DESC`,
    ),
    get: connection.prepare<[string]>(`SELECT ${COLUMNS} FROM revision WHERE id = ?`),
    rename: connection.prepare<[string, string]>("UPDATE revision SET name = ? WHERE id = ?"),
    delete: connection.prepare<[string]>("DELETE FROM revision WHERE id = ?"),
  };
}
