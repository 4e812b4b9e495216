/** The desktop host: windows, the `app://` scheme, the one door of the page, files passed to the app. */

import { describeProblem, failure, type Result } from "../../shared/model/result.ts";
import type { EventHub } from "../services/events.ts";
import type { FileChooser } from "../services/file-chooser.ts";
import type { Printer } from "../services/printer.ts";
import type { Services } from "../services/services.ts";
import { appProtocol, isPageAddress, pageAddress, SCHEME } from "./app-protocol.ts";
import { CALL_CHANNEL, EVENT_CHANNEL } from "./channels.ts";
import { confineContents, confineSession } from "./confinement.ts";
import type { ElectronPort, MenuItemPort, SenderPort, WindowPort } from "./electron-port.ts";
import { electronFileChooser } from "./electron-file-chooser.ts";
import { electronPrinter } from "./electron-printer.ts";
import { readLaunch } from "./launch.ts";

/** Services that must be closed at the end. */
interface ClosableServices extends Services {
  readonly events: EventHub;
  /** Ends services and store. */
  close(): void;
}

export interface ShellParts {
  readonly rendererFolder: string;
  readonly preloadFile: string;
  readonly platform: NodeJS.Platform;
  /** Arguments after the program's own. */
  readonly args: readonly string[];
  readonly workingFolder: string;
  /** A new UUID. */
  readonly newId: () => string;
  /** Makes the services; the data folder is null for the usual place. */
  readonly startServices: (
    printer: Printer,
    chooser: FileChooser,
    dataFolder: string | null,
  ) => Result<ClosableServices>;
}

/** Runs the app. What must come before Electron is ready is done when this returns its promise. */
export async function runShell(electron: ElectronPort, parts: ShellParts): Promise<void> {
  const { app } = electron;
  app.enableSandbox();
  electron.protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
  confineContents(app);
  const launch = readLaunch(parts.args, parts.workingFolder);
  const files = new FileQueue(launch.files);
  app.on("open-file", (event, file) => {
    event.preventDefault();
    files.add([file]);
  });
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  const protocol = appProtocol(parts.rendererFolder, parts.newId);
  await app.whenReady();
  confineSession(electron.session.defaultSession);
  electron.protocol.handle(SCHEME, ({ url }) => protocol.respond(url));
  const started = parts.startServices(
    electronPrinter(electron, protocol),
    electronFileChooser(electron.dialog),
    launch.dataFolder,
  );
  if (!started.ok) {
    electron.dialog.showErrorBox("Palisade cannot start", describeProblem(started.problem));
    app.exit(1);
    return;
  }
  const services = started.value;
  app.on("will-quit", () => {
    services.close();
  });
  await new Desktop(electron, parts, services, files).start();
}

/** Files to open: kept until somebody takes them, then handed over as they come. */
class FileQueue {
  #waiting: string[];
  #take: ((file: string) => void) | null = null;

  constructor(files: readonly string[]) {
    this.#waiting = [...files];
  }

  add(files: readonly string[]): void {
    for (const file of files) {
      if (this.#take === null) this.#waiting.push(file);
      else this.#take(file);
    }
  }

  /** Gives what waits; later ones go to `take`. */
  drain(take: (file: string) => void): readonly string[] {
    this.#take = take;
    return this.#waiting.splice(0);
  }
}

class Desktop {
  readonly #electron: ElectronPort;
  readonly #parts: ShellParts;
  readonly #services: ClosableServices;
  readonly #files: FileQueue;
  #window: WindowPort | null = null;
  #pageLoaded = false;
  /** Projects to open once the page listens. */
  #requested: string[] = [];

  constructor(
    electron: ElectronPort,
    parts: ShellParts,
    services: ClosableServices,
    files: FileQueue,
  ) {
    this.#electron = electron;
    this.#parts = parts;
    this.#services = services;
    this.#files = files;
  }

