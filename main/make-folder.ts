import fs from "node:fs";
import path from "node:path";
import { syncFolder } from "./atomic-file.ts";

/**
 * Makes a folder only its owner may enter, and what is missing above it. When it returns, they are on the disk: a
 * file synced in a folder whose name is not is lost with it. (`mkdir` of Node does not sync, and where nothing can
 * be made, as in `/proc`, it never returns.)
 * @throws the system's error when it cannot be made.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  let place = path.resolve(folder);
  while (!fs.existsSync(place) && path.dirname(place) !== place) {
    missing.unshift(place);
    place = path.dirname(place);
  }
  for (const each of missing) {
    makeUnlessThere(each);
    syncFolder(path.dirname(each));
  }
}

function makeUnlessThere(folder: string): void {
  try {
    fs.mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process made it in the meantime.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
