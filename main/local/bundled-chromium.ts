/** The headless Chromium of the npm package `@sparticuz/chromium`, when it is installed (Linux only). */

import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";

const manifestSchema = z.object({ version: z.string() });

/**
 * Path of its executable, unpacked once per version under `cacheFolder`; null when the package is not installed
 * or not for this system.
 */
export async function bundledChromium(cacheFolder: string): Promise<string | null> {
  const version = process.platform === "linux" ? installedVersion() : null;
  if (version === null) return null;
  const folder = path.join(cacheFolder, `chromium-${version}`);
  const executable = path.join(folder, "chromium");
  if (fs.existsSync(executable)) return executable;
  await unpackInto(folder, cacheFolder);
  return executable;
}

function installedVersion(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const manifest = path.join(path.dirname(entry), "..", "package.json");
    return manifestSchema.parse(JSON.parse(fs.readFileSync(manifest, "utf8"))).version;
  } catch {
    return null;
  }
}

async function unpackInto(folder: string, cacheFolder: string): Promise<void> {
  const { default: chromium } = await import("@sparticuz/chromium");
  fs.mkdirSync(cacheFolder, { recursive: true, mode: 0o700 });
  const unpacking = fs.mkdtempSync(path.join(cacheFolder, "unpacking-"));
  try {
    // It unpacks into the temporary folder, and takes whatever is called "chromium" there for its own.
    await withTemporaryFolder(unpacking, () => chromium.executablePath());
    // Whole or not at all: being killed half-way must not leave half a browser behind.
    fs.renameSync(unpacking, folder);
  } catch (error) {
    if (!fs.existsSync(path.join(folder, "chromium"))) throw error;
  } finally {
    fs.rmSync(unpacking, { recursive: true, force: true });
  }
}

/** The folder holds only for what `start` does at once, before it first waits. */
function withTemporaryFolder<T>(folder: string, start: () => Promise<T>): Promise<T> {
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    return start();
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}
