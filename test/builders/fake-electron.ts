/** A stand-in for Electron that remembers what the shell asked of it. Its types are the port's, so it cannot drift. */

import type {
  AppPort,
  Bounds,
  ElectronPort,
  MenuItemPort,
  MenuPort,
  PdfOptions,
  PreventableEvent,
  SenderPort,
  SessionPort,
  WebContentsPort,
  WindowOptions,
  WindowPort,
} from "../../main/electron/electron-port.ts";
import { temporaryFolder } from "./temporary-folder.ts";

type Listener = (...values: never[]) => void;
type OpenHandler = Parameters<WebContentsPort["setWindowOpenHandler"]>[0];

/** Listeners by event, of whatever shape: the port's overloads say which goes with which. */
class Listeners {
  readonly #byEvent = new Map<string, Listener[]>();

  add(event: string, listener: Listener): void {
    this.#byEvent.set(event, [...(this.#byEvent.get(event) ?? []), listener]);
  }

  emit(event: string, ...values: unknown[]): void {
    for (const listener of this.#byEvent.get(event) ?? []) listener(...(values as never[]));
  }
}

/** An event that remembers whether it was prevented. */
export function preventable(): PreventableEvent & { prevented: boolean } {
  return {
    prevented: false,
    preventDefault() {
      this.prevented = true;
    },
  };
}

let contentsMade = 0;

class FakeContents implements WebContentsPort {
  readonly id = ++contentsMade;
  readonly listeners = new Listeners();
  readonly sent: (readonly [channel: string, ...values: unknown[]])[] = [];
  readonly corrected: string[] = [];
  openHandler: OpenHandler | null = null;
  pdfOptions: PdfOptions | null = null;
  /** Where the page says it is. */
  address = "";
  reloads = 0;
  /** What the system's print dialog comes to; null = it prints. */
  printFailure: string | null = null;

  on(event: string, listener: Listener): void {
    this.listeners.add(event, listener);
  }

  getURL = () => this.address;
  reload = () => void this.reloads++;
  replaceMisspelling = (word: string) => void this.corrected.push(word);

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    this.sent.push([channel, ...values]);
  }

  async printToPDF(options: PdfOptions): Promise<Uint8Array> {
    this.pdfOptions = options;
    return new TextEncoder().encode("%PDF");
  }

  print(_: object, done: (success: boolean, why: string) => void): void {
    done(this.printFailure === null, this.printFailure ?? "");
  }

  async capturePage(): Promise<{ toPNG(): Uint8Array }> {
    return { toPNG: () => new TextEncoder().encode("PNG") };
  }
}

interface FakeMenu extends MenuPort {
  readonly template: readonly MenuItemPort[];
}

export class FakeWindow implements WindowPort {
  readonly webContents = new FakeContents();
  readonly listeners = new Listeners();
  readonly loaded: string[] = [];
  readonly did: string[] = [];
  readonly options: WindowOptions;
  readonly menus: (readonly MenuItemPort[] | null)[] = [];
  /** What macOS would show in the title. */
  document = { file: "", edited: false };
  minimized = false;
  maximized = false;
  focused = true;
  bounds: Bounds = { x: 10, y: 20, width: 1000, height: 700 };
  /** What the address gave when it was loaded. */
  response: Promise<Response> | null = null;
  readonly #load: (url: string) => Promise<Response>;
  readonly #templateOf: (menu: MenuPort) => readonly MenuItemPort[];

  constructor(
    options: WindowOptions,
    load: (url: string) => Promise<Response>,
    templateOf: (menu: MenuPort) => readonly MenuItemPort[],
  ) {
    this.options = options;
    this.#load = load;
    this.#templateOf = templateOf;
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.webContents.address = url;
    this.response = this.#load(url);
    await this.response;
  }

  on(event: string, listener: Listener): void {
    this.listeners.add(event, listener);
  }

  once(event: string, listener: Listener): void {
    this.listeners.add(event, listener);
  }

  show = () => void this.did.push("show");
  focus = () => void this.did.push("focus");
  restore = () => void this.did.push("restore");
  maximize = () => void this.did.push("maximize");
  destroy = () => void this.did.push("destroy");
  isMinimized = () => this.minimized;
  isMaximized = () => this.maximized;
  isFocused = () => this.focused;
  getNormalBounds = () => this.bounds;
  setRepresentedFilename = (file: string) => void (this.document = { ...this.document, file });
  setDocumentEdited = (edited: boolean) => void (this.document = { ...this.document, edited });
  setMenu = (menu: MenuPort | null) =>
    void this.menus.push(menu === null ? null : this.#templateOf(menu));

  close(): void {
    this.listeners.emit("close");
    this.listeners.emit("closed");
  }

  /** Puts the window on a page, as a page does that remembers its project. */
  goTo(address: string): void {
    this.webContents.address = address;
  }
}

export class FakeElectron {
  /** What was asked, in order. */
  readonly did: string[] = [];
  readonly appListeners = new Listeners();
  readonly powerListeners = new Listeners();
  readonly windows: FakeWindow[] = [];
  readonly errors: string[] = [];
  /** Menus of the whole app, newest last. */
  readonly menus: (readonly MenuItemPort[] | null)[] = [];
  /** Menus of the right button that came up. */
  readonly popups: (readonly MenuItemPort[])[] = [];
  /** File dialogs that were shown, with their options. */
  readonly dialogs: unknown[] = [];
  /** Questions that were asked, and the button the person presses next. */
  readonly questions: string[] = [];
  answer = 0;
  /** What the person chooses in file dialogs; null = they cancel. */
  chosen: string | null = null;
  readonly schemes: unknown[] = [];
  readonly recent: string[] = [];
  readonly external: string[] = [];
  readonly nativeTheme = {
    themeSource: "system" as "system" | "light" | "dark",
    shouldUseDarkColors: false,
  };
  displays: Bounds[] = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  userFolder = temporaryFolder();
  readonly permissions = {
    request: null as Parameters<SessionPort["setPermissionRequestHandler"]>[0] | null,
    check: null as Parameters<SessionPort["setPermissionCheckHandler"]>[0] | null,
    device: null as (() => boolean) | null,
  };
  onRequest: Parameters<SessionPort["webRequest"]["onBeforeRequest"]>[0] | null = null;
  firstInstance = true;
  respond: ((request: { url: string }) => Promise<Response>) | null = null;
  readonly #listeners = new Map<string, Parameters<ElectronPort["ipcMain"]["handle"]>[1]>();

