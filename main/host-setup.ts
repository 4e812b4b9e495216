/** What both hosts do before their first window: open the store, load the templates, make the services. */

import { randomUUID } from "node:crypto";
import os from "node:os";
import path from "node:path";
import type { CallOutput } from "../shared/api.ts";
import { success, type Result } from "../shared/model/result.ts";
import { embeddedFontCss, type Assets } from "./assets.ts";
import { loadShippedTemplates } from "./services/built-in-templates.ts";
import { loadExamples } from "./services/examples.ts";
import type { BugLog } from "./services/dispatch.ts";
import { eventHub, type EventHub } from "./services/events.ts";
import type { FileChooser } from "./services/file-chooser.ts";
import { followOtherProcesses } from "./services/other-processes.ts";
import type { Printer } from "./services/printer.ts";
import { createServices, newSession, type Services } from "./services/services.ts";
import { READ_ONLY } from "./store/storage-problem.ts";
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
  readonly events: EventHub;
  /** Ends the use of the data folder. */
  close(): void;
}

/** Fails when the store cannot be opened. Whoever gets the services closes them at the end. */
export function startServices(setup: HostSetup): Result<RunningServices> {
  const { assets, dataFolder, host, hostReason, printer, chooser, log } = setup;
  const environment = { clock: () => new Date(), newId: randomUUID };
  const opened = openStore(dataFolder, environment);
  if (!opened.ok) return opened;
  let store = opened.value;
  const hub = eventHub();
  // For windows alone: the services listen for as long as they run, which must not keep the timer going.
  const events = followOtherProcesses(hub, () => store, log);
  const shipped = loadShippedTemplates(assets.stencilsFolder, assets.preparedFolder);
  const fontCss = embeddedFontCss(assets);
  const about = { version: assets.version, host, hostReason, dataFolder };
  const session = newSession();
  const on = (open: Store): Services =>
    createServices({
      store: open,
      builtInTemplates: shipped.map(({ template }) => template),
      builtInFile: (template) => shipped.find((one) => one.template === template)?.file() ?? null,
      loadExamples: () => loadExamples(assets.stencilsFolder),
      printer,
      fontCss,
      about,
      events: hub,
      log,
      chooser,
      places: usualPlaces(os.homedir()),
      keepIn: path.join(dataFolder, "replaced-files"),
      session,
      ...environment,
    });
  let services = on(store);
  /** Calls that began before the folder could be written to may still read from these. */
  const earlier: Store[] = [];

  /** Opens the folder anew; gives whether it can be written to now. */
  function openedForWriting(): boolean {
    const again = openStore(dataFolder, environment);
    if (!again.ok) return false;
    if (again.value.readOnly !== null) {
      again.value.close();
      return false;
    }
    earlier.push(store);
    services.close();
    store = again.value;
    services = on(store);
    events.emit({ name: "projects.changed", payload: {} });
    return true;
  }

  const refusedForGood = (reply: Result<unknown>): boolean =>
    store.readOnly === null || reply.ok || reply.problem.code !== READ_ONLY || !openedForWriting();

  return success({
    events,
    async dispatch(name, input) {
      const reply = await services.dispatch(name, input);
      return refusedForGood(reply) ? reply : services.dispatch(name, input);
    },
    openFile(file) {
      const opened = services.openFile(file);
      return refusedForGood(opened) ? opened : services.openFile(file);
    },
    close() {
      services.close();
      for (const each of [...earlier, store]) each.close();
    },
  });
}

/** Where people keep documents, in words of every system. */
function usualPlaces(home: string) {
  const inHome = ["Documents", "Desktop", "Downloads"];
  return [
    { name: "Home", folder: home },
    ...inHome.map((name) => ({ name, folder: path.join(home, name) })),
  ];
}
