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
  requestSingleInstanceLock(): boolean;
  whenReady(): Promise<void>;
  quit(): void;
  exit(code: number): void;
  on(event: "open-file", listener: (event: PreventableEvent, path: string) => void): unknown;
  on(
    event: "second-instance",
    listener: (event: PreventableEvent, argv: string[], workingDirectory: string) => void,
  ): unknown;
  on(
    event: "web-contents-created",
    listener: (event: PreventableEvent, contents: WebContentsPort) => void,
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

export interface WebContentsPort {
  on(
    event: "will-navigate" | "will-frame-navigate" | "will-redirect" | "will-attach-webview",
    listener: (event: PreventableEvent) => void,
  ): unknown;
  once(event: "did-finish-load", listener: () => void): unknown;
  setWindowOpenHandler(handler: () => { action: "deny" }): void;
  send(channel: string, ...values: unknown[]): void;
  printToPDF(options: PdfOptions): Promise<Uint8Array>;
  capturePage(): Promise<{ toPNG(): Uint8Array }>;
}

export interface WindowOptions {
  readonly title?: string;
  readonly width: number;
  readonly height: number;
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly show: boolean;
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
    readonly devTools: boolean;
  };
}

export interface WindowPort {
  readonly webContents: WebContentsPort;
  loadURL(url: string): Promise<void>;
  once(event: "ready-to-show" | "closed", listener: () => void): unknown;
  show(): void;
  focus(): void;
  isMinimized(): boolean;
  restore(): void;
  destroy(): void;
}

/** The frame a message came from; null when it is gone by now. */
export interface SenderPort {
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
  readonly label?: string;
  readonly role?: "appMenu" | "windowMenu" | "cut" | "copy" | "paste" | "selectAll";
  readonly submenu?: MenuItemPort[];
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
  readonly dialog: {
    showErrorBox(title: string, content: string): void;
    showOpenDialog(
      options: OpenDialogOptionsPort,
    ): Promise<{ canceled: boolean; filePaths: string[] }>;
    showSaveDialog(
      options: SaveDialogOptionsPort,
    ): Promise<{ canceled: boolean; filePath: string }>;
  };
  readonly Menu: {
    buildFromTemplate(template: MenuItemPort[]): object;
    setApplicationMenu(menu: object | null): void;
  };
}

type Satisfies<Actual extends ElectronPort> = Actual;

/**
 * Fails to compile when Electron's own types no longer fit the port.
 * @public
 */
export type Proof = Satisfies<typeof Electron>;
