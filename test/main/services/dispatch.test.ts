import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calls } from "../../../shared/api.ts";
import { testServices } from "../../builders/services.ts";
import type { Store } from "../../../main/store/store.ts";

describe("the door to the services", () => {
  test.each(["", "nothing.here", "constructor", "__proto__", "toString"])(
    "refuses the unknown call %j",
    async (name) => {
      const reply = await testServices().dispatch(name, {});
      expect(reply).toMatchObject({ ok: false, problem: { code: "unknown-call" } });
    },
  );

  test("answers anything with a reply and never throws", async () => {
    const services = testServices();
    const name = fc.oneof(fc.constantFrom(...Object.keys(calls)), fc.string());
    await fc.assert(
      fc.asyncProperty(name, fc.anything(), async (callName, input) => {
        expect(await services.dispatch(callName, input)).toHaveProperty("ok");
      }),
    );
    expect(services.bugs).toEqual([]);
  });

  test("says which part of the input breaks the contract", async () => {
    const reply = await testServices().dispatch("projects.open", { id: "7" });
    expect(reply).toMatchObject({ problem: { code: "invalid-input", place: "projects.open, id" } });
  });

  test("turns a bug into a problem that tells nothing, and logs it", async () => {
    const services = testServices({ change: (store) => withList(store, () => fail("secret")) });
    const reply = await services.dispatch("projects.list", {});
    expect(reply).toMatchObject({ problem: { code: "internal-error", place: "projects.list" } });
    expect(JSON.stringify(reply)).not.toContain("secret");
    expect(services.bugs).toEqual(["projects.list: Error: secret"]);
  });

  test("counts an output that breaks the contract as a bug", async () => {
    const row = {
      id: "not a uuid",
      name: "",
      fileName: null,
      templateName: "",
      updatedAt: "",
      seq: 0,
      diagrams: 0,
      threats: 0,
      unjudged: 0,
    };
    const services = testServices({ change: (store) => withList(store, () => [row]) });
    const reply = await services.dispatch("projects.list", {});
    expect(reply).toMatchObject({ problem: { code: "internal-error" } });
    expect(services.bugs).toHaveLength(1);
  });

  test.each([
    ["SQLITE_FULL", "disk-full"],
    ["SQLITE_BUSY_SNAPSHOT", "database-busy"],
    ["SQLITE_IOERR_WRITE", "disk-fault"],
    ["SQLITE_CORRUPT_VTAB", "database-damaged"],
    ["SQLITE_READONLY_DBMOVED", "data-folder-unusable"],
  ])("explains %s of the database", async (sqliteCode, code) => {
    const broken = () => {
      throw new Database.SqliteError("x", sqliteCode);
    };
    const services = testServices({ change: (store) => withList(store, broken) });
    const reply = await services.dispatch("projects.list", {});
    expect(reply).toMatchObject({ ok: false, problem: { code } });
    expect(services.bugs).toEqual([]);
  });
});

function withList(store: Store, list: Store["projects"]["list"]): Store {
  return { ...store, projects: { ...store.projects, list } };
}

function fail(message: string): never {
  throw new Error(message);
}
