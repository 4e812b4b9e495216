/** What a person should read when the disk or the database refuses. */

import type { Problem } from "../../shared/model/result.ts";

/** Code of the problem that everything can be looked at and nothing changed. */
export const READ_ONLY = "data-folder-read-only";

type Explanation = readonly [code: RegExp, problem: Omit<Problem, "place">];

const diskFull = {
  code: "disk-full",
  message: "The disk is full: nothing was stored.",
  remedy: "Free some space and try again.",
};
const diskFault = {
  code: "disk-fault",
  message: "The disk reported a fault: nothing was stored.",
  remedy: "Check the disk and try again.",
};
const unusable = {
  code: "data-folder-unusable",
  message: "The data folder cannot be written to.",
  remedy: "Choose another with --data DIR, or give yourself the right to write there.",
};

// https://sqlite.org/rescode.html; extended codes start with the primary one.
const databaseExplanations: readonly Explanation[] = [
  [
    /^SQLITE_NOTADB/,
    {
      code: "database-damaged",
      message: "The project database is damaged: it does not begin like one.",
      remedy: "Move it away to start with an empty one, or put a backup copy in its place.",
    },
  ],
  [
    /^SQLITE_CORRUPT/,
    {
      code: "database-damaged",
      message: "The project database is damaged.",
      remedy: "Move it away to start with an empty one, or put a backup copy in its place.",
    },
  ],
  // SHMSIZE: no room for the index that SQLite keeps beside the database.
  [/^SQLITE_(FULL|IOERR_SHMSIZE)/, diskFull],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    {
      code: "database-busy",
      message: "Another program is using the project database.",
      remedy: "Try again in a moment.",
    },
  ],
  [
    /^SQLITE_READONLY(?!_DBMOVED)/,
    {
      code: READ_ONLY,
      message: "The data folder cannot be written to: nothing was stored.",
      remedy: "Give yourself the right to write there, or free some space, and try again.",
    },
  ],
  [/^SQLITE_(READONLY|PERM|CANTOPEN)/, unusable],
  [/^SQLITE_IOERR/, diskFault],
];

const folderExplanations: readonly Explanation[] = [
  [/^(ENOSPC|EDQUOT)$/, diskFull],
  [/^EIO$/, diskFault],
  [/^(EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT)$/, unusable],
];

/** For an error thrown by SQLite; null when it is something else or a bug. */
export function databaseProblem(error: unknown, place: string | null): Problem | null {
  return explain(error, databaseExplanations, place);
}

/** Why the database refused the work; null when it was done. */
export function refusalOf(work: () => void, place: string | null = null): Problem | null {
  try {
    work();
    return null;
  } catch (error) {
    const problem = databaseProblem(error, place);
    if (problem === null) throw error;
    return problem;
  }
}

/** For an error thrown by the file system while the data folder was made; null when it is something else. */
export function folderProblem(error: unknown, place: string): Problem | null {
  return explain(error, folderExplanations, place);
}

function explain(
  error: unknown,
  explanations: readonly Explanation[],
  place: string | null,
): Problem | null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const found = explanations.find(([pattern]) => pattern.test(code));
  return found === undefined ? null : { ...found[1], place };
}
