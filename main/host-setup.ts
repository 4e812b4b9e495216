/** What both hosts do before their first window: open the store, load the templates, make the services. */

import { randomUUID } from "node:crypto";
import os from "node:os";
import path from "node:path";
import type { CallOutput } from "../shared/api.ts";
import { success, type Result } from "../shared/model/result.ts";
import { embeddedFontCss, type Assets } from "./assets.ts";
import { loadBuiltInTemplates } from "./services/built-in-templates.ts";
import type { BugLog } from "./services/dispatch.ts";
import type { FileChooser } from "./services/file-chooser.ts";
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
  /** Null where the host has no dialogs of the system. */
  readonly chooser: FileChooser | null;
  readonly log: BugLog;
}

export interface RunningServices extends Services {
  readonly store: Store;
}

/** Fails when the store cannot be opened. Whoever gets the services closes them and their store at the end. */
export function startServices(setup: HostSetup): Result<RunningServices> {
  const { assets, dataFolder, host, hostReason, printer, chooser, log } = setup;
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
    chooser,
    places: usualPlaces(os.homedir()),
    keepIn: path.join(dataFolder, "replaced-files"),
    clock,
    newId: randomUUID,
    log,
  });
  return success({ ...services, store });
}

/** Where people keep documents, in words of every system. */
function usualPlaces(home: string) {
  const inHome = ["Documents", "Desktop", "Downloads"];
  return [
    { name: "Home", folder: home },
    ...inHome.map((name) => ({ name, folder: path.join(home, name) })),
  ];
}
