/** A look at a database that lies where nothing can be written. */

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { failure, success, type Result } from "../../shared/model/result.ts";
import { openDatabase, type Connection } from "./database.ts";
import type { Migration } from "./migrations/migration.ts";
import { databaseProblem, folderProblem } from "./storage-problem.ts";

/** How often a copy is begun again because another process wrote meanwhile. */
const TRIES = 5;

/**
 * Opens a copy in memory that refuses every change with SQLITE_READONLY. SQLite itself must write beside a database
 * in WAL mode to read it; reading it as immutable would leave out what is only in its `-wal`. The copy is brought up
 * to date on its way, in a temporary folder that is gone again when this returns. Fails when it cannot be read.
 */
export function openCopy(file: string, migrations: readonly Migration[]): Result<Connection> {
  let workplace: string | null = null;
  try {
    if (!fs.statSync(file).isFile()) return failure("not-a-file", "This is not a file.", file);
    workplace = fs.mkdtempSync(path.join(os.tmpdir(), "palisade-"));
    const copy = path.join(workplace, "palisade.db");
    if (!copyAtRest(file, copy)) {
      return failure("database-busy", "Another program is using the project database.", file);
    }
    const opened = openDatabase(copy, migrations);
    if (!opened.ok) return opened;
    // A database in memory has no place for a -wal.
    opened.value.pragma("journal_mode = DELETE");
    opened.value.close();
    const connection = new Database(fs.readFileSync(copy));
    connection.pragma("query_only = ON");
    return success(connection);
  } catch (error) {
    const problem = databaseProblem(error, file) ?? folderProblem(error, path.dirname(file));
    if (problem === null) throw error;
    return { ok: false, problem };
  } finally {
    if (workplace !== null) fs.rmSync(workplace, { recursive: true, force: true });
  }
}

/** Copies a database with its `-wal`, both as they were at one moment; gives whether that succeeded. */
function copyAtRest(from: string, to: string): boolean {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = traitsOf(from);
    fs.copyFileSync(from, to);
    fs.rmSync(`${to}-wal`, { force: true });
    if (fs.existsSync(`${from}-wal`)) fs.copyFileSync(`${from}-wal`, `${to}-wal`);
    // The copies take over the rights of a file that may be read only.
    for (const end of ["", "-wal"]) makeWritable(`${to}${end}`);
    if (before === traitsOf(from)) return true;
  }
  return false;
}

function makeWritable(file: string): void {
  if (fs.existsSync(file)) fs.chmodSync(file, 0o600);
}

/** Changes whenever the database or its `-wal` is written to. */
function traitsOf(file: string): string {
  const traits = [file, `${file}-wal`].map((each) => {
    const status = fs.statSync(each, { bigint: true, throwIfNoEntry: false });
    return status === undefined ? "none" : `${status.size} ${status.mtimeNs}`;
  });
  return traits.join();
}
