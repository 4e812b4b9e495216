/** The built app under the local host, in a data folder of its own, with a page of a real browser on it. */

import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, KeyInput, Page } from "puppeteer-core";
import type { CallInput, CallName, CallOutput } from "../../shared/api.ts";
import { calls } from "../../shared/api.ts";
import { decodeWire, encodeWire } from "../../shared/wire.ts";
import { KUBE_ARMOR } from "../corpus/corpus.ts";
import { launchBrowser } from "./browser.ts";

const entry = fileURLToPath(new URL("../../dist/main/palisade.js", import.meta.url));

export interface RunningApp {
  /** Address with a fresh ticket; good for one visit. */
  readonly address: string;
  readonly page: Page;
  /** Where downloads land. */
  readonly downloads: string;
  /** Everything the page complained about: errors, refused resources, policy violations. */
  readonly complaints: readonly string[];
  /** Kills the process without a chance to tidy up, as a crash would. */
  crash(): Promise<void>;
  /** Starts the process again on the same data and visits it. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the app, optionally on a file, and visits it.
 * @param browserArguments for the browser that visits it
 */
export async function startApp(
  file: string | null = null,
  browserArguments: readonly string[] = [],
): Promise<RunningApp> {
  const folder = mkdtempSync(join(tmpdir(), "palisade-app-"));
  const downloads = mkdtempSync(join(folder, "downloads-"));
  const browser = await launchBrowser(browserArguments);
  let host = await startHost(folder, browser, file);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  let crashed = false;
  page.on("console", (message) => {
    // A page whose host was killed rightly says that it cannot reach it.
    if (message.type() === "error" && !crashed) complaints.push(message.text());
  });
  const session = await browser.target().createCDPSession();
  await session.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: downloads,
  });
  await visit(page, host.address);
  return {
    get address() {
      return host.address;
    },
    page,
    downloads,
    complaints,
    async crash() {
      crashed = true;
      await ended(host.process, "SIGKILL");
    },
    async restart() {
      host = await startHost(folder, browser, null);
      await visit(page, host.address);
      crashed = false;
    },
    async stop() {
      await browser.close();
      await ended(host.process, "SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Until the window has traded its ticket for a session and shows something. */
async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await markSet(page, "palisade:first-paint");
}

interface Host {
  readonly process: ChildProcess;
  readonly address: string;
}

async function startHost(folder: string, browser: Browser, file: string | null): Promise<Host> {
  const executable = browser.process()?.spawnfile ?? "";
  const args = [entry, "serve", ...(file === null ? [] : [file]), "--no-open", "--data", folder];
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    // What prints is the browser already unpacked for the tests.
    env: { ...process.env, PALISADE_BROWSER: executable },
  });
  return { process: child, address: await announcedAddress(child) };
}

function announcedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const listen = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /running at (http\S+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => reject(new Error(`the app ended with ${code}: ${output}`)));
  });
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await exit;
}

/** Asks the services what is stored, with the page's own session. */
export async function ask<Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const answer = await page.evaluate(
    async (body) => {
      const response = await fetch("/rpc", {
        method: "POST",
        headers: { "content-type": "application/octet-stream", "x-palisade": "1" },
        body: new Uint8Array(body),
      });
      return [...new Uint8Array(await response.arrayBuffer())];
    },
    [...encodeWire({ name, input })],
  );
  const reply = decodeWire(Uint8Array.from(answer)) as { ok: boolean; value: unknown };
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return calls[name].output.parse(reply.value) as CallOutput<Name>;
}

/** The project that is stored, where there is just one, as a window would open it. */
export async function onlyProject(page: Page): Promise<CallOutput<"projects.open">> {
  const [summary] = await ask(page, "projects.list", {});
  if (summary === undefined) throw new Error("there is no project");
  return ask(page, "projects.open", { id: summary.id });
}

/** What is closing lets no click through to what is under it. */
const CLOSING = ["menu", "dialog", "alertdialog", "listbox"]
  .map((role) => `[role=${role}][data-closed]`)
  .join(", ");

/** Clicks what has this role and accessible name, once it is there and nothing over it still closes. */
export async function click(page: Page, role: string, name: string): Promise<void> {
  await page.waitForSelector(CLOSING, { hidden: true });
  await page.locator(`::-p-aria([name="${name}"][role="${role}"])`).click();
}

/** Opens a file as a person would who types its path into the dialog that `open` brings up. */
export async function chooseFile(
  page: Page,
  open: () => Promise<void>,
  file: string,
): Promise<void> {
  await open();
  // Its first field gets the keyboard a moment after the dialog opens, which ends what is typed elsewhere by then.
  await page.waitForFunction(() => Boolean(document.activeElement?.closest("[role=dialog]")));
  await fill(page, "Folder or file", resolve(file));
  await page.keyboard.press("Enter");
}

/** Opens a real model on the start screen and waits until its diagram is painted. */
export async function openKubeArmor(page: Page, file = KUBE_ARMOR): Promise<void> {
  await chooseFile(page, () => click(page, "button", "Open file…"), file);
  await markSet(page, "palisade:diagram-painted");
}

/** Presses a key while others are held. */
export async function pressKey(page: Page, key: KeyInput, ...held: KeyInput[]): Promise<void> {
  for (const modifier of held) await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  for (const modifier of held.toReversed()) await page.keyboard.up(modifier);
}

/** Types over what is in a text field, once the field is there. */
export async function fill(page: Page, name: string, text: string): Promise<void> {
  const field = page.locator(`::-p-aria([name="${name}"][role="textbox"])`);
  await field.fill(text);
}

/** Milliseconds since the page's origin at which it first set this performance mark; waits until it does. */
export async function markSet(page: Page, name: string): Promise<number> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    const time = await page.evaluate(
      (mark) => performance.getEntriesByName(mark)[0]?.startTime ?? null,
      name,
    );
    if (time !== null) return time;
    if (performance.now() > deadline) throw new Error(`the page never set the mark ${name}`);
  }
}
