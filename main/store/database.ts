/** Opens the one database of a user: checks that it is ours and sound, brings its schema up to date. */

import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { putInPlace } from "../atomic-file.ts";
import { makeFolder } from "../make-folder.ts";
import type { Migration } from "./migrations/migration.ts";
import { remakeIndex, speaksOfIndex, withSoundIndex } from "./search-index.ts";
import { databaseProblem, folderProblem } from "./storage-problem.ts";

export type Connection = Database.Database;

/** "Pali": marks a database file as Palisade's (https://sqlite.org/pragma.html#pragma_application_id). */
const APPLICATION_ID = 0x50616c69;

/** How long a second process waits for the first one's transaction, in milliseconds. */
const BUSY_TIMEOUT = 5000;

/**
 * Opens or creates the database at `file`, whose folder is created when missing. Before a migration a copy is
 * kept beside it as `NAME.before-N.db`, N being the schema number it is about to get.
 */
export function openDatabase(file: string, migrations: readonly Migration[]): Result<Connection> {
  let connection: Connection | null = null;
  try {
    makeFolder(path.dirname(file));
    connection = new Database(file, { timeout: BUSY_TIMEOUT });
    const prepared = prepare(connection, file, migrations);
    if (!prepared.ok) connection.close();
    return prepared;
  } catch (error) {
    connection?.close();
    const problem = databaseProblem(error, file) ?? folderProblem(error, path.dirname(file));
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}

function prepare(
  connection: Connection,
  file: string,
  migrations: readonly Migration[],
): Result<Connection> {
  const recognized = recognize(connection, file, migrations.length);
  if (!recognized.ok) return recognized;
  const damage = findDamage(connection);
  if (damage !== null) {
    return failure(
      "database-damaged",
      `The project database is damaged: ${damage}.`,
      file,
      "Move it away to start with an empty one, or put a backup copy in its place.",
    );
  }
  // FULL: a commit is on the disk, not only with the operating system, before it is acknowledged.
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("trusted_schema = OFF");
  migrate(connection, file, migrations);
  return success(connection);
}

/** The first thing wrong with the database; null when it is sound. A search index that is not is made anew. */
function findDamage(connection: Connection): string | null {
  const check = () => String(connection.pragma("quick_check(1)", { simple: true }));
  const found = withSoundIndex(connection, check);
  if (found === "ok") return null;
  if (!speaksOfIndex(found)) return found;
  remakeIndex(connection);
  const left = check();
  return left === "ok" ? null : left;
}

function recognize(connection: Connection, file: string, latest: number): Result<null> {
  const applicationId = connection.pragma("application_id", { simple: true });
  const version = schemaNumber(connection);
  const empty = connection.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (applicationId === 0 && version === 0 && empty) return success(null);
  if (applicationId !== APPLICATION_ID) {
    return failure(
      "database-foreign",
      "This database belongs to another program.",
      file,
      "Choose another data folder.",
    );
  }
  if (version > latest) {
    return failure(
      "database-newer",
      `The project database was written by a newer Palisade (schema ${version}, this one knows ${latest}).`,
      file,
      "Install the newer version, or choose another data folder.",
    );
  }
  return success(null);
}

function schemaNumber(connection: Connection): number {
  return Number(connection.pragma("user_version", { simple: true }));
}

function migrate(connection: Connection, file: string, migrations: readonly Migration[]): void {
  // A database just made holds nothing to keep a copy of.
  const isNew = schemaNumber(connection) === 0;
  for (const migration of migrations) {
    if (migration.number <= schemaNumber(connection)) continue;
    if (!isNew) keepCopy(connection, file, migration.number);
    applyMigration(connection, migration);
  }
}

function applyMigration(connection: Connection, migration: Migration): void {
  const apply = connection.transaction(() => {
    // Another process may have migrated while this one waited for the lock.
    if (schemaNumber(connection) >= migration.number) return;
    connection.exec(migration.sql);
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    connection.pragma(`user_version = ${migration.number}`);
  });
  apply.immediate();
}

function keepCopy(connection: Connection, file: string, next: number): void {
  const { dir, name } = path.parse(file);
  const copy = path.join(dir, `${name}.before-${next}.db`);
  const unfinished = `${copy}.part`;
  fs.rmSync(unfinished, { force: true });
  connection.prepare("VACUUM INTO ?").run(unfinished);
  putInPlace(unfinished, copy);
}
