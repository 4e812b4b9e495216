/**
 * Saving over a person's file: what stands there is kept, the new content is synced and read back, and nobody's
 * newer work is overwritten unseen.
 */

import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { LARGEST_INPUT } from "../shared/api.ts";
import { failure, success, type Result } from "../shared/model/result.ts";
import { writeFileAtomically } from "./atomic-file.ts";
import { readingProblem, writingProblem } from "./file-problem.ts";
import { makeFolder } from "./make-folder.ts";
import { readInput } from "./read-input.ts";

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
 * replaced, with `copy-not-kept` when no copy of it can be made, with `file-unwritable` when the system refuses;
 * the file is then as it was.
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
    const found = contentOf(file);
    if (!found.ok) return found;
    const standing = found.value;
    const hash = contentHash(bytes);
    if (standing !== null) {
      const refused = refusal(file, contentHash(standing), replaces);
      if (refused !== null) return refused;
      if (contentHash(standing) === hash) return success({ path: target, hash, previous: null });
    }
    if (standing === null && replaces === "nothing" && isLink(target)) {
      return failure("file-exists", "There is a link of this name to a file that is gone.", file);
    }
    const kept = standing === null ? success(null) : keepCopy(target, standing, keepIn, time);
    if (!kept.ok) return kept;
    const previous = kept.value;
    const mode = standing === null ? undefined : fs.statSync(target).mode & 0o7777;
    writeFileAtomically(target, bytes, mode);
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

/** Whether two paths lead to one file, whatever they are called; not when there is none. */
export function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [one, other].map((file) => fs.statSync(file, { bigint: true }));
    return a !== undefined && a.dev === b?.dev && a.ino === b.ino;
  } catch (error) {
    if (readingProblem(error, other) === null) throw error;
    return false;
  }
}

/** Null when nothing is there. What cannot be read whole is refused: no copy of it could be kept. */
function contentOf(file: string): Result<Uint8Array | null> {
  const status = fs.statSync(file, { throwIfNoEntry: false });
  if (status === undefined) return success(null);
  if (status.isDirectory()) return failure("file-unwritable", "This is a folder.", file);
  const read = readInput(file, LARGEST_INPUT);
  if (read.ok) return read;
  const remedy = read.problem.remedy ?? "Save it under another name or in another folder.";
  return { ok: false, problem: { ...read.problem, remedy } };
}

function isLink(file: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

function keepCopy(file: string, content: Uint8Array, keepIn: string, time: string): Result<string> {
  // Files of one name in different folders must not count as one.
  const owner = createHash("sha256").update(file).digest("hex").slice(0, 12);
  const stamp = time.replace(/[:.]/g, "-");
  // Two copies may be made at one time.
  const unique = randomBytes(4).toString("hex");
  const name = `${owner} ${stamp} ${unique} ${endOfName(path.basename(file), 120)}`;
  try {
    makeFolder(keepIn);
    writeFileAtomically(path.join(keepIn, name), content);
    dropOldCopies(keepIn, owner, name);
    return success(path.join(keepIn, name));
  } catch (error) {
    const problem = writingProblem(error, keepIn);
    if (problem === null) throw error;
    const reason = problem.message.charAt(0).toLowerCase() + problem.message.slice(1);
    return failure(
      "copy-not-kept",
      `The copy of what stands there cannot be kept: ${reason}`,
      keepIn,
      "Give yourself the right to write there or free some space, or save under another name.",
    );
  }
}

/** The end of a file's name in at most `most` bytes, by which disks limit names. */
function endOfName(name: string, most: number): string {
  let end = name;
  for (const character of name) {
    if (Buffer.byteLength(end) <= most) break;
    end = end.slice(character.length);
  }
  return end;
}

/** Lets go of the oldest copies of a file, but never of `newest`: the clock may have been set back. */
function dropOldCopies(keepIn: string, owner: string, newest: string): void {
  const madeAt = (name: string): number =>
    // Another process may have let go of it just now.
    fs.statSync(path.join(keepIn, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const others = fs
    .readdirSync(keepIn)
    .filter((name) => name.startsWith(`${owner} `) && name !== newest)
    .map((name) => ({ name, time: madeAt(name) }))
    .sort((a, b) => a.time - b.time);
  for (const { name } of others.slice(0, 1 - KEPT_COPIES)) {
    fs.rmSync(path.join(keepIn, name), { force: true });
  }
}
