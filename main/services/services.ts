/** The services of one running app: the store behind the contract, whichever host carries it. */

import type { CallOutput } from "../../shared/api.ts";
import { success } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import type { Store } from "../store/store.ts";
import { dashboardHandlers } from "./dashboard-handlers.ts";
import { dispatcher, type BugLog, type Dispatch, type Handlers } from "./dispatch.ts";
import { eventHub, type EventHub } from "./events.ts";
import { exportHandlers } from "./export-handlers.ts";
import { historyHandlers } from "./history-handlers.ts";
import type { Printer } from "./printer.ts";
import { projectHandlers } from "./project-handlers.ts";
import { projector } from "./projector.ts";
import { revisionHandlers } from "./revision-handlers.ts";
import { searchHandlers } from "./search-handlers.ts";
import { settingHandlers, settingsReader } from "./setting-handlers.ts";
import { keyed, templateHandlers } from "./template-handlers.ts";

export interface ServiceParts {
  readonly store: Store;
  /** The default one first. */
  readonly builtInTemplates: readonly Template[];
  readonly printer: Printer;
  /** `@font-face` rules with the font inside, for exported files. */
  readonly fontCss: string;
  readonly about: CallOutput<"app.about">;
  readonly clock: () => Date;
  /** A new UUID. */
  readonly newId: () => string;
  readonly log: BugLog;
}

export interface Services {
  readonly dispatch: Dispatch;
  readonly events: EventHub;
}

export function createServices(parts: ServiceParts): Services {
  const { store, printer, fontCss, about, clock, newId, log } = parts;
  const events = eventHub();
  const builtIns = keyed(parts.builtInTemplates);
  const settings = settingsReader(store);
  const project = projector(store);
  const handlers: Handlers = {
    "app.about": () => success(about),
    ...projectHandlers({ store, builtIns, events, settings, project, newId }),
    ...historyHandlers(store),
    ...revisionHandlers({ store, events, settings }),
    ...searchHandlers(store, project),
    ...dashboardHandlers(store, project, clock),
    ...exportHandlers(store, { printer, fontCss, clock }),
    ...templateHandlers(store, builtIns),
    ...settingHandlers(store, settings),
  };
  return { dispatch: dispatcher(handlers, log), events };
}
