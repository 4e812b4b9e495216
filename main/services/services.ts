/** The services of one running app: the store behind the contract, whichever host carries it. */

import type { CallOutput } from "../../shared/api.ts";
import { failure, success } from "../../shared/model/result.ts";
import type { Template } from "../../shared/template/template.ts";
import { databaseProblem } from "../store/storage-problem.ts";
import type { Store } from "../store/store.ts";
import { dashboardHandlers } from "./dashboard-handlers.ts";
import { draftHandlers } from "./draft-handlers.ts";
import { dispatcher, type BugLog, type Dispatch, type Handlers } from "./dispatch.ts";
import type { EventHub } from "./events.ts";
import { fileWatch } from "../file-watch.ts";
import { exampleHandlers } from "./example-handlers.ts";
import type { Example } from "./examples.ts";
import { exportHandlers } from "./export-handlers.ts";
import type { FileChooser } from "./file-chooser.ts";
import { fileServices, type FileServices } from "./file-handlers.ts";
import { historyHandlers } from "./history-handlers.ts";
import type { Printer } from "./printer.ts";
import { projectHandlers } from "./project-handlers.ts";
import { projector } from "./projector.ts";
import { revisionHandlers } from "./revision-handlers.ts";
import { ruleHandlers } from "./rule-handlers.ts";
import { searchHandlers } from "./search-handlers.ts";
import { settingHandlers, settingsReader } from "./setting-handlers.ts";
import { keyed, templateHandlers, type BuiltInFile } from "./template-handlers.ts";

export interface ServiceParts {
  readonly store: Store;
  /** The default one first. */
  readonly builtInTemplates: readonly Template[];
  /** The file of a built-in template, complete by itself; null where it has none. */
  readonly builtInFile: BuiltInFile;
  readonly loadExamples: () => readonly Example[];
  readonly printer: Printer;
  /** `@font-face` rules with the font inside, for exported files. */
  readonly fontCss: string;
  readonly about: Omit<CallOutput<"app.about">, "fileDialogs" | "recovery" | "readOnly">;
  readonly events: EventHub;
  /** Null where the host has no dialogs of the system: files are then chosen in ours. */
  readonly chooser: FileChooser | null;
  /** Folders our own file dialog offers, that to begin with first. */
  readonly places: readonly { readonly name: string; readonly folder: string }[];
  /** Folder for copies of files that were saved over. */
  readonly keepIn: string;
  readonly session: Session;
  readonly clock: () => Date;
  /** A new UUID. */
  readonly newId: () => string;
  readonly log: BugLog;
}

/** What services made anew on the same folder must not forget: windows go on as if nothing had happened. */
export interface Session {
  /** Paths the person chose in the system's dialogs. */
  readonly chosen: Set<string>;
  /** Projects whose files are watched. */
  readonly watched: Set<string>;
}

export function newSession(): Session {
  return { chosen: new Set(), watched: new Set() };
}

/** What a host carries between the services and its windows. */
export interface Services {
  readonly dispatch: Dispatch;
  /** Opens a file the person gave the host itself, such as an argument of the program. */
  readonly openFile: FileServices["open"];
  /** Stops watching files. */
  close(): void;
}

/** The calls of the contract, carried out on one store. */
export function createServices(parts: ServiceParts): Services {
  const { store, builtInFile, events, printer, fontCss, about, chooser, clock, newId, log } = parts;
  const { recovery, readOnly } = store;
  const builtIns = keyed(parts.builtInTemplates);
  const settings = settingsReader(store);
  const project = projector(store);
  const watch = fileWatch((file) => {
    for (const id of store.links.projectsAt(file)) {
      events.emit({ name: "project.fileChanged", payload: { id } });
    }
  });
  // A project that was just linked to another file is watched there from now on.
  const stopHearing = events.listen((event) => {
    if (event.name === "project.fileChanged") watchLinked(event.payload.id);
  });
  parts.session.watched.forEach(watchLinked);
  const { places, keepIn } = parts;
  const { chosen } = parts.session;
  const files = fileServices({
    store,
    builtIns,
    events,
    settings,
    clock,
    chooser,
    chosen,
    places,
    keepIn,
    differing: new Map(),
  });
  const fileDialogs = chooser === null ? "inApp" : "native";
  const handlers: Handlers = {
    "app.about": () => success({ ...about, fileDialogs, recovery, readOnly }),
    ...projectHandlers({ store, builtIns, events, settings, project, newId, onOpen: watchLinked }),
    ...files.handlers,
    "projects.fileState": (input) => {
      // The folder of the file may have come back since it was watched.
      watchLinked(input.id);
      return files.handlers["projects.fileState"](input);
    },
    ...historyHandlers(store),
    ...revisionHandlers({ store, events, settings }),
    ...searchHandlers(store, project),
    ...ruleHandlers(store),
    ...dashboardHandlers(store, project, clock),
    ...exportHandlers(store, { printer, fontCss, clock }),
    ...templateHandlers({ store, builtIns, builtInFile, events }),
    ...draftHandlers({ store, builtIns, builtInFile, events, settings, newId }),
    ...exampleHandlers({ store, builtIns, events, loadExamples: parts.loadExamples }),
    ...settingHandlers(store, settings),
    // A host whose windows have menus answers this itself: only it knows which window calls.
    "window.setMenu": () => failure("not-here", "This window has no menus of Palisade."),
  };
  return {
    dispatch: dispatcher(handlers, log),
    openFile(file) {
      try {
        return files.open(file);
      } catch (error) {
        const problem = databaseProblem(error, null);
        if (problem === null) throw error;
        return { ok: false, problem };
      }
    },
    close() {
      stopHearing();
      watch.close();
    },
  };

  function watchLinked(id: string): void {
    const link = store.links.get(id);
    if (link === null) return;
    parts.session.watched.add(id);
    watch.watch(link.path);
  }
}
