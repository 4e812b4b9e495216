import { describe, expect, it } from "vitest";
import type { OpenThing } from "../../../renderer/host/connect.ts";
import type { Notice } from "../../../renderer/state/app-state.ts";
import type { CallName } from "../../../shared/api.ts";
import { fail, fakeApi, ok, openedProject, PROJECT_ID, settled } from "../../builders/fake-api.ts";
import { quietApp } from "../../builders/quiet-app.ts";
import { storingDrafts } from "../../builders/storing-drafts.ts";
import { buildModel, buildTemplate, moveBrowser } from "../../builders/small-project.ts";

const DEFAULTS: Partial<Record<CallName, unknown>> = {
  "projects.list": ok([]),
  "templates.list": ok([]),
  "settings.get": ok({ theme: "dark", author: "Ada", snapToGrid: true }),
  "settings.set": ok({ theme: "dark", author: "Ada", snapToGrid: true }),
  "app.about": ok({
    version: "1.2.3",
    host: "local",
    hostReason: null,
    dataFolder: "/data",
    fileDialogs: "inApp",
    recovery: null,
    readOnly: null,
  }),
  "projects.open": ok(openedProject(buildModel(), buildTemplate())),
  "projects.import": ok({ id: PROJECT_ID }),
  "projects.create": ok({ id: PROJECT_ID }),
  "projects.delete": ok({}),
  "templates.import": ok({ id: "t" }),
};

function anApp(answers: Partial<Record<CallName, unknown>> = {}) {
  const notices: Notice[] = [];
  const saved: string[] = [];
  const remembered: (OpenThing | null)[] = [];
  const api = fakeApi((name) => answers[name] ?? DEFAULTS[name] ?? fail("not-expected"));
  const { app } = quietApp({
    api,
    notify(notice) {
      notices.push(notice);
      return () => notices.splice(notices.indexOf(notice), 1);
    },
    rememberOpen: (open) => remembered.push(open),
    saveFile: (file) => saved.push(file.fileName),
  });
  return { app, api, notices, saved, remembered, state: () => app.store.getState() };
}

const file = (name: string, size = 3) => ({
  name,
  size,
  arrayBuffer: async () => new ArrayBuffer(3),
});

