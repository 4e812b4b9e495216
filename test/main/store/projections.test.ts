import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { searchTexts, type SearchText } from "../../../shared/model/search-texts.ts";
import type { Threat } from "../../../shared/model/model.ts";
import type { Projection } from "../../../main/store/projections.ts";
import type { Store } from "../../../main/store/store.ts";
import { must, openTestStore } from "../../builders/open-store.ts";
import { buildModel, buildTemplate, moveBrowser } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";
import { aThreat, aVerdict } from "../../builders/threat.ts";

const ages = { week: "2026-01-01T00:00:30", month: "2026-01-01T00:00:10", quarter: "2025-12-01" };

function projection(threats: readonly Threat[] = [], name = "Shop"): Projection {
  return {
    counts: { diagrams: 1, threats: threats.length, unjudged: 3 },
    threats,
    texts: searchTexts(name, buildModel(), threats),
  };
}

function storeWithProject(folder = temporaryFolder()) {
  const store = openTestStore(folder);
  const templateKey = store.templates.put(buildTemplate(), "embedded", null);
  const model = buildModel();
  const create = (name: string) => store.projects.create({ name, model, templateKey, file: null });
  return { folder, store, create, id: create("Shop"), model };
}

const seenAt = (store: Store): Readonly<Record<string, string>> =>
  Object.fromEntries(
    store.dashboard.open({}, ages, 100).map(({ key, firstSeenAt }) => [key, firstSeenAt]),
  );

function rowsOf(folder: string, table: string): unknown {
  const connection = new Database(path.join(folder, "palisade.db"), { readonly: true });
  const count = connection.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  connection.close();
  return count;
}

