/** What a person does with files, without a browser: the questions asked and the calls made. */

import { describe, expect, it } from "vitest";
import { calls, type CallName } from "../../../shared/api.ts";
import type { FileState } from "../../../shared/api-files.ts";
import { fail, fakeApi, ok, openedProject, PROJECT_ID, settled } from "../../builders/fake-api.ts";
import { quietApp } from "../../builders/quiet-app.ts";
import { buildModel, buildTemplate } from "../../builders/small-project.ts";

const LINKED: FileState = {
  link: {
    path: "/models/Shop.tm7",
    fileName: "Shop.tm7",
    state: "same",
    syncedAt: "2026-01-01T00:00:00.000Z",
    embedsTemplate: true,
  },
  edited: true,
};
const UNLINKED: FileState = { link: null, edited: false };
const SAVED = { path: "/models/Shop.tm7", ledger: [], previous: null };

/** An app with the one project open. */
async function openApp(answers: Partial<Record<CallName, unknown>>, native = false) {
  const about = {
    version: "1",
    host: "local",
    hostReason: null,
    dataFolder: "/data",
    fileDialogs: native ? "native" : "inApp",
    recovery: null,
  };
  const all: Partial<Record<CallName, unknown>> = {
    "projects.list": ok([]),
    "templates.list": ok([]),
    "settings.get": ok({ theme: "dark", author: "Ada", snapToGrid: true }),
    "app.about": ok(about),
    "projects.open": ok(openedProject(buildModel(), buildTemplate())),
    ...answers,
  };
  const api = fakeApi((name) => all[name] ?? fail("not-expected"));
  const { app, notices } = quietApp({ api });
  await app.start({ kind: "project", id: PROJECT_ID });
  await settled();
  return {
    app,
    api,
    all,
    notices,
    titles: () => notices.map(({ title }) => title),
    dialog: () => app.store.getState().dialog,
    inputs: (name: CallName) =>
      api.calls
        .filter((call) => call.name === name)
        .map(({ input }) => calls[name].input.parse(input)),
    /** Answers our own file dialog, which must be open. */
    answer: (path: string | null, overwrite = false): void => {
      const dialog = app.store.getState().dialog;
      if (dialog?.kind !== "file") throw new Error("no file dialog is open");
      const { embedTemplate } = dialog.question;
      dialog.question.answer(path === null ? null : { path, overwrite, embedTemplate });
    },
  };
}

