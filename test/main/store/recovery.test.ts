/** What is rescued of a damaged database fits together: nothing speaks of changes that are gone. */

import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { migrations } from "../../../main/store/migrations/migrations.ts";
import { recoverDatabase } from "../../../main/store/recovery.ts";
import { applyChange } from "../../../shared/model/change.ts";
import { must, openTestStore } from "../../builders/open-store.ts";
import { testServices } from "../../builders/services.ts";
import { buildTemplate, moveBrowser } from "../../builders/small-project.ts";
import { storeProject } from "../../builders/stored-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

/** Damages single rows, then recovers; gives what a person is told. */
function damageAndRecover(folder: string, sql: string): string {
  const file = path.join(folder, "palisade.db");
  const connection = new Database(file);
  connection.pragma("foreign_keys = OFF");
  connection.exec(`DROP TRIGGER change_is_append_only; ${sql}`);
  connection.close();
  return must(recoverDatabase(file, migrations, "2026-02-01T00:00:00.000Z")).message;
}

describe("a project taken back to an earlier change", () => {
  test("does not overwrite the newer file unseen, and loses the revisions of later changes", async () => {
    const folder = temporaryFolder();
    const services = testServices({ folder });
    const { id } = storeProject(services.store, "Shop", 3);
    for (const [seq, name] of [
      [1, "Draft"],
      [3, "Reviewed"],
    ] as const) {
      await services.call("revisions.create", { id, seq, name });
    }
    const file = path.join(temporaryFolder(), "Shop.palisade.json");
    const saving = { id, path: file, overwrite: false, embedTemplate: true };
    await services.call("projects.saveAs", saving);
    services.store.close();
    const saved = fs.readFileSync(file);

    const told = damageAndRecover(
      folder,
      "DELETE FROM snapshot WHERE seq > 0; UPDATE change SET patches = 'x' WHERE seq = 2",
    );
    expect(told).toContain("template, or could not be rescued: Shop.");
    expect(told).toContain("“Reviewed” of Shop");

    const again = testServices({ folder });
    expect((await again.call("projects.open", { id })).seq).toBe(1);
    const { link } = await again.call("projects.fileState", { id });
    expect(link).toMatchObject({ path: file, state: "changed" });
    expect(await again.dispatch("projects.save", { id, overwrite: false })).toMatchObject({
      ok: false,
      problem: { code: "file-changed" },
    });
    expect(fs.readFileSync(file)).toEqual(saved);
    const left = await again.call("revisions.list", { id });
    expect(left.map(({ name }) => name)).toEqual(["Draft"]);
  });

  test("has the template it had then", async () => {
    const folder = temporaryFolder();
    const builtInTemplates = [buildTemplate("Old"), buildTemplate("New")];
    const services = testServices({ folder, builtInTemplates });
    const [old, other] = ["Old", "New"].map((name) =>
      services.store.templates.put(buildTemplate(name), "builtIn", null),
    );
    const { id } = await services.call("projects.create", { name: "Shop", templateId: old ?? "" });
    const nothing = { label: "Nothing", patches: [] };
    for (const baseSeq of [0, 1])
      await services.call("projects.append", { id, baseSeq, change: nothing });
    await services.call("projects.chooseTemplate", {
      id,
      baseSeq: 2,
      templateId: other ?? "",
      patches: [],
    });
    services.store.close();
    damageAndRecover(
      folder,
      "DELETE FROM snapshot WHERE seq > 0; UPDATE change SET patches = 'x' WHERE seq = 2",
    );
    const opened = must(openTestStore(folder).projects.open(id));
    expect(opened).toMatchObject({ seq: 1, templateKey: old });
  });

  test("grows past the snapshots that could not be read", () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    const { id } = storeProject(store, "Shop", 205);
    store.close();
    damageAndRecover(
      folder,
      "UPDATE snapshot SET model = 'x' WHERE seq > 0; UPDATE change SET patches = 'x' WHERE seq = 199",
    );
    const connection = new Database(path.join(folder, "palisade.db"));
    expect(connection.prepare("SELECT seq FROM snapshot").pluck().all()).toEqual([0]);
    connection.close();
    const again = openTestStore(folder);
    const opened = must(again.projects.open(id));
    let { model } = opened;
    for (let seq = opened.seq; seq < 202; seq++) {
      const change = moveBrowser(model, 5000 + seq);
      must(again.projects.append(id, seq, change, ""));
      model = applyChange(model, change);
    }
    expect(must(openTestStore(folder).projects.open(id))).toMatchObject({ seq: 202, model });
  });
});

test("a snapshot that cannot be read is written anew when its change comes again", () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const { id, model } = storeProject(store, "Shop", 199);
  const connection = new Database(path.join(folder, "palisade.db"));
  connection.exec(`INSERT INTO snapshot VALUES ('${id}', 200, 'x')`);
  connection.close();
  expect(must(store.projects.append(id, 199, moveBrowser(model, 9), ""))).toEqual({ seq: 200 });
});

describe("a person is told of", () => {
  function folderWithShop(): string {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    storeProject(store, "Shop", 3);
    store.close();
    return folder;
  }

  test("a project whose template is gone", () => {
    const told = damageAndRecover(folderWithShop(), "DELETE FROM template");
    expect(told).toContain("template, or could not be rescued: Shop.");
    expect(told).not.toContain("in full");
  });

  test.each([
    ["revision", "Some of these may be missing: revisions."],
    ["project_file", "Some of these may be missing: files that projects were made of."],
  ])("a table that cannot be read: %s", (table, expected) => {
    const folder = folderWithShop();
    const file = path.join(folder, "palisade.db");
    const connection = new Database(file);
    const root = connection.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?");
    const page = Number(root.pluck().get(table));
    connection.close();
    const bytes = fs.readFileSync(file);
    fs.writeFileSync(file, bytes.fill(0xa5, (page - 1) * 4096, page * 4096));
    const told = openTestStore(folder).recovery?.message;
    expect(told).toContain(expected);
    expect(told).not.toContain("in full");
  });
});
