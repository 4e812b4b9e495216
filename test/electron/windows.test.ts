import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { MenuItemPort } from "../../main/electron/electron-port.ts";
import { FakeElectron, preventable } from "../builders/fake-electron.ts";
import { smallModel } from "../builders/tm7.ts";
import { runningShell, shellPage } from "../builders/running-shell.ts";

const pageOf = (id: string | null) =>
  `app://palisade/index.html${id === null ? "" : `#open=${id}`}`;

/** A second file, with the project of the first shown in the window already. */
async function twoModels() {
  const shell = await runningShell({ args: ["Small.tm7"] });
  fs.writeFileSync(path.join(shell.folder, "Other.tm7"), smallModel());
  const argv = ["palisade", "Other.tm7"];
  const openOther = () =>
    shell.electron.appListeners.emit("second-instance", preventable(), argv, shell.folder);
  return { ...shell, openOther };
}

describe("one window for each project", () => {
  test("another file comes up in a window of its own, set off from the first", async () => {
    const { electron, services, openOther } = await twoModels();
    openOther();
    await expect.poll(() => electron.windows.length).toBe(2);
    const other = (await services.call("projects.list", {})).find(
      ({ fileName }) => fileName === "Other.tm7",
    );
    expect(electron.windows[1]?.loaded).toEqual([pageOf(other?.id ?? "")]);
  });

  test("a file that is open already brings its window to the front", async () => {
    const { electron, window, openOther } = await twoModels();
    openOther();
    await expect.poll(() => electron.windows.length).toBe(2);
    openOther();
    await expect.poll(() => electron.windows[1]?.did).toEqual(["focus"]);
    expect(window.did).toEqual([]);
    expect(electron.windows).toHaveLength(2);
  });

  test("a page opens another project beside itself; asked again, that window comes to the front", async () => {
    const { electron, window, services } = await twoModels();
    const { id } = await services.call("projects.create", {
      name: "Third",
      templateId: (await services.call("templates.list", {}))[0]?.id ?? "",
    });
    expect(window.webContents.openHandler?.({ url: pageOf(id) })).toEqual({ action: "deny" });
    await expect.poll(() => electron.windows[1]?.loaded).toEqual([pageOf(id)]);
    window.webContents.openHandler?.({ url: pageOf(id) });
    await expect.poll(() => electron.windows[1]?.did).toEqual(["focus"]);
    window.webContents.openHandler?.({ url: pageOf(null) });
    await expect.poll(() => electron.windows[2]?.loaded).toEqual([pageOf(null)]);
  });

  test("without a file a second instance brings a window to the front", async () => {
    const { electron, window } = await runningShell();
    electron.appListeners.emit("second-instance", preventable(), ["palisade"], "/");
    expect(window.did).toEqual(["focus"]);
  });

  test("an event is told to all pages, a menu's choice to one", async () => {
    const { electron, window, services, openOther } = await twoModels();
    openOther();
    await expect.poll(() => electron.windows.length).toBe(2);
    services.events.emit({ name: "projects.changed", payload: {} });
    for (const each of electron.windows) {
      expect(each.webContents.sent.at(-1)).toEqual(["palisade:event", "projects.changed", {}]);
    }
    expect(window.webContents.sent.some(([, name]) => name === "action.requested")).toBe(false);
  });
});

describe("where a window was", () => {
  test("is where the next one opens, as large and maximized as it was", async () => {
    const electron = new FakeElectron();
    const { window } = await runningShell({}, electron);
    expect(window.options).toMatchObject({ width: 1440, height: 900 });
    expect(window.options).not.toHaveProperty("x");
    window.maximized = true;
    window.close();
    const again = new FakeElectron();
    again.userFolder = electron.userFolder;
    const next = await runningShell({}, again);
    expect(next.window.options).toMatchObject({ x: 10, y: 20, width: 1000, height: 700 });
    expect(next.window.did).toEqual(["maximize"]);
  });

  test.each([
    ["on a screen that is gone", '{"x":5000,"y":0,"width":900,"height":700,"maximized":false}'],
    ["with its bar out of reach", '{"x":0,"y":-300,"width":900,"height":700,"maximized":false}'],
    ["of no size", '{"x":0,"y":0,"width":1,"height":1,"maximized":false}'],
    ["in a damaged file", '{"x":0,'],
    ["that is no place", "7"],
  ])("is forgotten %s", async (_, content) => {
    const electron = new FakeElectron();
    fs.writeFileSync(path.join(electron.userFolder, "window.json"), content);
    const { window } = await runningShell({}, electron);
    expect(window.options).not.toHaveProperty("x");
  });
});

