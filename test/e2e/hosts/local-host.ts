/** The app as `palisade serve` runs it, visited by the browser. */

import { spawn, type ChildProcess } from "node:child_process";
import { basename, dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import { announced, ended } from "./app-process.ts";
import type { Host, HostStart } from "./host.ts";

const entry = fileURLToPath(new URL("../../../dist/main/palisade.js", import.meta.url));

interface Serving {
  readonly process: ChildProcess;
  /** With a fresh ticket; good for one visit. */
  readonly address: string;
}

export interface LocalHost extends Host {
  readonly process: ChildProcess;
}

export async function localHost(start: HostStart, browser: Browser): Promise<LocalHost> {
  let serving = await serve(start, browser, start.file);
  const page = await browser.newPage();
  await page.goto(serving.address);
  return {
    browser,
    page,
    get process() {
      return serving.process;
    },
    async openAnother() {
      const another = await browser.newPage();
      await another.goto(new URL("/", serving.address).href);
      return another;
    },
    async chooseToOpen(open, file) {
      await open();
      // Its first field gets the keyboard a moment after the dialog opens, which ends what is typed elsewhere by then.
      await page.waitForFunction(() => Boolean(document.activeElement?.closest("[role=dialog]")));
      await field(page, "Folder or file").fill(resolve(file));
      await page.keyboard.press("Enter");
    },
    async chooseToSave(open, file) {
      await open();
      await page.waitForFunction(() => Boolean(document.activeElement?.closest("[role=dialog]")));
      // Filling what is there already would leave the keyboard elsewhere.
      await field(page, "Folder").click();
      await field(page, "Folder").fill(dirname(file));
      await page.keyboard.press("Enter");
      // The field says where the dialog is, once it is there.
      await page.waitForFunction(
        (folder) =>
          document.querySelector<HTMLInputElement>('input[aria-label="Folder"]')?.value === folder,
        {},
        dirname(file),
      );
      await field(page, "File name").fill(basename(file));
      await page.locator('::-p-aria([name="Save"][role="button"])').click();
    },
    crash: () => ended(serving.process, "SIGKILL"),
    async restart() {
      serving = await serve(start, browser, null);
      await page.goto(serving.address);
    },
    async stop() {
      await browser.close();
      await ended(serving.process, "SIGTERM");
    },
  };
}

function field(page: Page, name: string) {
  return page.locator(`::-p-aria([name="${name}"][role="textbox"])`);
}

async function serve(
  { dataFolder }: HostStart,
  browser: Browser,
  file: string | null,
): Promise<Serving> {
  const executable = browser.process()?.spawnfile ?? "";
  const named = file === null ? [] : [file];
  const args = [entry, "serve", ...named, "--no-open", "--data", dataFolder];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    // What prints is the browser already unpacked for the tests.
    env: { ...process.env, PALISADE_BROWSER: executable },
  });
  return { process: child, address: await announced(child, /running at (http\S+)/) };
}
