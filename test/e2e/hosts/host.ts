/** What carries the app under test: the same stories run on each of them. */

import type { Browser, Page } from "puppeteer-core";
import { launchBrowser } from "../browser.ts";
import { electronHost } from "./electron-host.ts";
import { localHost } from "./local-host.ts";
import { standInHost } from "./stand-in-host.ts";

export interface HostStart {
  /** Where the projects are kept. */
  readonly dataFolder: string;
  /** Model to open at once; null = the start screen. */
  readonly file: string | null;
  readonly browserArguments: readonly string[];
}

/** A running app and the page it shows. */
export interface Host {
  readonly browser: Browser;
  readonly page: Page;
  /** A further page on the same app; null where only the app itself opens windows. */
  openAnother(): Promise<Page>;
  /** Has the person choose this file in the dialog that `open` brings up. */
  chooseToOpen(open: () => Promise<void>, file: string): Promise<void>;
  chooseToSave(open: () => Promise<void>, file: string): Promise<void>;
  /** Kills the app without a chance to tidy up. */
  crash(): Promise<void>;
  /** Starts it again on the same data and shows it. */
  restart(): Promise<void>;
  /** Ends the app and the browser. */
  stop(): Promise<void>;
}

export type HostName = "local" | "standin" | "electron";

function hostName(): HostName {
  const named = process.env["PALISADE_HOST"] ?? "local";
  if (named === "local" || named === "standin" || named === "electron") return named;
  throw new Error(`PALISADE_HOST is local, standin or electron, not ${named}`);
}

/** The host that runs the stories; `PALISADE_HOST` names it. */
export const HOST = hostName();

export async function startHost(start: HostStart): Promise<Host> {
  if (HOST === "electron") return electronHost(start);
  const browser = await launchBrowser(start.browserArguments);
  return HOST === "local" ? localHost(start, browser) : standInHost(start, browser);
}
