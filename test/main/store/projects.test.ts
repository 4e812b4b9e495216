import Database from "better-sqlite3";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { applyChange } from "../../../shared/model/change.ts";
import type { Store } from "../../../main/store/store.ts";
import { SNAPSHOT_EVERY, WORTH_A_SNAPSHOT } from "../../../main/store/history.ts";
import { must, openTestStore } from "../../builders/open-store.ts";
import { buildModel, buildTemplate, moveBrowser } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

function storeWithProject(folder = temporaryFolder()) {
  const store = openTestStore(folder);
  const templateKey = store.templates.put(buildTemplate(), "embedded", null);
  const model = buildModel();
  const id = store.projects.create({ name: "Shop", model, templateKey, file: null });
  return { folder, store, id, model, templateKey };
}

describe("a project", () => {
  test("is listed and opens as it was made", () => {
    const { store, id, model, templateKey } = storeWithProject();
    expect(store.projects.list()).toMatchObject([
      { id, name: "Shop", fileName: null, templateName: "Test template", seq: 0 },
    ]);
    expect(must(store.projects.open(id))).toEqual({
      id,
      name: "Shop",
      fileName: null,
      templateKey,
      originTemplateKey: null,
      seq: 0,
      model,
      ledger: [],
      titlesFrozen: false,
      loaded: false,
    });
  });

  test("keeps the file it came from byte for byte, and its ledger", () => {
    const { store, model, templateKey } = storeWithProject();
    const bytes = new Uint8Array([0, 255, 10, 13, 0]);
    const ledger = [{ effect: "kept" as const, place: "here", what: "something" }];
    const file = { name: "shop.tm7", bytes, ledger, titlesFrozen: true };
    const id = store.projects.create({ name: "Shop", model, templateKey, file });
    expect(store.projects.originalBytes(id)).toEqual(bytes);
    expect(must(store.projects.open(id))).toMatchObject({
      fileName: "shop.tm7",
      ledger,
      titlesFrozen: true,
    });
  });

  test("the one changed last comes first", () => {
    const { store, id, model, templateKey } = storeWithProject();
    store.projects.create({ name: "Second", model, templateKey, file: null });
    expect(store.projects.list().map(({ name }) => name)).toEqual(["Second", "Shop"]);
    must(store.projects.append(id, 0, moveBrowser(model, 5), "Ada"));
    expect(store.projects.list().map(({ name }) => name)).toEqual(["Shop", "Second"]);
  });

  test("takes the name its model is given", () => {
    const { store, id, model } = storeWithProject();
    const after = { ...model.information, name: " Store " };
    const patch = { table: "information" as const, before: model.information, after };
    must(store.projects.append(id, 0, { label: "Rename", patches: [patch] }, ""));
    expect(must(store.projects.open(id)).name).toBe("Store");
    const nameless = {
      table: "information" as const,
      before: after,
      after: { ...after, name: "" },
    };
    must(store.projects.append(id, 1, { label: "Clear", patches: [nameless] }, ""));
    expect(must(store.projects.open(id)).name).toBe("Store");
  });

  test("deleted: neither listed nor opened nor changed, and forgotten a month later", () => {
    const { store, id, model, folder } = storeWithProject();
    must(store.projects.remove(id));
    expect(store.projects.list()).toEqual([]);
    expect(store.projects.open(id)).toMatchObject({ problem: { code: "project-unknown" } });
    const append = store.projects.append(id, 0, moveBrowser(model, 5), "");
    expect(append).toMatchObject({ problem: { code: "project-unknown" } });
    expect(store.projects.remove(id)).toMatchObject({ ok: false });

    openTestStore(folder);
    expect(rowsOf(folder, "project")).toBe(1);
    const inTwoMonths = () => new Date(Date.UTC(2026, 2, 1));
    openTestStore(folder, inTwoMonths);
    expect(rowsOf(folder, "project")).toBe(0);
    expect(rowsOf(folder, "snapshot")).toBe(0);
  });
});

describe("a change", () => {
  test("is there when the store is opened again", () => {
    const { store, folder, id, model } = storeWithProject();
    const change = moveBrowser(model, 42);
    expect(must(store.projects.append(id, 0, change, "Ada"))).toEqual({ seq: 1 });
    store.close();
    const again = must(openTestStore(folder).projects.open(id));
    expect(again).toMatchObject({ seq: 1, model: applyChange(model, change) });
  });

  test.each([-1, 1, 2])("on top of change %i of a project with none is out of date", (baseSeq) => {
    const { store, id, model } = storeWithProject();
    const append = store.projects.append(id, baseSeq, moveBrowser(model, 5), "");
    expect(append).toMatchObject({ ok: false, problem: { code: "out-of-date", place: "Shop" } });
    expect(must(store.projects.open(id))).toMatchObject({ seq: 0, model });
  });

  test("made through another connection is seen, and stale ones are refused", () => {
    const { store, folder, id, model } = storeWithProject();
    const other = openTestStore(folder);
    must(store.projects.append(id, 0, moveBrowser(model, 5), ""));
    expect(other.projects.append(id, 0, moveBrowser(model, 6), "")).toMatchObject({ ok: false });
    const seen = must(other.projects.open(id));
    must(other.projects.append(id, 1, moveBrowser(seen.model, 6), ""));
    expect(must(store.projects.open(id)).model.diagrams[0]?.shapes[0]).toMatchObject({ left: 6 });
  });

  test("that contradicts the model is refused and leaves nothing behind", () => {
    const { store, id, model } = storeWithProject();
    const foreign = moveBrowser(buildModel({ diagrams: [{ ...first(model), id: "other" }] }), 5);
    const append = store.projects.append(id, 0, foreign, "");
    expect(append).toMatchObject({ problem: { code: "change-does-not-fit" } });
    expect(must(store.projects.open(id)).seq).toBe(0);
    must(store.projects.append(id, 0, moveBrowser(model, 5), ""));
  });

  test("cannot be altered once stored", () => {
    const { store, folder, id, model } = storeWithProject();
    must(store.projects.append(id, 0, moveBrowser(model, 5), ""));
    const connection = new Database(path.join(folder, "palisade.db"));
    expect(() => connection.exec("UPDATE change SET label = 'other'")).toThrow("append-only");
    connection.close();
  });
});

