/** History and revisions as a person uses them: name a state, go on, compare, undo to a step, restore; nothing lost. */

import type { KeyInput, Page } from "puppeteer-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { corpusExpected } from "../corpus/corpus.ts";
import { accessibilityViolations } from "./axe.ts";
import {
  ask,
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

const press = (key: KeyInput, ...held: KeyInput[]): Promise<void> => pressKey(page, key, ...held);

/** What a person reads of every element that matches, blanks evened out. */
function texts(selector: string): Promise<readonly string[]> {
  return page.$$eval(selector, (found) =>
    found.map((element) => (element as HTMLElement).innerText.replace(/\s+/gu, " ").trim()),
  );
}

const steps = () => texts('[data-region="history"] [data-row="step"]');
const revisions = () => texts('[data-region="history"] ul [aria-haspopup="menu"]');
const lines = () => texts("[data-line]");
const focused = () =>
  page.evaluate(() => document.activeElement?.textContent?.replace(/\s+/gu, " ").trim() ?? "");

/** Fills a field and leaves it, as a person does who goes on to something else. */
async function fill(name: string, text: string): Promise<void> {
  const field = await page.locator(`::-p-aria([name="${name}"][role="textbox"])`).waitHandle();
  await field.evaluate((element) => (element as HTMLInputElement).select());
  await field.type(text);
  await field.evaluate((element) => (element as HTMLElement).blur());
}

/** Chooses a line of the menu that is open. */
async function choose(item: string): Promise<void> {
  await click(page, "menuitem", item);
  await page.waitForSelector('[role="menu"]', { hidden: true });
}

/** Opens the menu of the row that begins with these words. */
async function openRow(words: string): Promise<void> {
  await page
    .locator(`::-p-xpath(//*[@data-region="history"]//button[contains(., "${words}")])`)
    .click();
  await page.waitForSelector('[role="menu"]');
}

const model = async () => (await onlyProject(page)).model;
const owner = async () => (await model()).information.owner;

async function nameState(name: string): Promise<void> {
  await press("r", "Alt");
  await page.waitForSelector('[role="dialog"]');
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
  await page.waitForSelector('[role="dialog"]', { hidden: true });
}

describe.runIf(corpusExpected)("a model with a history", () => {
  test("a state is named, compared, left and restored; all of it survives a reload", async () => {
    await openKubeArmor(page);
    await press("h", "Alt");
    await fill("Owner", "Ada");
    await expect.poll(owner, patience).toBe("Ada");
    await nameState("Before the review");
    await expect
      .poll(revisions, patience)
      .toEqual([expect.stringMatching(/^Before the review .*change 1$/)]);

    await fill("New note", "Ask about tokens");
    await click(page, "button", "Add note");
    await fill("Owner", "Grace");
    await click(page, "button", "Analysis");
    await page.locator("::-p-text(Data Flow HTTPS Is Potentially Interrupted)").click();
    await click(page, "radio", "Mitigated");
    const judged = async () =>
      (await model()).threats.filter(({ verdict }) => verdict.state === "mitigated").length;
    await expect.poll(judged, patience).toBe(1);

    await openRow("Before the review");
    await choose("Compare with now");
    await expect
      .poll(lines, patience)
      .toContainEqual(
        expect.stringMatching(/^Changed Threat #\d+ Data Flow HTTPS Is Potentially Interrupted$/),
      );
    const listed = await lines();
    expect(listed).toContain("Changed Model Owner");
    expect(listed).toContain("Added Note #1 Ask about tokens");
    const changes = await texts("[data-line] + dl");
    expect(changes).toContain("Owner Ada Grace");
    expect(changes.some((text) => text.includes("State Not started Mitigated"))).toBe(true);

    await page
      .locator("::-p-xpath(//button[@aria-pressed][.//*[text()[contains(., 'Added')]]])")
      .click();
    await expect.poll(lines, patience).toEqual(["Added Note #1 Ask about tokens"]);
    await click(page, "button", "Clear filters");
    await page
      .locator("::-p-xpath(//*[@data-line][contains(., 'Potentially Interrupted')])")
      .click();
    await page.waitForSelector('[aria-label="Threat properties"]');

    await openRow("Add note 1");
    await choose("Undo to here");
    await expect.poll(owner, patience).toBe("Ada");
    expect(await judged()).toBe(0);
    expect((await model()).notes).toHaveLength(1);
    await expect.poll(steps, patience).toContainEqual(expect.stringMatching(/^Judge .* undone$/));

    await openRow("Before the review");
    await choose("Restore");
    await expect.poll(async () => (await model()).notes.length, patience).toBe(0);
    await expect
      .poll(steps, patience)
      .toContainEqual(expect.stringMatching(/^Restore “Before the review” .*you are here$/));

    await page.reload();
    await markSet(page, "palisade:diagram-painted");
    await press("h", "Alt");
    await expect
      .poll(steps, patience)
      .toContainEqual(expect.stringMatching(/^Restore “Before the review” .*you are here$/));
    expect(await revisions()).toHaveLength(1);
    await click(page, "button", "Undo Restore “Before the review”");
    await expect.poll(async () => (await model()).notes.length, patience).toBe(1);
    expect(app.complaints).toEqual([]);
  });

  test("all of it goes by the keyboard, and the keyboard comes back where it was", async () => {
    await openKubeArmor(page);
    await page.$eval('[role="listbox"]', (canvas) => (canvas as HTMLElement).focus());
    await press("a", "Control");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await press("h", "Alt");
    await expect.poll(steps, patience).toHaveLength(2);

    // From the panel to the close button, to naming, and into the steps.
    for (let stop = 0; stop < 3; stop++) await page.keyboard.press("Tab");
    await expect.poll(focused, patience).toMatch(/^Move 28 items.*you are here$/);
    await page.keyboard.press("End");
    await expect.poll(focused, patience).toMatch(/^The beginning/);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForSelector('[role="menu"]');
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await onlyProject(page)).history, patience)
      .toMatchObject({
        done: [{ seq: 1 }],
        undone: [{ seq: 2 }],
      });
    await expect.poll(focused, patience).toMatch(/^Move 28 items.*you are here$/);

    await press("c", "Alt");
    await expect.poll(lines, patience).toEqual([]);
    await page.waitForSelector("::-p-text(No difference passes the filters)");
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("SELECT");
    await page.keyboard.press("Escape");
    await page.waitForSelector('[aria-labelledby="comparison-title"]', { hidden: true });
    await page.keyboard.press("Escape");
    await page.waitForSelector('[data-region="history"]', { hidden: true });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute("role")), patience)
      .toBe("listbox");
    expect(app.complaints).toEqual([]);
  });

  test("a revision is renamed and deleted, also in another window", async () => {
    await openKubeArmor(page);
    await press("h", "Alt");
    await nameState("First");
    await expect
      .poll(revisions, patience)
      .toEqual([expect.stringMatching(/^First .*the beginning$/)]);
    await openRow("First");
    await choose("Rename…");
    await page.waitForSelector('[role="dialog"]');
    await page.keyboard.type("Second");
    await page.keyboard.press("Enter");
    await expect.poll(revisions, patience).toEqual([expect.stringMatching(/^Second/)]);

    const { id } = await onlyProject(page);
    await ask(page, "revisions.create", { id, seq: 0, name: "From elsewhere" });
    await expect.poll(revisions, patience).toHaveLength(2);

    await openRow("Second");
    await choose("Delete…");
    await click(page, "button", "Delete revision");
    await expect.poll(revisions, patience).toEqual([expect.stringMatching(/^From elsewhere/)]);
    expect(app.complaints).toEqual([]);
  });

  test("notes are edited in place and removed, and undo brings them back", async () => {
    await openKubeArmor(page);
    await fill("New note", "One");
    await click(page, "button", "Add note");
    await fill("Note 1", "One and a half");
    const notes = async () => (await model()).notes.map(({ message }) => message);
    await expect.poll(notes, patience).toEqual(["One and a half"]);
    await click(page, "button", "Remove note 1");
    await expect.poll(notes, patience).toEqual([]);
    await click(page, "button", "Edit");
    await choose("Undo Remove note 1");
    await expect.poll(notes, patience).toEqual(["One and a half"]);
    expect(app.complaints).toEqual([]);
  });

  test.each(["light", "dark"])(
    "panel and comparison have no accessibility violation (%s)",
    async (theme) => {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
      await openKubeArmor(page);
      await press("h", "Alt");
      await fill("Owner", "Ada");
      await fill("Description", "A long text. ".repeat(40));
      await nameState("Named");
      await click(page, "button", "Undo Change description");
      await expect.poll(steps, patience).toContainEqual(expect.stringMatching(/undone$/));
      expect(await accessibilityViolations(page)).toEqual([]);
      await openRow("Named");
      await choose("Compare with now");
      await expect.poll(lines, patience).toEqual(["Changed Model Description"]);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(app.complaints).toEqual([]);
    },
  );
});
