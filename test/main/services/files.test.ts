/** Files of a person: opened once, saved whole, never overwritten unseen, taken over when they changed. */

import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { browseFolder } from "../../../main/services/browse-folder.ts";
import { readTm7 } from "../../../shared/formats/tm7/read.ts";
import { invert } from "../../../shared/model/change.ts";
import { renameItem } from "../../../shared/model/edits/items.ts";
import type { Store } from "../../../main/store/store.ts";
import { fileBytes, testServices, type TestServices } from "../../builders/services.ts";
import { aThreat } from "../../builders/threat.ts";
import { must } from "../../builders/open-store.ts";
import { buildTemplate } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { smallModel } from "../../builders/tm7.ts";

interface Linked {
  readonly services: TestServices;
  readonly folder: string;
  readonly file: string;
  readonly id: string;
  /** Renames the browser; gives the new last change. */
  readonly rename: (name: string) => Promise<number>;
  readonly stateOfFile: () => Promise<unknown>;
}

/** `Small.tm7` in a folder of its own, opened. */
async function openSmall(): Promise<Linked> {
  const services = testServices();
  const folder = temporaryFolder();
  const file = path.join(folder, "Small.tm7");
  fs.writeFileSync(file, smallModel());
  const opened = await services.call("projects.openFile", { path: file });
  const { id } = opened;
  return {
    services,
    folder,
    file,
    id,
    async rename(name) {
      const { model, seq } = await services.call("projects.open", { id });
      const change = renameBrowser(model, name);
      return (await services.call("projects.append", { id, baseSeq: seq, change })).seq;
    },
    async stateOfFile() {
      const { link, edited } = await services.call("projects.fileState", { id });
      return { state: link?.state, edited };
    },
  };
}

function renameBrowser(model: Parameters<typeof renameItem>[0], name: string) {
  const diagram = model.diagrams[0];
  const [browser] = diagram?.shapes ?? [];
  const change = diagram && browser && renameItem(model, diagram.id, browser.id, name);
  if (!change) throw new Error("there is nothing to rename");
  return change;
}

function namesIn(file: string): readonly string[] {
  const { model } = must(readTm7(new Uint8Array(fs.readFileSync(file)), file));
  return model.diagrams.flatMap(({ shapes }) => shapes.map(({ name }) => name));
}

describe("opening a template of ours", () => {
  const own = (more: string) =>
    `palisade: template/1\nmanifest: { id: o, name: Own, version: 1.0.0.0, author: me }\n${more}`;
  const whole = "categories: []\nthreats: []\nstencils: [{ id: GE.P, name: P, icon: pod }]\n";
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"/>';

  function folderWith(files: Readonly<Record<string, string>>) {
    const folder = temporaryFolder();
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
    const services = testServices();
    const open = async (name: string) =>
      services.dispatch("projects.openFile", { path: path.join(folder, name) });
    return { folder, services, open };
  }

  test("takes its icons and what it builds on from its folder", async () => {
    const { services, folder } = folderWith({
      "mine/own.yaml": own("extends: base/base.yml\n"),
      "mine/base/base.yml": own(whole),
      "mine/base/icons/pod.svg": SVG,
    });
    const file = path.join(folder, "mine/own.yaml");
    const opened = await services.call("projects.openFile", { path: file });
    const [stencil] = must(services.store.templates.open(opened.id)).stencils;
    expect(stencil?.image).toMatch(/^data:image\/svg\+xml;base64,/);
  });

  test("does not look around the machine for what it names", async () => {
    const { folder, open } = folderWith({
      "up.yaml": own(whole.replace("pod", "none")),
      "mine/up.yaml": own("extends: ../up.yaml\n"),
      "mine/share.yaml": own("extends: '\\\\\\\\host\\\\share\\\\x.yaml'\n"),
      "mine/icon.yaml": own(whole.replace("pod", "../secret")),
      "mine/link.yaml": own(whole),
      "mine/icons/readme.txt": "",
      "secret.svg": SVG,
    });
    fs.symlinkSync(path.join(folder, "secret.svg"), path.join(folder, "mine/icons/pod.svg"));
    const codes = await Promise.all(
      ["up", "share", "icon", "link"].map(async (name) => {
        const reply = await open(`mine/${name}.yaml`);
        return reply.ok ? null : `${reply.problem.code} ${reply.problem.message}`;
      }),
    );
    expect(codes).toEqual([
      "base-missing Only a file in the same folder or below it can be built on here.",
      "base-missing Only a file in the same folder or below it can be built on here.",
      "icon-missing There is no icon “../secret”.",
      "icon-missing There is no icon “pod”.",
    ]);
  });
});

