/** What all windows of the stand-in share: the browser, the scheme, the session's rules, the person at the machine. */

import type { Browser } from "puppeteer-core";
import type { ElectronPort, SessionPort } from "../../../main/electron/electron-port.ts";
import type { Listeners } from "./listeners.ts";
import type { StandInWindow } from "./window.ts";

type Handler = Parameters<ElectronPort["ipcMain"]["handle"]>[1];
type Respond = (request: { url: string }) => Promise<Response>;

export interface Desktop {
  readonly browser: Promise<Browser>;
  /** The page the test has on its screen; the first window takes it. */
  adoptable: string | null;
  readonly app: Listeners;
  /** Settles once the browser knows what pages may do. */
  permissions: Promise<void>;
  readonly windows: StandInWindow[];
  readonly calls: Map<string, Handler>;
  readonly schemes: Map<string, Respond>;
  readonly rules: {
    request: Parameters<SessionPort["webRequest"]["onBeforeRequest"]>[0] | null;
    permission: Parameters<SessionPort["setPermissionCheckHandler"]>[0] | null;
  };
  readonly seen: {
    readonly denied: string[];
    readonly requests: string[];
    readonly errors: string[];
    readonly questions: string[];
    readonly openedOutside: string[];
    readonly recentDocuments: string[];
  };
  /** What the person does at the next dialogs, oldest first. */
  readonly fileChoices: (string | null)[];
  readonly answers: number[];
}

/** What the session's rules make of a request; without rules everything goes. */
export function isCancelled({ rules }: Desktop, url: string): boolean {
  let cancelled = false;
  rules.request?.({ url }, ({ cancel }) => {
    cancelled = cancel;
  });
  return cancelled;
}
