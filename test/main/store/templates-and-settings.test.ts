import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { templateKey } from "../../../main/store/templates.ts";
import { must, openTestStore } from "../../builders/open-store.ts";
import { buildTemplate } from "../../builders/small-project.ts";
import { temporaryFolder } from "../../builders/temporary-folder.ts";

describe("a template", () => {
  test("is stored once per content, whatever its manifest's id", () => {
    const { templates } = openTestStore(temporaryFolder());
    const key = templates.put(buildTemplate(), "embedded", null);
    expect(templates.put(buildTemplate(), "embedded", null)).toBe(key);
    expect(templates.put(buildTemplate("Other"), "embedded", null)).not.toBe(key);
    expect(templates.list().map(({ name }) => name)).toEqual(["Other", "Test template"]);
    expect(must(templates.open(key))).toEqual(buildTemplate());
    expect(templateKey(buildTemplate())).toBe(key);
  });

  test("brought by a model becomes the person's own once imported, and keeps its file", () => {
    const { templates } = openTestStore(temporaryFolder());
    const bytes = new Uint8Array([1, 0, 2]);
    const key = templates.put(buildTemplate(), "embedded", null);
    expect(templates.fileOf(key)).toBeNull();
    templates.put(buildTemplate(), "imported", { name: "own.tb7", bytes });
    expect(templates.list()).toMatchObject([{ key, origin: "imported" }]);
    expect(templates.fileOf(key)).toEqual({ name: "own.tb7", bytes });
    templates.put(buildTemplate(), "embedded", null);
    expect(templates.list()).toMatchObject([{ key, origin: "imported" }]);
  });

  test("that is unknown or damaged is a problem, not a crash", () => {
    const folder = temporaryFolder();
    const { templates } = openTestStore(folder);
    expect(templates.open("no such")).toMatchObject({ problem: { code: "template-unknown" } });
    const key = templates.put(buildTemplate(), "embedded", null);
    const connection = new Database(path.join(folder, "palisade.db"));
    connection.exec("UPDATE template SET content = '{'");
    connection.close();
    expect(templates.open(key)).toMatchObject({ problem: { code: "template-damaged" } });
  });
});

describe("settings", () => {
  test("outlive the store, change one by one", () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    expect(store.settings.read()).toEqual({});
    store.settings.write({ theme: "dark", author: "Ada" });
    store.settings.write({ author: "Grace", theme: undefined });
    store.close();
    expect(openTestStore(folder).settings.read()).toEqual({ theme: "dark", author: "Grace" });
  });

  test("that are damaged are as good as none", () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    store.settings.write({ author: "Ada" });
    const connection = new Database(path.join(folder, "palisade.db"));
    connection.exec("UPDATE setting SET value = '{'");
    connection.close();
    expect(store.settings.read()).toEqual({ author: undefined });
  });
});
