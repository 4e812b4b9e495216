/** A model gets another template as a person does it: look at what changes, choose, apply, take back. */

import type { Page } from "puppeteer-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { join } from "node:path";
import { itemsById } from "../../shared/stride/upgrade/attribute-fates.ts";
import { corpusExpected, corpusFolder } from "../corpus/corpus.ts";
import { accessibilityViolations } from "./axe.ts";
import {
  chooseFile,
  click,
  onlyProject,
  openKubeArmor,
  pressKey,
  startApp,
  type RunningApp,
} from "./running-app.ts";

const patience = { timeout: 20_000 };
const NEWER = join(
  corpusFolder,
  "tm7/accuknox__k8sthreatmodeling/templates/k8s-STRIDE-template.tb7",
);

let app: RunningApp;
let page: Page;

beforeEach(async () => {
  app = await startApp();
  page = app.page;
});

afterEach(async () => {
  await app.stop();
});

const dialogText = () =>
  page.evaluate(() => document.querySelector("[role=dialog]")?.textContent ?? "");
const template = async () => (await onlyProject(page)).template.manifest;
const stencilsInUse = async (): Promise<number> => {
  const { model, template: used } = await onlyProject(page);
  const known = new Set(used.stencils.map(({ id }) => id));
  return [...itemsById(model).values()].filter(({ stencilId }) => known.has(stencilId)).length;
};

describe.runIf(corpusExpected)("another template", () => {
  test("a newer version is offered, and shown to change nothing in this model", async () => {
    await chooseFile(page, () => click(page, "button", "Open file…"), NEWER);
    await page.waitForSelector("::-p-text(Template added)", patience);
    await openKubeArmor(page);
    await click(page, "button", "See what it changes");
    await expect.poll(dialogText, patience).toContain("This model stays as it is");
    expect(await dialogText()).toContain("75 unchanged");
    await click(page, "button", "Use this template");
    await expect.poll(async () => (await template()).version, patience).toBe("1.0.0.7");
    await page.waitForSelector('section[aria-label="Template"]', { hidden: true });
    expect(app.complaints).toEqual([]);
  });

  test("what it changes is seen and decided first, then done in one step and taken back", async () => {
    await openKubeArmor(page);
    const before = await onlyProject(page);
    const items = await stencilsInUse();
    await pressKey(page, "k", "Control");
    await page.waitForSelector("[role=dialog] input", patience);
    await page.keyboard.type("Change template");
    await page.keyboard.press("Enter");
    await page.locator('input[type="radio"][aria-label="STRIDE"]').click();
    await click(page, "button", "See what changes");
    const choice = "select[aria-label='What Virtual Machine becomes']";
    await expect.poll(dialogText, patience).toMatch(/Stencils17 gone · 1 changed/);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.$eval("section[aria-label=Stencils]", (list) => list.scrollTo(0, 1e6));
    await page.waitForSelector(choice, patience);
    await page.select(choice, "");
    await page.locator("[role=dialog] [role=tab]:nth-child(2)").click();
    await expect.poll(dialogText, patience).toContain("impersonated");
    expect(await accessibilityViolations(page)).toEqual([]);
    await click(page, "button", "Use this template");
    await expect.poll(async () => (await template()).name, patience).toBe("STRIDE");
    // All but the virtual machine, which was left as it is.
    expect(await stencilsInUse()).toBe(items - 1);
    await page.waitForSelector("[role=dialog]", { hidden: true });
    await pressKey(page, "z", "Control");
    await expect.poll(template, patience).toEqual(before.template.manifest);
    expect((await onlyProject(page)).model).toEqual(before.model);
    expect(app.complaints).toEqual([]);
  });
});
