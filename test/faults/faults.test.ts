/** What a person gets when disk, folder or database fail them: their work, or a clear word and a copy. */

import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { applyChange } from "../../shared/model/change.ts";
import { runCommand } from "../builders/command.ts";
import { must, openTestStore } from "../builders/open-store.ts";
import { testServices } from "../builders/services.ts";
import { canMount, smallDisk } from "../builders/small-disk.ts";
import { describeAndMove, moveBrowser } from "../builders/small-project.ts";
import { storeProject } from "../builders/stored-project.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { smallModel } from "../builders/tm7.ts";

const PAGE = 4096;
const databaseOf = (folder: string) => path.join(folder, "palisade.db");

function setAside(folder: string): string | undefined {
  return fs.readdirSync(folder).find((name) => /^palisade\.damaged-.*\.db$/.test(name));
}

function damageFile(folder: string, change: (bytes: Buffer) => Buffer): Buffer {
  const damaged = change(fs.readFileSync(databaseOf(folder)));
  fs.writeFileSync(databaseOf(folder), damaged);
  return damaged;
}

describe("a damaged database", () => {
  function soundFolder() {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    for (const name of ["One", "Two", "Three"]) storeProject(store, name, 150);
    store.settings.write({ author: "Ada" });
    store.close();
    return folder;
  }

  test("with pages of nonsense is set aside as it is, and the app starts with what can be read", () => {
    const folder = soundFolder();
    const bytes = damageFile(folder, (sound) => {
      const middle = Math.floor(sound.length / PAGE / 2) * PAGE;
      return sound.fill(0xa5, middle, middle + 3 * PAGE);
    });
    const store = openTestStore(folder);
    expect(store.recovery).toMatchObject({ code: "database-recovered" });
    expect(store.recovery?.place).toBe(path.join(folder, setAside(folder) ?? ""));
    expect(fs.readFileSync(store.recovery?.place ?? "")).toEqual(bytes);
    const rescued = store.projects.list();
    expect(rescued.length).toBeGreaterThan(0);
    for (const { id } of rescued) {
      const { seq, model } = must(store.projects.open(id));
      if (seq > 0) expect(model.diagrams[0]?.shapes[0]).toMatchObject({ left: seq });
      must(store.projects.append(id, seq, moveBrowser(model, 7), ""));
    }
    store.close();
    expect(openTestStore(folder).recovery).toBeNull();
  });

  test("names the projects that lost something, wherever the damage is", () => {
    const sound = soundFolder();
    const pages = fs.statSync(databaseOf(sound)).size / PAGE;
    for (let page = 1; page < pages; page += page < 12 ? 1 : 9) {
      const folder = temporaryFolder();
      fs.copyFileSync(databaseOf(sound), databaseOf(folder));
      damageFile(folder, (bytes) => bytes.fill(0xa5, page * PAGE, (page + 1) * PAGE));
      const store = openTestStore(folder);
      const whole = store.projects.list().filter(({ seq }) => seq === 150);
      const explained = store.recovery?.message ?? "";
      for (const name of ["One", "Two", "Three"]) {
        const isWhole = whole.some((row) => row.name === name);
        expect(
          isWhole || explained.includes(name) || /Projects may be missing|Nothing/.test(explained),
        ).toBe(true);
      }
      store.close();
    }
  }, 30_000);

  test.each([
    ["half of it", 0.5],
    ["nearly all of it", 0.03],
  ])("that lacks %s is set aside, and the app starts", (_, kept) => {
    const folder = soundFolder();
    const bytes = damageFile(folder, (sound) => sound.subarray(0, sound.length * kept));
    const store = openTestStore(folder);
    expect(store.recovery).toMatchObject({ code: "database-recovered" });
    expect(fs.readFileSync(store.recovery?.place ?? "")).toEqual(bytes);
    storeProject(store, "New", 1);
  });

  test("that does not even begin like one is set aside, and the app starts empty", () => {
    const folder = temporaryFolder();
    fs.writeFileSync(databaseOf(folder), "My shopping list\n".repeat(100));
    const store = openTestStore(folder);
    expect(store.recovery?.message).toContain("Nothing of it could be read");
    expect(store.projects.list()).toEqual([]);
    expect(fs.readFileSync(store.recovery?.place ?? "", "utf8")).toContain("shopping");
  });

  test("in a snapshot costs nothing", () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    const { id, model } = storeProject(store, "Shop", 210);
    store.close();
    const connection = new Database(databaseOf(folder));
    connection.exec("UPDATE snapshot SET model = substr(model, 9) WHERE seq > 0");
    connection.close();
    const again = openTestStore(folder);
    expect(must(again.projects.open(id))).toMatchObject({ seq: 210, model });
    expect(again.recovery).toBeNull();
  });
});

