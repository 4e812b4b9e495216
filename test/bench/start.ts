/**
 * `npm run bench:start`: from the start of the process to a window one can work in, and what the app costs while
 * nobody does anything. Linux only: the figures come from `/proc`. Fails when a budget of the README is exceeded.
 */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { launchBrowser } from "../e2e/browser.ts";
import { localHost } from "../e2e/hosts/local-host.ts";

const rounds = 9;
const idleSeconds = 60;

/** The README's. */
const BUDGETS = { startMilliseconds: 1500, idleCpuPercent: 0.5, hostMegabytes: 160 };

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Seconds of processor a process has used. */
function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name of the program, in brackets, may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Memory a process has to itself and its share of what it shares, in megabytes. */
function megabytes(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1];
  return Number(kilobytes) / 1024;
}

/** The process and all it started. */
function family(pid: number): readonly number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return [
    pid,
    ...children
      .split(" ")
      .filter(Boolean)
      .flatMap((child) => family(Number(child))),
  ];
}

async function untilInteractive(page: Page): Promise<void> {
  await page.waitForSelector("nav button:not([disabled])", { timeout: 30_000 });
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
}

const folder = mkdtempSync(join(tmpdir(), "palisade-start-"));
const browser = await launchBrowser();
const starts: number[] = [];
let idle = { cpuPercent: Number.NaN, hostMegabytes: Number.NaN, windowMegabytes: Number.NaN };
for (let round = 0; round < rounds; round += 1) {
  const start = { dataFolder: join(folder, String(round)), file: null, browserArguments: [] };
  const begun = performance.now();
  const host = await localHost(start, browser);
  await untilInteractive(host.page);
  starts.push(performance.now() - begun);
  if (round === rounds - 1) idle = await measureIdle(host.process.pid ?? 0);
  await host.crash();
  await host.page.close();
}
await browser.close();
rmSync(folder, { recursive: true, force: true });

async function measureIdle(pid: number): Promise<typeof idle> {
  const before = cpuSeconds(pid);
  await new Promise((resolve) => setTimeout(resolve, idleSeconds * 1000));
  const used = cpuSeconds(pid) - before;
  const windows = family(browser.process()?.pid ?? 0);
  return {
    cpuPercent: (100 * used) / idleSeconds,
    hostMegabytes: megabytes(pid),
    windowMegabytes: windows.reduce((sum, one) => sum + megabytes(one), 0),
  };
}

const median = starts.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN;
console.log(`process start to interactive window  ${median.toFixed(0)} ms (median of ${rounds})`);
console.log(`idle for ${idleSeconds} s, processor of the host  ${idle.cpuPercent.toFixed(2)} %`);
console.log(`idle, memory of the host  ${idle.hostMegabytes.toFixed(0)} MB`);
console.log(`idle, memory of the browser with the window  ${idle.windowMegabytes.toFixed(0)} MB`);
const exceeded = [
  median > BUDGETS.startMilliseconds,
  idle.cpuPercent > BUDGETS.idleCpuPercent,
  idle.hostMegabytes > BUDGETS.hostMegabytes,
];
if (exceeded.some(Boolean)) {
  console.error(`over budget: ${JSON.stringify(BUDGETS)}`);
  process.exitCode = 1;
}
