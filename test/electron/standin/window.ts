/** `BrowserWindow` of the stand-in: a page of the browser, and what a system would draw around it. */

import type { CDPSession } from "puppeteer-core";
import type {
  Bounds,
  MenuItemPort,
  MenuPort,
  WindowOptions,
  WindowPort,
} from "../../../main/electron/electron-port.ts";
import { StandInContents } from "./contents.ts";
import type { Desktop } from "./desktop.ts";
import { Listeners } from "./listeners.ts";

export interface StandInMenu extends MenuPort {
  readonly template: readonly MenuItemPort[];
}

export class StandInWindow implements WindowPort {
  readonly webContents: StandInContents;
  readonly listeners = new Listeners();
  readonly options: WindowOptions;
  title: string;
  representedFile = "";
  edited = false;
  menu: StandInMenu | null = null;
  readonly #desktop: Desktop;
  #closed = false;
  #minimized = false;
  #maximized = false;

  constructor(desktop: Desktop, options: WindowOptions) {
    this.#desktop = desktop;
    this.options = options;
    this.title = options.title ?? "";
    this.webContents = new StandInContents(desktop, options, () => this.#attach());
    this.webContents.on("standin-title", (title: string) => {
      this.title = title;
      this.listeners.emit("page-title-updated");
    });
    desktop.windows.push(this);
    desktop.app.emit("web-contents-created", {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.listeners.emit("ready-to-show");
  }

  on(event: string, listener: (...values: never[]) => void): void {
    this.listeners.add(event, listener);
  }

  once(event: string, listener: (...values: never[]) => void): void {
    let done = false;
    this.listeners.add(event, (...values) => {
      if (!done) listener(...values);
      done = true;
    });
  }

  show(): void {}

  focus(): void {
    const { windows } = this.#desktop;
    windows.push(...windows.splice(windows.indexOf(this), 1));
    this.listeners.emit("focus");
  }

  close(): void {
    this.listeners.emit("close");
    void this.webContents.close();
  }

  destroy(): void {
    void this.webContents.close();
  }

  isFocused(): boolean {
    return this.#desktop.windows.at(-1) === this;
  }

  isMinimized = (): boolean => this.#minimized;
  isMaximized = (): boolean => this.#maximized;
  maximize = (): void => void (this.#maximized = true);
  restore = (): void => void (this.#minimized = false);

  getNormalBounds(): Bounds {
    const { x = 0, y = 0, width, height } = this.options;
    return { x, y, width, height };
  }

  setMenu(menu: MenuPort | null): void {
    this.menu = menu !== null && "template" in menu ? (menu as StandInMenu) : null;
  }

  setRepresentedFilename = (file: string): void => void (this.representedFile = file);
  setDocumentEdited = (edited: boolean): void => void (this.edited = edited);

  /** The browser says that the page is gone. */
  gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    const { windows } = this.#desktop;
    windows.splice(windows.indexOf(this), 1);
    this.listeners.emit("closed");
    const shown = windows.some(({ options }) => options.webPreferences.preload !== undefined);
    const wasShown = this.options.webPreferences.preload !== undefined;
    if (wasShown && !shown) this.#desktop.app.emit("window-all-closed");
  }

  async #attach(): Promise<CDPSession> {
    const browser = await this.#desktop.browser;
    const adopted = this.options.webPreferences.preload === undefined ? null : this.#adopt();
    const root = await browser.target().createCDPSession();
    const { targetId } =
      adopted === null
        ? await root.send("Target.createTarget", { url: "about:blank" })
        : { targetId: adopted };
    this.webContents.targetId = targetId;
    const target = await browser.waitForTarget(
      (candidate) => "_targetId" in candidate && candidate._targetId === targetId,
    );
    return target.createCDPSession();
  }

  #adopt(): string | null {
    const { adoptable } = this.#desktop;
    this.#desktop.adoptable = null;
    return adoptable;
  }
}
