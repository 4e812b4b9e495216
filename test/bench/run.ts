/** `npm run bench`: runs every benchmark and prints median and 95th percentile. */

import { bench as analyze } from "./analyze.ts";
import { bench as app } from "./app.ts";
import { bench as lint } from "./lint.ts";
import type { Measurement } from "./measure.ts";
import { bench as read } from "./read.ts";
import { bench as ruleEditor } from "./rule-editor.ts";
import { bench as search } from "./search.ts";
import { bench as store } from "./store.ts";
import { bench as templateEditor } from "./template-editor.ts";
import { bench as validate } from "./validate.ts";
import { bench as write } from "./write.ts";

function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function line({ name, unit, samples }: Measurement): string {
  const [median, p95] = [0.5, 0.95].map((share) => quantile(samples, share).toFixed(1));
  return `${`${median} ${unit}`.padStart(12)}${`${p95} ${unit}`.padStart(12)}${String(samples.length).padStart(6)}  ${name}`;
}

console.log(`${"median".padStart(12)}${"p95".padStart(12)}${"runs".padStart(6)}`);
for (const bench of [
  read,
  write,
  analyze,
  validate,
  ruleEditor,
  lint,
  templateEditor,
  store,
  search,
  app,
]) {
  for (const measurement of await bench()) console.log(line(measurement));
}
