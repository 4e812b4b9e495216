/** A damaged database is set aside as it is, and what can still be read of it goes into a new one. */

import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { success, type Problem, type Result } from "../../shared/model/result.ts";
import { putInPlace } from "../atomic-file.ts";
import { openDatabase, type Connection } from "./database.ts";
import { draftGrowth, modelGrowth } from "./growth.ts";
import { historyOf } from "./history.ts";
import type { Migration } from "./migrations/migration.ts";
import { databaseProblem, folderProblem } from "./storage-problem.ts";
import { templateInUse } from "./template-in-use.ts";
import { templateStore } from "./templates.ts";

/**
 * What a person should read of a table that could not be read whole. Parents before children. Projections are not
 * among them: they are made anew.
 */
const RESCUED_TABLES = {
  template: "templates",
  // Said in a sentence of its own.
  project: null,
  project_file: "files that projects were made of",
  project_link: "links to files",
  snapshot: "earlier states of projects",
  change: "earlier states of projects",
  revision: "revisions",
  template_draft: "templates you edit",
  template_snapshot: "earlier states of templates you edit",
  template_change: "earlier states of templates you edit",
  setting: "settings",
} as const;

const projectRow = z.object({
  id: z.string(),
  name: z.string(),
  templateKey: z.string(),
  seq: z.int(),
});
const draftRow = z.object({ id: z.string(), name: z.string(), seq: z.int() });
const nameRow = z.object({ name: z.string() });
const rowSchema = z.record(z.string(), z.unknown());

/**
 * Replaces the database at `file` by one with all that could be read of it; the damaged one is kept beside it as
 * `NAME.damaged-TIME.db`. Gives what a person should know of it. A crash on the way leaves the damaged one.
 * @param now the time as ISO 8601.
 */
