/** The desktop host, from its start to its end: the `app://` scheme, the one door of the page, files passed to it. */

import fs from "node:fs";
import path from "node:path";
import { calls } from "../../shared/api.ts";
import { describeProblem, failure, success, type Result } from "../../shared/model/result.ts";
import type { EventHub } from "../services/events.ts";
import type { FileChooser } from "../services/file-chooser.ts";
import type { Printer } from "../services/printer.ts";
import type { Services } from "../services/services.ts";
import { inBackground, type Background } from "./background.ts";
import { appProtocol, isPageAddress, SCHEME } from "./app-protocol.ts";
import { CALL_CHANNEL, DROP_CHANNEL } from "./channels.ts";
import { confineContents, confineSession } from "./confinement.ts";
import type { ElectronPort, SenderPort } from "./electron-port.ts";
import { electronFileChooser } from "./electron-file-chooser.ts";
import { electronPrinter } from "./electron-printer.ts";
import { FileQueue } from "./file-queue.ts";
import { readLaunch } from "./launch.ts";
import { hasSpellChecker, ProjectWindows } from "./project-windows.ts";
import { representFile } from "./represented-file.ts";
import { startMarker, type StartMarker } from "./start-marker.ts";
import { windowMemory } from "./window-memory.ts";

/** Services that must be closed at the end. */
interface ClosableServices extends Services {
  readonly events: EventHub;
  /** Ends services and store. */
  close(): void;
}

export interface ShellParts {
  readonly version: string;
  readonly rendererFolder: string;
  readonly preloadFile: string;
  readonly platform: NodeJS.Platform;
  /** Arguments after the program's own. */
  readonly args: readonly string[];
  readonly workingFolder: string;
  /** A new UUID. */
  readonly newId: () => string;
  /** Told what went wrong, a line each. */
  readonly log: (line: string) => void;
  /** Makes the services; the data folder is null for the usual place. */
  readonly startServices: (
    printer: Printer,
    chooser: FileChooser,
    dataFolder: string | null,
  ) => Result<ClosableServices>;
}

/** The same in `electron-builder.yml`: Windows knows the app by it. */
const APP_ID = "io.github.palisade.Palisade";

/** Runs the app. What must come before Electron is ready is done when this returns its promise. */
export async function runShell(electron: ElectronPort, parts: ShellParts): Promise<void> {
  const { app } = electron;
  app.enableSandbox();
  app.setAppUserModelId(APP_ID);
  electron.protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
  confineContents(app);
  const launch = readLaunch(parts.args, parts.workingFolder);
  // One instance for each data folder, which is what two of them must not share.
  if (launch.dataFolder !== null) keepWindowDataIn(app, path.join(launch.dataFolder, "window"));
  const files = new FileQueue(launch.files);
  app.on("open-file", (event, file) => {
    event.preventDefault();
    files.add([file]);
  });
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  let desktop: Desktop | null = null;
  // Whoever starts it again while it is starting must be heard as well.
  app.on("second-instance", (_, argv, folder) => {
    // The first argument is the program; what an unpackaged app adds to it is no model file.
    const given = readLaunch(argv.slice(1), folder).files.filter(isOurs);
    files.add(given);
    if (given.length === 0) desktop?.comeForward();
  });
  const marker = startMarker(app.getPath("userData"));
  // Most often it is the graphics driver that keeps a window from coming up.
  if (marker.crashedBefore) app.disableHardwareAcceleration();
  const protocol = appProtocol(parts.rendererFolder, parts.newId);
  await app.whenReady();
  confineSession(electron.session.defaultSession);
  electron.session.defaultSession.setSpellCheckerEnabled(hasSpellChecker(parts.platform));
  electron.protocol.handle(SCHEME, ({ url }) => protocol.respond(url));
  const started = parts.startServices(
    electronPrinter(electron, protocol),
    electronFileChooser(electron.dialog),
    launch.dataFolder,
  );
  if (!started.ok) {
    // A problem that was told is no crash.
    marker.done();
    electron.dialog.showErrorBox("Palisade cannot start", describeProblem(started.problem));
    app.exit(1);
    return;
  }
  desktop = new Desktop(electron, parts, started.value, files, marker);
  await desktop.start();
}

/** Electron refuses a folder that is not there; one that cannot be made is the store's to tell of. */
function keepWindowDataIn(app: ElectronPort["app"], folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch {
    return;
  }
  app.setPath("userData", folder);
}

class Desktop {
  readonly #electron: ElectronPort;
  readonly #parts: ShellParts;
  readonly #services: ClosableServices;
  readonly #files: FileQueue;
  readonly #windows: ProjectWindows;
  readonly #background: Background;

