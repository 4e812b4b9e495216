/** A data folder that cannot be written to: what is there can be looked at, and nobody believes it is stored. */

import fs from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../../main/store/database.ts";
import { migrations } from "../../main/store/migrations/migrations.ts";
import { openStore } from "../../main/store/store.ts";
import { startHostServices } from "../builders/host-services.ts";
import { countingIds, must, openTestStore, tickingClock } from "../builders/open-store.ts";
import { testServices } from "../builders/services.ts";
import { canMount, setReadOnly, smallDisk } from "../builders/small-disk.ts";
import { moveBrowser } from "../builders/small-project.ts";
import { storeProject } from "../builders/stored-project.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { smallModel } from "../builders/tm7.ts";

const databaseOf = (folder: string) => path.join(folder, "palisade.db");
const environment = () => ({ clock: tickingClock(), newId: countingIds() });

/** Makes a disk read-only until the test ends. */
function freeze(folder: string): void {
  setReadOnly(folder, true);
  onTestFinished(() => setReadOnly(folder, false));
}

/** Everything in a folder, byte for byte. */
function contentOf(folder: string) {
  const names = fs.readdirSync(folder).toSorted();
  return names.map((name) => [name, fs.readFileSync(path.join(folder, name), "base64")]);
}

/** A disk as a killed process leaves it: part of its last changes only in the -wal. */
function diskWithProject(changes: number) {
  const origin = temporaryFolder();
  const store = openTestStore(origin);
  const { id, model } = storeProject(store, "Shop", changes);
  const disk = smallDisk(8);
  for (const end of ["", "-wal"]) {
    fs.copyFileSync(`${databaseOf(origin)}${end}`, `${databaseOf(disk)}${end}`);
  }
  return { disk, id, model };
}

