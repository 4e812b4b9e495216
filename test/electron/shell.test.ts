import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import type { ShellParts } from "../../main/electron/shell.ts";
import { failure, success } from "../../shared/model/result.ts";
import { FakeElectron, preventable } from "../builders/fake-electron.ts";
import { runningShell, shellPage } from "../builders/running-shell.ts";
import { testServices } from "../builders/services.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { smallModel } from "../builders/tm7.ts";

describe("the order of start-up", () => {
  test("what must come before ready comes before ready, what needs it after", async () => {
    const { electron } = await runningShell();
    const at = (step: string) => electron.did.indexOf(step);
    for (const early of ["sandbox", "schemes", "lock", "on open-file", "on web-contents-created"]) {
      expect([early, at(early) >= 0 && at(early) < at("ready")]).toEqual([early, true]);
    }
    for (const late of ["handle app", "ipc palisade:call", "window"]) {
      expect([late, at(late) > at("ready")]).toEqual([late, true]);
    }
    expect(at("window")).toBeGreaterThan(at("ipc palisade:call"));
  });

  test("a second instance leaves at once and starts nothing", async () => {
    const electron = new FakeElectron();
    electron.firstInstance = false;
    await expect(runningShell({}, electron)).rejects.toThrow("did not start");
    expect(electron.did).toContain("quit");
    expect(electron.did).not.toContain("ready");
    expect(electron.windows).toEqual([]);
  });

  test("a store that cannot be opened is told, and the app ends", async () => {
    const electron = new FakeElectron();
    const startServices = () => failure("disk-full", "The disk is full.");
    await expect(runningShell({ startServices }, electron)).rejects.toThrow("did not start");
    expect(electron.errors).toEqual(["Palisade cannot start: The disk is full."]);
    expect(electron.did).toContain("exit 1");
    expect(electron.windows).toEqual([]);
  });

  test("the data folder of the command line reaches the services", async () => {
    const folders: (string | null)[] = [];
    const services = testServices();
    const startServices: ShellParts["startServices"] = (_, __, dataFolder) => {
      folders.push(dataFolder);
      return success({ ...services, close: () => undefined });
    };
    const dataFolder = path.join(temporaryFolder(), "my data");
    const args = ["--data", dataFolder, "--port", "80", "--no-open"];
    const electron = new FakeElectron();
    await expect(runningShell({ startServices, args }, electron)).rejects.toThrow("did not start");
    expect(folders).toEqual([dataFolder]);
    const windowData = path.join(dataFolder, "window");
    expect(electron.did).toContain(`userData ${windowData}`);
    // Electron refuses a folder that is not there, and locks by it.
    expect(fs.existsSync(windowData)).toBe(true);
    expect(electron.did.indexOf(`userData ${windowData}`)).toBeLessThan(
      electron.did.indexOf("lock"),
    );
  });
});

