/** A template over its life: drawn in order by hand, given a picture, published, used, and followed by models. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyboardHand } from "./keyboard-hand.ts";
import {
  ask,
  click,
  fill,
  onlyProject,
  pressKey,
  startApp,
  type RunningApp,
} from "./running-app.ts";
import { answer, toTemplates } from "./template-hand.ts";

const patience = { timeout: 30_000 };

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = app.page;
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
});

afterAll(async () => {
  await app.stop();
});

async function openOurs(): Promise<void> {
  await toTemplates(page);
  await page.locator('ul[aria-label="Templates you edit"] button ::-p-text(Ours)').click();
  await page.locator('[data-region="template"]').wait();
}

async function edited() {
  const own = (await ask(page, "templates.list", {})).find(({ origin }) => origin === "own");
  if (own === undefined) throw new Error("no template is edited");
  return (await ask(page, "drafts.open", { id: own.id })).template;
}

const stencil = async (id: string) => (await edited()).stencils.find((one) => one.id === id);

async function publish(version: string): Promise<void> {
  await click(page, "button", "Publish");
  await page.locator('[role="dialog"] button[type="submit"]').click();
  const published = async () =>
    (await ask(page, "templates.list", {}))
      .filter(({ origin }) => origin === "published")
      .map((one) => one.version);
  await expect.poll(published, patience).toContain(version);
}

const row = (name: string): string => `[role="treeitem"] ::-p-text(${name})`;

async function middleOf(name: string) {
  const handle = await page.locator(row(name)).waitHandle();
  const box = await handle.boundingBox();
  if (box === null) throw new Error(`${name} is not painted`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe("a template", () => {
  test("is there again after its page was loaded anew", async () => {
    await toTemplates(page);
    await click(page, "button", "New template");
    await answer(page, "Ours");
    await page.locator('[data-region="template"]').wait();
    await page.reload();
    await page.locator("::-p-aria([name='Publish'][role='button'])").wait();
    expect(await page.title()).toContain("Ours");
  });

  test("has a stencil dragged to another one, and duplicated", async () => {
    await pressKey(page, "2", "Alt");
    await click(page, "button", "Add a stencil");
    await page.locator('[role="dialog"] select').fill("GE.P");
    await answer(page, "Web app");
    const parent = async () => (await stencil("SE.P.WebApp"))?.parentId;
    await expect.poll(parent, patience).toBe("GE.P");

    const from = await middleOf("Web app");
    const to = await middleOf("Data store");
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 4, from.y + 8, { steps: 4 });
    await page.mouse.move(to.x, to.y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(parent, patience).toBe("GE.DS");
    await pressKey(page, "z", "Control");
    await expect.poll(parent, patience).toBe("GE.P");

    await page.locator(row("Web app")).click();
    await page.focus('[role="tree"]');
    await pressKey(page, "d", "Control");
    await expect
      .poll(() => stencil("SE.P.WebAppCopy"), patience)
      .toMatchObject({ parentId: "GE.P", name: "Web app (copy)" });
  });

  test("shows a stencil that arrives under one that was closed, and what is wrong by its grade", async () => {
    // Closing the process takes over what is selected in it.
    await page.locator('[role="treeitem"][aria-expanded="true"] [aria-hidden]').click();
    await page.waitForSelector('[role="treeitem"][aria-expanded="false"][aria-selected="true"]');
    await click(page, "button", "Add a stencil");
    await page.locator('[role="dialog"] select').fill("GE.P");
    await answer(page, "Queue");
    await page.locator('[role="treeitem"][aria-selected="true"] ::-p-text(Queue)').wait();
    await pressKey(page, "z", "Control");
    await expect.poll(() => stencil("SE.P.Queue"), patience).toBeUndefined();

    await pressKey(page, "3", "Alt");
    await click(page, "button", "Add a threat type");
    await answer(page, "Somebody reads along");
    await page.locator('textarea[aria-label="Include"]').fill("source is 'NoSuchThing'");
    await pressKey(page, "8", "Alt");
    await page.locator('fieldset[aria-label="Findings shown"] ::-p-text(Errors)').click();
    const marks = () =>
      page.$$eval('ul[aria-label="Findings"] .visually-hidden', (found) =>
        found.map(({ textContent }) => textContent.trim()),
      );
    await expect.poll(marks, patience).not.toContain("Hint:");
    expect(new Set(await marks())).toEqual(new Set(["Error:"]));
    await pressKey(page, "2", "Alt");
  });

  test("shows a stencil's picture without what could run in it", async () => {
    await page.locator(row("Web app (copy)")).click();
    const file = join(app.downloads, "cog.svg");
    writeFileSync(
      file,
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script><path d="M0 0h9v9z"/></svg>',
    );
    const [chooser] = await Promise.all([
      page.waitForFileChooser(),
      click(page, "button", "Import…"),
    ]);
    await chooser.accept([file]);
    const image = async () => (await stencil("SE.P.WebAppCopy"))?.image ?? "";
    await expect.poll(image, patience).toMatch(/^data:image\/svg\+xml;base64,/u);
    const svg = Buffer.from((await image()).split(",")[1] ?? "", "base64").toString();
    expect(svg).toContain("M0 0h9v9z");
    expect(svg).not.toContain("script");
    await click(page, "button", "Remove");
    await expect.poll(image, patience).toBe("");
  });

  test("takes over a stencil that was copied from a template that can only be looked at", async () => {
    await toTemplates(page);
    const other = 'ul[aria-label="Other templates"] button ::-p-text(Kubernetes Zero Trust)';
    await page.locator(other).click();
    await page.locator("::-p-aria([name='Duplicate to edit'][role='button'])").wait();
    await pressKey(page, "2", "Alt");
    await page.locator(row("StatefulSet")).click();
    await page.focus('[role="tree"]');
    await pressKey(page, "c", "Control");
    await openOurs();
    await pressKey(page, "2", "Alt");
    await page.locator(row("Web app (copy)")).wait();
    await page.focus('[role="tree"]');
    await pressKey(page, "v", "Control");
    const taken = () => stencil("K8S.P.StatefulSet");
    await expect.poll(taken, patience).toMatchObject({ parentId: "GE.P" });
    await pressKey(page, "z", "Control");
    await expect.poll(taken, patience).toBeUndefined();
  });

  test("is published, used, published anew, and the model follows when the person says so", async () => {
    await publish("1.0.1.0");
    const hand = keyboardHand(page);
    await hand.newModel("Shop", "Ours");
    await openOurs();
    await pressKey(page, "2", "Alt");
    await page.locator(row("Web app (copy)")).click();
    await fill(page, "Name", "Portal");
    await page.keyboard.press("Enter");
    await publish("1.0.2.0");

    await pressKey(page, "Home", "Alt");
    await page.locator('nav[aria-label="All models"] button ::-p-text(Models)').click();
    await page.locator('ul[aria-label="Models"] button').click();
    await click(page, "button", "See what it changes");
    await click(page, "button", "Use this template");
    const version = async () => (await onlyProject(page)).template.manifest.version;
    await expect.poll(version, patience).toBe("1.0.2.0");
    const names = (await onlyProject(page)).template.stencils.map(({ name }) => name);
    expect(names).toContain("Portal");
  });

  test("in a state that nobody published stands first among those a model can choose", async () => {
    await openOurs();
    await fill(page, "Author", "Ada");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await edited()).manifest.author, patience).toBe("Ada");
    await keyboardHand(page).newModel("Office", "Ours");
    await pressKey(page, "k", "Control");
    await page.waitForSelector("[role=dialog] input", patience);
    await page.keyboard.type("Change template");
    await page.keyboard.press("Enter");
    await page.waitForSelector('[role="dialog"] input[type="radio"]', patience);
    const chosen = () =>
      page.$$eval('[role="dialog"] input[type="radio"]', (radios) =>
        radios.map((radio) => radio instanceof HTMLInputElement && radio.checked).indexOf(true),
      );
    await expect.poll(chosen, patience).toBe(0);
    expect(app.complaints).toEqual([]);
  });
});