test("a write that power loss tore apart is as if it had not been begun", () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const { id, model } = storeProject(store, "Shop", 30);
  const torn = temporaryFolder();
  for (const end of ["", "-wal"]) {
    fs.copyFileSync(`${databaseOf(folder)}${end}`, `${databaseOf(torn)}${end}`);
  }
  const wal = fs.readFileSync(`${databaseOf(torn)}-wal`);
  // The first half of a page that came after the last one acknowledged.
  fs.appendFileSync(`${databaseOf(torn)}-wal`, wal.subarray(-PAGE, -PAGE / 2));
  const again = openTestStore(torn);
  expect(again.recovery).toBeNull();
  expect(must(again.projects.open(id))).toMatchObject({ seq: 30, model });
});

test("a database that another program keeps for itself: read, and refused clearly until it is free", async () => {
  const folder = temporaryFolder();
  const services = testServices({ folder });
  const { id, model } = storeProject(services.store, "Shop", 1);
  const locker = spawn(
    process.execPath,
    [fileURLToPath(new URL("./lock-database.ts", import.meta.url)), folder],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  onTestFinished(() => void locker.kill("SIGKILL"));
  await new Promise((resolve) => locker.stdout.once("data", resolve));
  const second = openTestStore(folder);
  expect(must(second.projects.open(id)).model).toEqual(model);
  const append = { id, baseSeq: 1, change: moveBrowser(model, 9) };
  expect(await services.dispatch("projects.append", append)).toMatchObject({
    ok: false,
    problem: { code: "database-busy" },
  });
  const ended = new Promise((resolve) => locker.once("close", resolve));
  locker.kill("SIGKILL");
  await ended;
  expect(await services.call("projects.append", append)).toEqual({ seq: 2 });
}, 30_000);

describe.skipIf(!canMount)("a disk (needs the right to mount one)", () => {
  test("that is full refuses clearly, keeps what was acknowledged, and goes on once there is room", async () => {
    const folder = smallDisk(3);
    const ballast = path.join(folder, "ballast");
    fs.writeFileSync(ballast, Buffer.alloc(1024 * 1024));
    const services = testServices({ folder });
    const { id, model } = storeProject(services.store, "Shop", 0);
    let seq = 0;
    let current = model;
    for (;;) {
      const change = describeAndMove(current, seq + 1, 20_000);
      const reply = await services.dispatch("projects.append", { id, baseSeq: seq, change });
      if (!reply.ok) {
        expect(reply.problem.code).toBe("disk-full");
        break;
      }
      seq += 1;
      current = applyChange(current, change);
    }
    expect(seq).toBeGreaterThan(5);
    const restarted = openTestStore(folder);
    expect(must(restarted.projects.open(id))).toMatchObject({ seq, model: current });
    fs.rmSync(ballast);
    must(restarted.projects.append(id, seq, moveBrowser(current, 1), ""));
  });

  test("that is full keeps the old content of a file that is saved anew, and nothing else", async () => {
    const origin = temporaryFolder();
    fs.writeFileSync(path.join(origin, "shop.tm7"), smallModel());
    const folder = smallDisk(1);
    const target = path.join(folder, "shop.tm7");
    fs.writeFileSync(target, "what I saved last");
    const ballast = fs.openSync(path.join(folder, "ballast"), "w");
    expect(() => {
      for (;;) fs.writeSync(ballast, Buffer.alloc(PAGE));
    }).toThrow("ENOSPC");
    fs.closeSync(ballast);
    const refused = await runCommand(["convert", "shop.tm7", "-o", target], origin);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain(`palisade: ${target}: The disk is full.`);
    expect(fs.readFileSync(target, "utf8")).toBe("what I saved last");
    expect(fs.readdirSync(folder).toSorted()).toEqual(["ballast", "shop.tm7"]);
    fs.rmSync(path.join(folder, "ballast"));
    const stored = await runCommand(["convert", "shop.tm7", "-o", target], origin);
    expect(stored.code).toBe(0);
    expect(fs.readFileSync(target, "utf8")).toBe(smallModel());
  });
});