describe("opening a file", () => {
  test("twice gives the one project, by whatever path it is reached", async () => {
    const { services, folder, file, id } = await openSmall();
    const link = path.join(temporaryFolder(), "Link.tm7");
    fs.symlinkSync(file, link);
    for (const again of [file, path.join(folder, ".", "Small.tm7"), link]) {
      const opened = await services.call("projects.openFile", { path: again });
      expect(opened).toEqual({ kind: "project", id, existing: true });
    }
    expect(await services.call("projects.list", {})).toHaveLength(1);
  });

  test("after its project was deleted makes a new one", async () => {
    const { services, file, id } = await openSmall();
    await services.call("projects.delete", { id });
    const opened = await services.call("projects.openFile", { path: file });
    expect(opened).toMatchObject({ kind: "project", existing: false });
    expect(opened.id).not.toBe(id);
  });

  test.each([
    ["none.tm7", "file-missing"],
    [".", "not-a-file"],
  ])("%s is refused", async (name, code) => {
    const { services, folder } = await openSmall();
    const reply = await services.dispatch("projects.openFile", { path: path.join(folder, name) });
    expect(reply).toMatchObject({ ok: false, problem: { code } });
  });

  test.each([
    ["lost its changes", "UPDATE change SET patches = 'x'; DELETE FROM snapshot WHERE seq > 0"],
    ["lost its template", "DELETE FROM template"],
  ])("whose project %s makes a new one, which is opened from then on", async (_, sql) => {
    const folder = temporaryFolder();
    const file = path.join(temporaryFolder(), "Small.tm7");
    fs.writeFileSync(file, smallModel());
    const before = testServices({ folder });
    const { id } = await before.call("projects.openFile", { path: file });
    const { model } = await before.call("projects.open", { id });
    const change = renameBrowser(model, "X");
    await before.call("projects.append", { id, baseSeq: 0, change });
    before.store.close();
    const connection = new Database(path.join(folder, "palisade.db"));
    connection.pragma("foreign_keys = OFF");
    connection.exec(`DROP TRIGGER change_is_append_only; ${sql}`);
    connection.close();

    const services = testServices({ folder, newId: () => crypto.randomUUID() });
    const opened = await services.call("projects.openFile", { path: file });
    expect(opened).toMatchObject({ kind: "project", existing: false });
    expect((await services.call("projects.open", { id: opened.id })).model).toEqual(model);
    const again = await services.call("projects.openFile", { path: file });
    expect(again).toMatchObject({ existing: true });
  });

  test("by a path that no file can have is refused", async () => {
    const { services, id } = await openSmall();
    const options = { id, path: "/tmp/a\0b.tm7", overwrite: false, embedTemplate: false };
    for (const [call, input] of [
      ["projects.openFile", { path: options.path }],
      ["projects.saveAs", options],
      ["projects.saveCopy", { ...options, scrub: true }],
      ["files.browse", { folder: options.path }],
    ] as const) {
      expect(await services.dispatch(call, input)).toMatchObject({
        ok: false,
        problem: { code: "invalid-input" },
      });
    }
    expect(services.bugs).toEqual([]);
  });

  test("by a path that depends on where the program runs is refused", async () => {
    const reply = await testServices().dispatch("projects.openFile", { path: "Small.tm7" });
    expect(reply).toMatchObject({ ok: false, problem: { code: "path-relative" } });
  });
});

