/**
 * The app in a real Electron, driven over its remote debugging port. Its binary is that of
 * `ELECTRON_OVERRIDE_DIST_PATH`, or the one `npx install-electron` fetched. File dialogs are the system's, which no
 * test can type into: they are answered through Node's inspector, so the binary must be one that has it.
 */

import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import { findElectron } from "../../../scripts/find-electron.ts";
import { announced, ended } from "./app-process.ts";
import type { Host, HostStart } from "./host.ts";

const entry = fileURLToPath(new URL("../../../dist/electron/main.js", import.meta.url));

interface Running {
  readonly process: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
  /** Address of Node's inspector in the main process. */
  readonly inspector: string;
}

export async function electronHost(start: HostStart): Promise<Host> {
  let running = await run(start, start.file);
  const choose = async (open: () => Promise<void>, file: string): Promise<void> => {
    await answerDialogs(running.inspector, file);
    await open();
  };
  return {
    get browser() {
      return running.browser;
    },
    get page() {
      return running.page;
    },
    async openAnother() {
      const opened = running.browser.waitForTarget(
        (one) => one.url().startsWith("app://") && one !== running.page.target(),
      );
      await running.page.evaluate(() => void window.open(`${location.origin}/index.html`));
      return pageOf(await (await opened).page());
    },
    chooseToOpen: choose,
    chooseToSave: choose,
    crash: () => ended(running.process, "SIGKILL"),
    async restart() {
      running = await run(start, null);
    },
    async stop() {
      await ended(running.process, "SIGTERM");
    },
  };
}

async function run(
  { dataFolder, browserArguments }: HostStart,
  file: string | null,
): Promise<Running> {
  const electron = findElectron();
  if ("missing" in electron) throw new Error(`there is no Electron: ${electron.missing}`);
  const named = file === null ? [] : [file];
  const child = spawn(
    electron.path,
    [
      "--inspect=127.0.0.1:0",
      "--remote-debugging-port=0",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...browserArguments,
      entry,
      ...named,
      "--data",
      dataFolder,
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const [inspector, browserWSEndpoint] = await Promise.all([
    announced(child, /Debugger listening on (ws:\S+)/),
    announced(child, /DevTools listening on (ws:\S+)/),
  ]);
  const browser = await puppeteer.connect({ browserWSEndpoint, defaultViewport: null });
  const target = await browser.waitForTarget((one) => one.url().startsWith("app://palisade"));
  const page = pageOf(await target.page());
  return { process: child, browser, page, inspector };
}

function pageOf(page: Page | null): Page {
  if (page === null) throw new Error("the window has no page");
  return page;
}

/** Replaces what the system's dialogs would give, in the main process. */
async function answerDialogs(inspector: string, file: string): Promise<void> {
  const answer = JSON.stringify(file);
  const expression = `{
    const { createRequire } = process.getBuiltinModule("node:module");
    const { dialog } = createRequire(process.execPath)("electron");
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [${answer}] });
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: ${answer} });
  }`;
  const socket = new WebSocket(inspector);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", () => reject(new Error("no inspector")), { once: true });
  });
  const done = new Promise((resolve) => {
    socket.addEventListener("message", resolve, { once: true });
  });
  socket.send(JSON.stringify({ id: 1, method: "Runtime.evaluate", params: { expression } }));
  await done;
  socket.close();
}
