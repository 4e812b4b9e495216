/** The windows of the app: at most one for each project, and those that show the start screen. */

import type { WindowMenu } from "../../shared/api-window.ts";
import type { Event } from "../services/events.ts";
import { isPageAddress, pageAddress, projectOf, showsStart } from "./app-protocol.ts";
import type { Background } from "./background.ts";
import { EVENT_CHANNEL } from "./channels.ts";
import { offerContextMenu } from "./context-menu.ts";
import type { Bounds, ElectronPort, WindowPort } from "./electron-port.ts";
import { offerLink } from "./external-links.ts";
import { menuTemplate } from "./menu.ts";
import type { WindowMemory } from "./window-memory.ts";

export interface WindowParts {
  readonly preloadFile: string;
  readonly platform: NodeJS.Platform;
  readonly memory: WindowMemory;
  readonly log: (line: string) => void;
  /** Takes what nobody waits for. */
  readonly background: Background;
  /** The first window has something to show. */
  readonly onFirstShown: () => void;
  /** Something about a window's document may have changed. */
  readonly onDocument: (window: WindowPort, projectId: string | null) => void;
}

interface Open {
  readonly window: WindowPort;
  /** The project it was opened with; its page says later which one it shows. */
  readonly asked: string | null;
  /** Whether the page is there to hear events. */
  loaded: boolean;
  menu: WindowMenu | null;
  /** Projects to open once the page listens. */
  readonly requested: string[];
  /** The project the page was told to open and does not show yet. */
  awaited: string | null;
}

const USUAL = { width: 1440, height: 900 };
/** Pixels by which a further window is set off from the one before. */
const OFFSET = 32;
/** The page's ground, so that a window does not flash before it is painted; see `renderer/ui/tokens.css`. */
const GROUND = { light: "#f3f4f7", dark: "#0e1014" };

export class ProjectWindows {
  readonly #electron: ElectronPort;
  readonly #parts: WindowParts;
  readonly #open: Open[] = [];

  constructor(electron: ElectronPort, parts: WindowParts) {
    this.#electron = electron;
    this.#parts = parts;
  }

  get count(): number {
    return this.#open.length;
  }

  /** Shows a project where it is open already, in a window that shows none, or in a new one. */
  async show(projectId: string): Promise<void> {
    const there = this.#open.find((open) => shown(open) === projectId);
    if (there !== undefined) {
      bringToFront(there.window);
      return;
    }
    const free = this.#open.find(isFree);
    if (free === undefined) {
      await this.openNew(projectId);
      return;
    }
    free.requested.push(projectId);
    announceRequested(free);
    bringToFront(free.window);
  }

  /** The window a person looked at last, or any. */
  bringOneToFront(): void {
    const open = this.#open.find(({ window }) => window.isFocused()) ?? this.#open.at(-1);
    if (open !== undefined) bringToFront(open.window);
  }