describe("a projection", () => {
  test("is stale until it is made, and again after a change", () => {
    const { store, id, model } = storeWithProject();
    expect(store.projections.stale()).toEqual([id]);
    store.projections.write(id, 0, projection([aThreat(1)]));
    expect(store.projections.stale()).toEqual([]);
    expect(store.projects.list()).toMatchObject([{ diagrams: 1, threats: 1, unjudged: 3 }]);
    must(store.projects.append(id, 0, moveBrowser(model, 5), ""));
    expect(store.projections.stale()).toEqual([id]);
  });

  test("of a change that is no longer the last one is not stored", () => {
    const { store, id, model } = storeWithProject();
    must(store.projects.append(id, 0, moveBrowser(model, 5), ""));
    store.projections.write(id, 0, projection([aThreat(1)]));
    expect(store.projections.stale()).toEqual([id]);
    expect(store.search.find(["browser"], 10)).toEqual([]);
    expect(store.dashboard.cells(ages)).toEqual([]);
  });

  test("keeps when a threat was first seen; a new one is as old as the change that brought it", () => {
    const { store, id, model } = storeWithProject();
    store.projections.write(id, 0, projection([aThreat(1), aThreat(2)]));
    const first = seenAt(store);
    must(store.projects.append(id, 0, moveBrowser(model, 5), ""));
    const [row] = store.projects.list();
    const judged = aThreat(2, { verdict: aVerdict({ state: "needsInvestigation" }) });
    store.projections.write(id, 1, projection([judged, aThreat(3)]));
    expect(seenAt(store)).toEqual({
      [aThreat(2).key]: first[aThreat(2).key],
      [aThreat(3).key]: row?.updatedAt,
    });
    expect(row?.updatedAt).not.toBe(first[aThreat(2).key]);
  });

  test("is searched as it was written last, whatever was written before", () => {
    const word = fc.constantFrom("alpha", "beta", "gamma", "delta");
    const text: fc.Arbitrary<SearchText> = fc.record({
      kind: fc.constant("element" as const),
      itemId: fc.constant("x"),
      diagramId: fc.constant(null),
      place: fc.constant(""),
      title: word,
      body: word,
    });
    const { store, id } = storeWithProject();
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 8 }), { maxLength: 4 }), (versions) => {
        for (const texts of versions) {
          store.projections.write(id, 0, { ...projection(), texts });
          for (const wanted of ["alpha", "beta", "gamma", "delta"]) {
            const expected = texts.filter(({ title, body }) => title === wanted || body === wanted);
            expect(store.search.find([wanted], 100)).toHaveLength(expected.length);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  test("holds threats of a broken file that share a key", () => {
    const { store, id } = storeWithProject();
    store.projections.write(id, 0, projection([aThreat(1), aThreat(2, { key: aThreat(1).key })]));
    expect(store.dashboard.open({}, ages, 10).map(({ number }) => number)).toEqual([1, 2]);
  });

  test("goes with its project: when it is deleted, and when it is forgotten", () => {
    const { store, folder, id, create } = storeWithProject();
    const other = create("Other");
    store.projections.write(id, 0, projection([aThreat(1)]));
    store.projections.write(other, 0, projection([aThreat(1)], "Other"));
    must(store.projects.remove(id));
    expect(store.search.find(["browser"], 10).map(({ projectId }) => projectId)).toEqual([other]);
    expect(store.dashboard.open({}, ages, 10).map(({ projectId }) => projectId)).toEqual([other]);
    expect(store.projections.stale()).toEqual([]);

    must(store.projects.remove(other));
    store.projects.purge("2027-01-01");
    for (const table of ["threat", "search_text", "search_index_docsize"]) {
      expect(rowsOf(folder, table)).toBe(0);
    }
  });
});

/** What can happen to the inside of the index while every page of the file is sound. */
const DAMAGES = [
  ["blocks of nonsense", "UPDATE search_index_data SET block = x'a5a5a5a5a5' WHERE id > 10"],
  ["no blocks", "DELETE FROM search_index_data"],
  ["no settings", "DELETE FROM search_index_config"],
  ["a part that is gone", "DROP TABLE search_index_config"],
  ["nothing left of it", "DROP TABLE search_index_data; DROP TABLE search_index_config"],
] as const;

function damageIndex(folder: string, sql: string): void {
  const connection = new Database(path.join(folder, "palisade.db"));
  connection.unsafeMode(true);
  connection.exec(sql);
  connection.close();
}

describe.each(DAMAGES)("a search index with %s", (_, sql) => {
  function damaged() {
    const made = storeWithProject();
    made.store.projections.write(made.id, 0, projection([aThreat(1)]));
    return { ...made, damage: () => damageIndex(made.folder, sql) };
  }

  test("is made anew at the start, without a word and without a loss", () => {
    const { store, folder, damage } = damaged();
    store.close();
    damage();
    const again = openTestStore(folder);
    expect(again.recovery).toBeNull();
    expect(again.projections.stale()).toEqual([]);
    expect(again.search.find(["browser"], 10)).toMatchObject([{ itemId: "browser" }]);
  });

  test("is made anew when it is met in the middle of the work", () => {
    const { store, folder, id, model, create, damage } = damaged();
    damage();
    expect(store.search.find(["browser"], 10)).toMatchObject([{ itemId: "browser" }]);
    damage();
    must(store.projects.append(id, 0, moveBrowser(model, 5), ""));
    store.projections.write(id, 1, projection([aThreat(1), aThreat(2)]));
    expect(store.search.find(["title"], 10)).toHaveLength(2);
    const other = create("Other");
    store.projections.write(other, 0, projection([], "Other"));
    damage();
    must(store.projects.remove(other));
    expect(store.search.find(["other"], 10)).toEqual([]);
    store.close();
    expect(openTestStore(folder).recovery).toBeNull();
  });
});

test("a rescued database has its projections made anew, whatever was in them", () => {
  const { store, folder, id } = storeWithProject();
  store.projections.write(id, 0, projection([aThreat(1)]));
  store.close();
  const file = path.join(folder, "palisade.db");
  const connection = new Database(file);
  const page = connection
    .prepare("SELECT pageno FROM dbstat WHERE name = 'search_text' LIMIT 1")
    .pluck()
    .get();
  const size = Number(connection.pragma("page_size", { simple: true }));
  connection.close();
  const bytes = fs.readFileSync(file);
  fs.writeFileSync(file, bytes.fill(0xa5, (Number(page) - 1) * size, Number(page) * size));

  const rescued = openTestStore(folder);
  expect(rescued.recovery?.message).toContain("All projects were rescued in full");
  expect(rescued.projections.stale()).toEqual([id]);
  rescued.projections.write(id, 0, projection([aThreat(1)]));
  expect(rescued.search.find(["browser"], 10)).toMatchObject([{ itemId: "browser" }]);
});
