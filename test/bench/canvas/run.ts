/**
 * `npm run bench:canvas [-- SIZE ...] [--no-naive]`: generated diagrams in the built app under headless Chromium.
 * Frames are timed with the frame limiter off, so that a figure is the work for a frame and not the wait for it.
 */

import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { measureNaive } from "./naive/measure-naive.ts";
import { measureApp } from "./open-diagram.ts";

const SIZES = [100, 500, 1000, 2000, 5000];
const FRAMES = 60;
/** A naive frame of a large diagram takes half a second. */
const NAIVE_FRAMES = 12;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "no-naive": { type: "boolean", default: false } },
});
const sizes = positionals.length > 0 ? positionals.map(Number) : SIZES;

/** Milliseconds a gesture's mean frame may take, by size; see issue 4. */
function targetOf(size: number, gesture: string): number | null {
  if (size !== 1000 && size !== 5000) return null;
  if (gesture.startsWith("drag one") || gesture.startsWith("drag 100")) return 8;
  if (gesture.startsWith("drag all")) return size === 1000 ? 12 : null;
  if (gesture === "pan, 100 %") return size === 1000 ? 12 : 10;
  if (gesture === "pan, fit") return size === 1000 ? 12 : 16;
  return null;
}

const columns = ["mean", "median", "p95", "worst", "target", "naive", "ratio"];

for (const size of sizes) {
  const load = loadavg()[0] ?? 0;
  console.log(`\n${size} elements + ${size} flows (load ${load.toFixed(1)})`);
  const ours = await measureApp(size, FRAMES);
  const naive = values["no-naive"] ? null : await measureNaive(size, NAIVE_FRAMES);
  console.log(`${"".padEnd(18)}${columns.map((column) => column.padStart(9)).join("")}`);
  for (const [gesture, times] of ours.frames) {
    const rival = naive?.get(gesture);
    print(gesture, times, targetOf(size, gesture), rival === undefined ? null : mean(rival));
  }
  print("open to painted", ours.opened, size === 5000 ? 800 : null, null);
  print("rename to painted", ours.renamed, size === 5000 ? 20 : null, null);
  const heap = `${(ours.heapBytes / 1e6).toFixed(0)} MB`;
  console.log(`${"heap".padEnd(18)}${heap.padStart(9)}${size === 5000 ? " (target 120 MB)" : ""}`);
}

function print(
  what: string,
  times: readonly number[],
  target: number | null,
  naive: number | null,
): void {
  const average = mean(times);
  const figures = [average, quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)];
  const met = target === null ? "" : `${average <= target ? "✓" : "✗"} ${target}`;
  const cells = [
    ...figures.map((figure) => figure.toFixed(1)),
    met,
    naive?.toFixed(1) ?? "",
    naive === null ? "" : `${(naive / average).toFixed(0)}×`,
  ];
  console.log(`${what.padEnd(18)}${cells.map((cell) => cell.padStart(9)).join("")}`);
}

function mean(times: readonly number[]): number {
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
