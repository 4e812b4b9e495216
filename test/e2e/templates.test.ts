/** A template made from nothing, used, taken along and brought back; and what keeps its author from harm. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityViolations } from "./axe.ts";
import { keyboardHand } from "./keyboard-hand.ts";
import {
  ask,
  chooseFile,
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

const PARTS = [
  "Overview",
  "Stencils",
  "Threat types",
  "Categories",
  "Threat properties",
  "Profiles & messages",
  "Rule lab",
  "Findings",
] as const;

async function turnTo(part: (typeof PARTS)[number]): Promise<void> {
  await page.locator(`nav[aria-label="Parts of the template"] button ::-p-text(${part})`).click();
  await page
    .locator(`nav[aria-label="Parts of the template"] [aria-current] ::-p-text(${part})`)
    .wait();
}

/** The one template that is edited, as it is stored. */
async function stored() {
  const own = (await ask(page, "templates.list", {})).filter(({ origin }) => origin === "own");
  const newest = own.find(({ name }) => name === "Ours") ?? own[0];
  if (newest === undefined) throw new Error("no template is edited");
  return ask(page, "drafts.open", { id: newest.id });
}

const template = async () => (await stored()).template;

/** Adds a record to the list shown, under the name asked for. */
async function add(what: string, name: string): Promise<void> {
  await click(page, "button", `Add a ${what}`);
  await answer(page, name);
}

async function addStencil(name: string, parent: string, id: string): Promise<void> {
  await click(page, "button", "Add a stencil");
  await page.locator('[role="dialog"] select').fill(parent);
  await answer(page, name);
  const ids = async () => (await template()).stencils.map((stencil) => stencil.id);
  await expect.poll(ids, patience).toContain(id);
}

/** Types over a rule and leaves it. */
async function write(label: string, rule: string): Promise<void> {
  await page.locator(`textarea[aria-label="${label}"]`).fill(rule);
  await page.focus(`textarea[aria-label="${label}"]`);
  await page.keyboard.press("Tab");
}

async function addThreatType(title: string, include: string, exclude: string): Promise<void> {
  await add("threat type", title);
  await page.locator(`section[aria-label="Threat type ${title}"]`).wait();
  await write("Include", include);
  await write("Exclude", exclude);
  const last = async () => {
    const type = (await template()).threatTypes.find((one) => one.title === title);
    return [type?.include, type?.exclude];
  };
  await expect.poll(last, patience).toEqual([include, exclude]);
}

/** What is stored of the threats of the one model: titles, and the property of our own. */
async function threats(): Promise<readonly string[]> {
  const { model } = await onlyProject(page);
  return model.threats
    .map(({ title, properties }) => {
      const own = properties.find(({ name }) => name === "ComplianceNote")?.value ?? "";
      return own === "" ? title : `${title} (${own})`;
    })
    .toSorted();
}

const EXPECTED = [
  "Answer tells Browser too much",
  "Answer tells somebody of it",
  "Books takes what nobody approved",
  "Pay is paid out of the vault (Rule 7)",
  "Pay tells somebody of it",
];

