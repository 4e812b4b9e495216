/** Over all models: a word typed becomes the thing selected in its diagram, a figure becomes the threat to judge. */

import { join } from "node:path";
import type { KeyInput, Page } from "puppeteer-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { corpusExpected, corpusFolder, KUBE_ARMOR } from "../corpus/corpus.ts";
import { accessibilityViolations } from "./axe.ts";
import { ask, chooseFile, click, pressKey, startApp, type RunningApp } from "./running-app.ts";

const ECOBEE = join(corpusFolder, "tm7/jrolstad__ecobee-monitor/docs/threat-model.tm7");
const patience = { timeout: 15_000 };

let app: RunningApp;
let page: Page;

beforeEach(async () => {
  app = await startApp();
  page = app.page;
  // Colours halfway from light to dark are nobody's.
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
});

afterEach(async () => {
  await app.stop();
});

const press = (key: KeyInput, ...held: KeyInput[]): Promise<void> => pressKey(page, key, ...held);

const textsOf = (selector: string): Promise<string[]> =>
  page.$$eval(selector, (found) => found.map((element) => element.textContent));

async function addModels(): Promise<void> {
  await chooseFile(page, () => click(page, "button", "Open file…"), KUBE_ARMOR);
  await page.locator('[data-region="canvas"]').wait();
  await press("Home", "Alt");
  await chooseFile(page, () => click(page, "button", "Open file…"), ECOBEE);
  await page.locator("canvas").wait();
}

/** In the colours people choose, one after the other; ends as it began. */
async function violationsInAllColours(): Promise<readonly string[]> {
  const found: string[] = [];
  for (let turn = 0; turn < 3; turn++) {
    await press("l", "Alt");
    found.push(...(await accessibilityViolations(page)));
  }
  return found;
}

test("with no model yet, both pages say what they are for", async () => {
  await press("f", "Control", "Shift");
  await page.locator("::-p-text(There is no model to search yet)").wait();
  expect(await violationsInAllColours()).toEqual([]);
  await press("d", "Control", "Shift");
  await page.locator("::-p-text(There is no model yet)").wait();
  expect(await violationsInAllColours()).toEqual([]);
  expect(app.complaints).toEqual([]);
});

describe.runIf(corpusExpected)("over two models", () => {
  test("a word is searched from inside a model, and its thing opened, by keyboard alone", async () => {
    await addModels();
    await press("f", "Control", "Shift");
    await page.locator('[role="combobox"]').wait();
    await page.keyboard.type("kubelet");
    const best = '[role="option"][aria-selected="true"]';
    await expect.poll(() => textsOf(best), patience).toEqual([expect.stringContaining("Kubelet")]);
    expect(await textsOf(`${best} mark`)).toEqual(["Kubelet"]);
    expect(await violationsInAllColours()).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => textsOf(best), patience).toHaveLength(1);
    expect((await textsOf(best))[0]).not.toBe("Kubelet");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect
      .poll(() => page.$$eval("textarea", (fields) => fields.map(({ value }) => value)), patience)
      .toContain("Kubelet");
    await expect.poll(() => textsOf(best), patience).toEqual([expect.stringContaining("Kubelet")]);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("role"));
    expect(focused).toBe("listbox");

    await press("f", "Control", "Shift");
    await page.locator('[role="combobox"]').wait();
    const kept = await page.$eval(
      '[role="combobox"]',
      (field) => (field as HTMLInputElement).value,
    );
    expect(kept).toBe("kubelet");
    expect(app.complaints).toEqual([]);
  });

  test("figures narrow the list, and a threat opens where it is judged", async () => {
    await addModels();
    await press("d", "Control", "Shift");
    const rows = () => textsOf('ul[aria-label="Open threats"] button');
    const open = await ask(page, "dashboard.read", { filter: {}, limit: 1000 });
    await expect.poll(async () => (await rows()).length, patience).toBe(100);
    expect(await violationsInAllColours()).toEqual([]);

    const spoofing = open.threats.filter(({ category }) => category === "Spoofing").length;
    await page.locator('[data-dimension="category"] button ::-p-text(Spoofing)').click();
    await expect.poll(async () => (await rows()).length, patience).toBe(spoofing);
    expect(await page.$$eval('[aria-pressed="true"]', (pressed) => pressed.length)).toBe(1);
    expect(await violationsInAllColours()).toEqual([]);

    await page.focus('ul[aria-label="Open threats"] button');
    await page.keyboard.press("End");
    const title = await page.evaluate(
      () => document.activeElement?.querySelector("[title]")?.textContent ?? "",
    );
    await page.keyboard.press("Enter");
    await expect
      .poll(() => textsOf('[role="row"][aria-selected="true"]'), patience)
      .toEqual([expect.stringContaining(title)]);
    await click(page, "radio", "Needs investigation");
    await press("d", "Control", "Shift");
    await expect.poll(async () => (await rows()).length, patience).toBe(spoofing);
    await click(page, "button", "Clear filters");
    const after = () => ask(page, "dashboard.read", { filter: {}, limit: 1 });
    await expect
      .poll(async () => (await after()).states.map(({ threats }) => threats), patience)
      .toEqual([open.matching - 1, 1]);
    expect(app.complaints).toEqual([]);
  });
});
