/** Kills real processes in the middle of their writes, over and over, and looks for what is missing. */

import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { openStore } from "../../main/store/store.ts";
import { countingIds, must, tickingClock } from "../builders/open-store.ts";
import { temporaryFolder } from "../builders/temporary-folder.ts";

const child = fileURLToPath(new URL("./append-until-killed.ts", import.meta.url));

/** Enough to hit every stage of a write many times. */
const KILLS = 200;
/** Milliseconds after which a slow machine stops with fewer kills. */
const LONGEST = 50_000;
const FEWEST = 40;
/** Processes at a time, each on a database of its own. */
const AT_ONCE = 3;
/** Kills of one database before the next one is begun, which keeps checking it quick. */
const KILLS_EACH = 20;
/** Every so many kills the process is hit while it starts, before it acknowledged anything. */
const EARLY_EVERY = 8;

interface Tally {
  kills: number;
  acknowledged: number;
  lost: number;
}

test("killed at any moment, a process loses nothing it acknowledged", async () => {
  const tally: Tally = { kills: 0, acknowledged: 0, lost: 0 };
  const start = performance.now();
  const goOn = () => tally.kills < KILLS && performance.now() - start < LONGEST;
  const folder = temporaryFolder();
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    while (goOn()) await killRepeatedly(mkdtempSync(path.join(folder, "data-")), tally, goOn);
  });
  await Promise.all(lanes);
  console.log(
    `${tally.kills} kills, ${tally.lost} lost (${tally.acknowledged} changes acknowledged)`,
  );
  expect(tally.lost).toBe(0);
  expect(tally.kills).toBeGreaterThanOrEqual(FEWEST);
}, 90_000);

async function killRepeatedly(folder: string, tally: Tally, goOn: () => boolean): Promise<void> {
  let before = 0;
  for (let kill = 0; kill < KILLS_EACH && goOn(); kill++) {
    tally.kills += 1;
    const early = tally.kills % EARLY_EVERY === 0;
    const last = Math.max(before, await runAndKill(folder, early));
    const stored = storedChanges(folder);
    tally.acknowledged += last - before;
    tally.lost += Math.max(0, last - stored);
    before = stored;
  }
}

/** Gives the number of the last change the killed process acknowledged; 0 = none. */
function runAndKill(folder: string, early: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, folder], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const killAfter = (most: number) => {
      setTimeout(() => running.kill("SIGKILL"), Math.random() * most);
    };
    let text = "";
    if (early) killAfter(400);
    running.stdout.on("data", (chunk: Buffer) => {
      if (text === "" && !early) killAfter(40);
      text += chunk.toString();
    });
    running.on("error", reject);
    running.on("close", (code) => {
      if (code !== null) reject(new Error(`the process ended by itself with ${code}`));
      else resolve(Number(text.split("\n").at(-2) ?? 0));
    });
  });
}

/** How many changes are stored, once everything stored proved to be sound. */
function storedChanges(folder: string): number {
  const store = must(openStore(folder, { clock: tickingClock(), newId: countingIds() }));
  const [row] = store.projects.list();
  const project = row === undefined ? null : must(store.projects.open(row.id));
  store.close();
  const connection = new Database(path.join(folder, "palisade.db"), { readonly: true });
  expect(connection.pragma("integrity_check", { simple: true })).toBe("ok");
  const changes = connection.prepare("SELECT count(*) FROM change").pluck().get();
  connection.close();
  if (project === null) return 0;
  expect(changes).toBe(project.seq);
  expect(project.model.diagrams[0]?.shapes[0]).toMatchObject({
    left: project.seq,
  });
  return project.seq;
}
