/** A file of over 2 GB that someone takes for a model: refused by its size, never read. */

import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readInput } from "../../main/read-input.ts";
import { LARGEST_INPUT } from "../../shared/api.ts";
import { runCommand } from "../builders/command.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { smallModel } from "../builders/tm7.ts";

const SIZE = 2.5 * 1024 ** 3;
/** Kilobytes: what the process needs without the file is well below. */
const MOST_MEMORY = 300 * 1024;

/** Prints the most memory the process had, in kilobytes; the system's own record where there is one. */
const tellMemory = `
import fs from "node:fs";
process.on("exit", () => {
  const status = fs.existsSync("/proc/self/status") ? fs.readFileSync("/proc/self/status", "utf8") : "";
  const peak = /^VmHWM:\\s+(\\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  fs.writeSync(2, "peak " + peak + "\\n");
});`;

/** A folder with a sound model and a file of that size, which takes no room on the disk. */
function folderWithLargeFiles(): string {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, "small.tm7"), smallModel());
  for (const name of ["large.tm7", "large.tb7", "large.palisade.json"]) {
    fs.closeSync(fs.openSync(path.join(folder, name), "w"));
    fs.truncateSync(path.join(folder, name), SIZE);
  }
  return folder;
}

test.each([
  ["analyze", "large.tm7"],
  ["analyze", "small.tm7", "--template", "large.tb7"],
  ["report", "large.tm7", "-o", "out.html"],
  ["render", "large.tm7", "-o", "out.svg"],
  ["convert", "large.palisade.json", "-o", "out.tm7"],
  ["convert", "large.tm7", "-o", "out.palisade.json"],
  ["serve", "large.tm7", "--no-open", "--data", "data"],
])("palisade %s %s refuses it and takes no memory for it", async (...args) => {
  const folder = folderWithLargeFiles();
  const before = fs.readdirSync(folder);
  const hook = `--import=data:text/javascript,${encodeURIComponent(tellMemory)}`;
  const ended = await runCommand(args, folder, { NODE_OPTIONS: hook });
  expect(ended).toMatchObject({ code: 1, stdout: "" });
  expect(ended.stderr).toMatch(
    /^palisade: large\.\S+: The file has 2560 MB; Palisade reads up to 64 MB/,
  );
  expect(Number(/^peak (\d+)$/m.exec(ended.stderr)?.[1])).toBeLessThan(MOST_MEMORY);
  expect(fs.readdirSync(folder).filter((name) => name !== "data")).toEqual(before);
});

test("reading it gives a problem", () => {
  const file = path.join(folderWithLargeFiles(), "large.tm7");
  expect(readInput(file, LARGEST_INPUT)).toMatchObject({
    ok: false,
    problem: { code: "too-large", place: file },
  });
});
