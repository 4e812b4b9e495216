/** What both hosts do before their first window: open the store, load the templates, make the services. */

import { randomUUID } from "node:crypto";
import type { CallOutput } from "../shared/api.ts";
import { success, type Result } from "../shared/model/result.ts";
import { embeddedFontCss, type Assets } from "./assets.ts";
import { loadBuiltInTemplates } from "./services/built-in-templates.ts";
import type { BugLog } from "./services/dispatch.ts";
import type { Printer } from "./services/printer.ts";
import { createServices, type Services } from "./services/services.ts";
import { openStore, type Store } from "./store/store.ts";

export interface HostSetup {
  readonly assets: Assets;
  readonly dataFolder: string;
  readonly host: CallOutput<"app.about">["host"];
  /** Why Electron is not the host, when it is not. */
  readonly hostReason: string | null;
  readonly printer: Printer;
  readonly log: BugLog;
}

export interface RunningServices extends Services {
  readonly store: Store;
}

/** Fails when the store cannot be opened. Whoever gets the services closes their store at the end. */
export function startServices(setup: HostSetup): Result<RunningServices> {
  const { assets, dataFolder, host, hostReason, printer, log } = setup;
  const clock = () => new Date();
  const opened = openStore(dataFolder, { clock, newId: randomUUID });
  if (!opened.ok) return opened;
  const store = opened.value;
  const services = createServices({
    store,
    builtInTemplates: loadBuiltInTemplates(assets.stencilsFolder),
    printer,
    fontCss: embeddedFontCss(assets),
    about: { version: assets.version, host, hostReason, dataFolder, recovery: store.recovery },
    clock,
    newId: randomUUID,
    log,
  });
  return success({ ...services, store });
}
