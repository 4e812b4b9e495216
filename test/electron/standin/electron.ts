/**
 * What `import electron from "electron"` gives under the stand-in: the part of Electron the shell uses (its types
 * are held against Electron's own in `electron-port.ts`) over a real Chromium that the test started. Not emulated:
 * processes and their sandbox, fuses, the single-instance lock (a test sends `second-instance` itself), the
 * system's look of windows, menus and dialogs, the spell checker.
 */

import { join } from "node:path";
import puppeteer from "puppeteer-core";
import type {
  AppPort,
  ElectronPort,
  MenuPort,
  QuestionPort,
  SessionPort,
  WindowOptions,
} from "../../../main/electron/electron-port.ts";
import type { Desktop } from "./desktop.ts";
import { browserAddress } from "./addresses.ts";
import { answerPermissions } from "./permissions.ts";
import { listenToTest } from "./test-listener.ts";
import { Listeners } from "./listeners.ts";
import { StandInWindow, type StandInMenu } from "./window.ts";

const { PALISADE_STANDIN_BROWSER: endpoint = "", PALISADE_STANDIN_PAGE } = process.env;
const paths = new Map([["userData", process.env["PALISADE_STANDIN_DATA"] ?? "."]]);

const desktop: Desktop = {
  browser: puppeteer.connect({ browserWSEndpoint: endpoint, defaultViewport: null }),
  adoptable: PALISADE_STANDIN_PAGE ?? null,
  app: new Listeners(),
  permissions: Promise.resolve(),
  windows: [],
  calls: new Map(),
  schemes: new Map(),
  rules: { request: null, permission: null },
  seen: {
    denied: [],
    requests: [],
    errors: [],
    questions: [],
    openedOutside: [],
    recentDocuments: [],
  },
  fileChoices: [],
  answers: [],
};

async function followTargets(): Promise<void> {
  const browser = await desktop.browser;
  const root = await browser.target().createCDPSession();
  root.on("Target.targetDestroyed", ({ targetId }) => windowOf(targetId)?.gone());
  root.on("Target.targetCreated", ({ targetInfo }) => {
    // Pages that pages open themselves: Electron's handler denies them before they are there.
    if (targetInfo.openerFrameId === undefined && targetInfo.openerId === undefined) return;
    if (targetInfo.type !== "page") return;
    void root.send("Target.closeTarget", { targetId: targetInfo.targetId });
  });
  await root.send("Target.setDiscoverTargets", { discover: true });
}

async function tellPermissions(): Promise<void> {
  const browser = await desktop.browser;
  const root = await browser.target().createCDPSession();
  await answerPermissions(root, desktop, browserAddress("app://palisade"));
}

function windowOf(targetId: string): StandInWindow | undefined {
  return desktop.windows.find(({ webContents }) => webContents.targetId === targetId);
}

function quit(): void {
  desktop.app.emit("will-quit");
  process.exit(0);
}

const app: AppPort = {
  isPackaged: false,
  enableSandbox: () => undefined,
  disableHardwareAcceleration: () => undefined,
  requestSingleInstanceLock: () => true,
  whenReady: async () => followTargets(),
  quit,
  exit: (code) => process.exit(code),
  getPath: (name) =>
    name === "logs" ? join(paths.get("userData") ?? ".", "logs") : (paths.get(name) ?? "."),
  setPath: (name, folder) => void paths.set(name, folder),
  setAppUserModelId: () => undefined,
  addRecentDocument: (file) => void desktop.seen.recentDocuments.push(file),
  setAboutPanelOptions: () => undefined,
  showAboutPanel: () => undefined,
  on: (event: string, listener: (...values: never[]) => void) => desktop.app.add(event, listener),
};

const session: SessionPort = {
  setPermissionRequestHandler: () => undefined,
  setPermissionCheckHandler: (handler) => {
    desktop.rules.permission = handler;
    desktop.permissions = tellPermissions();
  },
  setDevicePermissionHandler: () => undefined,
  setSpellCheckerEnabled: () => undefined,
  webRequest: {
    onBeforeRequest: (listener) => {
      desktop.rules.request = listener;
    },
  },
};

function pressed({ message, detail, cancelId }: QuestionPort): number {
  desktop.seen.questions.push(`${message}\n${detail}`);
  return desktop.answers.shift() ?? cancelId;
}

const electron: ElectronPort = {
  app,
  BrowserWindow: class extends StandInWindow {
    constructor(options: WindowOptions) {
      super(desktop, options);
    }
  },
  protocol: {
    registerSchemesAsPrivileged: () => undefined,
    handle: (scheme, handler) => void desktop.schemes.set(scheme, handler),
  },
  ipcMain: { handle: (channel, listener) => void desktop.calls.set(channel, listener) },
  session: { defaultSession: session },
  screen: {
    getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
  },
  nativeTheme: { themeSource: "system", shouldUseDarkColors: false },
  powerMonitor: { on: () => undefined },
  shell: {
    openExternal: async (address) => void desktop.seen.openedOutside.push(address),
    openPath: async (folder) => {
      desktop.seen.openedOutside.push(folder);
      return "";
    },
  },
  dialog: {
    showErrorBox: (title, content) => void desktop.seen.errors.push(`${title}: ${content}`),
    showMessageBox: async (question) => ({ response: pressed(question) }),
    showMessageBoxSync: pressed,
    showOpenDialog: async () => {
      const choice = desktop.fileChoices.shift() ?? null;
      return { canceled: choice === null, filePaths: choice === null ? [] : [choice] };
    },
    showSaveDialog: async () => {
      const choice = desktop.fileChoices.shift() ?? null;
      return { canceled: choice === null, filePath: choice ?? "" };
    },
  },
  Menu: {
    buildFromTemplate: (template): MenuPort => {
      const menu: StandInMenu = { template, popup: () => undefined };
      return menu;
    },
    setApplicationMenu: () => undefined,
  },
};

listenToTest(desktop, electron.nativeTheme, quit);
process.on("SIGTERM", quit);

export default electron;