  constructor(
    electron: ElectronPort,
    parts: ShellParts,
    services: ClosableServices,
    files: FileQueue,
    marker: StartMarker,
  ) {
    this.#electron = electron;
    this.#parts = parts;
    this.#services = services;
    this.#files = files;
    this.#background = inBackground(parts.log);
    this.#windows = new ProjectWindows(electron, {
      preloadFile: parts.preloadFile,
      platform: parts.platform,
      memory: windowMemory(electron.app.getPath("userData")),
      log: parts.log,
      onFirstShown: () => {
        marker.done();
      },
      background: this.#background,
      onDocument: (window, projectId) => {
        this.#background(representFile(window, projectId, services.dispatch));
      },
    });
  }

  async start(): Promise<void> {
    const { app, ipcMain, nativeTheme } = this.#electron;
    const { version, platform } = this.#parts;
    app.setAboutPanelOptions({
      applicationName: "Palisade",
      applicationVersion: version,
      copyright: "MIT licensed",
    });
    nativeTheme.themeSource = await this.#theme();
    ipcMain.handle(CALL_CHANNEL, (event, name, input) => this.#call(event, String(name), input));
    ipcMain.handle(DROP_CHANNEL, (event, file) => this.#drop(event, file));
    this.#services.events.listen((event) => {
      this.#windows.tell(event);
      if (event.name === "project.fileChanged") this.#windows.lookAt(event.payload.id);
    });
    app.on("activate", () => {
      if (this.#windows.count === 0) this.#background(this.#windows.openNew(null));
    });
    app.on("window-all-closed", () => {
      if (platform !== "darwin") app.quit();
    });
    this.#endWell();
    const waiting = this.#files.drain((file) => {
      this.#background(this.#openFile(file));
    });
    const projects = waiting.flatMap((file) => this.#open(file)?.projectId ?? []);
    const [first, ...others] = projects;
    await this.#windows.openNew(first ?? null);
    for (const id of others) await this.#windows.show(id);
  }

  /** Shows a window of those there are, or a new one. */
  comeForward(): void {
    if (this.#windows.count === 0) this.#background(this.#windows.openNew(null));
    else this.#windows.bringOneToFront();
  }

  /** Whatever ends the app, the store is closed; what was acknowledged is on the disk long before. */
  #endWell(): void {
    const { app, powerMonitor } = this.#electron;
    app.on("will-quit", () => {
      this.#services.close();
    });
    powerMonitor.on("shutdown", () => {
      app.quit();
    });
    app.on("child-process-gone", (_, { type, reason }) => {
      this.#parts.log(`a process of Chromium is gone (${type}): ${reason}`);
    });
  }

  async #call(event: SenderPort, name: string, input: unknown): Promise<unknown> {
    if (!isOwnPage(event)) return this.#refuse(event, name);
    if (name === "window.setMenu") return this.#setMenu(event, input);
    const reply = await this.#services.dispatch(name, input);
    if (reply.ok) this.#notice(name, input, reply.value);
    return reply;
  }

  async #drop(event: SenderPort, file: unknown): Promise<unknown> {
    if (!isOwnPage(event)) return this.#refuse(event, "drop");
    if (typeof file !== "string" || !path.isAbsolute(file)) {
      return failure("not-a-file", "What was dropped is no file of this machine.");
    }
    const opened = this.#services.openFile(file);
    if (opened.ok) this.#electron.app.addRecentDocument(file);
    return opened;
  }

  #refuse({ senderFrame }: SenderPort, name: string): Result<never> {
    this.#parts.log(
      `refused ${name.slice(0, 80)} of ${senderFrame?.url.slice(0, 200) ?? "a frame that is gone"}`,
    );
    return failure("wrong-sender", "This window may not call Palisade.");
  }

  #setMenu({ sender }: SenderPort, input: unknown): Result<object> {
    const menu = calls["window.setMenu"].input.safeParse(input);
    if (!menu.success) return failure("invalid-input", "These are no menus.", "window.setMenu");
    return this.#windows.setMenu(sender.id, menu.data)
      ? success({})
      : failure("not-here", "This window has no menus.");
  }

  /** What a call that succeeded means for the desktop around the app. */
  #notice(name: string, input: unknown, value: unknown): void {
    const { app, nativeTheme } = this.#electron;
    if (name === "projects.openFile") {
      const { path: file } = calls[name].input.parse(input);
      app.addRecentDocument(file);
    } else if (name === "projects.saveAs") {
      app.addRecentDocument(calls[name].output.parse(value).path);
    } else if (name === "settings.set") {
      nativeTheme.themeSource = calls[name].output.parse(value).theme;
    }
  }

  async #theme(): Promise<ElectronPort["nativeTheme"]["themeSource"]> {
    const reply = await this.#services.dispatch("settings.get", {});
    const settings = reply.ok ? calls["settings.get"].output.safeParse(reply.value) : null;
    return settings?.data?.theme ?? "system";
  }

  async #openFile(file: string): Promise<void> {
    const opened = this.#open(file);
    if (opened === null) return;
    // A template is listed where models are begun; there is no window of its own to show.
    if (opened.projectId === null) this.comeForward();
    else await this.#windows.show(opened.projectId);
  }

  /** The project of a file, null for a template; or null once the person was told why the file cannot be read. */
  #open(file: string): { readonly projectId: string | null } | null {
    const opened = this.#services.openFile(file);
    if (opened.ok) {
      this.#electron.app.addRecentDocument(file);
      return { projectId: opened.value.kind === "project" ? opened.value.id : null };
    }
    const { dialog } = this.#electron;
    dialog.showErrorBox("Palisade cannot open this file", describeProblem(opened.problem));
    return null;
  }
}

/** Only the page's own top frame: what it embeds, and what is left of it after leaving, may not call. */
function isOwnPage({ senderFrame }: SenderPort): boolean {
  return senderFrame !== null && senderFrame.parent === null && isPageAddress(senderFrame.url);
}

/** What Palisade opens, by its name: what else a program is started with is no file for it. */
function isOurs(file: string): boolean {
  return /\.(tm7|tb7|ya?ml|palisade\.json)$/i.test(file);
}
