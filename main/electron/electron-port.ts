/**
 * The part of Electron the shell uses, as structural types. The shell sees Electron only through it, so tests can
 * give it a stand-in; the compiler holds it against Electron's own types at the end of this file.
 */

import type * as Electron from "electron";

export interface PreventableEvent {
  preventDefault(): void;
}

export interface AppPort {
  readonly isPackaged: boolean;
  enableSandbox(): void;
  disableHardwareAcceleration(): void;
  requestSingleInstanceLock(): boolean;
  whenReady(): Promise<void>;
  quit(): void;
  exit(code: number): void;
  getPath(name: "userData" | "logs"): string;
  setPath(name: "userData", path: string): void;
  /** Windows groups taskbar buttons and jump lists by it. */
  setAppUserModelId(id: string): void;
  addRecentDocument(path: string): void;
  setAboutPanelOptions(options: {
    readonly applicationName: string;
    readonly applicationVersion: string;
    readonly copyright: string;
  }): void;
  showAboutPanel(): void;
  on(event: "open-file", listener: (event: PreventableEvent, path: string) => void): unknown;
  on(
    event: "second-instance",
    listener: (event: PreventableEvent, argv: string[], workingDirectory: string) => void,
  ): unknown;
  on(
    event: "web-contents-created",
    listener: (event: PreventableEvent, contents: WebContentsPort) => void,
  ): unknown;
  on(
    event: "child-process-gone",
    listener: (
      event: PreventableEvent,
      details: { readonly type: string; readonly reason: string },
    ) => void,
  ): unknown;
  on(event: "activate" | "window-all-closed" | "will-quit", listener: () => void): unknown;
}

export interface PdfOptions {
  readonly pageSize: "A4";
  readonly preferCSSPageSize: boolean;
  readonly printBackground: boolean;
  readonly generateTaggedPDF: boolean;
  readonly generateDocumentOutline: boolean;
  readonly displayHeaderFooter: boolean;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** In inches. */
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
}

/** Where in a page the menu of the right button was asked for. */
export interface ContextPort {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly misspelledWord: string;
  readonly dictionarySuggestions: readonly string[];
}

export interface WebContentsPort {
  readonly id: number;
  on(
    event:
      | "will-navigate"
      | "will-frame-navigate"
      | "will-redirect"
      | "will-attach-webview"
      | "will-prevent-unload",
    listener: (event: PreventableEvent) => void,
  ): unknown;
  on(
    event: "context-menu",
    listener: (event: PreventableEvent, context: ContextPort) => void,
  ): unknown;
  on(
    event: "render-process-gone",
    listener: (event: PreventableEvent, details: { readonly reason: string }) => void,
  ): unknown;
  on(event: "did-finish-load", listener: () => void): unknown;
  getURL(): string;
  reload(): void;
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: "deny" }): void;
  send(channel: string, ...values: unknown[]): void;
  replaceMisspelling(word: string): void;
  printToPDF(options: PdfOptions): Promise<Uint8Array>;
  print(
    options: { readonly silent: false; readonly printBackground: boolean },
    done: (success: boolean, failureReason: string) => void,
  ): void;
  capturePage(): Promise<{ toPNG(): Uint8Array }>;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowOptions {
  readonly title?: string;
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly show: boolean;
  readonly backgroundColor?: string;
  readonly autoHideMenuBar?: boolean;
  readonly useContentSize?: boolean;
  readonly enableLargerThanScreen?: boolean;
  readonly transparent?: boolean;
  readonly webPreferences: {
    readonly preload?: string;
    readonly sandbox: true;
    readonly contextIsolation: true;
    readonly nodeIntegration: false;
    readonly webviewTag: false;
    readonly javascript?: boolean;
    readonly offscreen?: boolean;
    readonly spellcheck: boolean;
    readonly devTools: boolean;
  };
}

export interface WindowPort {
  readonly webContents: WebContentsPort;
  loadURL(url: string): Promise<void>;
  on(event: "close" | "closed" | "focus", listener: () => void): unknown;
  /** The page gave itself another title; the window takes it over. */
  on(event: "page-title-updated", listener: () => void): unknown;
  once(event: "ready-to-show", listener: () => void): unknown;
  show(): void;
  focus(): void;
  close(): void;
  isFocused(): boolean;
  isMinimized(): boolean;
  isMaximized(): boolean;
  maximize(): void;
  restore(): void;
  destroy(): void;
  getNormalBounds(): Bounds;
  setMenu(menu: MenuPort | null): void;
  /** Both only show on macOS. */
  setRepresentedFilename(file: string): void;
  setDocumentEdited(edited: boolean): void;
}

