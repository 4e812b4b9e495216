/** What both hosts do before their first window: open the store, load the templates, make the services. */

import { randomUUID } from "node:crypto";
import type { CallOutput } from "../shared/api.ts";
import { success, type Result } from "../shared/model/result.ts";
import { embeddedFontCss, type Assets } from "./assets.ts";
import { loadBuiltInTemplates } from "./services/built-in-templates.ts";
import type { BugLog, Dispatch } from "./services/dispatch.ts";
import { eventHub } from "./services/events.ts";
import { followOtherProcesses } from "./services/other-processes.ts";
import type { Printer } from "./services/printer.ts";
import { createServices, type Services } from "./services/services.ts";
import { READ_ONLY } from "./store/storage-problem.ts";
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
  /** Ends the use of the data folder. */
  close(): void;
}

/** Fails when the store cannot be opened. Whoever gets the services closes them at the end. */
export function startServices(setup: HostSetup): Result<RunningServices> {
  const { assets, dataFolder, host, hostReason, printer, log } = setup;
  const environment = { clock: () => new Date(), newId: randomUUID };
  const opened = openStore(dataFolder, environment);
  if (!opened.ok) return opened;
  let store = opened.value;
  const events = followOtherProcesses(eventHub(), () => store, log);
  const builtInTemplates = loadBuiltInTemplates(assets.stencilsFolder);
  const fontCss = embeddedFontCss(assets);
  const about = { version: assets.version, host, hostReason, dataFolder };
  const on = (open: Store): Dispatch =>
    createServices({
      store: open,
      builtInTemplates,
      printer,
      fontCss,
      about,
      events,
      log,
      ...environment,
    });
  let dispatch = on(store);
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
    store = again.value;
    dispatch = on(store);
    return true;
  }

  return success({
    events,
    async dispatch(name, input) {
      const reply = await dispatch(name, input);
      if (store.readOnly === null || reply.ok || reply.problem.code !== READ_ONLY) return reply;
      if (!openedForWriting()) return reply;
      events.emit({ name: "projects.changed", payload: {} });
      return dispatch(name, input);
    },
    close() {
      for (const each of [...earlier, store]) each.close();
    },
  });
}