describe("saving", () => {
  test("writes what was edited into the file, keeps what stood there, and says where", async () => {
    const { services, file, id, rename, stateOfFile } = await openSmall();
    expect(await stateOfFile()).toEqual({ state: "same", edited: false });
    await rename("Shopper");
    expect(await stateOfFile()).toEqual({ state: "same", edited: true });
    const { previous, ledger } = await services.call("projects.save", { id, overwrite: false });
    expect(ledger).toEqual([]);
    expect(namesIn(file)).toContain("Shopper");
    expect(fs.readFileSync(previous ?? "", "utf8")).toBe(smallModel());
    expect(await stateOfFile()).toEqual({ state: "same", edited: false });
    expect(fs.readFileSync(file, "utf8").replaceAll("Shopper", "Browser")).toBe(smallModel());
  });

  test("twice changes nothing the second time", async () => {
    const { services, file, id, rename } = await openSmall();
    await rename("Shopper");
    await services.call("projects.save", { id, overwrite: false });
    const written = fs.readFileSync(file);
    const again = await services.call("projects.save", { id, overwrite: false });
    expect(again.previous).toBeNull();
    expect(fs.readFileSync(file)).toEqual(written);
  });

  test("refuses to overwrite what another program wrote, until it is told to", async () => {
    const { services, file, id, rename, stateOfFile } = await openSmall();
    await rename("Mine");
    const theirs = smallModel().replaceAll("Browser", "Theirs");
    fs.writeFileSync(file, theirs);
    expect(await stateOfFile()).toEqual({ state: "changed", edited: true });
    const refused = await services.dispatch("projects.save", { id, overwrite: false });
    expect(refused).toMatchObject({ ok: false, problem: { code: "file-changed", place: file } });
    expect(fs.readFileSync(file, "utf8")).toBe(theirs);
    const { previous } = await services.call("projects.save", { id, overwrite: true });
    expect(namesIn(file)).toContain("Mine");
    expect(fs.readFileSync(previous ?? "", "utf8")).toBe(theirs);
  });

  test("a file that is gone is written anew", async () => {
    const { services, file, id, stateOfFile } = await openSmall();
    fs.rmSync(file);
    expect(await stateOfFile()).toEqual({ state: "missing", edited: false });
    await services.call("projects.save", { id, overwrite: false });
    expect(fs.readFileSync(file, "utf8")).toBe(smallModel());
  });

  test("a model made here is refused until it has a file", async () => {
    const services = testServices();
    const [template] = await services.call("templates.list", {});
    const made = { name: "Shop", templateId: template?.id ?? "" };
    const { id } = await services.call("projects.create", made);
    const reply = await services.dispatch("projects.save", { id, overwrite: false });
    expect(reply).toMatchObject({ ok: false, problem: { code: "not-linked" } });
  });

  test("keeps the rights of the file, and a link to it a link", async () => {
    const { services, folder, file } = await openSmall();
    const real = path.join(temporaryFolder(), "Real.tm7");
    fs.writeFileSync(real, smallModel().replaceAll("Browser", "Visitor"), { mode: 0o640 });
    const link = path.join(folder, "Link.tm7");
    fs.symlinkSync(real, link);
    const { id } = await services.call("projects.openFile", { path: link });
    const copy = { id, path: link, overwrite: true, embedTemplate: false };
    const { model, seq } = await services.call("projects.open", { id });
    await services.call("projects.append", { id, baseSeq: seq, change: renameBrowser(model, "X") });
    await services.call("projects.saveAs", copy);
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    expect(fs.statSync(real).mode & 0o777).toBe(0o640);
    expect(namesIn(real)).toContain("X");
    expect(fs.readFileSync(file, "utf8")).toBe(smallModel());
  });
});