describe("a template of one's own", () => {
  test("is made from nothing and finds exactly the threats its rules say", async () => {
    await toTemplates(page);
    await click(page, "button", "New template");
    await answer(page, "Ours");
    await page.locator('[data-region="template"]').wait();

    await turnTo("Stencils");
    await addStencil("Web app", "GE.P", "SE.P.WebApp");
    await addStencil("Ledger", "GE.DS", "SE.DS.Ledger");
    await click(page, "button", "Add attribute");
    await answer(page, "Approved");
    await addStencil("Payment", "GE.DF", "SE.DF.Payment");
    await addStencil("Vault", "GE.TB.B", "SE.TB.Vault");

    await turnTo("Threat properties");
    await add("threat property", "Compliance note");

    await turnTo("Threat types");
    await addThreatType(
      "{flow.Name} tells {target.Name} too much",
      "source is 'SE.P.WebApp'",
      "target is 'SE.DS.Ledger'",
    );
    await addThreatType(
      "{flow.Name} is paid out of the vault",
      "flow is 'SE.DF.Payment' and flow crosses 'SE.TB.Vault'",
      "source is 'GE.EI'",
    );
    await page.locator('textarea::-p-aria([name="Compliance note"])').fill("Rule 7");
    await addThreatType(
      "{target.Name} takes what nobody approved",
      "target.approved is 'Not stated'",
      "source is 'GE.DS'",
    );
    await addThreatType("{flow.Name} tells somebody of it", "flow is 'GE.DF'", "source is 'GE.EI'");
    const notes = async () =>
      (await template()).threatTypes.flatMap(({ properties }) =>
        properties.filter(({ name }) => name === "ComplianceNote").map(({ value }) => value),
      );
    await expect.poll(notes, patience).toEqual(["Rule 7"]);

    const hand = keyboardHand(page);
    await hand.newModel("Shop", "Ours");
    await hand.toTable();
    await hand.turnTo("Boundaries");
    await hand.add("Vault", "Vault 1", "");
    await hand.turnTo("Elements");
    await hand.add("Web app", "Shop", "");
    await hand.add("Ledger", "Books", "Vault 1");
    await hand.add("External interactor", "Browser", "Outside");
    await hand.turnTo("Flows");
    await hand.add("Shop", "Books", "Payment", "Pay");
    await hand.add("Shop", "Browser", "Data flow", "Answer");
    await hand.add("Browser", "Shop", "Data flow", "Ask");
    await pressKey(page, "2", "Alt");
    await expect.poll(threats, patience).toEqual(EXPECTED);
  });

  test("goes out as a .tb7 and comes back with the same threats", async () => {
    await toTemplates(page);
    await click(page, "button", "Export Ours as .tb7");
    const file = join(app.downloads, "Ours.tb7");
    await expect.poll(() => existsSync(file), patience).toBe(true);
    await expect
      .poll(() => readdirSync(app.downloads).filter((name) => name.endsWith("download")), patience)
      .toEqual([]);
    await chooseFile(page, () => click(page, "button", "Open file…"), file);
    const imported = async () =>
      (await ask(page, "templates.list", {})).find(({ origin }) => origin === "imported");
    await expect.poll(imported, patience).toMatchObject({ name: "Ours", threatTypes: 4 });

    const project = await onlyProject(page);
    const templateId = (await imported())?.id ?? "";
    expect(templateId).not.toBe(project.templateId);
    const { id, seq } = project;
    await ask(page, "projects.chooseTemplate", {
      id,
      baseSeq: seq,
      templateId,
      patches: [],
    });
    await pressKey(page, "Home", "Alt");
    await page.locator('ul[aria-label="Models"] button').click();
    await page.locator("canvas").wait();
    await pressKey(page, "2", "Alt");
    await page.locator('[role="grid"][aria-label="Threats"], [role="grid"]').wait();
    await expect.poll(threats, patience).toEqual(EXPECTED);
    expect((await onlyProject(page)).templateId).toBe(templateId);
  });

  test("is renamed together with its rules, and undone after a restart", async () => {
    await toTemplates(page);
    await page.locator('ul[aria-label="Templates you edit"] button ::-p-text(Ours)').click();
    await turnTo("Stencils");
    await page.locator('[role="treeitem"] ::-p-text(Web app)').click();
    await fill(page, "Id", "SE.P.Portal");
    await page.keyboard.press("Enter");
    const include = async () => (await template()).threatTypes[0]?.include;
    await expect.poll(include, patience).toBe("source is 'SE.P.Portal'");
    // What rules ask of is never deleted unseen.
    await page.focus('[role="tree"]');
    await page.keyboard.press("Delete");
    await page.locator('[role="alertdialog"] li ::-p-text(tells)').wait();
    expect(await accessibilityViolations(page)).toEqual([]);
    await click(page, "button", "Keep it");
    const before = await template();

    await app.crash();
    await app.restart();
    await toTemplates(page);
    await page.locator('ul[aria-label="Templates you edit"] button ::-p-text(Ours)').click();
    await page.locator('[data-region="template"]').wait();
    expect(await template()).toEqual(before);
    await pressKey(page, "z", "Control");
    await expect.poll(include, patience).toBe("source is 'SE.P.WebApp'");
    await pressKey(page, "y", "Control");
    await expect.poll(template, patience).toEqual(before);
  });

  test("is put elsewhere in the tree by keys, and deleted", async () => {
    await turnTo("Stencils");
    await page.locator('[role="treeitem"] ::-p-text(Ledger)').click();
    await page.focus('[role="tree"]');
    const parent = async () =>
      (await template()).stencils.find(({ id }) => id === "SE.DS.Ledger")?.parentId;
    await page.locator('::-p-aria([name="Derived from"])').fill("SE.P.Portal");
    await expect.poll(parent, patience).toBe("SE.P.Portal");
    await page.focus('[role="tree"]');
    await pressKey(page, "ArrowLeft", "Alt");
    await expect.poll(parent, patience).toBe("GE.P");
    await toTemplates(page);
    await click(page, "button", "Delete Ours");
    await click(page, "button", "Delete template");
    const origins = async () => (await ask(page, "templates.list", {})).map(({ origin }) => origin);
    await expect.poll(origins, patience).not.toContain("own");
    expect(app.complaints).toEqual([]);
  });
});

