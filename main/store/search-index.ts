/** The full-text index over `search_text`. It is derived: whenever it is damaged it is made anew from the texts. */

import Database from "better-sqlite3";
import { z } from "zod";

type Connection = Database.Database;

const schemaRow = z.object({ sql: z.string() }).optional();
const nameRow = z.object({ name: z.string() });

/** Does the work; if the index turns out to be damaged, once more on a new one. */
export function withSoundIndex<Value>(connection: Connection, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    remakeIndex(connection);
    return work();
  }
}

/** Whether a message of SQLite is about the index: it is the only virtual table there is. */
export function speaksOfIndex(message: string): boolean {
  return /fts5|search_index|virtual table|vtable/i.test(message);
}

function isIndexDamage(error: unknown): boolean {
  if (!(error instanceof Database.SqliteError)) return false;
  return error.code === "SQLITE_CORRUPT_VTAB" || speaksOfIndex(error.message);
}

/** Throws the index away, whatever is left of it, and makes it anew from the texts. */
export function remakeIndex(connection: Connection): void {
  // The schema is edited by hand because DROP TABLE asks the damaged index first.
  connection.unsafeMode(true);
  connection.pragma("writable_schema = ON");
  try {
    remake(connection);
  } finally {
    connection.pragma("writable_schema = RESET");
    connection.unsafeMode(false);
  }
}

function remake(connection: Connection): void {
  const run = connection.transaction(() => {
    const row = schemaRow.parse(
      connection.prepare("SELECT sql FROM sqlite_schema WHERE name = 'search_index'").get(),
    );
    if (row === undefined) return;
    connection.exec("DELETE FROM sqlite_schema WHERE name = 'search_index'");
    connection.pragma("writable_schema = RESET");
    // With their master gone these are ordinary tables.
    const parts = connection.prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'search\\_index\\_%' ESCAPE '\\'",
    );
    for (const part of parts.all()) connection.exec(`DROP TABLE "${nameRow.parse(part).name}"`);
    connection.exec(row.sql);
    connection.exec("INSERT INTO search_index (search_index) VALUES ('rebuild')");
  });
  run.immediate();
}