describe("saving as", () => {
  test("links the project to the new file and leaves the old one alone", async () => {
    const { services, folder, file, id, rename } = await openSmall();
    await rename("Shopper");
    const target = path.join(folder, "Second.palisade.json");
    const options = { id, path: target, overwrite: false, embedTemplate: true };
    await services.call("projects.saveAs", options);
    expect(fs.readFileSync(file, "utf8")).toBe(smallModel());
    const { link, edited } = await services.call("projects.fileState", { id });
    expect(link).toMatchObject({ fileName: "Second.palisade.json", state: "same" });
    expect(edited).toBe(false);

    const other = testServices();
    const opened = await other.call("projects.openFile", { path: target });
    const mine = await services.call("projects.open", { id });
    const theirs = await other.call("projects.open", { id: opened.id });
    expect(theirs.model).toEqual(mine.model);
    expect(theirs.template).toEqual(mine.template);
  });

  test("succeeds when the file is written and only the link cannot be stored", async () => {
    let isFull = false;
    const whenFull = (store: Store): Store => ({
      ...store,
      links: {
        ...store.links,
        set(...link) {
          if (isFull) throw new Database.SqliteError("database or disk is full", "SQLITE_FULL");
          store.links.set(...link);
        },
      },
    });
    const services = testServices({ change: whenFull });
    const folder = temporaryFolder();
    const file = path.join(folder, "Small.tm7");
    fs.writeFileSync(file, smallModel());
    const { id } = await services.call("projects.openFile", { path: file });
    const { model } = await services.call("projects.open", { id });
    const change = renameBrowser(model, "Shopper");
    await services.call("projects.append", { id, baseSeq: 0, change });
    isFull = true;
    const target = path.join(folder, "Second.tm7");
    const options = { id, path: target, overwrite: false, embedTemplate: false };
    const forgotten = expect.objectContaining({
      what: expect.stringMatching(/^The file is saved; Palisade could not remember the link/),
    });
    expect((await services.call("projects.saveAs", options)).ledger).toContainEqual(forgotten);
    expect(namesIn(target)).toContain("Shopper");
    const saved = await services.call("projects.save", { id, overwrite: false });
    expect(saved.ledger).toContainEqual(forgotten);
    const { link } = await services.call("projects.fileState", { id });
    expect(link).toMatchObject({ path: file, state: "same" });
  });

  test("a native file that only names its template needs it to be there", async () => {
    const { services, folder, id } = await openSmall();
    const target = path.join(folder, "Second.palisade.json");
    const options = { id, path: target, overwrite: false, embedTemplate: false };
    await services.call("projects.saveAs", options);
    const reply = await testServices().dispatch("projects.openFile", { path: target });
    expect(reply).toMatchObject({ ok: false, problem: { code: "template-missing" } });
    await services.call("projects.delete", { id });
    const again = await services.call("projects.openFile", { path: target });
    const { template, ledger } = await services.call("projects.open", { id: again.id });
    expect(template.manifest.name).toBe("Small");
    expect(ledger).toEqual([]);
  });

  test("a model made here is still none that was loaded", async () => {
    const services = testServices();
    const [template] = await services.call("templates.list", {});
    const made = { name: "Shop", templateId: template?.id ?? "" };
    const { id } = await services.call("projects.create", made);
    const target = path.join(temporaryFolder(), "Shop.tm7");
    const options = { id, path: target, overwrite: false, embedTemplate: false };
    await services.call("projects.saveAs", options);
    await services.call("projects.save", { id, overwrite: false });
    const { analysisOptions, fileName } = await services.call("projects.open", { id });
    expect(fileName).toBe("Shop.tm7");
    expect(analysisOptions).toEqual({ titlesFrozen: false, loaded: false });
  });

  test("what was said of reading the first file is still said", async () => {
    const services = testServices();
    const folder = temporaryFolder();
    const file = path.join(folder, "Small.tm7");
    fs.writeFileSync(file, smallModel().replace(/<Zoom>[^<]*</, "<Zoom>wide<"));
    const { id } = await services.call("projects.openFile", { path: file });
    const { ledger } = await services.call("projects.open", { id });
    expect(ledger).not.toEqual([]);
    const target = path.join(folder, "Second.tm7");
    const options = { id, path: target, overwrite: false, embedTemplate: false };
    const saved = await services.call("projects.saveAs", options);
    expect(saved.ledger).not.toEqual(ledger);
    expect((await services.call("projects.open", { id })).ledger).toEqual(ledger);
  });

  test("what a .tm7 says beyond the model survives a stay in a native file", async () => {
    const { services, folder, id } = await openSmall();
    const native = path.join(folder, "Second.palisade.json");
    const back = path.join(folder, "Third.tm7");
    const options = { id, overwrite: false, embedTemplate: false };
    await services.call("projects.saveAs", { ...options, path: native });
    const { seq } = await services.call("projects.open", { id });
    await services.call("projects.revert", { id, baseSeq: seq });
    await services.call("projects.saveAs", { ...options, path: back });
    expect(fs.readFileSync(back, "utf8")).toBe(smallModel());
  });

  test.each([
    ["Taken.tm7", "file-exists"],
    ["Model.docx", "format-unknown"],
    ["Template.tb7", "format-unknown"],
    ["no/such/folder/Model.tm7", "file-unwritable"],
  ])("%s is refused and nothing is touched", async (name, code) => {
    const { services, folder, id } = await openSmall();
    fs.writeFileSync(path.join(folder, "Taken.tm7"), "theirs");
    const options = { id, path: path.join(folder, name), overwrite: false, embedTemplate: false };
    const reply = await services.dispatch("projects.saveAs", options);
    expect(reply).toMatchObject({ ok: false, problem: { code } });
    expect(fs.readFileSync(path.join(folder, "Taken.tm7"), "utf8")).toBe("theirs");
    expect(fs.readdirSync(folder).toSorted()).toEqual(["Small.tm7", "Taken.tm7"]);
  });
});

