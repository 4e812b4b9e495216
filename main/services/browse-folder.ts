/** What our own file dialog shows where the system's cannot be used: folders and the files Palisade can open. */

import fs from "node:fs";
import path from "node:path";
import type { FolderContent, FolderEntry } from "../../shared/api-files.ts";
import { success, type Result } from "../../shared/model/result.ts";
import { FILE_MISSING, readingProblem } from "../file-problem.ts";
import { formatOf, isTemplateFormat } from "./file-formats.ts";

/** Entries shown at most; a folder with more is searched by typing its path. */
const MOST_ENTRIES = 5000;

/**
 * @param places folders offered to start from; those that are not there are left out.
 * @param most entries given at most.
 */
export function browseFolder(
  folder: string,
  places: readonly { readonly name: string; readonly folder: string }[],
  most = MOST_ENTRIES,
): Result<FolderContent> {
  const absolute = path.resolve(folder);
  try {
    const found = fs.readdirSync(absolute, { withFileTypes: true });
    const named = found.filter(mayBeShown).map(looksLike);
    // Cut by name before anything is looked at: each look costs a visit to the disk.
    const first = named.toSorted(byKindAndName).slice(0, most);
    const entries = first.flatMap(({ entry }) => describe(absolute, entry));
    const parent = path.dirname(absolute);
    return success({
      folder: absolute,
      parent: parent === absolute ? null : parent,
      places: places.filter((place) => isFolder(place.folder)),
      entries: entries.toSorted(byKindAndName),
      more: named.length > first.length,
    });
  } catch (error) {
    const problem = readingProblem(error, absolute);
    if (problem === null) throw error;
    const message =
      problem.code === FILE_MISSING
        ? "There is no such folder."
        : problem.message.replace("file", "folder");
    return { ok: false, problem: { ...problem, message } };
  }
}

type Listed = Pick<FolderEntry, "name" | "kind">;

/** What can be told from the name alone. */
function mayBeShown(entry: fs.Dirent): boolean {
  if (entry.name.startsWith(".")) return false;
  return formatOf(entry.name) !== null || entry.isDirectory() || entry.isSymbolicLink();
}

/** A link whose name is not that of a file is taken for one to a folder. */
function looksLike(entry: fs.Dirent): Listed & { readonly entry: fs.Dirent } {
  const isFile = !entry.isDirectory() && formatOf(entry.name) !== null;
  return { entry, name: entry.name, kind: isFile ? "model" : "folder" };
}

function describe(folder: string, entry: fs.Dirent): readonly FolderEntry[] {
  const format = formatOf(entry.name);
  const status = statusOf(path.join(folder, entry.name));
  if (status === null) return [];
  const modifiedAt = status.mtime.toISOString();
  if (status.isDirectory()) return [{ name: entry.name, kind: "folder", size: 0, modifiedAt }];
  if (format === null || !status.isFile()) return [];
  const kind = isTemplateFormat(format) ? "template" : "model";
  return [{ name: entry.name, kind, size: status.size, modifiedAt }];
}

/** Null for what cannot be looked at, such as a link to nothing. */
function statusOf(file: string): fs.Stats | null {
  try {
    return fs.statSync(file);
  } catch {
    return null;
  }
}

function isFolder(folder: string): boolean {
  return statusOf(folder)?.isDirectory() === true;
}

const names = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function byKindAndName(one: Listed, other: Listed): number {
  if ((one.kind === "folder") !== (other.kind === "folder")) return one.kind === "folder" ? -1 : 1;
  return names.compare(one.name, other.name);
}
