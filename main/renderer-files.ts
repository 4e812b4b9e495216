/** The files of the built renderer by URL path, and no other file of the machine. */

import fs from "node:fs/promises";
import path from "node:path";

export interface RendererFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
  /** Changes when the file does. */
  readonly tag: string;
  /** True when the name holds a digest of the content, so that it never changes under its name. */
  readonly immutable: boolean;
}

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/**
 * The file for a URL path such as `/` or `/assets/index-1a2b.js`; null when there is none.
 * @param urlPath as it came, still percent-encoded.
 */
export async function findRendererFile(
  folder: string,
  urlPath: string,
): Promise<RendererFile | null> {
  const file = await resolveInside(folder, urlPath);
  const mimeType = file === null ? undefined : mimeTypes[path.extname(file)];
  if (file === null || mimeType === undefined) return null;
  const [content, { mtimeMs, size }] = await Promise.all([fs.readFile(file), fs.stat(file)]);
  return {
    bytes: new Uint8Array(content),
    mimeType,
    tag: `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`,
    immutable: /^\/assets\/[^/]*-[\w-]{8,}\.\w+$/.test(urlPath),
  };
}

async function resolveInside(folder: string, urlPath: string): Promise<string | null> {
  const decoded = decodeOnce(urlPath);
  if (decoded === null || /[\0\\]/.test(decoded) || !decoded.startsWith("/")) return null;
  const wanted = path.join(folder, decoded === "/" ? "index.html" : decoded);
  try {
    // Real paths, so that a link inside the folder cannot lead out of it.
    const [root, file] = await Promise.all([fs.realpath(folder), fs.realpath(wanted)]);
    const relative = path.relative(root, file);
    const inside = relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
    return inside && (await fs.stat(file)).isFile() ? file : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function decodeOnce(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return ["ENOENT", "ENOTDIR", "ENAMETOOLONG", "ELOOP", "EACCES"].includes(code);
}
