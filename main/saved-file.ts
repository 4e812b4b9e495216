/**
 * Saving over a person's file: what stands there is kept, the new content is synced and read back, and nobody's
 * newer work is overwritten unseen.
 */

import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { failure, success, type Result } from "../shared/model/result.ts";
import { writeFileAtomically } from "./atomic-file.ts";
import { readingProblem, writingProblem } from "./file-problem.ts";

/** The hash by which a file's content is known again. */
export function contentHash(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

/** What may be replaced: nothing that is there, only content of this hash, or whatever stands there. */
export type Replaces = "nothing" | { readonly hash: string } | "anything";

export interface SavedFile {
  /** Absolute, links resolved. */
  readonly path: string;
  readonly hash: string;
  /** Where the content that stood there before is kept; null when nothing or the same stood there. */
  readonly previous: string | null;
}

/** Kept copies of one file's earlier contents. */
const KEPT_COPIES = 10;

/**
 * Writes a file, whole or not at all. Fails with `file-exists` or `file-changed` when what stands there may not be
 * replaced, with `file-unwritable` when the system refuses; the file is then as it was.
 * @param keepIn folder for the copies of what was replaced
 * @param time of the copy, ISO 8601
 */
export function saveFile(
  file: string,
  bytes: Uint8Array,
  replaces: Replaces,
  keepIn: string,
  time: string,
): Result<SavedFile> {
  try {
    const target = resolved(file);
    const standing = contentOf(target);
    const hash = contentHash(bytes);
    if (standing !== null) {
      const refused = refusal(file, contentHash(standing), replaces);
      if (refused !== null) return refused;
      if (contentHash(standing) === hash) return success({ path: target, hash, previous: null });
    }
    const previous = standing === null ? null : keepCopy(target, standing, keepIn, time);
    const mode = standing === null ? undefined : fs.statSync(target).mode;
    writeFileAtomically(target, bytes);
    if (mode !== undefined) fs.chmodSync(target, mode);
    if (contentHash(fs.readFileSync(target)) !== hash) {
      return failure(
        "file-unsound",
        "The disk gives back something else than what was written.",
        file,
        previous === null ? "Save to another disk." : `What stood there is kept in ${previous}.`,
      );
    }
    return success({ path: target, hash, previous });
  } catch (error) {
    const problem = writingProblem(error, file);
    if (problem === null) throw error;
    return { ok: false, problem };
  }
}

function refusal(file: string, hash: string, replaces: Replaces): Result<never> | null {
  if (replaces === "anything") return null;
  if (replaces === "nothing") {
    return failure("file-exists", "There is a file of this name already.", file);
  }
  return replaces.hash === hash
    ? null
    : failure(
        "file-changed",
        "Another program changed this file since Palisade last read or saved it.",
        file,
        "Take its version over, overwrite it, or save under another name.",
      );
}

/** The path the file really has; for one that is not there, that of its folder and its name. */
export function resolved(file: string): string {
  const absolute = path.resolve(file);
  try {
    return fs.realpathSync(absolute);
  } catch (error) {
    if (readingProblem(error, file) === null) throw error;
    return path.join(realFolder(path.dirname(absolute)), path.basename(absolute));
  }
}

function realFolder(folder: string): string {
  try {
    return fs.realpathSync(folder);
  } catch (error) {
    if (readingProblem(error, folder) === null) throw error;
    // Writing there will say what is wrong with it.
    return folder;
  }
}

function contentOf(file: string): Uint8Array | null {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

function keepCopy(file: string, content: Uint8Array, keepIn: string, time: string): string {
  fs.mkdirSync(keepIn, { recursive: true, mode: 0o700 });
  // Files of one name in different folders must not count as one.
  const owner = createHash("sha256").update(file).digest("hex").slice(0, 12);
  const stamp = time.replace(/[:.]/g, "-");
  const copy = path.join(keepIn, `${owner} ${stamp} ${path.basename(file).slice(-120)}`);
  writeFileAtomically(copy, content);
  const copies = fs
    .readdirSync(keepIn)
    .filter((name) => name.startsWith(`${owner} `))
    .sort();
  for (const old of copies.slice(0, -KEPT_COPIES)) fs.rmSync(path.join(keepIn, old));
  return copy;
}