describe("a long history", () => {
  const changes = SNAPSHOT_EVERY * 2 + 7;

  function longProject() {
    const { store, folder, id, model } = storeWithProject();
    let current = model;
    for (let seq = 0; seq < changes; seq++) {
      const change = moveBrowser(current, seq + 1);
      must(store.projects.append(id, seq, change, ""));
      current = applyChange(current, change);
    }
    store.close();
    return { folder, id, model: current };
  }

  test("opens as it was left, from the last snapshot or, when that is damaged, an earlier one", () => {
    const { folder, id, model } = longProject();
    expect(must(openTestStore(folder).projects.open(id))).toMatchObject({ seq: changes, model });

    damage(folder, `UPDATE snapshot SET model = 'x' WHERE seq = ${SNAPSHOT_EVERY * 2}`);
    damage(folder, `UPDATE snapshot SET model = '{}' WHERE seq = ${SNAPSHOT_EVERY}`);
    expect(must(openTestStore(folder).projects.open(id))).toMatchObject({ seq: changes, model });
  });

  test("closed after some changes opens without replaying any of them", () => {
    const { folder, id, store, model } = storeWithProject();
    let current = model;
    const appendUpTo = ({ projects }: Store, from: number, to: number) => {
      for (let seq = from; seq < to; seq++) {
        const change = moveBrowser(current, seq + 1);
        must(projects.append(id, seq, change, ""));
        current = applyChange(current, change);
      }
    };
    appendUpTo(store, 0, WORTH_A_SNAPSHOT);
    store.close();
    const second = openTestStore(folder);
    appendUpTo(second, WORTH_A_SNAPSHOT, WORTH_A_SNAPSHOT * 2);
    second.close();
    const third = openTestStore(folder);
    const last = WORTH_A_SNAPSHOT * 2 + 1;
    appendUpTo(third, last - 1, last);
    third.close();
    expect(snapshots(folder)).toEqual([0, WORTH_A_SNAPSHOT * 2]);
    damage(folder, `DELETE FROM change WHERE seq < ${last}`);
    const opened = must(openTestStore(folder).projects.open(id));
    expect(opened).toMatchObject({ seq: last, model: current });
  });

  test("is closed at once while another process writes, and even on the second time", () => {
    const { folder, id, store, model } = storeWithProject();
    must(store.projects.append(id, 0, moveBrowser(model, 1), ""));
    const other = new Database(path.join(folder, "palisade.db"));
    other.exec("BEGIN IMMEDIATE");
    store.close();
    store.close();
    other.exec("ROLLBACK");
    other.close();
    expect(must(openTestStore(folder).projects.open(id)).seq).toBe(1);
  });

  test.each([
    ["a change that is gone", "DELETE FROM change WHERE seq = 3", "missing"],
    ["no snapshot", "DELETE FROM snapshot", "snapshots"],
    [
      "a change that is nonsense",
      "DROP TRIGGER change_is_append_only; UPDATE change SET patches = '[1]' WHERE seq = 3",
      "change 3",
    ],
  ])("says what is damaged: %s", (_, sql, words) => {
    const { store, folder, id, model } = storeWithProject();
    let current = model;
    for (let seq = 0; seq < 5; seq++) {
      const change = moveBrowser(current, seq + 1);
      must(store.projects.append(id, seq, change, ""));
      current = applyChange(current, change);
    }
    store.close();
    damage(folder, sql);
    const opened = openTestStore(folder).projects.open(id);
    expect(opened).toMatchObject({ ok: false, problem: { code: "project-damaged" } });
    expect(opened).toHaveProperty("problem.message", expect.stringContaining(words));
  });
});

function first<T>({ diagrams }: { diagrams: readonly T[] }): T {
  const [diagram] = diagrams;
  if (diagram === undefined) throw new Error("no diagram");
  return diagram;
}

function rowsOf(folder: string, table: string): unknown {
  const connection = new Database(path.join(folder, "palisade.db"), { readonly: true });
  const count = connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  connection.close();
  return count;
}

/** Sequence numbers of the stored snapshots. */
function snapshots(folder: string): unknown[] {
  const connection = new Database(path.join(folder, "palisade.db"), { readonly: true });
  const seqs = connection.prepare("SELECT seq FROM snapshot ORDER BY seq").pluck().all();
  connection.close();
  return seqs;
}

function damage(folder: string, sql: string): void {
  const connection = new Database(path.join(folder, "palisade.db"));
  connection.exec(sql);
  connection.close();
}