describe("the app", () => {
  it("says at its start that the database was damaged and what became of it", async () => {
    const recovery = { code: "database-recovered", message: "m", place: "/data/x", remedy: "r" };
    const about = { version: "1", host: "local", hostReason: null, dataFolder: "/data", recovery };
    const { app, state } = anApp({ "app.about": ok(about) });
    await app.start(null);
    expect(state().dialog).toMatchObject({ kind: "problem", problem: recovery });
  });

  it("knows while nothing can be stored, and when that is over", async () => {
    const readOnly = { code: "data-folder-read-only", message: "m", place: "/data", remedy: "r" };
    const about = { version: "1", recovery: null, readOnly };
    const answers = { "app.about": ok(about) };
    const { app, api, state } = anApp(answers);
    await app.start(null);
    expect(state()).toMatchObject({ dialog: null, readOnly });
    answers["app.about"] = ok({ ...about, readOnly: null });
    api.emit("projects.changed", {});
    await settled();
    expect(state().readOnly).toBeNull();
  });

  it("starts with what main knows", async () => {
    const { app, state } = anApp();
    await app.start(null);
    expect(state()).toMatchObject({
      page: { kind: "start" },
      recent: [],
      settings: { theme: "dark" },
      version: "1.2.3",
      fileDialogs: "inApp",
    });
  });

  it("opens the model its address asks for, without showing the start screen first", async () => {
    const { app, state, remembered } = anApp();
    const started = app.start({ kind: "project", id: PROJECT_ID });
    expect(state().page.kind).toBe("opening");
    await started;
    expect(state().page.kind).toBe("project");
    expect(remembered).toEqual([{ kind: "project", id: PROJECT_ID }]);
  });

  it("goes back to the start when that model is gone, and says so", async () => {
    const { app, state, remembered } = anApp({ "projects.open": fail("no-such-project") });
    await app.start({ kind: "project", id: PROJECT_ID });
    expect(state().page.kind).toBe("start");
    expect(state().dialog).toMatchObject({ kind: "problem", problem: { code: "no-such-project" } });
    expect(remembered).toEqual([null]);
  });

  it("comes back to the template its address asks for, to edit it if it is the person's", async () => {
    const own = { id: "mine", origin: "own", name: "Ours" };
    const { app, state, remembered } = anApp({
      "templates.list": ok([own]),
      "drafts.open": ok(storingDrafts(buildTemplate()).current()),
    });
    await app.start({ kind: "template", id: "mine" });
    const { page } = state();
    expect(page.kind === "template" && page.editor.readOnly).toBe(false);
    expect(remembered).toEqual([{ kind: "template", id: "mine" }]);
  });

  it("hears of a version that another window publishes of the open model's template", async () => {
    const answers: Partial<Record<CallName, unknown>> = { "templates.newer": ok(null) };
    const { app, api, state } = anApp(answers);
    await app.start({ kind: "project", id: PROJECT_ID });
    await settled();
    const newer = () => {
      const { page } = state();
      return page.kind === "project" ? page.project.store.getState().newerTemplate : null;
    };
    const published = { id: "next", origin: "published", name: "Ours" };
    answers["templates.newer"] = ok(published);
    answers["templates.list"] = ok([{ id: "mine", origin: "own", name: "Ours" }]);
    api.emit("templates.changed", {});
    await settled();
    expect(state().templates).toMatchObject([{ id: "mine" }]);
    expect(newer()).toBeNull();
    answers["templates.list"] = ok([published]);
    api.emit("templates.changed", {});
    await settled();
    expect(newer()).toEqual(published);
  });

  it("forgets a template that is gone", async () => {
    const { app, state, remembered } = anApp({ "templates.open": fail("template-unknown") });
    await app.start({ kind: "template", id: "gone" });
    expect(state()).toMatchObject({ page: { kind: "start" }, dialog: { kind: "problem" } });
    expect(remembered).toEqual([null]);
  });

  it("opens a file and says that nothing was lost", async () => {
    const { app, state, notices } = anApp();
    await app.importFile(file("Shop.TM7"));
    expect(state().page.kind).toBe("project");
    expect(notices).toMatchObject([{ tone: "done", title: "Opened without loss" }]);
    expect(state().busy).toBeNull();
  });

  it("offers to show what was read with a change", async () => {
    const ledger = [{ effect: "kept", place: "line 1", what: "Unknown element" }] as const;
    const opened = openedProject(buildModel(), buildTemplate(), { ledger });
    const { app, state, notices } = anApp({ "projects.open": ok(opened) });
    await app.importFile(file("shop.tm7"));
    notices[0]?.action?.perform();
    expect(state().dialog).toMatchObject({ kind: "ledger", ledger });
  });

  it("says nothing more of a file once it was left", async () => {
    const { app, notices } = anApp();
    await app.importFile(file("shop.tm7"));
    app.showStart("models");
    expect(notices).toEqual([]);
  });

  it("counts what is not stored of a model it left, and says so", async () => {
    const { app, state, notices } = anApp({ "projects.append": fail("host-unreachable") });
    await app.openProject(PROJECT_ID);
    const { page } = state();
    if (page.kind !== "project") throw new Error("no project is open");
    page.project.commit(moveBrowser(page.project.store.getState().model, 40));
    await settled();
    expect(app.unsaved()).toBe(1);
    app.showStart("models");
    expect(app.unsaved()).toBe(1);
    expect(notices).toMatchObject([{ tone: "problem", title: "“Shop” is not stored yet" }]);
  });

  it("adds a template and stays where it is", async () => {
    const { app, api, state } = anApp();
    await app.importFile(file("cloud.tb7"));
    expect(api.calls.map((call) => call.name)).toContain("templates.import");
    expect(state().page.kind).toBe("start");
  });

  it.each([
    ["diagram.png", 3, "unknown-format"],
    ["huge.tm7", 65 * 1024 * 1024, "too-large"],
    ["enormous.tb7", 2.5 * 1024 ** 3, "too-large"],
  ])("refuses %s without asking main", async (name, size, code) => {
    const { app, api, state } = anApp();
    await app.importFile(file(name, size));
    expect(api.calls).toEqual([]);
    expect(state().dialog).toMatchObject({ kind: "problem", problem: { code } });
  });

  it("shows why a file could not be opened and stays usable", async () => {
    const { app, state } = anApp({ "projects.import": fail("xml-not-well-formed") });
    await app.importFile(file("broken.tm7"));
    expect(state()).toMatchObject({
      page: { kind: "start" },
      dialog: { kind: "problem", problem: { code: "xml-not-well-formed" } },
      busy: null,
    });
  });

  it("makes a model and opens it", async () => {
    const { app, state } = anApp();
    app.showDialog({ kind: "newModel" });
    expect(await app.createModel("Shop", "t")).toBe(true);
    expect(state()).toMatchObject({ page: { kind: "project" }, dialog: null });
  });

  it("shows a setting at once and says when it could not be kept", async () => {
    const { app, state, notices } = anApp({ "settings.set": fail("disk-full") });
    const saving = app.saveSettings({ theme: "light" });
    expect(state().settings.theme).toBe("light");
    await saving;
    expect(notices).toMatchObject([{ tone: "problem" }]);
  });

  it("saves a report as a file", async () => {
    const report = { fileName: "shop.pdf", mimeType: "application/pdf", bytes: new Uint8Array(1) };
    const { app, api, saved, state } = anApp({ "projects.report": ok(report) });
    await app.start({ kind: "project", id: PROJECT_ID });
    await app.exportReport("pdf");
    expect(api.calls.at(-1)).toEqual({
      name: "projects.report",
      input: { id: PROJECT_ID, format: "pdf" },
    });
    expect(saved).toEqual(["shop.pdf"]);
    expect(state().busy).toBeNull();
  });

  it("opens a model at a place of it", async () => {
    const { app, state } = anApp();
    await app.openProject(PROJECT_ID, { diagramId: "d1", itemId: "server" });
    const { page } = state();
    if (page.kind !== "project") throw new Error("no project is open");
    expect([...page.project.store.getState().selection]).toEqual(["server"]);
  });

  it("shows all models, the search or the open threats, each as it is now", () => {
    const { app, api, state } = anApp();
    app.showStart("threats");
    expect(state()).toMatchObject({ page: { kind: "start" }, startView: "threats" });
    expect(api.calls.map(({ name }) => name)).toContain("dashboard.read");
    app.search.store.setState({ text: "web" });
    const before = api.calls.length;
    app.showStart("search");
    expect(api.calls.slice(before).map(({ name }) => name)).toContain("search.find");
  });

  it("reads the open threats again when a model changed", async () => {
    const { app, api } = anApp();
    await app.start(null);
    app.showStart("threats");
    const before = api.calls.length;
    api.emit("projects.changed", {});
    expect(api.calls.slice(before).map(({ name }) => name)).toContain("dashboard.read");
  });

  it("opens a project another process asks for, and refreshes the list when told", async () => {
    const { app, api, state } = anApp();
    await app.start(null);
    const before = api.calls.length;
    api.emit("projects.changed", {});
    expect(api.calls.slice(before).map((call) => call.name)).toContain("projects.list");
    api.emit("project.requested", { id: PROJECT_ID });
    await settled();
    expect(state().page.kind).toBe("project");
  });

  it.each([true, false])("shows what was asked for last, whatever answers first", async (fits) => {
    const answers: Partial<Record<CallName, unknown>> = {};
    const { app, remembered, state } = anApp(answers);
    await app.start(null);
    let answerFirst: (value: unknown) => void = () => undefined;
    answers["projects.open"] = new Promise((done) => (answerFirst = done));
    const first = app.openProject(PROJECT_ID);
    const other = "aaaaaaaa-6a0e-4c63-9d3c-0a1b2c3d4e5f";
    answers["projects.open"] = ok(openedProject(buildModel(), buildTemplate(), { id: other }));
    await app.openProject(other);
    answerFirst(fits ? ok(openedProject(buildModel(), buildTemplate())) : fail("damaged"));
    await first;
    const { page, dialog } = state();
    expect(page.kind === "project" && page.project.store.getState().id).toBe(other);
    expect(dialog).toBeNull();
    expect(remembered.at(-1)).toEqual({ kind: "project", id: other });
  });

  it("stays on the start screen when a model asked for before answers late", async () => {
    const answers: Partial<Record<CallName, unknown>> = {};
    const { app, state } = anApp(answers);
    await app.start(null);
    let answer: (value: unknown) => void = () => undefined;
    answers["projects.open"] = new Promise((done) => (answer = done));
    const opening = app.openProject(PROJECT_ID);
    app.showStart("models");
    answer(ok(openedProject(buildModel(), buildTemplate())));
    await opening;
    expect(state().page.kind).toBe("start");
  });
});