  /** Sends an event to every page. */
  tell({ name, payload }: Event): void {
    for (const { window } of this.#open) window.webContents.send(EVENT_CHANNEL, name, payload);
  }

  /** Calls `onDocument` for the windows that show a project. */
  lookAt(projectId: string): void {
    for (const open of this.#open) {
      if (shown(open) === projectId) this.#parts.onDocument(open.window, projectId);
    }
  }

  /** Puts menus on the window of this page; false when there is no such window. */
  setMenu(contentsId: number, menu: WindowMenu): boolean {
    const open = this.#open.find(({ window }) => window.webContents.id === contentsId);
    if (open === undefined) return false;
    open.menu = menu;
    this.#applyMenu(open);
    return true;
  }

  /** A window of its own for a project, or for the start screen when it is null. */
  async openNew(projectId: string | null): Promise<void> {
    const { memory } = this.#parts;
    const screens = this.#electron.screen.getAllDisplays().map(({ workArea }) => workArea);
    const known = memory.recall(screens);
    const window = this.#makeWindow(known);
    const open: Open = {
      window,
      asked: projectId,
      loaded: false,
      menu: null,
      requested: [],
      awaited: null,
    };
    const first = this.#open.push(open) === 1;
    if (known?.maximized === true && first) window.maximize();
    this.#watch(open);
    window.once("ready-to-show", () => {
      window.show();
      if (first) this.#parts.onFirstShown();
    });
    this.#applyMenu(open);
    await window.loadURL(pageAddress(projectId));
  }

  #makeWindow(known: Bounds | null): WindowPort {
    const { app, nativeTheme, BrowserWindow } = this.#electron;
    const further = this.#open.length * OFFSET;
    return new BrowserWindow({
      title: "Palisade",
      ...USUAL,
      ...(known === null
        ? {}
        : {
            x: known.x + further,
            y: known.y + further,
            width: known.width,
            height: known.height,
          }),
      minWidth: 880,
      minHeight: 560,
      show: false,
      backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
      // The page has its own menus; the system's come with Alt.
      autoHideMenuBar: true,
      webPreferences: {
        preload: this.#parts.preloadFile,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webviewTag: false,
        spellcheck: hasSpellChecker(this.#parts.platform),
        devTools: !app.isPackaged,
      },
    });
  }

  #watch(open: Open): void {
    const { window } = open;
    const { webContents } = window;
    window.on("close", () => {
      this.#parts.memory.keep({ ...window.getNormalBounds(), maximized: window.isMaximized() });
    });
    window.on("closed", () => {
      this.#open.splice(this.#open.indexOf(open), 1);
    });
    window.on("focus", () => {
      this.#applyMenu(open);
    });
    // The page renames itself whenever what it shows does, and when an edit makes the file older than the project.
    window.on("page-title-updated", () => {
      const projectId = projectOf(webContents.getURL());
      if (projectId !== null) open.awaited = null;
      this.#parts.onDocument(window, projectId);
    });
    webContents.on("did-finish-load", () => {
      open.loaded = true;
      open.awaited = null;
      announceRequested(open);
    });
    webContents.on("will-prevent-unload", (event) => {
      if (this.#mayLoseChanges()) event.preventDefault();
    });
    webContents.on("render-process-gone", (_, { reason }) => {
      this.#parts.background(this.#offerReload(open, reason));
    });
    offerContextMenu(webContents, this.#electron.Menu);
    webContents.setWindowOpenHandler(({ url }) => {
      this.#parts.background(this.#openElsewhere(url));
      return { action: "deny" };
    });
  }

  /** What a page wants to open beside itself: one of our own windows, or a page of the world. */
  async #openElsewhere(address: string): Promise<void> {
    if (!isPageAddress(address)) {
      await offerLink(this.#electron, address);
      return;
    }
    const projectId = projectOf(address);
    await (projectId === null ? this.openNew(null) : this.#showBeside(projectId));
  }

  async #showBeside(projectId: string): Promise<void> {
    const there = this.#open.find((open) => shown(open) === projectId);
    if (there === undefined) await this.openNew(projectId);
    else bringToFront(there.window);
  }

  /** The page still holds changes the store did not take: the person decides whether they may go. */
  #mayLoseChanges(): boolean {
    const answer = this.#electron.dialog.showMessageBoxSync({
      type: "warning",
      message: "Some changes are not stored yet.",
      detail: "Palisade goes on trying. If you close the window now, they are lost.",
      buttons: ["Keep the window open", "Close and lose them"],
      defaultId: 0,
      cancelId: 0,
    });
    return answer === 1;
  }

  async #offerReload(open: Open, reason: string): Promise<void> {
    this.#parts.log(`the page of a window is gone: ${reason}`);
    if (reason === "clean-exit") return;
    open.loaded = false;
    const { response } = await this.#electron.dialog.showMessageBox({
      type: "warning",
      message: "This window stopped working.",
      detail: "Everything that was stored is safe. Loading the window again goes on from there.",
      buttons: ["Load again", "Close"],
      defaultId: 0,
      cancelId: 1,
    });
    if (!this.#open.includes(open)) return;
    if (response === 0) open.window.webContents.reload();
    else open.window.destroy();
  }

  #applyMenu(open: Open): void {
    const { app, Menu, shell } = this.#electron;
    const { platform } = this.#parts;
    const template = menuTemplate({
      platform,
      menu: open.menu,
      perform: (id) => {
        open.window.webContents.send(EVENT_CHANNEL, "action.requested", { id });
      },
      showAbout: () => {
        app.showAboutPanel();
      },
      openLogs: () => {
        this.#parts.background(shell.openPath(app.getPath("logs")));
      },
    });
    if (platform !== "darwin") {
      open.window.setMenu(template.length === 0 ? null : Menu.buildFromTemplate(template));
      return;
    }
    // macOS has one menu bar: that of the window in front.
    const inFront = open.window.isFocused() || this.#open.length === 1;
    if (inFront) Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}

/** Elsewhere Chromium would fetch its dictionaries from the network. */
export function hasSpellChecker(platform: NodeJS.Platform): boolean {
  return platform === "darwin";
}

/** The project a window shows, or is about to. */
function shown({ window, asked, loaded, requested, awaited }: Open): string | null {
  return requested.at(-1) ?? awaited ?? (loaded ? projectOf(window.webContents.getURL()) : asked);
}

/** Whether nobody works in the window yet. */
function isFree(open: Open): boolean {
  const { window, loaded } = open;
  return shown(open) === null && (!loaded || showsStart(window.webContents.getURL()));
}

function announceRequested(open: Open): void {
  if (!open.loaded) return;
  for (const id of open.requested.splice(0)) {
    open.awaited = id;
    open.window.webContents.send(EVENT_CHANNEL, "project.requested", { id });
  }
}

function bringToFront(window: WindowPort): void {
  if (window.isMinimized()) window.restore();
  window.focus();
}