describe("a copy", () => {
  test("without user names and machine paths leaves the model as it is", async () => {
    const services = testServices();
    const folder = temporaryFolder();
    const file = path.join(folder, "Small.tm7");
    const leaking = smallModel().replaceAll("Browser", "Browser of CORP\\ada in C:\\Users\\ada\\x");
    fs.writeFileSync(file, leaking.replace("Me &amp; you", "CORP\\ada"));
    const { id } = await services.call("projects.openFile", { path: file });
    const target = path.join(folder, "Shared.tm7");
    const copy = { id, path: target, overwrite: false, embedTemplate: false, scrub: true };
    const { ledger } = await services.call("projects.saveCopy", copy);
    expect(ledger.length).toBeGreaterThan(0);
    expect(fs.readFileSync(target, "utf8")).not.toMatch(/\bada\b/);
    expect(fs.readFileSync(file, "utf8")).toContain("CORP\\ada");
    const { link } = await services.call("projects.fileState", { id });
    expect(link?.path).toBe(fs.realpathSync(file));
  });

  test("onto the model's own file, by whatever name, is refused", async () => {
    const { services, folder, file, id } = await openSmall();
    const second = path.join(folder, "Second.tm7");
    fs.linkSync(file, second);
    for (const target of [file, second]) {
      const copy = { id, path: target, overwrite: true, embedTemplate: false, scrub: true };
      const reply = await services.dispatch("projects.saveCopy", copy);
      expect(reply).toMatchObject({ ok: false, problem: { code: "copy-onto-itself" } });
      expect(fs.readFileSync(target, "utf8")).toBe(smallModel());
    }
  });

  test("to a path nobody chose is refused before anything is looked up there", async () => {
    const services = testServices({
      chooser: { open: async () => null, save: async () => null },
    });
    const file = path.join(temporaryFolder(), "Small.tm7");
    fs.writeFileSync(file, smallModel());
    const { value } = services.openFile(file) as { value: { id: string } };
    const copy = { id: value.id, path: file, overwrite: true, embedTemplate: false, scrub: true };
    const reply = await services.dispatch("projects.saveCopy", copy);
    expect(reply).toMatchObject({ ok: false, problem: { code: "not-chosen" } });
  });
});

