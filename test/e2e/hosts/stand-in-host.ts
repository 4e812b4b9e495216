/** The built desktop shell on the stand-in for Electron (`test/electron/standin`), over the test's own browser. */

import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "puppeteer-core";
import type { Command, Reply, Report } from "../../electron/standin/control.ts";
import { browserAddress } from "../../electron/standin/addresses.ts";
import { ended } from "./app-process.ts";
import type { Host, HostStart } from "./host.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const entry = path("../../../dist/electron/main.js");
const register = path("../../electron/standin/register.ts");

/** What only a desktop has. */
export interface DesktopHost extends Host {
  readonly process: ChildProcess;
  /** Has the person or the system do something. */
  command(command: Command): Promise<unknown>;
  report(): Promise<Report>;
  /** The page of another window. */
  pageOf(window: string): Promise<Page>;
}

/** @param args more arguments of the app's command line */
export async function standInHost(
  start: HostStart,
  browser: Browser,
  args: readonly string[] = [],
): Promise<DesktopHost> {
  const page = await browser.newPage();
  let running = await run(start, page, start.file === null ? args : [start.file, ...args]);
  const command = (sent: Command): Promise<unknown> => running.command(sent);
  const choose = async (open: () => Promise<void>, file: string): Promise<void> => {
    await command({ do: "chooseFile", path: file });
    await open();
  };
  // The test's channel carries what the stand-in's report builds.
  const report = async () => (await command({ do: "report" })) as Report;
  const pageOf = async (window: string): Promise<Page> => {
    const target = await browser.waitForTarget((one) => idOf(one) === window);
    const found = await target.page();
    if (found === null) throw new Error(`window ${window} has no page`);
    return found;
  };
  return {
    browser,
    page,
    get process() {
      return running.process;
    },
    command,
    report,
    pageOf,
    async openAnother() {
      const before = new Set((await report()).windows.map(({ window }) => window));
      const opened = browser.waitForTarget(
        (one) => one.url().startsWith(browserAddress("app://palisade")) && !before.has(idOf(one)),
      );
      await page.evaluate(() => void window.open(`${location.origin}/index.html`));
      return pageOf(idOf(await opened));
    },
    chooseToOpen: choose,
    chooseToSave: choose,
    crash: () => ended(running.process, "SIGKILL"),
    async restart() {
      running = await run(start, page, args);
    },
    async stop() {
      await ended(running.process, "SIGTERM");
      await browser.close();
    },
  };
}

interface Running {
  readonly process: ChildProcess;
  command(command: Command): Promise<unknown>;
}

async function run(start: HostStart, page: Page, args: readonly string[]): Promise<Running> {
  const { dataFolder } = start;
  await markStale(page);
  const child = spawn(
    process.execPath,
    ["--import", register, entry, ...args, "--data", dataFolder],
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: {
        ...process.env,
        PALISADE_STANDIN_BROWSER: page.browser().wsEndpoint(),
        PALISADE_STANDIN_PAGE: idOf(page.target()),
        PALISADE_STANDIN_DATA: join(dataFolder, "standin"),
      },
    },
  );
  let sent = 0;
  const command = (one: Command): Promise<unknown> =>
    new Promise((resolve, reject) => {
      sent += 1;
      const id = sent;
      const heard = (message: unknown): void => {
        const reply = message as Reply;
        if (reply.id !== id) return;
        child.off("message", heard);
        if (reply.failure === null) resolve(reply.value);
        else reject(new Error(reply.failure));
      };
      child.on("message", heard);
      child.send({ id, command: one });
    });
  const died = new Promise<never>((_, reject) => {
    child.once("exit", (code) => reject(new Error(`the app ended with ${code}`)));
  });
  await Promise.race([shown(page), died]);
  died.catch(() => undefined);
  return { process: child, command };
}

/** Until the shell has loaded its page into the window; a page that is stale is that of an app that was killed. */
async function shown(page: Page): Promise<void> {
  const deadline = performance.now() + 30_000;
  const address = browserAddress("app://palisade");
  while (!page.url().startsWith(address) || (await isStale(page))) {
    if (performance.now() > deadline) throw new Error("the window never showed its page");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function isStale(page: Page): Promise<boolean> {
  try {
    return await page.evaluate(() => "stale" in document.documentElement.dataset);
  } catch {
    return true;
  }
}

async function markStale(page: Page): Promise<void> {
  await page.evaluate(() => void (document.documentElement.dataset["stale"] = ""));
}

function idOf(target: object): string {
  return "_targetId" in target ? String(target._targetId) : "";
}