describe("the window", () => {
  test("is sandboxed, isolated, without Node, and shown when it has something to show", async () => {
    const { window } = await runningShell();
    expect(window.options.webPreferences).toEqual({
      preload: "/app/preload.cjs",
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    });
    expect(window.loaded).toEqual(["app://palisade/index.html"]);
    expect(window.did).toEqual([]);
    window.listeners.emit("ready-to-show");
    expect(window.did).toEqual(["show"]);
  });

  test.each(["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
    "%s is prevented",
    async (name) => {
      const { window } = await runningShell();
      const event = preventable();
      window.webContents.listeners.emit(name, event);
      expect(event.prevented).toBe(true);
    },
  );

  test("opens no other window and no unknown address", async () => {
    const { electron, window } = await runningShell();
    for (const url of ["https://example.com/", "file:///etc/passwd", "nonsense"]) {
      expect(window.webContents.openHandler?.({ url })).toEqual({ action: "deny" });
    }
    expect(electron.windows).toHaveLength(1);
    expect(electron.questions).toEqual([]);
    expect(electron.external).toEqual([]);
  });

  test("has no menu before its page says what it can do, but on macOS, where the clipboard needs one", async () => {
    expect((await runningShell()).window.menus).toEqual([null]);
    const { menus } = (await runningShell({ platform: "darwin" })).electron;
    expect(JSON.stringify(menus)).toContain("paste");
    expect(JSON.stringify(menus)).not.toContain("undo");
  });

  test("closed last, ends the app; on macOS it comes back", async () => {
    const { electron } = await runningShell();
    electron.appListeners.emit("window-all-closed");
    expect(electron.did).toContain("quit");

    const mac = await runningShell({ platform: "darwin" });
    mac.window.close();
    mac.electron.appListeners.emit("window-all-closed");
    expect(mac.electron.did).not.toContain("quit");
    mac.electron.appListeners.emit("activate");
    expect(mac.electron.windows).toHaveLength(2);
  });

  test("at the end the store is closed", async () => {
    const { electron, closed } = await runningShell();
    expect(closed).toEqual([]);
    electron.appListeners.emit("will-quit");
    expect(closed).toEqual(["services"]);
  });
});

describe("the session", () => {
  test("grants copying and nothing else", async () => {
    const { electron } = await runningShell();
    const answers: boolean[] = [];
    electron.permissions.request?.(null, "camera", (granted) => answers.push(granted));
    expect(answers).toEqual([false]);
    expect(electron.permissions.check?.(null, "camera")).toBe(false);
    expect(electron.permissions.check?.(null, "clipboard-read")).toBe(false);
    expect(electron.permissions.check?.(null, "clipboard-sanitized-write")).toBe(true);
    expect(electron.permissions.device?.()).toBe(false);
  });

  test.each([
    ["app://palisade/index.html", false],
    ["data:image/png;base64,AA==", false],
    ["blob:app://palisade/1", false],
    ["https://example.com/", true],
    ["http://127.0.0.1/", true],
    ["file:///etc/passwd", true],
    ["ws://example.com/", true],
    ["nonsense", true],
  ])("a request for %s: cancelled %s", async (url, cancel) => {
    const { electron } = await runningShell();
    const answers: unknown[] = [];
    electron.onRequest?.({ url }, (answer) => answers.push(answer));
    expect(answers).toEqual([{ cancel }]);
  });

  test("the scheme is a standard, secure one that does not bypass the policy", async () => {
    const { electron } = await runningShell();
    expect(electron.schemes).toEqual([
      {
        scheme: "app",
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
      },
    ]);
  });
});

describe("the app:// scheme", () => {
  test("serves the page under the strict policy", async () => {
    const { electron } = await runningShell();
    const response = await electron.respond?.({ url: "app://palisade/index.html#open=1" });
    expect(await response?.text()).toBe("<title>Palisade</title>");
    expect(response?.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(response?.headers.get("content-security-policy")).not.toContain("unsafe");
  });

  test.each([
    "app://palisade/../secret.html",
    "app://palisade/%2e%2e/secret.html",
    "app://palisade/..%2fsecret.html",
    "app://palisade/..%5csecret.html",
    "app://palisade/%252e%252e%252fsecret.html",
    "app://palisade//secret.html",
    "app://palisade/index.html%00",
    "app://other/index.html",
    "app://print/index.html",
    "app://print/00000000-0000-4000-8000-000000000001",
    "file:///etc/passwd",
    "nonsense",
  ])("has nothing under %s", async (url) => {
    const { electron } = await runningShell();
    const response = await electron.respond?.({ url });
    expect(response?.status).toBe(404);
    expect(await response?.text()).not.toContain("secret");
  });
});

describe("a call", () => {
  test("of the page is answered by the services", async () => {
    const { electron } = await runningShell();
    expect(await electron.call(shellPage, "app.about", {})).toMatchObject({
      ok: true,
      value: { version: "1.2.3" },
    });
  });

  test.each([
    ["a frame that is gone", null],
    ["an embedded frame", { ...shellPage, parent: shellPage }],
    ["another site", { url: "https://example.com/", parent: null }],
    ["another host of our scheme", { url: "app://print/1", parent: null }],
    ["a look-alike", { url: "https://palisade/index.html", parent: null }],
    ["a host that begins alike", { url: "app://palisade.evil/index.html", parent: null }],
    ["no address", { url: "", parent: null }],
  ])("of %s is refused and changes nothing", async (_, sender) => {
    const { electron, services } = await runningShell();
    const reply = await electron.call(sender, "settings.set", { author: "Mallory" });
    expect(reply).toMatchObject({ ok: false, problem: { code: "wrong-sender" } });
    expect(await services.call("settings.get", {})).toMatchObject({ author: "" });
  });

  test.each([[], [7], [null, null], ["nothing.here", {}], ["projects.open", "x"]])(
    "%j is refused by the contract, not by a crash",
    async (...values) => {
      const { electron } = await runningShell();
      expect(await electron.call(shellPage, ...values)).toMatchObject({ ok: false });
    },
  );

  test("events reach the page", async () => {
    const { window, services } = await runningShell();
    services.events.emit({ name: "projects.changed", payload: {} });
    expect(window.webContents.sent).toEqual([["palisade:event", "projects.changed", {}]]);
  });
});

describe("a file", () => {
  test("on the command line is open when the window opens", async () => {
    const { window, services } = await runningShell({ args: ["--some-switch", "Small.tm7"] });
    const [project] = await services.call("projects.list", {});
    expect(project).toMatchObject({ fileName: "Small.tm7" });
    expect(window.loaded).toEqual([`app://palisade/index.html#open=${project?.id ?? ""}`]);
  });

  test("that came before the app was ready is not lost", async () => {
    const electron = new FakeElectron();
    const folder = temporaryFolder();
    const file = path.join(folder, "Early.tm7");
    fs.writeFileSync(file, smallModel());
    const started = runningShell({ platform: "darwin" }, electron);
    const event = preventable();
    electron.appListeners.emit("open-file", event, file);
    expect(event.prevented).toBe(true);
    expect((await started).window.loaded[0]).toMatch(/#open=/);
  });

  test("given to a second instance is opened by the first, once its page listens", async () => {
    const { electron, folder, window, services } = await runningShell();
    window.minimized = true;
    const argv = ["palisade", "--flag", "Small.tm7", "app.js"];
    electron.appListeners.emit("second-instance", preventable(), argv, folder);
    await Promise.resolve();
    expect(window.did).toEqual(["restore", "focus"]);
    const sent = () => window.webContents.sent.filter(([, name]) => name === "project.requested");
    expect(sent()).toEqual([]);

    window.webContents.listeners.emit("did-finish-load");
    const [project] = await services.call("projects.list", {});
    expect(sent()).toEqual([["palisade:event", "project.requested", { id: project?.id }]]);
  });

  test("of several given one after the other has a window of its own, though no page shows one yet", async () => {
    const { electron, folder, window } = await runningShell();
    window.webContents.listeners.emit("did-finish-load");
    fs.writeFileSync(path.join(folder, "Other model.tm7"), smallModel());
    const address = pathToFileURL(path.join(folder, "Other model.tm7")).href;
    const argv = ["palisade", "Small.tm7", address];
    electron.appListeners.emit("second-instance", preventable(), argv, folder);
    await expect.poll(() => electron.windows.length).toBe(2);
    const sent = window.webContents.sent.filter(([, name]) => name === "project.requested");
    expect(sent).toHaveLength(1);
    expect(electron.windows[1]?.loaded[0]).toMatch(/#open=/);
    expect(electron.errors).toEqual([]);
  });

  test("that is a template brings the app to the front, where it is listed", async () => {
    const { electron, folder, window, services } = await runningShell();
    const yaml = [
      "palisade: template/1",
      "manifest: { id: t, name: Mine, version: 1.0.0.0, author: Me }",
    ];
    fs.writeFileSync(
      path.join(folder, "mine.yaml"),
      [...yaml, "categories: []", "stencils: []", "threats: []", ""].join("\n"),
    );
    window.minimized = true;
    const argv = ["palisade", "mine.yaml"];
    electron.appListeners.emit("second-instance", preventable(), argv, folder);
    expect(electron.errors).toEqual([]);
    expect(window.did).toEqual(["restore", "focus"]);
    const names = (await services.call("templates.list", {})).map(({ name }) => name);
    expect(names).toContain("Mine");
  });

  test("given while the app starts is opened as well", async () => {
    const electron = new FakeElectron();
    const folder = temporaryFolder();
    fs.writeFileSync(path.join(folder, "Early.tm7"), smallModel());
    const started = runningShell({}, electron);
    const argv = ["palisade", "Early.tm7"];
    electron.appListeners.emit("second-instance", preventable(), argv, folder);
    expect((await started).window.loaded[0]).toMatch(/#open=/);
  });

  test("that a window cannot be opened for is written down, and the app goes on", async () => {
    const { electron, folder, window, logged, call } = await runningShell();
    window.webContents.address = "app://palisade/index.html#template=7f0c";
    window.webContents.listeners.emit("did-finish-load");
    electron.respond = () => Promise.reject(new Error("no page today"));
    const argv = ["palisade", "Small.tm7"];
    electron.appListeners.emit("second-instance", preventable(), argv, folder);
    await expect.poll(() => logged.join("\n")).toContain("no page today");
    expect(await call("app.about", {})).toMatchObject({ ok: true });
  });

  test("that cannot be read is told, and the app opens", async () => {
    const { electron, window } = await runningShell({ args: ["missing.tm7"] });
    expect(electron.errors).toHaveLength(1);
    expect(electron.errors[0]).toContain("missing.tm7");
    expect(electron.recent).toEqual([]);
    expect(window.loaded).toEqual(["app://palisade/index.html"]);
  });
});

describe("file dialogs", () => {
  test("open what the system's dialog gave, and nothing a page merely names", async () => {
    const { electron, folder, call } = await runningShell();
    const file = path.join(folder, "Small.tm7");
    const named = await call("projects.openFile", { path: file });
    expect(named).toMatchObject({ ok: false, problem: { code: "not-chosen" } });
    electron.chosen = file;
    const choice = { purpose: "open", suggestedName: "" };
    expect(await call("files.choose", choice)).toEqual({ ok: true, value: { path: file } });
    expect(electron.dialogs).toEqual([
      expect.objectContaining({
        properties: ["openFile"],
        filters: expect.arrayContaining([
          expect.objectContaining({ extensions: ["tm7", "palisade.json", "yaml", "yml", "tb7"] }),
        ]) as unknown,
      }),
    ]);
    expect(await call("projects.openFile", { path: file })).toMatchObject({ ok: true });
    expect(await call("files.browse", { folder })).toMatchObject({ ok: false });
  });

  test("that are cancelled give nothing; one for saving suggests the name and its format first", async () => {
    const { electron, call } = await runningShell();
    const choice = { purpose: "save", suggestedName: "My/shop.tm7" };
    expect(await call("files.choose", choice)).toEqual({ ok: true, value: { path: null } });
    expect(electron.dialogs).toEqual([
      expect.objectContaining({
        defaultPath: "My shop.tm7",
        filters: [
          expect.objectContaining({ extensions: ["tm7"] }),
          expect.objectContaining({ extensions: ["palisade.json"] }),
        ],
      }),
    ]);
  });
});

describe("printing", () => {
  test("loads the document in a hidden window without script, and clears up", async () => {
    const { electron, printer } = await runningShell();
    const pdf = await printer.printPdf("<h1>Report</h1>", { title: "Shop & Co" });
    expect(pdf).toMatchObject({ ok: true });
    const window = electron.windows[1];
    expect(window?.options).toMatchObject({
      show: false,
      webPreferences: { javascript: false, sandbox: true, contextIsolation: true },
    });
    expect(window?.options.webPreferences).not.toHaveProperty("preload");
    const document = await window?.response;
    expect(await document?.text()).toBe("<h1>Report</h1>");
    expect(document?.headers.get("content-security-policy")).toMatch(/^default-src 'none'/);
    expect(window?.webContents.pdfOptions).toMatchObject({
      pageSize: "A4",
      generateDocumentOutline: true,
      generateTaggedPDF: true,
      displayHeaderFooter: true,
    });
    expect(window?.webContents.pdfOptions?.headerTemplate).toContain("Shop &amp; Co");
    expect(window?.webContents.pdfOptions?.footerTemplate).toContain("totalPages");
    expect(window?.did).toEqual(["destroy"]);
    const gone = await electron.respond?.({ url: window?.loaded[0] ?? "" });
    expect(gone?.status).toBe(404);
  });

  test("paints a picture in a window of its size", async () => {
    const { electron, printer } = await runningShell();
    const size = { width: 30.2, height: 20, scale: 2 };
    expect(await printer.rasterize("<svg></svg>", size)).toMatchObject({ ok: true });
    expect(electron.windows[1]?.options).toMatchObject({ width: 61, height: 40, show: false });
    expect(electron.windows[1]?.did).toEqual(["destroy"]);
  });
});
