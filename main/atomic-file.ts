/** Writing a file so that a reader, or a crash, finds the old content or the new one and nothing between. */

import fs from "node:fs";
import path from "node:path";

/**
 * Writes beside the target, syncs, then renames over it.
 * @throws the system's error when the folder cannot be written to; nothing is left behind then.
 */
export function writeFileAtomically(file: string, content: Uint8Array | string): void {
  const folder = path.dirname(path.resolve(file));
  const temporary = path.join(folder, `.${path.basename(file)}.${process.pid}.part`);
  try {
    fs.writeFileSync(temporary, content);
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
