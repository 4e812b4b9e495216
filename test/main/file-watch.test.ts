/** Noticing what other programs do to files, whatever becomes of their folders. */

import fs from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { fileWatch } from "../../main/file-watch.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";

/** A watched file in a folder of its own. */
function watched() {
  const folder = path.join(temporaryFolder(), "models");
  const file = path.join(folder, "a.tm7");
  const heard: string[] = [];
  const watch = fileWatch((one) => heard.push(one));
  onTestFinished(() => watch.close());
  const write = (text: string) => {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(file, text);
  };
  const hear = async () => {
    await expect.poll(() => heard, { timeout: 10_000 }).toContain(file);
    // What was done before is settled: whatever comes now is of what is done next.
    await new Promise((resolve) => setTimeout(resolve, 400));
    heard.length = 0;
  };
  write("one");
  watch.watch(file);
  return { folder, file, watch, heard, write, hear };
}

test("a file whose folder was deleted and made again is watched again when it is asked for", async () => {
  const { folder, file, watch, write, hear } = watched();
  write("two");
  await hear();
  fs.rmSync(folder, { recursive: true });
  await hear();
  write("three");
  watch.watch(file);
  await new Promise((resolve) => setTimeout(resolve, 400));
  write("four");
  await hear();
});

test("a file whose folder is replaced at once stays watched", async () => {
  const { folder, write, hear } = watched();
  fs.rmSync(folder, { recursive: true });
  write("two");
  await hear();
  write("three");
  await hear();
});

test("a file whose folder was moved away is watched where its path leads now", async () => {
  const { folder, file, watch, write, heard, hear } = watched();
  fs.renameSync(folder, `${folder} old`);
  write("two");
  watch.watch(file);
  fs.writeFileSync(path.join(`${folder} old`, "a.tm7"), "not this one");
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(heard).toEqual([]);
  write("three");
  await hear();
});
