/** Writing a file so that a reader, or a crash, finds the old content or the new one and nothing between. */

import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

/**
 * Writes beside the target, syncs, then renames over it.
 * @param mode the rights the file gets; those of any new file unless given
 * @throws the system's error when the folder cannot be written to; nothing is left behind then.
 */
export function writeFileAtomically(
  file: string,
  content: Uint8Array | string,
  mode?: number,
): void {
  const folder = path.dirname(path.resolve(file));
  // Nobody can foresee the name and put something in its place, and it fits where any name does.
  const temporary = path.join(folder, `.palisade-${randomBytes(8).toString("hex")}.part`);
  const descriptor = fs.openSync(temporary, "wx", mode);
  try {
    try {
      // What was asked for on opening, the mask of the process may have taken away.
      if (mode !== undefined) fs.fchmodSync(descriptor, mode);
      fs.writeFileSync(descriptor, content);
    } finally {
      fs.closeSync(descriptor);
    }
    putInPlace(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Makes `temporary`, complete but not necessarily on the disk yet, the content of `file` in the same folder. */
export function putInPlace(temporary: string, file: string): void {
  sync(temporary, "r+");
  fs.renameSync(temporary, file);
  syncFolder(path.dirname(path.resolve(file)));
}

/** Puts on the disk which names a folder holds. */
export function syncFolder(folder: string): void {
  // Windows cannot open folders; its names are durable with the file's own sync.
  if (process.platform !== "win32") sync(folder, "r");
}

function sync(file: string, flags: "r" | "r+"): void {
  const descriptor = fs.openSync(file, flags);
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
