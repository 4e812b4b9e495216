/** Saving as a person does it: to the file that was opened, elsewhere, as a copy, and when another program was there first. */

import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KeyInput, Page } from "puppeteer-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readTm7 } from "../../shared/formats/tm7/read.ts";
import { corpusExpected, KUBE_ARMOR } from "../corpus/corpus.ts";
import { accessibilityViolations } from "./axe.ts";
import {
  chooseFile,
  chooseWhere,
  click,
  fill,
  IN_APP_DIALOGS,
  openKubeArmor,
  pressKey,
  startApp,
  type RunningApp,
} from "./running-app.ts";

const patience = { timeout: 15_000 };

let app: RunningApp;
let page: Page;
let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "palisade-files-"));
  file = join(folder, "KubeArmor.tm7");
  app = await startApp();
  page = app.page;
});

afterEach(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function openModel(): Promise<void> {
  copyFileSync(KUBE_ARMOR, file);
  await openKubeArmor(page, file);
}

const press = (key: KeyInput, ...held: KeyInput[]): Promise<void> => pressKey(page, key, ...held);

function nameIn(path: string): string {
  const read = readTm7(new Uint8Array(readFileSync(path)), path);
  return read.ok ? read.value.model.information.name : read.problem.message;
}

function shows(text: string): Promise<unknown> {
  return page.waitForSelector(`::-p-text(${text})`, patience);
}

describe.runIf(corpusExpected)("a model from a file", () => {
  test("is saved to it by Ctrl+S, even out of a field one still types in", async () => {
    await openModel();
    await page.waitForSelector('::-p-aria([name="KubeArmor.tm7, saved"])', patience);
    await fill(page, "Threat model name", "KubeArmor, reviewed");
    await press("s", "Control");
    await shows("Saved KubeArmor.tm7");
    expect(nameIn(file)).toBe("KubeArmor, reviewed");
    await page.waitForSelector('::-p-aria([name="KubeArmor.tm7, saved"])', patience);
    // The same bytes but for the name: nothing else was edited.
    const before = readFileSync(KUBE_ARMOR, "utf8");
    const after = readFileSync(file, "utf8");
    expect(after.replace("KubeArmor, reviewed", "")).toBe(
      before.replace(/(<ThreatModelName>)[^<]*/, "$1"),
    );
    expect(app.complaints).toEqual([]);
  });

  test("that another program changed is never overwritten unseen, and its version can be taken and given back", async () => {
    await openModel();
    await fill(page, "Threat model name", "Mine");
    await page.waitForSelector('::-p-aria([name="KubeArmor.tm7, edited: save"])', patience);
    const theirs = readFileSync(file, "utf8").replace(/(<ThreatModelName>)[^<]*/, "$1Theirs");
    writeFileSync(file, theirs);
    await shows("was changed by another program");
    expect(await accessibilityViolations(page)).toEqual([]);
    await press("s", "Control");
    await page.waitForSelector('[role="alertdialog"]', patience);
    expect(nameIn(file)).toBe("Theirs");
    await click(page, "button", "Take its version");
    const name = () => page.$eval("h1", (heading) => heading.textContent);
    await expect.poll(name, patience).toBe("Theirs");
    await page.locator('[role="listbox"]').click();
    await press("z", "Control");
    await expect.poll(name, patience).toBe("Mine");
    await press("s", "Control");
    await shows("Saved KubeArmor.tm7");
    expect(nameIn(file)).toBe("Mine");
    expect(app.complaints).toEqual([]);
  });

  test.runIf(IN_APP_DIALOGS)(
    "is saved under another name by keyboard alone, asking before it replaces a file",
    async () => {
      await openModel();
      writeFileSync(join(folder, "Taken.palisade.json"), "theirs");
      await press("s", "Control", "Shift");
      await page.waitForSelector('[role="dialog"]', patience);
      expect(await accessibilityViolations(page)).toEqual([]);
      await press("a", "Control");
      await page.keyboard.type("Taken.palisade.json");
      await shows("There is a file of this name");
      await page.keyboard.press("Enter");
      await page.waitForSelector('::-p-aria([name="Replace"][role="button"])', patience);
      expect(readFileSync(join(folder, "Taken.palisade.json"), "utf8")).toBe("theirs");
      await page.keyboard.press("Enter");
      await shows("Saved as Taken.palisade.json");
      expect(readFileSync(join(folder, "Taken.palisade.json"), "utf8")).toContain('"model/1"');
      expect(readFileSync(file, "utf8")).toBe(readFileSync(KUBE_ARMOR, "utf8"));
      expect(app.complaints).toEqual([]);
    },
  );

  test("is shared as a copy without user names", async () => {
    await openModel();
    await click(page, "button", "Model KubeArmor Threat Model: file menu");
    await click(page, "menuitem", "Save a copy to share…");
    await page.waitForSelector('[role="dialog"]', patience);
    expect(await accessibilityViolations(page)).toEqual([]);
    await chooseWhere(
      page,
      () => click(page, "button", "Choose where…"),
      join(folder, "Shared.tm7"),
    );
    await shows("Saved a copy as Shared.tm7");
    expect(existsSync(join(folder, "Shared.tm7"))).toBe(true);
    expect(readFileSync(join(folder, "Shared.tm7"), "utf8")).not.toMatch(
      /<b:ChangedBy>[^<]+<\/b:ChangedBy>/,
    );
    await page.waitForSelector('::-p-aria([name="KubeArmor.tm7, saved"])', patience);
    expect(app.complaints).toEqual([]);
  });
});

test("a model made here is saved where one chooses, and opened again from there is the same project", async () => {
  await click(page, "button", "New model");
  await fill(page, "Name", "Shop");
  await page.keyboard.press("Enter");
  await page.waitForSelector('::-p-aria([name="Model Shop: file menu"])', patience);
  await chooseWhere(page, () => press("s", "Control"), join(folder, "Shop.palisade.json"));
  await shows("Saved as Shop.palisade.json");
  await press("Home", "Alt");
  await chooseFile(
    page,
    () => click(page, "button", "Open file…"),
    join(folder, "Shop.palisade.json"),
  );
  await page.waitForSelector('::-p-aria([name="Shop.palisade.json, saved"])', patience);
  await press("Home", "Alt");
  await page.waitForSelector("h2", patience);
  expect(await page.$$eval('[aria-label="Models"] li', (rows) => rows.length)).toBe(1);
  expect(app.complaints).toEqual([]);
});
