/** A stand-in for Electron that remembers what the shell asked of it. Its types are the port's, so it cannot drift. */

import type {
  AppPort,
  ElectronPort,
  PdfOptions,
  PreventableEvent,
  SenderPort,
  SessionPort,
  WebContentsPort,
  WindowOptions,
  WindowPort,
} from "../../main/electron/electron-port.ts";

type Listener = (...values: never[]) => void;

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

class FakeContents implements WebContentsPort {
  readonly listeners = new Listeners();
  readonly sent: (readonly [channel: string, ...values: unknown[]])[] = [];
  openHandler: (() => { action: "deny" }) | null = null;
  pdfOptions: PdfOptions | null = null;

  on(event: string, listener: Listener): void {
    this.listeners.add(event, listener);
  }

  once(event: string, listener: Listener): void {
    this.listeners.add(event, listener);
  }

  setWindowOpenHandler(handler: () => { action: "deny" }): void {
    this.openHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    this.sent.push([channel, ...values]);
  }

  async printToPDF(options: PdfOptions): Promise<Uint8Array> {
    this.pdfOptions = options;
    return new TextEncoder().encode("%PDF");
  }

  async capturePage(): Promise<{ toPNG(): Uint8Array }> {
    return { toPNG: () => new TextEncoder().encode("PNG") };
  }
}

export class FakeWindow implements WindowPort {
  readonly webContents = new FakeContents();
  readonly listeners = new Listeners();
  readonly loaded: string[] = [];
  readonly did: string[] = [];
  readonly options: WindowOptions;
  minimized = false;
  /** What the address gave when it was loaded. */
  document: Promise<Response> | null = null;
  readonly #load: (url: string) => Promise<Response>;

  constructor(options: WindowOptions, load: (url: string) => Promise<Response>) {
    this.options = options;
    this.#load = load;
  }

  async loadURL(url: string): Promise<void> {
    this.loaded.push(url);
    this.document = this.#load(url);
    await this.document;
  }

  once(event: string, listener: Listener): void {
    this.listeners.add(event, listener);
  }

  show = () => void this.did.push("show");
  focus = () => void this.did.push("focus");
  restore = () => void this.did.push("restore");
  destroy = () => void this.did.push("destroy");
  isMinimized = () => this.minimized;
}

export class FakeElectron {
  /** What was asked, in order. */
  readonly did: string[] = [];
  readonly appListeners = new Listeners();
  readonly windows: FakeWindow[] = [];
  readonly errors: string[] = [];
  readonly menus: unknown[] = [];
  /** File dialogs that were shown, with their options. */
  readonly dialogs: unknown[] = [];
  /** What the person chooses in file dialogs; null = they cancel. */
  chosen: string | null = null;
  readonly schemes: unknown[] = [];
  readonly permissions = {
    request: null as Parameters<SessionPort["setPermissionRequestHandler"]>[0] | null,
    check: null as Parameters<SessionPort["setPermissionCheckHandler"]>[0] | null,
    device: null as (() => boolean) | null,
  };
  onRequest: Parameters<SessionPort["webRequest"]["onBeforeRequest"]>[0] | null = null;
  firstInstance = true;
  respond: ((request: { url: string }) => Promise<Response>) | null = null;
  #call: Parameters<ElectronPort["ipcMain"]["handle"]>[1] | null = null;

  /** A message from a frame, as the preload sends it. */
  async call(sender: SenderPort["senderFrame"], ...values: unknown[]): Promise<unknown> {
    return this.#call?.({ senderFrame: sender }, ...values);
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
          this.#call = listener;
        },
      },
      session: { defaultSession: this.#session() },
      dialog: {
        showErrorBox: (title, content) => void this.errors.push(`${title}: ${content}`),
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
        buildFromTemplate: (template) => ({ template }),
        setApplicationMenu: (menu) => void this.menus.push(menu),
      },
    };
  }

  #windowClass(
    load: (url: string) => Promise<Response>,
    opened: (window: FakeWindow) => void,
  ): ElectronPort["BrowserWindow"] {
    return class extends FakeWindow {
      constructor(options: WindowOptions) {
        super(options, load);
        opened(this);
      }
    };
  }

  #app(): AppPort {
    return {
      isPackaged: true,
      enableSandbox: () => void this.did.push("sandbox"),
      requestSingleInstanceLock: () => {
        this.did.push("lock");
        return this.firstInstance;
      },
      whenReady: async () => void this.did.push("ready"),
      quit: () => void this.did.push("quit"),
      exit: (code) => void this.did.push(`exit ${code}`),
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
      webRequest: {
        onBeforeRequest: (listener) => {
          this.onRequest = listener;
        },
      },
    };
  }
}
