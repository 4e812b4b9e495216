/** Why a threat is there: a flow explained term by term, and a rule typed, completed, tried and followed to its place. */

import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { corpusExpected, KUBE_ARMOR } from "../corpus/corpus.ts";
import { accessibilityViolations } from "./axe.ts";
import { click, markSet, pressKey, startApp, type RunningApp } from "./running-app.ts";

const patience = { timeout: 30_000 };
const RULE = 'textarea[aria-label="Include rule"]';

describe.runIf(corpusExpected)("on a real model", () => {
  let app: RunningApp;
  let page: Page;

  beforeAll(async () => {
    app = await startApp(KUBE_ARMOR);
    page = app.page;
    await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    await markSet(page, "palisade:diagram-painted");
  });

  afterAll(async () => {
    await app.stop();
  });

  const textsOf = (selector: string): Promise<string[]> =>
    page.$$eval(selector, (found) => found.map((element) => element.textContent));

  const rule = (): Promise<string> =>
    page.$eval(RULE, (field) => (field instanceof HTMLTextAreaElement ? field.value : ""));

  /** The texts the field is described by. */
  const described = (): Promise<string[]> =>
    page.$eval(RULE, (field) =>
      (field.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .filter(Boolean),
    );

  async function clean(): Promise<void> {
    for (const value of ["dark", "light"] as const) {
      await page.emulateMediaFeatures([
        { name: "prefers-reduced-motion", value: "reduce" },
        { name: "prefers-color-scheme", value },
      ]);
      expect(await accessibilityViolations(page)).toEqual([]);
    }
  }

  test("the threats of a flow that is selected are explained by what its items state", async () => {
    await pressKey(page, "2", "Alt");
    await page.locator("[role=row][aria-rowindex='2'] [role=gridcell]").click();
    await click(page, "button", "Why this threat is here");
    await expect
      .poll(() => textsOf('[role="dialog"] button[aria-expanded]'), patience)
      .toHaveLength(47);
    await page.locator('[role="dialog"] button::-p-text(Fires )').click();
    const firing = '[role="dialog"] button[aria-expanded]';
    await expect.poll(async () => (await textsOf(firing)).length, patience).toBeLessThan(47);
    expect((await textsOf(firing)).every((text) => text.startsWith("Fires"))).toBe(true);
    await page.locator(firing).click();
    const terms = '[role="dialog"] li[data-truth="true"]';
    await expect.poll(() => textsOf(terms), patience).not.toEqual([]);
    await clean();
  });

  test("a rule is typed with names offered, its mistakes told, and its text made canonical", async () => {
    await click(page, "button", "Try a rule");
    await page.locator(RULE).click();
    await page.keyboard.type("SOURCE is 'web ap");
    const marked = '[role="listbox"][popover] [role="option"][aria-selected="true"]';
    await expect
      .poll(() => textsOf(marked), patience)
      .toEqual([expect.stringContaining("Web App")]);
    await clean();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect.poll(rule, patience).toMatch(/^SOURCE is '[\w.]+'$/u);
    const taken = await rule();
    await pressKey(page, "z", "Control");
    await expect.poll(rule, patience).toBe("SOURCE is 'web ap'");
    await pressKey(page, "y", "Control");
    await expect.poll(rule, patience).toBe(taken);

    await page.keyboard.type(" AND flow crosses ");
    await page.keyboard.press("Escape");
    await expect
      .poll(described, patience)
      .toEqual([expect.stringMatching(/Expected a boundary.*found the end/u)]);
    expect(await page.$('[role="dialog"]')).not.toBeNull();
    await pressKey(page, "Space", "Control");
    await expect.poll(() => textsOf(marked), patience).toHaveLength(1);
    await page.keyboard.press("Escape");
    for (let letter = 0; letter < " AND flow crosses ".length; letter++) {
      await page.keyboard.press("Backspace");
    }
    await page.keyboard.type(" AND (target.nothing is 'x')");
    await expect.poll(described, patience).toEqual([expect.stringMatching(/attribute 'nothing'/u)]);
    await page.keyboard.press("Tab");
    await expect.poll(rule, patience).toMatch(/^source is '[\w.]+' and target\.nothing is 'x'$/u);
  });

  test("a rule that was typed is still there when the lab is opened again", async () => {
    const typed = await rule();
    await page.keyboard.press("Escape");
    await page.waitForSelector('[role="dialog"]', { hidden: true });
    await click(page, "button", "Why this threat is here");
    await click(page, "button", "Try a rule");
    await expect.poll(rule, patience).toBe(typed);
  });

  test("a rule is followed through all models to the flow it fires on", async () => {
    await page.locator(RULE).click();
    await pressKey(page, "a", "Control");
    await page.keyboard.type("target is 'GE.P'");
    await expect.poll(rule, patience).toBe("target is 'GE.P'");
    await click(page, "button", "Ask all models");
    await page.locator("::-p-text(in 1 model · 1 asked)").wait();
    await page.locator('[aria-label="In all models"] summary').click();
    await clean();
    const places = '[aria-label="In all models"] li li';
    const [place] = await textsOf(places);
    expect(place).toContain(" → ");
    await page.locator(`${places} button:last-of-type`).click();
    await expect.poll(() => page.$('[role="dialog"]'), patience).toBeNull();
    const selected = '[role="listbox"] [role="option"][aria-selected="true"]';
    await expect.poll(() => textsOf(selected), patience).toHaveLength(1);
    expect(app.complaints).toEqual([]);
  });
});
