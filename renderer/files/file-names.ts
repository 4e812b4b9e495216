/** Names and paths of files as the file dialog handles them. */

import type { FolderContent } from "../../shared/api-files.ts";

/** The path of something in a folder, in the manner of the system the folder is on. */
export function joinPath(folder: string, name: string): string {
  const separator = /^[A-Za-z]:|^\\\\/u.test(folder) ? "\\" : "/";
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
}

/**
 * The name with an extension of ours: its own, or the given one when it has none of ours.
 * @param replace puts the given one in the place of its own
 */
export function withExtension(name: string, extension: string, replace = false): string {
  const own = /\.palisade\.json$|\.tm7$/iu.exec(name)?.[0];
  if (own === undefined) return `${name}${extension}`;
  return replace ? `${name.slice(0, -own.length)}${extension}` : name;
}

/**
 * What saving under a name in a folder means: whether a file stands there, and whether that must be said first.
 * @param warned the path of which it was said; a file of the same name elsewhere is another one
 */
export function saveTarget(
  { folder, entries }: Pick<FolderContent, "folder" | "entries">,
  name: string,
  warned: string | null,
): { readonly path: string; readonly stands: boolean; readonly mustWarn: boolean } {
  const path = joinPath(folder, name);
  const stands = entries.some((entry) => entry.kind !== "folder" && entry.name === name);
  return { path, stands, mustWarn: stands && warned !== path };
}

/** Bytes in words: "812 B", "1.2 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [value, unit] = bytes < 1e6 ? [bytes / 1e3, "kB"] : [bytes / 1e6, "MB"];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