describe("a start after one that never came to a window", () => {
  test("does without the graphics driver, and says so no more once a window is there", async () => {
    const electron = new FakeElectron();
    await runningShell({}, electron);
    const second = new FakeElectron();
    second.userFolder = electron.userFolder;
    const { window } = await runningShell({}, second);
    expect(electron.did).not.toContain("no acceleration");
    expect(second.did).toContain("no acceleration");
    expect(second.did.indexOf("no acceleration")).toBeLessThan(second.did.indexOf("ready"));
    window.listeners.emit("ready-to-show");
    const third = new FakeElectron();
    third.userFolder = electron.userFolder;
    await runningShell({}, third);
    expect(third.did).not.toContain("no acceleration");
  });
});

describe("the end of a window", () => {
  test.each([
    [0, false],
    [1, true],
  ])(
    "with unstored changes is the person's choice: button %i lets go: %s",
    async (answer, goes) => {
      const { electron, window } = await runningShell();
      electron.answer = answer;
      const event = preventable();
      window.webContents.listeners.emit("will-prevent-unload", event);
      expect(electron.questions[0]).toContain("not stored");
      expect(event.prevented).toBe(goes);
    },
  );

  test("whose page crashed offers to load it again, and writes it down", async () => {
    const { electron, window, logged } = await runningShell();
    window.webContents.listeners.emit("render-process-gone", preventable(), { reason: "oom" });
    await expect.poll(() => window.webContents.reloads).toBe(1);
    expect(logged).toEqual(["the page of a window is gone: oom"]);
    electron.answer = 1;
    window.webContents.listeners.emit("render-process-gone", preventable(), { reason: "crashed" });
    await expect.poll(() => window.did).toEqual(["destroy"]);
  });

  test("the system shutting down ends the app properly", async () => {
    const { electron } = await runningShell();
    electron.powerListeners.emit("shutdown");
    expect(electron.did).toContain("quit");
  });
});

describe("the title on macOS", () => {
  test("stands for the file and shows that it lacks something", async () => {
    const { electron, window, services, folder } = await runningShell({
      platform: "darwin",
      args: ["Small.tm7"],
    });
    const [project] = await services.call("projects.list", {});
    window.listeners.emit("page-title-updated");
    const file = path.join(folder, "Small.tm7");
    await expect.poll(() => window.document).toEqual({ file, edited: false });
    const opened = await services.call("projects.open", { id: project?.id ?? "" });
    await services.call("projects.append", {
      id: opened.id,
      baseSeq: opened.seq,
      change: {
        label: "Rename",
        patches: [
          {
            table: "information",
            before: opened.model.information,
            after: { ...opened.model.information, name: "Other" },
          },
        ],
      },
    });
    window.listeners.emit("page-title-updated");
    await expect.poll(() => window.document).toEqual({ file, edited: true });
    window.goTo(pageOf(null));
    window.listeners.emit("page-title-updated");
    await expect.poll(() => window.document).toEqual({ file: "", edited: false });
    expect(electron.recent).toEqual([file]);
  });
});

