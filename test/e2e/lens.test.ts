/** The Zero-Trust lens: put on by key, read by ear, followed to the canvas, exported, and taken away. */

import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeModel } from "../builders/messy-diagram.ts";
import { statedShop } from "../builders/stated-shop.ts";
import { accessibilityViolations } from "./axe.ts";
import { click, markSet, pressKey, startApp, type RunningApp } from "./running-app.ts";

const patience = { timeout: 30_000 };
const PANEL = '[data-region="lens"]';
const folder = mkdtempSync(join(tmpdir(), "palisade-lens-"));
let app: RunningApp;
let page: Page;

beforeAll(async () => {
  const file = join(folder, "Shop.palisade.json");
  writeModel(file, statedShop());
  app = await startApp(file);
  page = app.page;
  await page.setViewport({ width: 1500, height: 900 });
  await markSet(page, "palisade:diagram-painted");
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

const selected = (): Promise<string[]> =>
  page.$$eval('[role="option"][aria-selected="true"]', (found) =>
    found.map((element) => element.textContent),
  );

test("it is put on by a key, and its panel has the keyboard and the figures", async () => {
  await pressKey(page, "z", "Alt");
  await page.waitForSelector(`${PANEL}:focus`, patience);
  await page.waitForSelector("#lens-coverage", patience);
  const panel = await page.$eval(PANEL, (element) => element.textContent);
  expect(panel).toContain("8 of 27 statements made, 2 weak; 6 flows");
  expect(await page.$eval('[data-region="canvas"]', (element) => element.textContent)).toContain(
    "Order from Browser to Web app; caller authenticated: yes",
  );
  for (const value of ["dark", "light"] as const) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value }]);
    expect(await accessibilityViolations(page)).toEqual([]);
  }
});

test("what it lists is selected on the canvas by keyboard", async () => {
  await page.focus(
    `${PANEL} [aria-label="Flows that rest on implicit trust"] li:last-child button`,
  );
  await page.keyboard.press("Enter");
  await expect
    .poll(selected, patience)
    .toEqual([
      expect.stringMatching(/Copy from Orders to Archive; caller authenticated: not stated/u),
    ]);
});

test("a picture is taken through it", async () => {
  await click(page, "button", "Report");
  await click(page, "menuitem", "Diagram as SVG");
  const saved = (): string | undefined =>
    readdirSync(app.downloads).find((name) => name.endsWith(".svg"));
  await expect.poll(saved, patience).toBeDefined();
  expect(readFileSync(join(app.downloads, saved() ?? ""), "utf8")).toContain(">A!</tspan>");
});

test("Escape takes it away and gives the keyboard back to the diagram", async () => {
  await page.focus(`${PANEL} button`);
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-region="canvas"]:focus', patience);
  expect(await page.$(PANEL)).toBeNull();
  await expect.poll(selected, patience).not.toEqual([expect.stringContaining("authenticated")]);
  expect(app.complaints).toEqual([]);
});