describe("a file changed by another program", () => {
  test("is compared, and taken over by one change that can be taken back", async () => {
    const { services, file, id, rename, stateOfFile } = await openSmall();
    const seq = await rename("Mine");
    fs.writeFileSync(file, smallModel().replaceAll("Browser", "Theirs"));
    const { items } = await services.call("projects.compareFile", { id });
    expect(items).toContainEqual(
      expect.objectContaining({
        changes: [expect.objectContaining({ what: "Name", from: "Theirs", to: "Mine" })],
      }),
    );
    const reverted = await services.call("projects.revert", { id, baseSeq: seq });
    expect(reverted).toEqual({ seq: seq + 1, changed: true });
    const { model, history } = await services.call("projects.open", { id });
    expect(model.diagrams[0]?.shapes.map(({ name }) => name)).toContain("Theirs");
    expect(history.done.at(-1)?.label).toBe("Take over Small.tm7");
    expect(await stateOfFile()).toEqual({ state: "same", edited: false });
  });

  test("back to what the project says is taken over without a change", async () => {
    const { services, id, rename } = await openSmall();
    await rename("Mine");
    const seq = await rename("Browser");
    const reverted = await services.call("projects.revert", { id, baseSeq: seq });
    expect(reverted).toEqual({ seq, changed: false });
  });

  test("with another template brings that along, and taking it back brings the old one again", async () => {
    const { services, file, id } = await openSmall();
    fs.writeFileSync(file, smallModel().replaceAll(">Small<", ">Larger<"));
    await services.call("projects.revert", { id, baseSeq: 0 });
    const { template, history } = await services.call("projects.open", { id });
    expect(template.manifest.name).toBe("Larger");
    const taken = history.done.at(-1)?.seq ?? 0;
    const { change } = await services.call("projects.change", { id, seq: taken });
    const { label, patches } = invert(change);
    await services.call("projects.append", {
      id,
      baseSeq: taken,
      change: { label, patches: [...patches] },
      step: { kind: "undo", of: taken },
    });
    const back = await services.call("projects.open", { id });
    expect(back.template.manifest.name).toBe("Small");
  });

  test("to what the project says already is no change", async () => {
    const { services, file, rename, stateOfFile } = await openSmall();
    await rename("Shopper");
    fs.writeFileSync(file, smallModel().replaceAll("Browser", "Shopper"));
    expect(await stateOfFile()).toEqual({ state: "same", edited: false });
    expect(services.bugs).toEqual([]);
  });

  test("is compared once, until the file or the project changes again", async () => {
    const { services, file, rename, stateOfFile } = await openSmall();
    const theirs = smallModel().replaceAll("Browser", "Theirs");
    fs.writeFileSync(file, theirs);
    const reads = vi.spyOn(fs, "readFileSync");
    onTestFinished(() => reads.mockRestore());
    const looks = async () => {
      reads.mockClear();
      const state = await stateOfFile();
      return [state, reads.mock.calls.length];
    };
    // Once for its digest, once to be compared.
    expect(await looks()).toEqual([{ state: "changed", edited: false }, 2]);
    expect(await looks()).toEqual([{ state: "changed", edited: false }, 1]);
    await rename("Mine");
    expect(await looks()).toEqual([{ state: "changed", edited: true }, 2]);
    fs.writeFileSync(file, theirs.replaceAll("Theirs", "Mine"));
    expect(await looks()).toEqual([{ state: "same", edited: false }, 2]);
    expect(services.bugs).toEqual([]);
  });

  test("to what the project says already is seen where nothing can be stored", async () => {
    const { services, file, rename, stateOfFile } = await openSmall();
    await rename("Shopper");
    fs.writeFileSync(file, smallModel().replaceAll("Browser", "Shopper"));
    const refuse = () => {
      throw Object.assign(new Error("attempt to write"), { code: "SQLITE_READONLY" });
    };
    vi.spyOn(services.store.links, "set").mockImplementation(refuse);
    vi.spyOn(services.store.templates, "put").mockImplementation(refuse);
    expect(await stateOfFile()).toEqual({ state: "same", edited: true });
  });

  test("that cannot be read any more is refused, and the project stays", async () => {
    const { services, file, id, rename, stateOfFile } = await openSmall();
    const seq = await rename("Mine");
    fs.writeFileSync(file, "half a fi");
    expect(await stateOfFile()).toEqual({ state: "changed", edited: true });
    const reply = await services.dispatch("projects.revert", { id, baseSeq: seq });
    expect(reply).toMatchObject({ ok: false });
    expect((await services.call("projects.open", { id })).seq).toBe(seq);
  });

  test("is noticed while the project is open", async () => {
    const { services, file, id } = await openSmall();
    await services.call("projects.open", { id });
    fs.writeFileSync(file, smallModel().replaceAll("Browser", "Theirs"));
    await expect
      .poll(() => services.heard, { timeout: 10_000 })
      .toContainEqual({ name: "project.fileChanged", payload: { id } });
  });
});