describe("menus", () => {
  const menu = {
    sections: [
      {
        title: "File",
        items: [
          { id: "save", label: "Save", keys: "Mod+S", enabled: true },
          { id: "show-start", label: "All models", keys: "Alt+Home", enabled: false },
        ],
      },
      {
        title: "Edit",
        items: [
          { id: "copy", label: "Copy", keys: "Mod+C", enabled: true },
          { id: "tool-select", label: "Select", keys: "V", enabled: true },
          { id: "larger", label: "Larger", keys: "Mod++", enabled: true },
        ],
      },
      { title: "Help", items: [{ id: "show-keys", label: "Keys", keys: "?", enabled: true }] },
    ],
  };

  function entry(items: readonly MenuItemPort[] | null | undefined, ...labels: string[]) {
    let found: MenuItemPort | undefined;
    let inside = items ?? [];
    for (const label of labels) {
      found = inside.find((item) => (item.label ?? item.role) === label);
      inside = found?.submenu ?? [];
    }
    return found;
  }

  test("of the page's actions: its labels, its keys shown, its choice told to it", async () => {
    const { call, window } = await runningShell();
    expect(await call("window.setMenu", menu)).toMatchObject({ ok: true });
    const shown = window.menus.at(-1);
    expect(entry(shown, "File", "Save")).toMatchObject({
      accelerator: "CommandOrControl+S",
      registerAccelerator: false,
      enabled: true,
    });
    expect(entry(shown, "File", "All models")).toMatchObject({
      accelerator: "Alt+Home",
      enabled: false,
    });
    expect(entry(shown, "Edit", "Select")?.accelerator).toBe("V");
    expect(entry(shown, "Edit", "Larger")?.accelerator).toBe("CommandOrControl+Plus");
    expect(entry(shown, "Edit", "Copy")).toEqual({ label: "Copy", role: "copy" });
    expect(entry(shown, "File", "quit")).toBeDefined();
    entry(shown, "File", "Save")?.click?.();
    expect(window.webContents.sent.at(-1)).toEqual([
      "palisade:event",
      "action.requested",
      { id: "save" },
    ]);
  });

  test("on macOS stand in its one bar, without keys that would take letters from a field", async () => {
    const { call, electron } = await runningShell({ platform: "darwin" });
    await call("window.setMenu", menu);
    const shown = electron.menus.at(-1);
    expect(shown?.[0]).toEqual({ role: "appMenu" });
    expect(shown?.filter(({ label }) => label === "Edit")).toHaveLength(1);
    expect(entry(shown, "Edit", "Select")).not.toHaveProperty("accelerator");
    expect(entry(shown, "File", "Open recent", "recentDocuments")).toBeDefined();
    expect(entry(shown, "Help", "About Palisade")).toBeUndefined();
  });

  test("lead to the logs and to what this is", async () => {
    const { call, electron, window } = await runningShell();
    await call("window.setMenu", menu);
    entry(window.menus.at(-1), "Help", "Open the folder of logs")?.click?.();
    entry(window.menus.at(-1), "Help", "About Palisade")?.click?.();
    expect(electron.did.slice(-2)).toEqual(["open /logs", "show about"]);
  });

  test.each([null, {}, { sections: [{ title: "", items: [] }] }, { sections: "x" }])(
    "%j are refused",
    async (input) => {
      const { call, window } = await runningShell();
      expect(await call("window.setMenu", input)).toMatchObject({ ok: false });
      expect(window.menus).toEqual([null]);
    },
  );

  test("of the right button offer corrections where text is typed, copying where it is selected", async () => {
    const { electron, window } = await runningShell();
    const context = {
      isEditable: true,
      selectionText: "",
      misspelledWord: "thret",
      dictionarySuggestions: ["threat"],
    };
    const ask = (change: object) =>
      window.webContents.listeners.emit("context-menu", preventable(), { ...context, ...change });
    ask({});
    entry(electron.popups.at(-1), "threat")?.click?.();
    expect(window.webContents.corrected).toEqual(["threat"]);
    expect(entry(electron.popups.at(-1), "paste")).toBeDefined();
    ask({ isEditable: false, selectionText: "words" });
    expect(electron.popups.at(-1)).toEqual([{ role: "copy" }]);
    ask({ isEditable: false, selectionText: " " });
    expect(electron.popups).toHaveLength(2);
  });
});

