/** The very first start: an empty data folder, and a model to look at within two clicks. */

import type { Page } from "puppeteer-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { accessibilityViolations } from "./axe.ts";
import { click, markSet, pressKey, startApp, type RunningApp } from "./running-app.ts";

let app: RunningApp;
let page: Page;

beforeEach(async () => {
  app = await startApp();
  page = app.page;
});

afterEach(async () => {
  await app.stop();
});

test("an example is open after one click, with threats after a second", async () => {
  await page.waitForSelector("::-p-text(Look at an example)");
  expect(await accessibilityViolations(page)).toEqual([]);
  await click(page, "button", "A small web shop");
  await markSet(page, "palisade:diagram-painted");
  expect(await page.title()).toBe("A small web shop – Palisade");
  await pressKey(page, "2", "Alt");
  await page.waitForSelector('[role="grid"] [role="row"]');
  expect(app.complaints).toEqual([]);
});
