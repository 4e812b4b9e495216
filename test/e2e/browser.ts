/** The browser tests drive: headless Chromium from the npm package, unpacked once per version. */

import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import puppeteer, { type Browser } from "puppeteer-core";
import { z } from "zod";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Unpacks Chromium beside the build cache unless it is there; gives the path of its executable. */
export async function chromiumPath(): Promise<string> {
  const manifest = z
    .object({ devDependencies: z.object({ "@sparticuz/chromium": z.string() }) })
    .parse(JSON.parse(readFileSync(join(root, "package.json"), "utf8")));
  const folder = join(
    root,
    ".cache",
    `chromium-${manifest.devDependencies["@sparticuz/chromium"]}`,
  );
  const executable = join(folder, "chromium");
  if (existsSync(executable)) return executable;
  mkdirSync(join(root, ".cache"), { recursive: true });
  const unpacking = mkdtempSync(join(root, ".cache", "chromium-"));
  const temporaryFolder = process.env["TMPDIR"];
  process.env["TMPDIR"] = unpacking;
  try {
    await chromium.executablePath();
  } finally {
    if (temporaryFolder === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = temporaryFolder;
  }
  try {
    // Whole or not at all: a run that is killed while unpacking must not leave half a browser behind.
    renameSync(unpacking, folder);
  } catch (error) {
    if (!existsSync(executable)) throw error;
    rmSync(unpacking, { recursive: true, force: true });
  }
  return executable;
}

/** Starts a browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return puppeteer.launch({
    executablePath: await chromiumPath(),
    headless: "shell",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb"],
    defaultViewport: { width: 1440, height: 900 },
  });
}