describe("addresses outside", () => {
  test("of known hosts open in the system's browser once the person agrees", async () => {
    const { electron, window } = await runningShell();
    const url = "https://cwe.mitre.org/data/definitions/79.html";
    electron.answer = 1;
    expect(window.webContents.openHandler?.({ url })).toEqual({ action: "deny" });
    await expect.poll(() => electron.questions.length).toBe(1);
    expect(electron.questions[0]).toContain(url);
    expect(electron.external).toEqual([]);
    electron.answer = 0;
    window.webContents.openHandler?.({ url });
    await expect.poll(() => electron.external).toEqual([url]);
  });

  test.each([
    "http://cwe.mitre.org/",
    "https://cwe.mitre.org.evil.example/",
    "https://evil.example/https://cwe.mitre.org/",
    "https://user:secret@cwe.mitre.org/",
    "https://cwe.mitre.org:8443/",
    "https://cwe.mitre.org@evil.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "smb://cwe.mitre.org/share",
    "app://palisade.evil/index.html",
  ])("%s is not even asked about", async (url) => {
    const { electron, window } = await runningShell();
    window.webContents.openHandler?.({ url });
    await Promise.resolve();
    expect(electron.questions).toEqual([]);
    expect(electron.external).toEqual([]);
    expect(electron.windows).toHaveLength(1);
  });
});

describe("a file that is dropped", () => {
  test("is opened where it lies, and remembered", async () => {
    const { electron, folder, services } = await runningShell();
    const file = path.join(folder, "Small.tm7");
    const reply = await electron.invoke("palisade:drop", shellPage, file);
    expect(reply).toMatchObject({ ok: true, value: { kind: "project", existing: false } });
    expect(electron.recent).toEqual([file]);
    const [project] = await services.call("projects.list", {});
    const state = await services.call("projects.fileState", { id: project?.id ?? "" });
    expect(state.link).toMatchObject({ path: file });
  });

  test.each([[""], ["Small.tm7"], ["../Small.tm7"], [7], [null], [["/x"]]])(
    "%j is none",
    async (file) => {
      const { electron } = await runningShell();
      const reply = await electron.invoke("palisade:drop", shellPage, file);
      expect(reply).toMatchObject({ ok: false, problem: { code: "not-a-file" } });
    },
  );

  test("is taken from our own page only", async () => {
    const { electron, folder, logged } = await runningShell();
    const stranger = { url: "https://example.com/", parent: null };
    const file = path.join(folder, "Small.tm7");
    expect(await electron.invoke("palisade:drop", stranger, file)).toMatchObject({ ok: false });
    expect(logged[0]).toContain("example.com");
  });
});

describe("colours", () => {
  test("of the system's parts follow the setting", async () => {
    const { call, electron } = await runningShell();
    expect(electron.nativeTheme.themeSource).toBe("system");
    await call("settings.set", { theme: "dark" });
    expect(electron.nativeTheme.themeSource).toBe("dark");
  });

  test("of an empty window are those of the page to come", async () => {
    const electron = new FakeElectron();
    electron.nativeTheme.shouldUseDarkColors = true;
    const { window } = await runningShell({}, electron);
    expect(window.options.backgroundColor).toBe("#0e1014");
  });
});

test("the spelling of what is typed is checked where no dictionary is fetched for it", async () => {
  const spelling = async (platform: NodeJS.Platform) => {
    const { electron, window } = await runningShell({ platform });
    return [
      electron.did.find((did) => did.startsWith("spell")),
      window.options.webPreferences.spellcheck,
    ];
  };
  expect(await spelling("darwin")).toEqual(["spell checker true", true]);
  expect(await spelling("win32")).toEqual(["spell checker false", false]);
  expect(await spelling("linux")).toEqual(["spell checker false", false]);
});

test("printing asks the system, through a hidden window without script", async () => {
  const { electron, printer } = await runningShell();
  expect(await printer.showPrintDialog("<h1>Report</h1>")).toEqual({ ok: true, value: null });
  expect(electron.windows[1]?.options.webPreferences).toMatchObject({ javascript: false });
  expect(electron.windows[1]?.did).toEqual(["destroy"]);
});
