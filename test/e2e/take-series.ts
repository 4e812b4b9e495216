/** `npm run screenshot:series`: four pictures of a diagram being drawn and tidied, for the README. */

import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { messyDiagram, writeModel } from "../builders/messy-diagram.ts";
import { click, markSet, startApp } from "./running-app.ts";

const docs = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "docs");
const CANVAS = '[data-region="canvas"]';

const folder = mkdtempSync(join(tmpdir(), "palisade-series-"));
const file = join(folder, "Web shop.palisade.json");
writeModel(file, messyDiagram());
mkdirSync(docs, { recursive: true });
const app = await startApp(file);
const { page } = app;
let taken = 0;

async function take(): Promise<void> {
  taken += 1;
  await page.screenshot({ path: join(docs, `drawing-${taken}.png`) });
}

/** Waits until nothing on the canvas changes any more. */
async function standstill(): Promise<void> {
  await page.evaluate(async () => {
    const picture = (): string => document.querySelector("canvas")?.toDataURL() ?? "";
    for (let before = ""; before !== picture();) {
      before = picture();
      for (let frame = 0; frame < 20; frame += 1) {
        await new Promise((next) => requestAnimationFrame(next));
      }
    }
  });
}

try {
  await page.setViewport({ width: 1100, height: 640 });
  await markSet(page, "palisade:diagram-painted");
  await page.focus(CANVAS);
  await page.keyboard.press("1");
  await take();
  await page.keyboard.down("Shift");
  await page.keyboard.press("KeyT");
  await page.keyboard.up("Shift");
  await page.waitForSelector('[role="dialog"]');
  await take();
  await click(page, "button", "Tidy");
  await page.waitForSelector('[role="dialog"]', { hidden: true });
  await page.waitForSelector("::-p-text(Saved)");
  await standstill();
  await page.focus(CANVAS);
  await page.keyboard.press("1");
  await standstill();
  await take();
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
  await standstill();
  await take();
} finally {
  await app.stop();
  rmSync(folder, { recursive: true });
}
