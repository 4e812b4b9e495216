/** The browser tests drive: headless Chromium from the npm package, unpacked once per version. */

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser } from "puppeteer-core";
import { bundledChromium } from "../../main/local/bundled-chromium.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Starts a browser; the caller closes it.
 * @param more further arguments of its command line
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = await bundledChromium(join(root, ".cache"));
  if (executablePath === null) throw new Error("@sparticuz/chromium is not installed; run npm ci");
  return puppeteer.launch({
    executablePath,
    headless: "shell",
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb", ...more],
    defaultViewport: { width: 1440, height: 900 },
  });
}