describe("a built-in template", () => {
  test("is looked at, never changed, and duplicated to be edited; every part of it is accessible", async () => {
    await toTemplates(page);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.locator('ul[aria-label="Other templates"] button ::-p-text(STRIDE)').click();
    await turnTo("Stencils");
    await page.locator('[role="treeitem"]').click();
    await page.locator("::-p-aria([name='Name'][role='textbox'])").wait();
    const writable = ["input:not([readonly])", "textarea:not([readonly])", "select", "button"]
      .map((field) => `section[aria-label^="Stencil "] ${field}:enabled`)
      .join();
    const names = await page.$$eval(writable, (fields) =>
      fields
        .filter((field) => !field.hasAttribute("aria-expanded"))
        .map((field) => field.outerHTML),
    );
    expect(names).toEqual([]);
    expect(await page.$("button[aria-label='Add a stencil']")).toBeNull();

    await click(page, "button", "Duplicate to edit");
    await click(page, "button", "Duplicate");
    await page.locator("::-p-aria([name='Publish'][role='button'])").wait();
    for (const [at, part] of PARTS.entries()) {
      await pressKey(page, at === 0 ? "1" : (String(at + 1) as "2"), "Alt");
      await page.locator(`[aria-current="page"] ::-p-text(${part})`).wait();
      const first = await page.$('[role="option"]:not([aria-disabled]), [role="treeitem"]');
      await first?.click();
      for (const value of ["dark", "light"] as const) {
        await page.emulateMediaFeatures([
          { name: "prefers-reduced-motion", value: "reduce" },
          { name: "prefers-color-scheme", value },
        ]);
        expect(await accessibilityViolations(page), `${part}, ${value}`).toEqual([]);
      }
    }
  });

  test("says in its copy what states what, value by value", async () => {
    await turnTo("Profiles & messages");
    const encryption = 'section[aria-label="Zero-Trust statement encryption"]';
    await page.locator(`${encryption} fieldset select`).fill("weak");
    const stated = async () => {
      const own = (await ask(page, "templates.list", {})).filter(({ origin }) => origin === "own");
      const drafts = await Promise.all(own.map(({ id }) => ask(page, "drafts.open", { id })));
      return drafts
        .flatMap((draft) => draft.template.zeroTrust ?? [])
        .find(({ aspect }) => aspect === "encryption");
    };
    const weak = async () => (await stated())?.weak;
    await expect.poll(weak, patience).toEqual(["No", "Not stated"]);
    const excepted = async () => (await stated())?.except;
    await page.locator(`${encryption} > div:last-child select`).fill("flow.message");
    await expect.poll(excepted, patience).toEqual(["flow.message"]);
    await click(page, "button", "Ask it of Message");
    await expect.poll(excepted, patience).toBeUndefined();
    await click(page, "button", "Delete Zero-Trust statement encryption");
    await expect.poll(weak, patience).toBeUndefined();
    await pressKey(page, "z", "Control");
    await page.locator(encryption).wait();
  });

  test("is walked through by Tab: menu, parts, list, details", async () => {
    await turnTo("Stencils");
    const hand = keyboardHand(page);
    await hand.isFocused("button");
    for (let tries = 0; !(await hand.focused()).includes("Find a stencil") && tries < 12; tries++) {
      await pressKey(page, "Tab");
    }
    await hand.isFocused("input Find a stencil");
    await pressKey(page, "Tab");
    await hand.isFocused("tree Stencils");
    await pressKey(page, "Tab");
    await hand.isFocused(/^section Stencil /u);
    await pressKey(page, "f", "Control");
    await hand.isFocused("input Find a stencil");
    expect(app.complaints).toEqual([]);
  });
});