describe("the template of a project", () => {
  test("is chosen by a change", async () => {
    const services = testServices({ builtInTemplates: [buildTemplate("A"), buildTemplate("B")] });
    const [first, second] = await services.call("templates.list", {});
    const made = { name: "Shop", templateId: first?.id ?? "" };
    const { id } = await services.call("projects.create", made);
    const choice = { id, baseSeq: 0, templateId: second?.id ?? "", patches: [] };
    expect(await services.call("projects.chooseTemplate", choice)).toEqual({ seq: 1 });
    expect((await services.call("projects.open", { id })).template.manifest.name).toBe("B");
    expect(must(services.store.projects.templateAt(id, 0))).toBe(first?.id);
    const stale = await services.dispatch("projects.chooseTemplate", choice);
    expect(stale).toMatchObject({ ok: false, problem: { code: "out-of-date" } });
  });

  test("is chosen together with what makes the model fit it, by one change", async () => {
    const services = testServices({ builtInTemplates: [buildTemplate("A"), buildTemplate("B")] });
    const [first, second] = await services.call("templates.list", {});
    const made = { name: "Shop", templateId: first?.id ?? "" };
    const { id } = await services.call("projects.create", made);
    const patches = [{ table: "generationEnabled" as const, before: true, after: false }];
    const choice = { id, baseSeq: 0, templateId: second?.id ?? "", patches };
    expect(await services.call("projects.chooseTemplate", choice)).toEqual({ seq: 1 });
    const opened = await services.call("projects.open", { id });
    expect(opened.model.generationEnabled).toBe(false);
    expect(opened.history.done).toMatchObject([{ seq: 1 }]);
    const misfit = { ...choice, baseSeq: 1, templateId: first?.id ?? "", patches };
    const refused = await services.dispatch("projects.chooseTemplate", {
      ...misfit,
      patches: [{ table: "threat", index: 0, before: aThreat(1), after: null }],
    });
    expect(refused).toMatchObject({ ok: false, problem: { code: "change-does-not-fit" } });
    expect((await services.call("projects.open", { id })).templateId).toBe(second?.id);
  });

  test("of a .tm7 leaves nothing behind when it is chosen, saved and taken back", async () => {
    const { services, folder, file, id, rename } = await openSmall();
    const { templateId: own } = await services.call("projects.open", { id });
    const [other] = await services.call("templates.list", {});
    const choose = async (templateId: string) => {
      const { seq } = await services.call("projects.open", { id });
      await services.call("projects.chooseTemplate", { id, baseSeq: seq, templateId, patches: [] });
    };
    const save = () => services.call("projects.save", { id, overwrite: false });
    await choose(other?.id ?? "");
    await save();
    const { template } = must(readTm7(new Uint8Array(fs.readFileSync(file)), file));
    expect(template?.manifest.name).toBe("Built in");
    await rename("Shopper");
    await save();
    expect(namesIn(file)).toContain("Shopper");
    const renamed = path.join(folder, "Second.tm7");
    const options = { id, path: renamed, overwrite: false, embedTemplate: false };
    await services.call("projects.saveAs", options);
    expect(await services.call("projects.list", {})).toMatchObject([{ fileName: "Second.tm7" }]);
    await rename("Browser");
    await choose(own);
    await save();
    expect(fs.readFileSync(renamed, "utf8")).toBe(smallModel());
  });

  test("that is not there, or is not the one in use, cannot be chosen", async () => {
    const { services, id } = await openSmall();
    const { templateId } = await services.call("projects.open", { id });
    for (const [before, after] of [
      [templateId, "none"],
      ["none", templateId],
    ] as const) {
      const change = { label: "Use it", patches: [{ table: "template" as const, before, after }] };
      const reply = await services.dispatch("projects.append", { id, baseSeq: 0, change });
      expect(reply).toMatchObject({ ok: false, problem: { code: "change-does-not-fit" } });
    }
  });
});

