/** The built app on one of its hosts, in a data folder of its own, with a page of a real browser on it. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { KeyInput, Page } from "puppeteer-core";
import type { CallInput, CallName, CallOutput } from "../../shared/api.ts";
import { calls } from "../../shared/api.ts";
import { decodeWire, encodeWire } from "../../shared/wire.ts";
import { KUBE_ARMOR } from "../corpus/corpus.ts";
import { pack, unpack } from "../electron/standin/page-worlds.ts";
import { HOST, startHost, type Host } from "./hosts/host.ts";

/** Whether files are chosen in the app's own dialogs, which stories about these need. */
export const IN_APP_DIALOGS = HOST === "local";

export interface RunningApp {
  readonly page: Page;
  /** Where downloads land. */
  readonly downloads: string;
  /** Everything the page complained about: errors, refused resources, policy violations. */
  readonly complaints: readonly string[];
  /** Another window of the app, on the start screen. */
  openAnother(): Promise<Page>;
  /** Kills the process without a chance to tidy up, as a crash would. */
  crash(): Promise<void>;
  /** Starts the process again on the same data and visits it. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** How a person chooses files in the app of a page. */
const hands = new WeakMap<Page, Pick<Host, "chooseToOpen" | "chooseToSave">>();

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
  const host = await startHost({ dataFolder: folder, file, browserArguments });
  const complaints: string[] = [];
  let crashed = false;
  const attend = async (): Promise<void> => {
    const { page, browser } = host;
    hands.set(page, host);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      // A page whose host was killed rightly says that it cannot reach it.
      if (message.type() === "error" && !crashed) complaints.push(message.text());
    });
    const session = await browser.target().createCDPSession();
    await session.send("Browser.setDownloadBehavior", {
      behavior: "allow",
      downloadPath: downloads,
    });
    await markSet(page, "palisade:first-paint");
  };
  await attend();
  return {
    get page() {
      return host.page;
    },
    downloads,
    complaints,
    openAnother: () => host.openAnother(),
    async crash() {
      crashed = true;
      await host.crash();
    },
    async restart() {
      const before = host.page;
      await host.restart();
      if (host.page === before) await markSet(before, "palisade:first-paint");
      else await attend();
      crashed = false;
    },
    async stop() {
      await host.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Asks the services what is stored, with the page's own session. */
export async function ask<Name extends CallName>(
  page: Page,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  const frame = [...encodeWire({ name, input })];
  const reply = (
    HOST === "local" ? await askServer(page, frame) : await askBridge(page, frame)
  ) as {
    ok: boolean;
    value: unknown;
  };
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return calls[name].output.parse(reply.value) as CallOutput<Name>;
}

async function askServer(page: Page, frame: readonly number[]): Promise<unknown> {
  const answer = await page.evaluate(async (body) => {
    const response = await fetch("/rpc", {
      method: "POST",
      headers: { "content-type": "application/octet-stream", "x-palisade": "1" },
      body: new Uint8Array(body),
    });
    return [...new Uint8Array(await response.arrayBuffer())];
  }, frame);
  return decodeWire(Uint8Array.from(answer));
}

/** Through the door of the preload; bytes pass as text, since nothing else does between test and page. */
async function askBridge(page: Page, frame: readonly number[]): Promise<unknown> {
  const asked = JSON.stringify(pack(decodeWire(Uint8Array.from(frame))));
  const answer: unknown = await page.evaluate(`(async () => {
    const pack = ${pack.toString()};
    const unpack = ${unpack.toString()};
    const { name, input } = unpack(${asked});
    return pack(await window.palisade.call(name, input));
  })()`);
  return unpack(String(answer));
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

/** Opens a file as a person would who finds it in the dialog that `open` brings up. */
export async function chooseFile(
  page: Page,
  open: () => Promise<void>,
  file: string,
): Promise<void> {
  await handOf(page).chooseToOpen(open, resolve(file));
}

/** Names a file to save to, as a person would in the dialog that `open` brings up. */
export async function chooseWhere(
  page: Page,
  open: () => Promise<void>,
  file: string,
): Promise<void> {
  await handOf(page).chooseToSave(open, resolve(file));
}

function handOf(page: Page): Pick<Host, "chooseToOpen" | "chooseToSave"> {
  const hand = hands.get(page);
  if (hand === undefined) throw new Error("this page is not the app's first");
  return hand;
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
