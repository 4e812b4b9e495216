/** Undo outlives the window and the process: what was done before a crash is taken back after it. */

import type { Page } from "puppeteer-core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { corpusExpected } from "../corpus/corpus.ts";
import {
  click,
  markSet,
  onlyProject,
  openKubeArmor,
  pressKey,
  startApp,
  type RunningApp,
} from "./running-app.ts";

const patience = { timeout: 15_000 };

let app: RunningApp;
let page: Page;

beforeEach(async () => {
  app = await startApp();
  page = app.page;
});

afterEach(async () => {
  await app.stop();
});

test.runIf(corpusExpected)(
  "a move and a verdict are taken back after reload and crash, and done again",
  async () => {
    await openKubeArmor(page);
    const places = async () =>
      (await onlyProject(page)).model.diagrams[0]?.shapes.map(({ left }) => left);
    const judged = async () =>
      (await onlyProject(page)).model.threats.filter(
        ({ verdict }) => verdict.state === "notApplicable",
      ).length;
    const before = await places();

    await page.$eval('[role="listbox"]', (canvas) => (canvas as HTMLElement).focus());
    await pressKey(page, "a", "Control");
    await page.keyboard.press("ArrowRight");
    await expect.poll(places, patience).not.toEqual(before);
    const after = await places();

    await click(page, "button", "Analysis");
    await page.locator("::-p-text(Data Flow HTTPS Is Potentially Interrupted)").click();
    await click(page, "radio", "Not applicable");
    await expect.poll(judged, patience).toBe(1);

    await page.reload();
    await markSet(page, "palisade:diagram-painted");
    await app.crash();
    await app.restart();
    await page.locator("::-p-text(KubeArmor.tm7)").click();
    await markSet(page, "palisade:diagram-painted");
    await pressKey(page, "z", "Control");
    await pressKey(page, "z", "Control");
    await expect.poll(places, patience).toEqual(before);
    expect(await judged()).toBe(0);

    await pressKey(page, "y", "Control");
    await expect.poll(places, patience).toEqual(after);
    expect(await judged()).toBe(0);
    await pressKey(page, "y", "Control");
    await expect.poll(judged, patience).toBe(1);
    expect((await onlyProject(page)).history.undone).toEqual([]);
    expect(app.complaints).toEqual([]);
  },
);
