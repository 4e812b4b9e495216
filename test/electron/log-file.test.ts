import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { logFile } from "../../main/electron/log-file.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";

const clock = () => new Date("2026-01-01T00:00:00.000Z");

test("lines are kept with their time, in a folder made for them, readable by their owner", () => {
  const folder = path.join(temporaryFolder(), "not", "there");
  const log = logFile(folder, clock);
  log("one");
  log("two");
  const file = path.join(folder, "palisade.log");
  expect(fs.readFileSync(file, "utf8")).toBe(
    "2026-01-01T00:00:00.000Z one\n2026-01-01T00:00:00.000Z two\n",
  );
  expect(fs.statSync(file).mode & 0o077).toBe(0);
});

test("a log that grew is put aside once, and a new one begun", () => {
  const folder = temporaryFolder();
  const log = logFile(folder, clock);
  fs.writeFileSync(path.join(folder, "palisade.log"), "x".repeat(1024 * 1024 + 1));
  log("after");
  expect(fs.readdirSync(folder).toSorted()).toEqual(["palisade.log", "palisade.old.log"]);
  expect(fs.readFileSync(path.join(folder, "palisade.log"), "utf8")).toContain("after");
});

test("a place that cannot be written to loses lines, nothing else", () => {
  const file = path.join(temporaryFolder(), "a file");
  fs.writeFileSync(file, "");
  expect(() => logFile(file, clock)("lost")).not.toThrow();
});