/** The page a message came from, and its frame; null when that is gone by now. */
export interface SenderPort {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}

interface SchemePort {
  readonly scheme: string;
  readonly privileges: {
    readonly standard: boolean;
    readonly secure: boolean;
    readonly supportFetchAPI: boolean;
    readonly codeCache: boolean;
  };
}

export interface SessionPort {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void;
  setDevicePermissionHandler(handler: () => boolean): void;
  setSpellCheckerEnabled(enabled: boolean): void;
  readonly webRequest: {
    onBeforeRequest(
      listener: (
        details: { readonly url: string },
        answer: (response: { cancel: boolean }) => void,
      ) => void,
    ): void;
  };
}

export interface MenuItemPort {
  readonly type?: "separator";
  readonly label?: string;
  readonly accelerator?: string;
  /** False = the keys are shown but the page answers to them. */
  readonly registerAccelerator?: boolean;
  readonly enabled?: boolean;
  readonly click?: () => void;
  readonly role?:
    | "appMenu"
    | "windowMenu"
    | "cut"
    | "copy"
    | "paste"
    | "selectAll"
    | "recentDocuments"
    | "clearRecentDocuments"
    | "resetZoom"
    | "zoomIn"
    | "zoomOut"
    | "togglefullscreen"
    | "close"
    | "quit"
    | "help";
  readonly submenu?: MenuItemPort[];
}

export interface MenuPort {
  popup(): void;
}

export interface FileFilterPort {
  readonly name: string;
  extensions: string[];
}

interface OpenDialogOptionsPort {
  properties: "openFile"[];
  filters: FileFilterPort[];
}

interface SaveDialogOptionsPort {
  readonly defaultPath: string;
  filters: FileFilterPort[];
  properties: ("createDirectory" | "showOverwriteConfirmation")[];
}

export interface QuestionPort {
  readonly type: "question" | "warning";
  readonly message: string;
  readonly detail: string;
  buttons: string[];
  /** Indices among the buttons: for Enter, and for Escape. */
  readonly defaultId: number;
  readonly cancelId: number;
}

export interface ElectronPort {
  readonly app: AppPort;
  readonly BrowserWindow: new (options: WindowOptions) => WindowPort;
  readonly protocol: {
    registerSchemesAsPrivileged(schemes: SchemePort[]): void;
    handle(scheme: string, handler: (request: { url: string }) => Promise<Response>): void;
  };
  readonly ipcMain: {
    handle(
      channel: string,
      listener: (event: SenderPort, ...values: unknown[]) => Promise<unknown>,
    ): void;
  };
  readonly session: { readonly defaultSession: SessionPort };
  readonly screen: { getAllDisplays(): { readonly workArea: Bounds }[] };
  readonly nativeTheme: {
    themeSource: "system" | "light" | "dark";
    readonly shouldUseDarkColors: boolean;
  };
  readonly powerMonitor: {
    on(event: "shutdown", listener: () => void): unknown;
  };
  readonly shell: {
    openExternal(address: string): Promise<void>;
    openPath(path: string): Promise<string>;
  };
  readonly dialog: {
    showErrorBox(title: string, content: string): void;
    showMessageBox(options: QuestionPort): Promise<{ response: number }>;
    showMessageBoxSync(options: QuestionPort): number;
    showOpenDialog(
      options: OpenDialogOptionsPort,
    ): Promise<{ canceled: boolean; filePaths: string[] }>;
    showSaveDialog(
      options: SaveDialogOptionsPort,
    ): Promise<{ canceled: boolean; filePath: string }>;
  };
  readonly Menu: {
    buildFromTemplate(template: MenuItemPort[]): MenuPort;
    setApplicationMenu(menu: MenuPort | null): void;
  };
}

type Satisfies<Actual extends ElectronPort> = Actual;

/**
 * Fails to compile when Electron's own types no longer fit the port.
 * @public
 */
export type Proof = Satisfies<typeof Electron>;