  async start(): Promise<void> {
    const { app, ipcMain, Menu } = this.#electron;
    setMenu(Menu, this.#parts.platform);
    ipcMain.handle(CALL_CHANNEL, (event, name, input) => this.#call(event, name, input));
    this.#services.events.listen(({ name, payload }) => {
      this.#window?.webContents.send(EVENT_CHANNEL, name, payload);
    });
    app.on("second-instance", (_, argv, folder) => {
      // The first argument is the program; what an unpackaged app adds to it is no model file.
      this.#files.add(readLaunch(argv.slice(1), folder).files.filter(isModelFile));
      this.#bringToFront();
    });
    app.on("activate", () => {
      if (this.#window === null) void this.#openWindow(null);
    });
    app.on("window-all-closed", () => {
      if (this.#parts.platform !== "darwin") app.quit();
    });
    const waiting = this.#files.drain((file) => void this.#openFile(file));
    const ids: string[] = [];
    for (const file of waiting) {
      const id = this.#open(file);
      if (id !== null) ids.push(id);
    }
    await this.#openWindow(ids.at(-1) ?? null);
  }

  async #call(event: SenderPort, name: unknown, input: unknown): Promise<unknown> {
    if (!isOwnPage(event)) return failure("wrong-sender", "This window may not call Palisade.");
    return this.#services.dispatch(String(name), input);
  }

  async #openWindow(projectId: string | null): Promise<void> {
    const window = new this.#electron.BrowserWindow({
      title: "Palisade",
      width: 1440,
      height: 900,
      minWidth: 880,
      minHeight: 560,
      show: false,
      webPreferences: {
        preload: this.#parts.preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        devTools: !this.#electron.app.isPackaged,
      },
    });
    this.#window = window;
    this.#pageLoaded = false;
    window.once("ready-to-show", () => {
      window.show();
    });
    window.once("closed", () => {
      if (this.#window === window) this.#window = null;
    });
    window.webContents.once("did-finish-load", () => {
      this.#pageLoaded = true;
      this.#announceRequested();
    });
    await window.loadURL(pageAddress(projectId));
  }

  async #openFile(file: string): Promise<void> {
    const id = this.#open(file);
    if (id === null) return;
    if (this.#window === null) {
      await this.#openWindow(id);
      return;
    }
    this.#requested.push(id);
    if (this.#pageLoaded) this.#announceRequested();
    this.#bringToFront();
  }

  #announceRequested(): void {
    for (const id of this.#requested.splice(0)) {
      this.#services.events.emit({ name: "project.requested", payload: { id } });
    }
  }

  /** The project of a file; null when it is a template or, once the person was told why, cannot be read. */
  #open(file: string): string | null {
    const opened = this.#services.openFile(file);
    if (opened.ok) return opened.value.kind === "project" ? opened.value.id : null;
    const { dialog } = this.#electron;
    dialog.showErrorBox("Palisade cannot open this file", describeProblem(opened.problem));
    return null;
  }

  #bringToFront(): void {
    const window = this.#window;
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  }
}

/** Only the page's own top frame: what it embeds, and what is left of it after leaving, may not call. */
function isOwnPage({ senderFrame }: SenderPort): boolean {
  return senderFrame !== null && senderFrame.parent === null && isPageAddress(senderFrame.url);
}

function isModelFile(file: string): boolean {
  return /\.(tm7|palisade\.json)$/i.test(file);
}

/** The page has its own menus; macOS needs the application's and a clipboard that works by shortcut. */
function setMenu(menu: ElectronPort["Menu"], platform: NodeJS.Platform): void {
  if (platform !== "darwin") {
    menu.setApplicationMenu(null);
    return;
  }
  const edit: MenuItemPort[] = [
    { role: "cut" },
    { role: "copy" },
    { role: "paste" },
    { role: "selectAll" },
  ];
  menu.setApplicationMenu(
    menu.buildFromTemplate([
      { role: "appMenu" },
      { label: "Edit", submenu: edit },
      { role: "windowMenu" },
    ]),
  );
}