describe("saving", () => {
  it("goes to the linked file without a question", async () => {
    const { app, inputs, titles, dialog } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.save": ok(SAVED),
    });
    await app.files.save();
    expect(inputs("projects.save")).toEqual([{ id: PROJECT_ID, overwrite: false }]);
    expect(titles()).toEqual(["Saved Shop.tm7"]);
    expect(dialog()).toBeNull();
  });

  it("asks where when the model has no file", async () => {
    const { app, inputs, dialog, answer, titles } = await openApp({
      "projects.fileState": ok(UNLINKED),
      "projects.saveAs": ok({ ...SAVED, path: "/x/Mine.palisade.json" }),
    });
    const saving = app.files.save();
    await settled();
    expect(dialog()).toMatchObject({
      kind: "file",
      question: { purpose: "save", suggestedName: "Shop.palisade.json" },
    });
    answer("/x/Mine.palisade.json", true);
    await saving;
    expect(inputs("projects.saveAs")).toEqual([
      { id: PROJECT_ID, path: "/x/Mine.palisade.json", overwrite: true, embedTemplate: false },
    ]);
    expect(titles()).toEqual(["Saved as Mine.palisade.json"]);
  });

  it("asks where when which file the model has is not known yet, and it has none", async () => {
    const { app, dialog } = await openApp({
      "projects.fileState": new Promise(() => undefined),
      "projects.save": fail("not-linked"),
    });
    await app.files.save();
    await settled();
    expect(dialog()).toMatchObject({ kind: "file", question: { title: "Save as" } });
  });

  it.each(["saveAs", "saveCopy"] as const)(
    "%s asks before it replaces a file that was not seen in the dialog",
    async (way) => {
      const call = `projects.${way}` as const;
      const { app, all, dialog, answer, inputs, titles } = await openApp({
        "projects.fileState": ok(LINKED),
        [call]: fail("file-exists"),
      });
      const saving =
        way === "saveAs"
          ? app.files.saveAs()
          : app.files.saveCopy({ format: "tm7", embedTemplate: false, scrub: false });
      await settled();
      answer("/x/.Hidden.tm7");
      await saving;
      const asked = dialog();
      if (asked?.kind !== "replaceFile") throw new Error("it was not asked");
      expect(asked.fileName).toBe(".Hidden.tm7");
      expect(titles()).toEqual([]);
      all[call] = ok({ ...SAVED, path: "/x/.Hidden.tm7" });
      asked.replace();
      await settled();
      expect(inputs(call)).toMatchObject([
        { path: "/x/.Hidden.tm7", overwrite: false },
        { path: "/x/.Hidden.tm7", overwrite: true },
      ]);
      expect(titles()).toHaveLength(1);
    },
  );

  it("does nothing when the person thinks better of it", async () => {
    const { app, inputs, dialog, answer } = await openApp({ "projects.fileState": ok(UNLINKED) });
    const saving = app.files.save();
    await settled();
    answer(null);
    await saving;
    expect(inputs("projects.saveAs")).toEqual([]);
    expect(dialog()).toBeNull();
  });

  it("asks what to do when another program changed the file, and overwrites only when told", async () => {
    const { app, all, dialog, inputs } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.save": fail("file-changed"),
    });
    await app.files.save();
    const asked = dialog();
    if (asked?.kind !== "fileChanged") throw new Error("it was not asked");
    all["projects.save"] = ok(SAVED);
    await app.files.overwrite(asked.project);
    expect(inputs("projects.save")).toEqual([
      { id: PROJECT_ID, overwrite: false },
      { id: PROJECT_ID, overwrite: true },
    ]);
  });

  it("overwrites the file it spoke of, though another model was opened meanwhile", async () => {
    const { app, api, all, dialog, inputs } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.save": fail("file-changed"),
    });
    await app.files.save();
    const asked = dialog();
    if (asked?.kind !== "fileChanged") throw new Error("it was not asked");
    const other = "aaaaaaaa-6a0e-4c63-9d3c-0a1b2c3d4e5f";
    all["projects.open"] = ok(openedProject(buildModel(), buildTemplate(), { id: other }));
    api.emit("project.requested", { id: other });
    await settled();
    expect(dialog()).toBeNull();
    all["projects.save"] = ok(SAVED);
    await app.files.overwrite(asked.project);
    expect(inputs("projects.save").at(-1)).toEqual({ id: PROJECT_ID, overwrite: true });
  });

  it.each(["another model", "another dialog"])(
    "stops asking where once %s is shown",
    async (by) => {
      const { app, inputs, dialog } = await openApp({ "projects.fileState": ok(UNLINKED) });
      const saving = app.files.save();
      await settled();
      if (by === "another model") void app.openProject(PROJECT_ID);
      else app.showDialog({ kind: "keys" });
      await saving;
      expect(inputs("projects.saveAs")).toEqual([]);
      expect(dialog()).toEqual(by === "another model" ? null : { kind: "keys" });
    },
  );

  it("shows what was written with a change", async () => {
    const ledger = [{ effect: "approximated" as const, place: "here", what: "something" }];
    const { app, titles, dialog } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.save": ok({ ...SAVED, ledger }),
    });
    await app.files.save();
    expect(titles()).toEqual(["Saved Shop.tm7"]);
    expect(dialog()).toBeNull();
  });

  it("says why it failed", async () => {
    const { app, dialog, titles } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.save": fail("file-unwritable"),
    });
    await app.files.save();
    expect(dialog()).toMatchObject({ kind: "problem", problem: { code: "file-unwritable" } });
    expect(titles()).toEqual([]);
  });
});

