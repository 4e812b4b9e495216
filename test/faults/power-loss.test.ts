/** Cuts the power of a simulated disk at hundreds of moments and looks for what is missing afterwards. */

import fs from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { describe, expect, onTestFinished, test } from "vitest";
import { openStore } from "../../main/store/store.ts";
import { countingIds, tickingClock } from "../builders/open-store.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";
import { ACKNOWLEDGED } from "./simulated-disk/acknowledge.ts";
import { Disk, type Neglect, type Random } from "./simulated-disk/disk.ts";
import { runJournaled, whyNotJournaled, type Operation } from "./simulated-disk/journal.ts";

const whyNot = whyNotJournaled();
if (whyNot !== null) console.log(`Power loss is not simulated: ${whyNot}.`);
const inCi = Boolean(process.env["CI"]) && process.platform === "linux";

test.runIf(inCi)("power loss is simulated in CI", () => {
  expect(whyNot).toBeNull();
});

const CUTS = 400;
/** Cuts made in one go from the beginning of a journal to its end. */
const CUTS_A_PASS = 80;
/** Milliseconds after which a slow machine begins no further pass. */
const LONGEST = 40_000;
const FEWEST = 2 * CUTS_A_PASS;

/** A journal and the folder it is about. */
interface Journal {
  readonly root: string;
  readonly operations: readonly Operation[];
}

function record(script: string): Journal {
  const root = temporaryFolder();
  const run = { script, args: [root], folder: root, workplace: temporaryFolder() };
  return { root, operations: runJournaled(run).operations };
}

/** Gives the same numbers for the same seed (mulberry32). */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Looks at a folder after power loss; says what acknowledged work is missing, or null. */
type Inspection = (folder: string, acknowledged: readonly string[]) => string | null;

interface Cuts {
  readonly journal: Journal;
  readonly count: number;
  readonly inspect: Inspection;
  readonly seed: number;
  readonly neglect?: Neglect;
}

/** Cuts the power at random moments; gives what was lost, one line per cut that lost something. */
function cutPower({ journal, count, inspect, seed, neglect = "nothing" }: Cuts): string[] {
  const random = seeded(seed);
  const { root, operations } = journal;
  const moments = Array.from({ length: count }, () =>
    Math.floor(random() * (operations.length + 1)),
  ).toSorted((a, b) => a - b);
  const disk = new Disk(root, neglect);
  const workplace = memoryFolder();
  const losses: string[] = [];
  let done = 0;
  for (const moment of moments) {
    for (; done < moment; done++) carryOut(disk, operations[done]);
    const folder = fs.mkdtempSync(path.join(workplace, "cut-"));
    disk.losePower(folder, random);
    const lost = inspect(folder, linesOf(disk.content(ACKNOWLEDGED)));
    if (lost !== null) losses.push(`seed ${seed}, operation ${moment}: ${lost}`);
    fs.rmSync(folder, { recursive: true });
  }
  return losses;
}

/** A folder that needs no disk, for the running test: what is found after a power cut is only looked at. */
function memoryFolder(): string {
  const folder = fs.mkdtempSync("/dev/shm/palisade-test-");
  onTestFinished(() => {
    fs.rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function carryOut(disk: Disk, operation: Operation | undefined): void {
  if (operation !== undefined) disk.carryOut(operation);
}

function linesOf(bytes: Uint8Array | undefined): string[] {
  return new TextDecoder().decode(bytes).split("\n").slice(0, -1);
}

const inspectStore: Inspection = (folder, acknowledged) => {
  const data = path.join(folder, "data", "palisade");
  const opened = openStore(data, { clock: tickingClock(), newId: countingIds() });
  if (!opened.ok) return opened.problem.message;
  const store = opened.value;
  try {
    if (store.recovery !== null) return store.recovery.message;
    const last = new Map(acknowledged.map((line) => [line.slice(0, 36), Number(line.slice(37))]));
    for (const [id, seq] of last) {
      const project = store.projects.open(id);
      if (!project.ok) return `after change ${seq}: ${project.problem.message}`;
      if (project.value.seq < seq) return `change ${seq} is not there`;
      const [browser] = project.value.model.diagrams[0]?.shapes ?? [];
      if (seq > 0 && browser?.left !== project.value.seq) return "the model is not the last one";
    }
  } finally {
    store.close();
  }
  const connection = new Database(path.join(data, "palisade.db"), { readonly: true });
  const integrity = String(connection.pragma("integrity_check", { simple: true }));
  connection.close();
  return integrity === "ok" ? null : integrity;
};

const inspectSaves: Inspection = (folder, acknowledged) => {
  const file = path.join(folder, "model.tm7");
  const last = Number(acknowledged.at(-1) ?? 0);
  if (!fs.existsSync(file)) return last === 0 ? null : "the file is gone";
  const [line = "", ...others] = linesOf(fs.readFileSync(file));
  const save = Number(line);
  if (save < last) return `save ${last} is not there`;
  const whole =
    (save * 7919) % 20_000 === others.length + 1 && others.every((each) => each === line);
  return whole ? null : "the file is damaged";
};

const cases = [
  {
    what: "the store",
    script: fileURLToPath(new URL("./simulated-disk/use-store.ts", import.meta.url)),
    inspect: inspectStore,
  },
  {
    what: "saved files",
    script: fileURLToPath(new URL("./simulated-disk/save-file.ts", import.meta.url)),
    inspect: inspectSaves,
  },
];

describe.skipIf(whyNot !== null).each(cases)("power cuts: $what", ({ what, script, inspect }) => {
  test("lose nothing that was acknowledged", () => {
    const journal = record(script);
    const losses: string[] = [];
    const start = performance.now();
    let cuts = 0;
    while (cuts < CUTS && performance.now() - start < LONGEST) {
      const seed = Math.floor(Math.random() * 2 ** 31);
      losses.push(...cutPower({ journal, count: CUTS_A_PASS, inspect, seed }));
      cuts += CUTS_A_PASS;
    }
    console.log(`${cuts} power cuts of ${what}, ${losses.length} lost`);
    expect(losses).toEqual([]);
    expect(cuts).toBeGreaterThanOrEqual(FEWEST);
  }, 90_000);

  test("are simulated from a journal that has everything", () => {
    const { root, operations } = record(script);
    const disk = new Disk(root);
    for (const operation of operations) disk.carryOut(operation);
    const written = fs
      .readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => fs.statSync(path.join(root, name)).isFile());
    const journaled = disk.contents();
    expect([...journaled.keys()].toSorted()).toEqual(written.toSorted());
    for (const [name, bytes] of journaled) {
      expect(Buffer.compare(bytes, fs.readFileSync(path.join(root, name))), name).toBe(0);
    }
  }, 60_000);

  test.each(["files", "folders"] as const)(
    "are noticed when %s are never synced",
    (neglect) => {
      const journal = record(script);
      const losses = cutPower({ journal, count: 40, inspect, seed: 1, neglect });
      expect(losses.length).toBeGreaterThan(5);
    },
    60_000,
  );
});
