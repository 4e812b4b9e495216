import fs from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../../main/store/database.ts";
import { migrations } from "../../../main/store/migrations/migrations.ts";
import { openStore } from "../../../main/store/store.ts";
import { countingIds, must, openTestStore, tickingClock } from "../../builders/open-store.ts";
import { buildModel, buildTemplate } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

const environment = { clock: tickingClock(), newId: countingIds() };

describe("opening the database", () => {
  test("makes the folder, private to its owner, and a sound, marked, durable database", () => {
    const folder = path.join(temporaryFolder(), "new", "data");
    const connection = must(openDatabase(path.join(folder, "palisade.db"), migrations));
    const pragma = (name: string) => connection.pragma(name, { simple: true });
    expect(pragma("application_id")).toBe(0x50616c69);
    expect(pragma("user_version")).toBe(migrations.length);
    expect(pragma("journal_mode")).toBe("wal");
    expect(pragma("synchronous")).toBe(2);
    expect(pragma("foreign_keys")).toBe(1);
    expect(pragma("trusted_schema")).toBe(0);
    connection.close();
    if (process.platform !== "win32") expect(fs.statSync(folder).mode & 0o077).toBe(0);
  });

  test("every table is strict", () => {
    const connection = must(openDatabase(path.join(temporaryFolder(), "palisade.db"), migrations));
    const lax = connection
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0",
      )
      .pluck()
      .all();
    connection.close();
    expect(lax.filter((name) => !String(name).startsWith("sqlite_"))).toEqual([]);
  });

  test.each([
    ["another program's database", foreignDatabase, "database-foreign"],
    ["another program's marked database", markedDatabase, "database-foreign"],
    ["a newer Palisade's database", newerDatabase, "database-newer"],
    ["a folder in its place", folderInPlace, "data-folder-unusable"],
  ])("refuses %s and leaves it as it is", (_, make, code) => {
    const folder = temporaryFolder();
    const file = path.join(folder, "palisade.db");
    make(folder, file);
    const before = fs.statSync(file).isFile() ? fs.readFileSync(file) : null;
    const opened = openStore(folder, environment);
    expect(opened).toMatchObject({ ok: false, problem: { code } });
    if (before !== null) expect(fs.readFileSync(file)).toEqual(before);
  });

  test("refuses a data folder that is a file", () => {
    const file = path.join(temporaryFolder(), "file");
    fs.writeFileSync(file, "");
    expect(openStore(file, environment)).toMatchObject({
      ok: false,
      problem: { code: "data-folder-unusable" },
    });
  });
});

describe("a migration", () => {
  const addColour = {
    number: migrations.length + 1,
    sql: "ALTER TABLE project ADD COLUMN colour TEXT",
  };

  test("keeps the data and a copy of the database as it was before", () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    const templateKey = store.templates.put(buildTemplate(), "embedded", null);
    store.projects.create({ name: "Shop", model: buildModel(), templateKey, file: null });
    store.close();

    const file = path.join(folder, "palisade.db");
    const connection = must(openDatabase(file, [...migrations, addColour]));
    expect(connection.prepare("SELECT name, colour FROM project").all()).toEqual([
      { name: "Shop", colour: null },
    ]);
    connection.close();

    fs.copyFileSync(path.join(folder, `palisade.before-${addColour.number}.db`), file);
    fs.rmSync(`${file}-wal`, { force: true });
    fs.rmSync(`${file}-shm`, { force: true });
    expect(openTestStore(folder).projects.list()).toMatchObject([{ name: "Shop" }]);
  });

  test("that fails leaves the database as it was", () => {
    const folder = temporaryFolder();
    openTestStore(folder).close();
    const file = path.join(folder, "palisade.db");
    const broken = { number: migrations.length + 1, sql: "CREATE TABLE half (x) STRICT; NONSENSE" };
    expect(() => openDatabase(file, [...migrations, broken])).toThrow();
    const connection = must(openDatabase(file, migrations));
    expect(connection.pragma("user_version", { simple: true })).toBe(migrations.length);
    expect(connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").all()).toEqual([]);
    connection.close();
  });

  test("numbers are consecutive from 1", () => {
    expect(migrations.map(({ number }) => number)).toEqual(migrations.map((_, at) => at + 1));
  });
});

function foreignDatabase(_: string, file: string): void {
  const connection = new Database(file);
  connection.exec("CREATE TABLE bookmarks (url TEXT)");
  connection.close();
}

function markedDatabase(_: string, file: string): void {
  const connection = new Database(file);
  connection.pragma("application_id = 7");
  connection.exec("CREATE TABLE bookmarks (url TEXT)");
  connection.close();
}

function newerDatabase(folder: string, file: string): void {
  openTestStore(folder).close();
  const connection = new Database(file);
  connection.pragma(`user_version = ${migrations.length + 1}`);
  connection.close();
}

function folderInPlace(_: string, file: string): void {
  fs.mkdirSync(file);
}
