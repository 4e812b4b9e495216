/** `webContents` of the stand-in: one page of the browser, its two worlds, its way to the shell's handlers. */

import { readFileSync } from "node:fs";
import type { CDPSession, Protocol } from "puppeteer-core";
import type {
  PdfOptions,
  WebContentsPort,
  WindowOptions,
} from "../../../main/electron/electron-port.ts";
import { appAddress, browserAddress } from "./addresses.ts";
import type { Desktop } from "./desktop.ts";
import { Listeners } from "./listeners.ts";
import {
  BINDING,
  isolatedWorldSource,
  mainWorldSource,
  pack,
  unpack,
  WORLD,
} from "./page-worlds.ts";
import { carryRequests } from "./requests.ts";

interface Frame {
  readonly url: string;
  readonly parentId: string | null;
}

type OpenHandler = Parameters<WebContentsPort["setWindowOpenHandler"]>[0];
type PrintDone = Parameters<WebContentsPort["print"]>[1];

let made = 0;

export class StandInContents implements WebContentsPort {
  readonly id = ++made;
  readonly listeners = new Listeners();
  /** Id of the browser's target. */
  targetId = "";
  readonly #desktop: Desktop;
  readonly #options: WindowOptions;
  readonly #ready: Promise<CDPSession>;
  readonly #frames = new Map<string, Frame>();
  readonly #frameOfContext = new Map<number, string>();
  #mainFrame = "";
  #mainContext: number | null = null;
  /** What the app itself told the page to load. */
  #expected: string | null = null;
  #open: OpenHandler = () => ({ action: "deny" });