  /** A call from a frame, as the preload sends it. */
  async call(sender: SenderPort["senderFrame"], ...values: unknown[]): Promise<unknown> {
    return this.invoke("palisade:call", sender, ...values);
  }

  /** A message from a frame of the newest window over any channel. */
  async invoke(
    channel: string,
    senderFrame: SenderPort["senderFrame"],
    ...values: unknown[]
  ): Promise<unknown> {
    const id = this.windows.at(-1)?.webContents.id ?? 0;
    return this.#listeners.get(channel)?.({ sender: { id }, senderFrame }, ...values);
  }

  /** The port the shell is given. */
  get port(): ElectronPort {
    return {
      app: this.#app(),
      BrowserWindow: this.#windowClass(
        async (url) => (await this.respond?.({ url })) ?? Response.error(),
        (window) => {
          this.did.push("window");
          this.windows.push(window);
          this.appListeners.emit("web-contents-created", preventable(), window.webContents);
        },
      ),
      protocol: {
        registerSchemesAsPrivileged: (schemes) => {
          this.did.push("schemes");
          this.schemes.push(...schemes);
        },
        handle: (scheme, handler) => {
          this.did.push(`handle ${scheme}`);
          this.respond = handler;
        },
      },
      ipcMain: {
        handle: (channel, listener) => {
          this.did.push(`ipc ${channel}`);
          this.#listeners.set(channel, listener);
        },
      },
      session: { defaultSession: this.#session() },
      screen: { getAllDisplays: () => this.displays.map((workArea) => ({ workArea })) },
      nativeTheme: this.nativeTheme,
      powerMonitor: { on: (event, listener) => this.powerListeners.add(event, listener) },
      shell: {
        openExternal: async (address) => void this.external.push(address),
        openPath: async (folder) => {
          this.did.push(`open ${folder}`);
          return "";
        },
      },
      dialog: {
        showErrorBox: (title, content) => void this.errors.push(`${title}: ${content}`),
        showMessageBox: async ({ message, detail }) => {
          this.questions.push(`${message} ${detail}`);
          return { response: this.answer };
        },
        showMessageBoxSync: ({ message, detail }) => {
          this.questions.push(`${message} ${detail}`);
          return this.answer;
        },
        showOpenDialog: async (options) => {
          this.dialogs.push(options);
          return { canceled: this.chosen === null, filePaths: [this.chosen ?? ""] };
        },
        showSaveDialog: async (options) => {
          this.dialogs.push(options);
          return { canceled: this.chosen === null, filePath: this.chosen ?? "" };
        },
      },
      Menu: {
        buildFromTemplate: (template) => this.#menu(template),
        setApplicationMenu: (menu) => void this.menus.push(menu === null ? null : templateOf(menu)),
      },
    };
  }

  #menu(template: readonly MenuItemPort[]): FakeMenu {
    return { template, popup: () => void this.popups.push(template) };
  }

  #windowClass(
    load: (url: string) => Promise<Response>,
    opened: (window: FakeWindow) => void,
  ): ElectronPort["BrowserWindow"] {
    return class extends FakeWindow {
      constructor(options: WindowOptions) {
        super(options, load, templateOf);
        opened(this);
      }
    };
  }

  #app(): AppPort {
    return {
      isPackaged: true,
      enableSandbox: () => void this.did.push("sandbox"),
      disableHardwareAcceleration: () => void this.did.push("no acceleration"),
      requestSingleInstanceLock: () => {
        this.did.push("lock");
        return this.firstInstance;
      },
      whenReady: async () => void this.did.push("ready"),
      quit: () => void this.did.push("quit"),
      exit: (code) => void this.did.push(`exit ${code}`),
      getPath: (name) => (name === "logs" ? "/logs" : this.userFolder),
      setPath: (name, folder) => void this.did.push(`${name} ${folder}`),
      setAppUserModelId: () => undefined,
      addRecentDocument: (file) => void this.recent.push(file),
      setAboutPanelOptions: ({ applicationVersion }) =>
        void this.did.push(`about ${applicationVersion}`),
      showAboutPanel: () => void this.did.push("show about"),
      on: (event: string, listener: Listener) => {
        this.did.push(`on ${event}`);
        this.appListeners.add(event, listener);
      },
    };
  }

  #session(): SessionPort {
    return {
      setPermissionRequestHandler: (handler) => {
        this.permissions.request = handler;
      },
      setPermissionCheckHandler: (handler) => {
        this.permissions.check = handler;
      },
      setDevicePermissionHandler: (handler) => {
        this.permissions.device = handler;
      },
      setSpellCheckerEnabled: (enabled) => void this.did.push(`spell checker ${enabled}`),
      webRequest: {
        onBeforeRequest: (listener) => {
          this.onRequest = listener;
        },
      },
    };
  }
}

function templateOf(menu: MenuPort): readonly MenuItemPort[] {
  return "template" in menu ? (menu as FakeMenu).template : [];
}
