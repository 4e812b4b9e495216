/** Databases written by every earlier schema, with real data in them, opened by this one. */

import path from "node:path";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../../main/store/database.ts";
import { migrations } from "../../../main/store/migrations/migrations.ts";
import { templateKey } from "../../../main/store/templates.ts";
import { applyChange } from "../../../shared/model/change.ts";
import { storeThreats } from "../../../shared/model/edits/threats.ts";
import { must, openTestStore } from "../../builders/open-store.ts";
import { testServices } from "../../builders/services.ts";
import {
  buildModel,
  buildTemplate,
  moveBrowser,
  renameTemplate,
} from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { aThreat } from "../../builders/threat.ts";

const PROJECT = "00000000-0000-4000-8000-00000000000a";
const TIME = "2026-01-01T00:00:00.000Z";

/** A database as a Palisade of schema `version` left it: a project with an edit and the analysis' own change. */
function databaseOf(version: number) {
  const folder = temporaryFolder();
  const file = path.join(folder, "palisade.db");
  const connection = must(openDatabase(file, migrations.slice(0, version)));
  const template = buildTemplate();
  const model = buildModel();
  const key = templateKey(template);
  connection
    .prepare(
      `INSERT INTO template (key, origin, name, version, author, stencils, threat_types, content, added_at)
       VALUES (?, 'embedded', 'T', '1', '', 0, 0, ?, ?)`,
    )
    .run(key, JSON.stringify(template), TIME);
  connection
    .prepare(
      `INSERT INTO project (id, name, template_key, seq, created_at, updated_at)
       VALUES (?, 'Shop', ?, 2, ?, ?)`,
    )
    .run(PROJECT, key, TIME, TIME);
  connection
    .prepare(
      `INSERT INTO project_file (project_id, file_name, bytes, ledger, titles_frozen)
       VALUES (?, 'shop.tm7', x'00ff', '[]', 1)`,
    )
    .run(PROJECT);
  connection.prepare("INSERT INTO snapshot VALUES (?, 0, ?)").run(PROJECT, JSON.stringify(model));
  connection.exec(`INSERT INTO setting VALUES ('author', '"Ada"')`);
  const edit = moveBrowser(model, 40);
  const moved = applyChange(model, edit);
  const automatic = storeThreats(moved, [aThreat(1)]);
  if (automatic === null) throw new Error("no threats to store");
  const insert = connection.prepare(
    `INSERT INTO change (project_id, seq, label, patches, author, made_at)
     VALUES (?, ?, ?, ?, 'Ada', ?)`,
  );
  for (const [at, { label, patches }] of [edit, automatic].entries()) {
    insert.run(PROJECT, at + 1, label, JSON.stringify(patches), TIME);
  }
  connection.close();
  return { folder, model: applyChange(moved, automatic) };
}

describe.each(migrations.map(({ number }) => number))("a database of schema %i", (version) => {
  test("opens with everything in it, and goes on", () => {
    const { folder, model } = databaseOf(version);
    const store = openTestStore(folder);
    expect(store.recovery).toBeNull();
    expect(must(store.projects.open(PROJECT))).toMatchObject({
      name: "Shop",
      fileName: "shop.tm7",
      seq: 2,
      model,
      titlesFrozen: true,
      loaded: true,
    });
    expect(store.projects.originalBytes(PROJECT)).toEqual(new Uint8Array([0, 255]));
    expect(store.settings.read()).toEqual({ author: "Ada" });
    expect(store.log.stacks(PROJECT, 2).done[0]).toEqual({ seq: 1, label: "Move to 40" });
    expect(store.revisions.list(PROJECT)).toEqual([]);
    must(store.projects.append(PROJECT, 2, moveBrowser(model, 50), "Ada"));
    const step = { kind: "undo" as const, of: 3 };
    must(store.projects.append(PROJECT, 3, moveBrowser(model, 40), "Ada", step));
  });

  test("takes templates that are edited", () => {
    const { folder } = databaseOf(version);
    const store = openTestStore(folder);
    const [row] = store.templates.list();
    expect(row).toMatchObject({ draftId: null, published: false, origin: "embedded" });
    const id = store.drafts.create(buildTemplate(), null);
    must(store.drafts.append(id, 0, renameTemplate(buildTemplate(), "Ours"), "Ada"));
    store.close();
    const again = openTestStore(folder);
    expect(again.drafts.list()).toMatchObject([{ id, name: "Ours", seq: 1 }]);
  });

  test("whose threats and names are found as soon as somebody asks", async () => {
    const { folder } = databaseOf(version);
    const services = testServices({ folder });
    const { hits } = await services.call("search.find", { text: "browser", limit: 10 });
    expect(hits).toMatchObject([{ projectId: PROJECT, kind: "element", itemId: "browser" }]);
    const { threats } = await services.call("dashboard.read", { filter: {}, limit: 10 });
    expect(threats).toMatchObject([{ projectId: PROJECT, firstSeenAt: TIME }]);
    expect(services.bugs).toEqual([]);
  });

  test("whose every change still cannot be altered", () => {
    const { folder } = databaseOf(version);
    openTestStore(folder).close();
    const connection = must(openDatabase(path.join(folder, "palisade.db"), migrations));
    expect(() => connection.exec("UPDATE change SET label = 'other'")).toThrow("append-only");
    connection.close();
  });
});

test("what the analysis stored by itself before undo was kept is nothing to take back", () => {
  const { folder } = databaseOf(1);
  expect(
    openTestStore(folder)
      .log.stacks(PROJECT, 2)
      .done.map(({ seq }) => seq),
  ).toEqual([1]);
});