describe("browsing", () => {
  test("shows folders and what can be opened, folders first, and hides the rest", async () => {
    const folder = temporaryFolder();
    for (const name of [
      "b.tm7",
      "A.palisade.json",
      "t.tb7",
      "u.yaml",
      "notes.txt",
      ".hidden.tm7",
    ]) {
      fs.writeFileSync(path.join(folder, name), "x");
    }
    fs.mkdirSync(path.join(folder, "z folder"));
    fs.symlinkSync("/no/such/thing", path.join(folder, "dangling"));
    const services = testServices({ places: [{ name: "Home", folder }] });
    const content = await services.call("files.browse", { folder: null });
    expect(content.folder).toBe(folder);
    expect(content.parent).toBe(path.dirname(folder));
    expect(content.entries.map(({ name, kind }) => [name, kind])).toEqual([
      ["z folder", "folder"],
      ["A.palisade.json", "model"],
      ["b.tm7", "model"],
      ["t.tb7", "template"],
      ["u.yaml", "template"],
    ]);
  });

  test("shows the first by name of a folder with too many, looks at no others, and says so", () => {
    const folder = temporaryFolder();
    for (const at of [10, 9, 1, 2]) fs.writeFileSync(path.join(folder, `m${at}.tm7`), "");
    fs.mkdirSync(path.join(folder, "z folder"));
    fs.writeFileSync(path.join(folder, "a.txt"), "");
    const looks = vi.spyOn(fs, "statSync");
    onTestFinished(() => looks.mockRestore());
    const { entries, more } = must(browseFolder(folder, [], 4));
    expect(entries.map(({ name }) => name)).toEqual(["z folder", "m1.tm7", "m2.tm7", "m9.tm7"]);
    expect(more).toBe(true);
    expect(looks).toHaveBeenCalledTimes(4);
    expect(must(browseFolder(folder, [], 5)).more).toBe(false);
  });

  test("begins where a file was used last, or at home once that folder is gone", async () => {
    const home = temporaryFolder();
    const services = testServices({ places: [{ name: "Home", folder: home }] });
    const folder = path.join(temporaryFolder(), "models");
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(folder, "Small.tm7"), smallModel());
    await services.call("projects.openFile", { path: path.join(folder, "Small.tm7") });
    const start = async () => (await services.call("files.browse", { folder: null })).folder;
    expect(await start()).toBe(fs.realpathSync(folder));
    fs.rmSync(folder, { recursive: true });
    expect(await start()).toBe(home);
  });

  test("a folder that is not there is refused by name", async () => {
    const reply = await testServices().dispatch("files.browse", { folder: "/no/such/folder" });
    expect(reply).toMatchObject({
      ok: false,
      problem: { message: "There is no such folder.", place: "/no/such/folder" },
    });
  });
});

test("a dropped native file becomes a project like any other", async () => {
  const { services, folder, id } = await openSmall();
  const target = path.join(folder, "Second.palisade.json");
  const copy = { id, path: target, overwrite: false, embedTemplate: true, scrub: false };
  await services.call("projects.saveCopy", copy);
  const bytes = fileBytes(fs.readFileSync(target, "utf8"));
  const dropped = await services.call("projects.import", {
    fileName: "Second.palisade.json",
    bytes,
  });
  const { model } = await services.call("projects.open", { id: dropped.id });
  expect(model).toEqual((await services.call("projects.open", { id })).model);
});
