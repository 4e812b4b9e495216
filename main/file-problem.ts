/** What a person should read when a file of theirs cannot be read or written. */

import { failure, type Problem } from "../shared/model/result.ts";

/** Nothing is where the path leads. */
export const FILE_MISSING = "file-missing";

type Reasons = Readonly<Record<string, readonly [message: string, remedy?: string]>>;

const MISSING = "There is no such file.";

const reading: Reasons = {
  ENOENT: [MISSING],
  ENOTDIR: [MISSING],
  ENAMETOOLONG: [MISSING],
  ELOOP: ["This link leads in a circle."],
  EACCES: ["This file may not be read."],
  EPERM: ["This file may not be read."],
  EBUSY: ["Another program is using this file.", "Close it there and try again."],
  EIO: ["The disk reported a fault while reading this file."],
};

const elsewhere = "Save it under another name or in another folder.";

const writing: Reasons = {
  ENOENT: ["The folder of this file is not there."],
  ENOTDIR: ["The folder of this file is not there."],
  EISDIR: ["This is a folder."],
  ENOTEMPTY: ["This is a folder."],
  EEXIST: ["This is a folder."],
  ELOOP: ["This link leads in a circle."],
  EACCES: ["This file may not be written.", elsewhere],
  EPERM: ["This file may not be written.", elsewhere],
  EROFS: ["This disk can only be read.", elsewhere],
  EBUSY: ["Another program is using this file.", "Close it there and try again."],
  ENOSPC: ["The disk is full.", "Free some space and try again, or save to another disk."],
  EDQUOT: ["The disk is full.", "Free some space and try again, or save to another disk."],
  EFBIG: ["The disk is full.", "Free some space and try again, or save to another disk."],
  EIO: ["The disk reported a fault while writing this file.", "Check the disk and try again."],
  ENAMETOOLONG: ["The name of this file is too long."],
};

/** For an error of the file system while reading; null when it is a bug. */
export function readingProblem(error: unknown, file: string): Problem | null {
  const problem = explain(error, reading, "file-unreadable", file);
  return problem?.message === MISSING ? { ...problem, code: FILE_MISSING } : problem;
}

/** For an error of the file system while writing; null when it is a bug. */
export function writingProblem(error: unknown, file: string): Problem | null {
  return explain(error, writing, "file-unwritable", file);
}

function explain(error: unknown, reasons: Reasons, code: string, file: string): Problem | null {
  const errorCode = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = Object.hasOwn(reasons, errorCode) ? reasons[errorCode] : undefined;
  if (reason === undefined) return null;
  const [message, remedy = null] = reason;
  return failure(code, message, file, remedy).problem;
}