export function recoverDatabase(
  file: string,
  migrations: readonly Migration[],
  now: string,
): Result<Problem> {
  const { dir, name } = path.parse(file);
  const aside = path.join(dir, `${name}.damaged-${now.replace(/[:.]/g, "-")}.db`);
  const fresh = `${file}.part`;
  try {
    for (const end of ["", "-wal"]) copyIfThere(`${file}${end}`, `${aside}${end}`);
    for (const end of ["", "-wal", "-shm"]) fs.rmSync(`${fresh}${end}`, { force: true });
    const opened = openDatabase(fresh, migrations);
    if (!opened.ok) return opened;
    const lost = rescue(aside, opened.value, () => now);
    opened.value.close();
    for (const end of ["-wal", "-shm"]) fs.rmSync(`${file}${end}`, { force: true });
    putInPlace(fresh, file);
    return success(explain(aside, lost));
  } catch (error) {
    const problem = databaseProblem(error, file) ?? folderProblem(error, dir);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}

function copyIfThere(from: string, to: string): void {
  if (!fs.existsSync(from)) return;
  fs.copyFileSync(from, `${to}.part`);
  putInPlace(`${to}.part`, to);
}

/** What could not be rescued. */
interface Lost {
  readonly extent: "everything" | "unknown projects" | "known projects";
  /** What was not read whole, in words. */
  readonly incomplete: readonly string[];
  /** Projects that are gone, or lack their last changes or their template, by name. */
  readonly projects: readonly string[];
  /** Edited templates that are gone or lack their last changes, by name. */
  readonly drafts: readonly string[];
  /** Revisions of changes that are gone, by name. */
  readonly revisions: readonly string[];
}

function rescue(aside: string, fresh: Connection, now: () => string): Lost {
  let damaged: Connection | null = null;
  try {
    damaged = new Database(aside, { readonly: true });
    fresh.pragma("foreign_keys = OFF");
    let extent: Lost["extent"] = "known projects";
    const incomplete = new Set<string>();
    for (const [table, words] of Object.entries(RESCUED_TABLES)) {
      if (copyTable(damaged, fresh, table)) continue;
      if (words === null) extent = "unknown projects";
      else incomplete.add(words);
    }
    return {
      extent,
      incomplete: [...incomplete],
      drafts: keepDraftsThatOpen(fresh, now),
      ...keepWhatOpens(fresh, now),
    };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { extent: "everything", incomplete: [], projects: [], drafts: [], revisions: [] };
  } finally {
    damaged?.close();
  }
}

/** Copies rows from both ends of a table, each way until damage stops it; gives whether every row was sound. */
function copyTable(damaged: Connection, fresh: Connection, table: string): boolean {
  const known = new Set(columnsOf(fresh, table));
  const columns = columnsOf(damaged, table).filter((column) => known.has(column));
  // An older schema lacks tables that came later.
  if (columns.length === 0) return true;
  const insert = fresh.prepare(
    `INSERT OR IGNORE INTO "${table}" (${columns.join()}) VALUES (${columns.map((column) => `@${column}`).join()})`,
  );
  const copyFrom = (end: "ASC" | "DESC"): boolean => {
    const rows = damaged.prepare(
      `SELECT ${columns.join()} FROM "${table}" NOT INDEXED ORDER BY rowid ${end}`,
    );
    let sound = true;
    try {
      for (const row of rows.iterate()) sound = insertSound(insert, row) && sound;
      return sound;
    } catch (error) {
      if (isDamage(error)) return false;
      throw error;
    }
  };
  const copyAll = fresh.transaction(() => {
    if (copyFrom("ASC")) return true;
    copyFrom("DESC");
    return false;
  });
  return copyAll();
}

/** Gives whether the row was inserted. */
function insertSound(insert: Database.Statement, row: unknown): boolean {
  try {
    return insert.run(rowSchema.parse(row)).changes > 0;
  } catch (error) {
    // A value of the wrong type is a damaged row among sound ones.
    if (!isConstraint(error)) throw error;
    return false;
  }
}

function columnsOf(connection: Connection, table: string): string[] {
  const rows = connection.prepare("SELECT name FROM pragma_table_info(?)").all(table);
  return rows.map((row) => nameRow.parse(row).name);
}

/**
 * Takes every project back to the last state that can be built, with all that speaks of later ones; gives the names
 * of the projects and revisions that lost something.
 */
function keepWhatOpens(fresh: Connection, now: () => string): Pick<Lost, "projects" | "revisions"> {
  const history = historyOf(fresh, now, modelGrowth);
  const templateAt = templateInUse(fresh);
  const templates = templateStore(fresh, now);
  const shorten = fresh.prepare<[number, string, string]>(
    "UPDATE project SET seq = ?, template_key = ? WHERE id = ?",
  );
  const dropChanges = fresh.prepare<[string, number]>(
    "DELETE FROM change WHERE project_id = ? AND seq > ?",
  );
  const dropRevisions = fresh.prepare<[string, number]>(
    "DELETE FROM revision WHERE project_id = ? AND seq > ? RETURNING name",
  );
  // The file holds more than the project now: without a hash it counts as changed and is not overwritten unseen.
  const distrustFile = fresh.prepare(
    "UPDATE project_link SET seq = @reached, hash = '' WHERE project_id = @id AND seq > @reached",
  );
  const drop = fresh.prepare<[string]>("DELETE FROM project WHERE id = ?");
  const projects: string[] = [];
  const revisions: string[] = [];
  const settle = fresh.transaction(() => {
    fresh.exec("UPDATE project SET projected_seq = NULL");
    const rows = fresh.prepare("SELECT id, name, template_key AS templateKey, seq FROM project");
    for (const row of rows.all()) {
      const { id, name, templateKey, seq } = projectRow.parse(row);
      const reached = history.furthest(id);
      const template = templateAt(id, reached ?? 0) ?? templateKey;
      if (reached !== seq || !templates.open(template).ok) projects.push(name);
      if (reached === null) {
        drop.run(id);
        continue;
      }
      shorten.run(reached, template, id);
      dropChanges.run(id, reached);
      distrustFile.run({ id, reached });
      history.dropUnusable(id, reached);
      for (const gone of dropRevisions.all(id, reached)) {
        revisions.push(`“${nameRow.parse(gone).name}” of ${name}`);
      }
    }
  });
  settle();
  return { projects, revisions };
}

/** Takes every edited template back to the last state that can be built; gives the names of those that lost something. */
function keepDraftsThatOpen(fresh: Connection, now: () => string): readonly string[] {
  const history = historyOf(fresh, now, draftGrowth);
  const shorten = fresh.prepare<[number, string]>("UPDATE template_draft SET seq = ? WHERE id = ?");
  const dropChanges = fresh.prepare<[string, number]>(
    "DELETE FROM template_change WHERE draft_id = ? AND seq > ?",
  );
  const drop = fresh.prepare<[string]>("DELETE FROM template_draft WHERE id = ?");
  const lost: string[] = [];
  const settle = fresh.transaction(() => {
    for (const row of fresh.prepare("SELECT id, name, seq FROM template_draft").all()) {
      const { id, name, seq } = draftRow.parse(row);
      const reached = history.furthest(id);
      if (reached !== seq) lost.push(name);
      if (reached === null) {
        drop.run(id);
        continue;
      }
      shorten.run(reached, id);
      dropChanges.run(id, reached);
      history.dropUnusable(id, reached);
    }
  });
  settle();
  return lost;
}

function explain(
  aside: string,
  { extent, incomplete, projects, drafts, revisions }: Lost,
): Problem {
  const isWhole = incomplete.length + projects.length + drafts.length + revisions.length === 0;
  const sentences = [
    "The project database was damaged and has been replaced.",
    extent === "everything" && "Nothing of it could be read.",
    extent === "unknown projects" && "Projects may be missing: their list could not be read whole.",
    projects.length > 0 &&
      `These projects lost their last changes or their template, or could not be rescued: ${projects.join(", ")}.`,
    drafts.length > 0 &&
      `These templates you edit lost their last changes or could not be rescued: ${drafts.join(", ")}.`,
    revisions.length > 0 &&
      `These revisions are gone with the changes they named: ${revisions.join(", ")}.`,
    incomplete.length > 0 && `Some of these may be missing: ${incomplete.join(", ")}.`,
    extent === "known projects" && isWhole && "All projects were rescued in full.",
  ];
  return {
    code: "database-recovered",
    message: sentences.filter((sentence) => sentence !== false).join(" "),
    place: aside,
    remedy: "The damaged database is kept there; put a backup copy in its place if you have one.",
  };
}

function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(error.code);
}

function isConstraint(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith("SQLITE_CONSTRAINT");
}