  constructor(desktop: Desktop, options: WindowOptions, attach: () => Promise<CDPSession>) {
    this.#desktop = desktop;
    this.#options = options;
    this.#ready = attach().then(async (session) => {
      await this.#prepare(session);
      return session;
    });
  }

  on(event: string, listener: (...values: never[]) => void): void {
    this.listeners.add(event, listener);
  }

  getURL(): string {
    return appAddress(this.#frames.get(this.#mainFrame)?.url ?? "");
  }

  reload(): void {
    void this.#ready.then((session) => session.send("Page.reload"));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.#open = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    const context = this.#mainContext;
    if (context === null) return;
    void this.#ready.then((session) =>
      this.#inPreload(session, context, "hear", [channel, pack(values)]),
    );
  }

  replaceMisspelling(): void {
    throw new Error("the stand-in has no spell checker");
  }

  async printToPDF(options: PdfOptions): Promise<Uint8Array> {
    const session = await this.#ready;
    const { data } = await session.send("Page.printToPDF", {
      paperWidth: 8.27,
      paperHeight: 11.69,
      preferCSSPageSize: options.preferCSSPageSize,
      printBackground: options.printBackground,
      generateTaggedPDF: options.generateTaggedPDF,
      generateDocumentOutline: options.generateDocumentOutline,
      displayHeaderFooter: options.displayHeaderFooter,
      headerTemplate: options.headerTemplate,
      footerTemplate: options.footerTemplate,
      marginTop: options.margins.top,
      marginBottom: options.margins.bottom,
      marginLeft: options.margins.left,
      marginRight: options.margins.right,
    });
    return Buffer.from(data, "base64");
  }

  print(_: object, done: PrintDone): void {
    // No printer is at hand: the person closes the dialog.
    done(false, "Print job canceled");
  }

  async capturePage(): Promise<{ toPNG(): Uint8Array }> {
    const session = await this.#ready;
    await session.send("Emulation.setDefaultBackgroundColorOverride", {
      color: { r: 0, g: 0, b: 0, a: 0 },
    });
    const { data } = await session.send("Page.captureScreenshot", { format: "png" });
    return { toPNG: () => Buffer.from(data, "base64") };
  }

  /** Loads an address and waits until the page is there. */
  async load(address: string): Promise<void> {
    const session = await this.#ready;
    this.#expected = address;
    const loaded = new Promise<void>((resolve) => {
      session.once("Page.loadEventFired", () => resolve());
    });
    const { errorText } = await session.send("Page.navigate", { url: browserAddress(address) });
    if (errorText !== undefined) throw new Error(`${address}: ${errorText}`);
    await loaded;
  }

  async close(): Promise<void> {
    const session = await this.#ready;
    await session.send("Page.close");
  }

  async #prepare(session: CDPSession): Promise<void> {
    const { preload, javascript } = this.#options.webPreferences;
    await this.#desktop.permissions;
    this.#followFrames(session);
    // By a link; what a script opens comes through the preload's world.
    session.on("Page.windowOpen", ({ url }) => this.#askedToOpen(url));
    session.on("Page.javascriptDialogOpening", ({ type }) => {
      if (type !== "beforeunload") return;
      const accept = this.listeners.prevented("will-prevent-unload");
      void session.send("Page.handleJavaScriptDialog", { accept });
    });
    session.on("Page.loadEventFired", () => this.listeners.emit("did-finish-load"));
    await carryRequests(session, this.#desktop, (event, address) =>
      this.#mayNavigate(event, address),
    );
    await session.send("Page.enable");
    if (javascript === false) {
      await session.send("Emulation.setScriptExecutionDisabled", { value: true });
    }
    if (preload === undefined) {
      const { width, height } = this.#options;
      const screen = { width, height, deviceScaleFactor: 1, mobile: false };
      await session.send("Emulation.setDeviceMetricsOverride", screen);
      return;
    }
    await this.#addWorlds(session, readFileSync(preload, "utf8"));
  }

  #askedToOpen(url: string): void {
    const address = appAddress(url);
    this.#open({ url: address });
    this.#desktop.seen.denied.push(`window ${address}`);
  }

  #followFrames(session: CDPSession): void {
    session.on("Page.frameNavigated", ({ frame }) => {
      const url = `${frame.url}${frame.urlFragment ?? ""}`;
      this.#frames.set(frame.id, { url, parentId: frame.parentId ?? null });
      if (frame.parentId === undefined) this.#mainFrame = frame.id;
    });
    session.on("Page.navigatedWithinDocument", ({ frameId, url }) => {
      this.#frames.set(frameId, { url, parentId: this.#frames.get(frameId)?.parentId ?? null });
    });
    session.on("Page.frameDetached", ({ frameId }) => void this.#frames.delete(frameId));
  }

  async #addWorlds(session: CDPSession, preload: string): Promise<void> {
    session.on("Runtime.executionContextCreated", ({ context }) => {
      const data = context.auxData as { readonly frameId?: string } | undefined;
      if (context.name !== WORLD || data?.frameId === undefined) return;
      this.#frameOfContext.set(context.id, data.frameId);
      if (data.frameId === this.#mainFrame || this.#mainFrame === "")
        this.#mainContext = context.id;
    });
    session.on("Runtime.executionContextsCleared", () => {
      this.#mainContext = null;
      this.#frameOfContext.clear();
    });
    session.on("Runtime.bindingCalled", ({ name, payload, executionContextId }) => {
      if (name === BINDING) void this.#invoke(session, executionContextId, payload);
    });
    await session.send("Runtime.enable");
    await session.send("Runtime.addBinding", { name: BINDING, executionContextName: WORLD });
    await session.send("Page.addScriptToEvaluateOnNewDocument", { source: mainWorldSource() });
    await session.send("Page.addScriptToEvaluateOnNewDocument", {
      source: isolatedWorldSource(preload),
      worldName: WORLD,
    });
  }

  /** `ipcRenderer.invoke` of the preload. */
  async #invoke(session: CDPSession, context: number, payload: string): Promise<void> {
    const { id, channel, values } = unpack(payload) as {
      readonly id: number;
      readonly channel: string;
      readonly values: readonly unknown[];
    };
    if (channel === "standin:title") {
      this.listeners.emit("standin-title", values[0]);
      return;
    }
    if (channel === "standin:open") {
      this.#askedToOpen(String(values[0]));
      return;
    }
    const frame = this.#frames.get(this.#frameOfContext.get(context) ?? "");
    const senderFrame =
      frame === undefined
        ? null
        : { url: appAddress(frame.url), parent: frame.parentId === null ? null : {} };
    let failure: string | null = null;
    let value: unknown = null;
    try {
      const handler = this.#desktop.calls.get(channel);
      if (handler === undefined) throw new Error(`nobody handles ${channel}`);
      const known = await Promise.all(values.map((one) => this.#filePath(session, context, one)));
      value = await handler({ sender: { id: this.id }, senderFrame }, ...known);
    } catch (error) {
      failure = String(error);
    }
    await this.#inPreload(session, context, "answer", [id, failure, pack(value)]);
  }

  /** The path in place of what `webUtils.getPathForFile` gave; other values as they are. */
  async #filePath(session: CDPSession, contextId: number, value: unknown): Promise<unknown> {
    const number = /^standin-file:(\d+)$/u.exec(String(value))?.[1];
    if (number === undefined) return value;
    const { result } = await session.send("Runtime.evaluate", {
      expression: `palisadeStandIn.files[${number}]`,
      contextId,
    });
    // A file a page made up has no path.
    if (result.objectId === undefined) return "";
    try {
      return (await session.send("DOM.getFileInfo", { objectId: result.objectId })).path;
    } catch {
      return "";
    }
  }

  async #inPreload(
    session: CDPSession,
    contextId: number,
    member: string,
    values: readonly unknown[],
  ): Promise<void> {
    const passed = values.map((value) => JSON.stringify(value)).join(", ");
    try {
      await session.send("Runtime.evaluate", {
        expression: `palisadeStandIn.${member}(${passed})`,
        contextId,
      });
    } catch {
      // The page is another by now, or gone.
    }
  }

  #mayNavigate(
    { frameId, redirectedRequestId }: Protocol.Fetch.RequestPausedEvent,
    address: string,
  ): boolean {
    if (redirectedRequestId !== undefined) return !this.listeners.prevented("will-redirect");
    const bare = (full: string) => full.split("#", 1)[0];
    const isMain = frameId === this.#mainFrame || this.#mainFrame === "";
    if (!isMain) return !this.listeners.prevented("will-frame-navigate");
    const asked = this.#expected !== null && bare(this.#expected) === bare(address);
    this.#expected = null;
    // A reload by the person is no navigation of the page.
    if (asked || bare(address) === bare(this.getURL())) return true;
    return !this.listeners.prevented("will-navigate");
  }
}
