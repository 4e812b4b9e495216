/** Saving over files: what may stand there, what is kept of it, and what is refused. */

import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { writeFileAtomically } from "../../main/atomic-file.ts";
import { readingProblem } from "../../main/file-problem.ts";
import { saveFile, type Replaces } from "../../main/saved-file.ts";
import { must } from "../builders/open-store.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";

/** Saves one file over and over, each time with other content. */
function saver(name = "Shop.tm7") {
  const folder = temporaryFolder();
  const file = path.join(folder, name);
  const keepIn = path.join(folder, "data", "kept");
  let count = 0;
  const save = (replaces: Replaces, time = "2026-01-01T00:00:00.000Z") =>
    saveFile(file, new Uint8Array([++count]), replaces, keepIn, time);
  return { folder, file, keepIn, save };
}

describe("kept copies", () => {
  test("made at one time are all kept", () => {
    const { save } = saver();
    must(save("anything"));
    const kept = [1, 2, 3].map(() => must(save("anything")).previous ?? "");
    expect(kept.map((copy) => fs.readFileSync(copy)[0])).toEqual([1, 2, 3]);
  });

  test("are ten, and the one just made is among them when the clock was set back", () => {
    const { save, keepIn } = saver();
    for (let day = 10; day < 24; day++) must(save("anything", `2026-06-${day}T00:00:00.000Z`));
    const { previous } = must(save("anything", "2026-05-01T00:00:00.000Z"));
    expect(fs.existsSync(previous ?? "")).toBe(true);
    expect(fs.readdirSync(keepIn)).toHaveLength(10);
  });

  test("of a file whose name is as long as names may be", () => {
    const { folder, file, save } = saver(`${"脅".repeat(83)}.tm7`);
    must(save("nothing"));
    const { previous } = must(save("anything"));
    expect(previous).toMatch(/ 脅+\.tm7$/);
    expect(fs.readFileSync(file)[0]).toBe(2);
    expect(fs.readdirSync(folder)).toHaveLength(2);
  });

  test("that cannot be made are named, and the file is as it was", () => {
    const { folder, file, keepIn, save } = saver();
    must(save("nothing"));
    fs.writeFileSync(path.join(folder, "data"), "in the way");
    expect(save("anything")).toMatchObject({
      ok: false,
      problem: {
        code: "copy-not-kept",
        message: expect.stringMatching(/^The copy of what stands there cannot be kept: [a-z]/),
        place: keepIn,
      },
    });
    expect(fs.readFileSync(file)[0]).toBe(1);
  });
});

describe("refused as the place of a file is", () => {
  test.skipIf(process.platform === "win32")(
    "a pipe, at once",
    () => {
      const { file } = saver();
      execFileSync("mkfifo", [file]);
      // In a process of its own, since reading it would never end.
      const module = JSON.stringify(new URL("../../main/saved-file.ts", import.meta.url).href);
      const code = `import { saveFile } from ${module};
      const saved = saveFile(process.argv[1], new Uint8Array([1]), "anything", "/none", "");
      console.log(saved.problem.code);`;
      const args = ["--input-type=module", "--eval", code, file];
      const { stdout } = spawnSync(process.execPath, args, { timeout: 10_000, encoding: "utf8" });
      expect(stdout.trim()).toBe("not-a-file");
    },
    15_000,
  );

  test("a folder", () => {
    const { file, save } = saver();
    fs.mkdirSync(file);
    expect(save("anything")).toMatchObject({
      ok: false,
      problem: { code: "file-unwritable", message: "This is a folder." },
    });
  });

  test("a file larger than any model", () => {
    const { file, save } = saver();
    fs.writeFileSync(file, "");
    fs.truncateSync(file, 3 * 1024 ** 3);
    expect(save("anything")).toMatchObject({ ok: false, problem: { code: "too-large" } });
    expect(fs.statSync(file).size).toBe(3 * 1024 ** 3);
  });

  test("a link to a file that is gone, unless it may be replaced", () => {
    const { file, save } = saver();
    fs.symlinkSync("/no/such/file.tm7", file);
    expect(save("nothing")).toMatchObject({ ok: false, problem: { code: "file-exists" } });
    expect(fs.lstatSync(file).isSymbolicLink()).toBe(true);
    must(save("anything"));
    expect(fs.readFileSync(file)).toHaveLength(1);
  });
});

test("a file has its rights from the moment it is in place", () => {
  const { folder } = saver();
  const file = path.join(folder, "shared");
  const watched: number[] = [];
  const rename = fs.renameSync;
  onTestFinished(() => void (fs.renameSync = rename));
  fs.renameSync = (from, to) => {
    watched.push(fs.statSync(from).mode & 0o7777);
    rename(from, to);
  };
  writeFileAtomically(file, "x", 0o666);
  expect(watched).toEqual([0o666]);
});

test("a temporary file can be foreseen by nobody and is not left behind", () => {
  const { folder } = saver();
  const mine = path.join(folder, "mine");
  fs.writeFileSync(mine, "mine");
  fs.symlinkSync(mine, path.join(folder, `.Shop.tm7.${process.pid}.part`));
  fs.mkdirSync(path.join(folder, "Taken.tm7"));
  writeFileAtomically(path.join(folder, "Shop.tm7"), "new");
  expect(() => writeFileAtomically(path.join(folder, "Taken.tm7"), "new")).toThrow();
  expect(fs.readFileSync(mine, "utf8")).toBe("mine");
  expect(fs.lstatSync(path.join(folder, "Shop.tm7")).isSymbolicLink()).toBe(false);
  expect(fs.readdirSync(folder)).toHaveLength(4);
});

test("a file that another program keeps for itself is no bug when it is read", () => {
  const error = Object.assign(new Error("busy"), { code: "EBUSY" });
  expect(readingProblem(error, "Shop.tm7")).toMatchObject({ code: "file-unreadable" });
});