describe("the system's dialogs", () => {
  it("are asked where they exist, and their choice may be replaced", async () => {
    const { app, inputs, dialog } = await openApp(
      {
        "projects.fileState": ok(UNLINKED),
        "files.choose": ok({ path: "/x/Shop.tm7" }),
        "projects.saveAs": ok(SAVED),
      },
      true,
    );
    await app.files.saveAs();
    expect(dialog()).toBeNull();
    expect(inputs("files.choose")).toEqual([
      { purpose: "save", suggestedName: "Shop.palisade.json" },
    ]);
    expect(inputs("projects.saveAs")).toMatchObject([{ path: "/x/Shop.tm7", overwrite: true }]);
  });

  it("that are cancelled open nothing", async () => {
    const answers = { "projects.fileState": ok(UNLINKED), "files.choose": ok({ path: null }) };
    const { app, inputs } = await openApp(answers, true);
    await app.files.open();
    expect(inputs("projects.openFile")).toEqual([]);
  });
});

describe("opening", () => {
  it("a file whose project is there already opens that, without a word on losses", async () => {
    const { app, answer, titles } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.openFile": ok({ kind: "project", id: PROJECT_ID, existing: true }),
    });
    const opening = app.files.open();
    await settled();
    answer("/models/Shop.tm7");
    await opening;
    expect(titles()).toEqual([]);
    expect(app.store.getState().page.kind).toBe("project");
  });

  it("a template adds it", async () => {
    const { app, answer, titles } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.openFile": ok({ kind: "template", id: "t" }),
    });
    const opening = app.files.open();
    await settled();
    answer("/models/T.tb7");
    await opening;
    expect(titles()).toEqual(["Template added"]);
  });
});

it("a copy gets the format and the switches that were chosen", async () => {
  const { app, answer, inputs, dialog } = await openApp({
    "projects.fileState": ok(LINKED),
    "projects.saveCopy": ok({ ...SAVED, path: "/x/Shop copy.palisade.json" }),
  });
  const copying = app.files.saveCopy({ format: "palisade", embedTemplate: true, scrub: true });
  await settled();
  expect(dialog()).toMatchObject({ question: { suggestedName: "Shop copy.palisade.json" } });
  answer("/x/Shop copy.palisade.json");
  await copying;
  expect(inputs("projects.saveCopy")).toEqual([
    {
      id: PROJECT_ID,
      path: "/x/Shop copy.palisade.json",
      overwrite: false,
      embedTemplate: true,
      scrub: true,
    },
  ]);
});

describe("the state of the file", () => {
  it("is looked at again when main says that it changed, and when a person edited", async () => {
    const { app, api, all } = await openApp({
      "projects.fileState": ok({ ...LINKED, edited: false }),
    });
    const { page } = app.store.getState();
    if (page.kind !== "project") throw new Error("no project");
    const { project } = page;
    expect(project.store.getState().file?.edited).toBe(false);
    all["projects.fileState"] = ok(LINKED);
    api.emit("project.fileChanged", { id: "another" });
    await settled();
    expect(project.store.getState().file?.edited).toBe(false);
    api.emit("project.fileChanged", { id: PROJECT_ID });
    await settled();
    expect(project.store.getState().file?.edited).toBe(true);
  });

  it("of a file taken over can be given back by undo", async () => {
    const { app, inputs, titles } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.revert": ok({ seq: 1, changed: true }),
      "projects.changesSince": ok([]),
    });
    await app.files.takeOver();
    expect(inputs("projects.revert")).toEqual([{ id: PROJECT_ID, baseSeq: 0 }]);
    expect(titles()).toEqual(["Now as in Shop.tm7"]);
  });

  it("that says the same already leaves nothing to undo", async () => {
    const { app, notices } = await openApp({
      "projects.fileState": ok(LINKED),
      "projects.revert": ok({ seq: 0, changed: false }),
    });
    await app.files.takeOver();
    expect(notices).toEqual([{ tone: "info", title: "It is the same already" }]);
  });
});