describe.skipIf(!canMount)("on a read-only disk (needs the right to mount one)", () => {
  test("everything is there to look at, even what is only in the -wal, and nothing is touched", async () => {
    const { disk, id, model } = diskWithProject(30);
    const before = contentOf(disk);
    freeze(disk);
    const temporary = temporaryFolder();
    vi.stubEnv("TMPDIR", temporary);
    onTestFinished(() => void vi.unstubAllEnvs());
    const services = testServices({ folder: disk });
    expect(services.store.readOnly).toMatchObject({ code: "data-folder-read-only", place: disk });
    expect((await services.call("app.about", {})).readOnly).toEqual(services.store.readOnly);
    expect(await services.call("projects.list", {})).toMatchObject([{ id, name: "Shop" }]);
    expect(await services.call("projects.open", { id })).toMatchObject({ seq: 30, model });
    const report = await services.call("projects.report", { id, format: "csv" });
    expect(report.bytes.length).toBeGreaterThan(0);
    services.store.close();
    expect(contentOf(disk)).toEqual(before);
    expect(fs.readdirSync(temporary)).toEqual([]);
  });

  test("a database of an earlier Palisade can be looked at", () => {
    const disk = smallDisk(8);
    must(openDatabase(databaseOf(disk), migrations.slice(0, 2))).close();
    freeze(disk);
    expect(openTestStore(disk).projects.list()).toEqual([]);
  });

  test.each([
    ["projects.append", { baseSeq: 3, change: { label: "Nothing", patches: [] } }],
    ["projects.delete", {}],
    ["revisions.create", { seq: 3, name: "First" }],
    ["settings.set", { author: "Ada" }],
  ])("%s is refused clearly", async (call, input) => {
    const { disk, id } = diskWithProject(3);
    freeze(disk);
    const services = testServices({ folder: disk });
    const project = call === "settings.set" ? {} : { id };
    expect(await services.dispatch(call, { ...input, ...project })).toMatchObject({
      ok: false,
      problem: { code: "data-folder-read-only" },
    });
    expect(services.bugs).toEqual([]);
  });

  test("a change that is tried again is stored once the disk can be written to", async () => {
    const { disk, id, model } = diskWithProject(3);
    setReadOnly(disk, true);
    const services = must(startHostServices(disk));
    onTestFinished(() => services.close());
    const append = { id, baseSeq: 3, change: moveBrowser(model, 9) };
    const refused = { ok: false, problem: { code: "data-folder-read-only" } };
    expect(await services.dispatch("projects.append", append)).toMatchObject(refused);
    setReadOnly(disk, false);
    expect(await services.dispatch("projects.append", append)).toMatchObject({ value: { seq: 4 } });
    expect(await services.dispatch("app.about", {})).toMatchObject({ value: { readOnly: null } });
    expect(must(openTestStore(disk).projects.open(id)).seq).toBe(4);
  });

  test("saving under another name is refused before anything is written", async () => {
    const { disk, id } = diskWithProject(3);
    freeze(disk);
    const services = testServices({ folder: disk });
    const file = path.join(temporaryFolder(), "Shop.palisade.json");
    const saving = { id, path: file, overwrite: false, embedTemplate: true };
    expect(await services.dispatch("projects.saveAs", saving)).toMatchObject({
      ok: false,
      problem: { code: "data-folder-read-only" },
    });
    expect(fs.existsSync(file)).toBe(false);
    await services.call("projects.saveCopy", { ...saving, scrub: false });
    expect(fs.existsSync(file)).toBe(true);
  });

  test("what was chosen in a dialog and what is watched is so still once the disk can be written to", async () => {
    const origin = temporaryFolder();
    const folder = temporaryFolder();
    const linked = path.join(folder, "Linked.tm7");
    fs.writeFileSync(linked, smallModel());
    const before = testServices({ folder: origin });
    const { id } = await before.call("projects.openFile", { path: linked });
    before.store.close();
    const disk = smallDisk(8);
    fs.copyFileSync(databaseOf(origin), databaseOf(disk));

    setReadOnly(disk, true);
    const file = path.join(folder, "Shop.palisade.json");
    const chooser = { open: async () => file, save: async () => file };
    const services = must(startHostServices(disk, chooser));
    onTestFinished(() => services.close());
    await services.dispatch("projects.open", { id });
    await services.dispatch("files.choose", { purpose: "save", suggestedName: "Shop" });
    setReadOnly(disk, false);
    const saving = { id, path: file, overwrite: false, embedTemplate: true };
    const copying = { ...saving, overwrite: true, scrub: false };
    expect(await services.dispatch("settings.set", { author: "Ada" })).toMatchObject({ ok: true });
    expect(await services.dispatch("projects.saveCopy", copying)).toMatchObject({ ok: true });
    const heard: string[] = [];
    onTestFinished(services.events.listen(({ name }) => heard.push(name)));
    fs.writeFileSync(linked, smallModel().replaceAll("Browser", "Theirs"));
    await expect.poll(() => heard, { timeout: 10_000 }).toContain("project.fileChanged");
    expect(await services.dispatch("projects.saveAs", saving)).toMatchObject({
      ok: false,
      problem: { code: "file-exists" },
    });
  }, 15_000);

  test("without a database the app does not start, and says why", () => {
    const disk = smallDisk(1);
    freeze(disk);
    expect(startHostServices(disk)).toMatchObject({
      ok: false,
      problem: { code: "data-folder-unusable" },
    });
  });

  test("that is full, projects can be looked at", () => {
    const { disk, id, model } = diskWithProject(3);
    fs.rmSync(`${databaseOf(disk)}-shm`, { force: true });
    const ballast = fs.openSync(path.join(disk, "ballast"), "w");
    const fill = () => {
      for (;;) fs.writeSync(ballast, Buffer.alloc(4096));
    };
    expect(fill).toThrow("ENOSPC");
    fs.closeSync(ballast);
    expect(must(openTestStore(disk).projects.open(id))).toMatchObject({ seq: 3, model });
  });
});

test.each([
  ["is a file", (folder: string) => folder],
  ["would lie below a file", (folder: string) => path.join(folder, "below")],
  ["would lie deep below a file", (folder: string) => path.join(folder, "deep", "below")],
])("a data folder that %s is refused with a way out", (_, place) => {
  const file = path.join(temporaryFolder(), "file");
  fs.writeFileSync(file, "mine");
  expect(openStore(place(file), environment())).toMatchObject({
    ok: false,
    problem: { code: "data-folder-unusable" },
  });
  expect(fs.readFileSync(file, "utf8")).toBe("mine");
});

test.skipIf(process.platform !== "linux")("a data folder where none can be made is refused", () => {
  expect(openStore("/proc/palisade/data", environment())).toMatchObject({
    ok: false,
    problem: { code: "data-folder-unusable" },
  });
});
