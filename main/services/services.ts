/** The services of one running app: the store behind the contract, whichever host carries it. */

import type { CallOutput } from "../../shared/api.ts";
import { success } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Store } from "../store/store.ts";
import { dispatcher, type BugLog, type Dispatch, type Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import { exportHandlers } from "./export-handlers.ts";
import { historyHandlers } from "./history-handlers.ts";
import type { Printer } from "./printer.ts";
import { projectHandlers } from "./project-handlers.ts";
import { revisionHandlers } from "./revision-handlers.ts";
import { settingHandlers, settingsReader } from "./setting-handlers.ts";
import { keyed, templateHandlers } from "./template-handlers.ts";

export interface ServiceParts {
  readonly store: Store;
  /** The default one first. */
  readonly builtInTemplates: readonly Template[];
  readonly printer: Printer;
  /** `@font-face` rules with the font inside, for exported files. */
  readonly fontCss: string;
  readonly about: Omit<CallOutput<"app.about">, "recovery" | "readOnly">;
  readonly events: EventHub;
  readonly clock: () => Date;
  /** A new UUID. */
  readonly newId: () => string;
  readonly log: BugLog;
}

/** What a host carries between the services and its windows. */
export interface Services {
  readonly dispatch: Dispatch;
  readonly events: EventHub;
}

/** The calls of the contract, carried out on one store. */
export function createServices(parts: ServiceParts): Dispatch {
  const { store, events, printer, fontCss, about, clock, newId, log } = parts;
  const { recovery, readOnly } = store;
  const builtIns = keyed(parts.builtInTemplates);
  const settings = settingsReader(store);
  const handlers: Handlers = {
    "app.about": () => success({ ...about, recovery, readOnly }),
    ...projectHandlers({ store, builtIns, events, settings, newId }),
    ...historyHandlers(store),
    ...revisionHandlers({ store, events, settings }),
    ...exportHandlers(store, { printer, fontCss, clock }),
    ...templateHandlers(store, builtIns),
    ...settingHandlers(store, settings),
  };
  return dispatcher(handlers, log);
}
