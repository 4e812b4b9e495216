/** The main job as a person does it: open, look, analyze, judge, report; nothing lost on the way. */

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { corpusExpected } from "../corpus/corpus.ts";
import { accessibilityViolations } from "./axe.ts";
import {
  ask,
  chooseFile,
  click,
  markSet,
  onlyProject,
  openKubeArmor,
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

/** Colours other than the canvas' own background, as a share of the biggest canvas. */
function painted(): Promise<number> {
  return page.evaluate(() => {
    const shares = [...document.querySelectorAll("canvas")].map((canvas) => {
      const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data;
      if (pixels === undefined) return 0;
      let drawn = 0;
      for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 0) drawn += 1;
      return drawn / (pixels.length / 4);
    });
    return Math.max(0, ...shares);
  });
}

/** What was downloaded with this extension so far: the browser makes the file before it fills it. */
function downloaded(extension: string): string {
  const name = readdirSync(app.downloads).find((candidate) => candidate.endsWith(extension));
  return name === undefined ? "" : readFileSync(join(app.downloads, name), "latin1");
}

describe.runIf(corpusExpected)("a model of Microsoft's tool", () => {
  test("is opened, seen, analyzed and judged; the verdict survives reload and crash and is reported", async () => {
    await openKubeArmor(page);
    expect(await painted()).toBeGreaterThan(0.01);
    expect(await accessibilityViolations(page)).toEqual([]);

    await click(page, "button", "Analysis");
    await page.locator("::-p-text(Data Flow HTTPS Is Potentially Interrupted)").click();
    await click(page, "radio", "Not applicable");
    await page
      .locator('::-p-aria([name="Justification"][role="textbox"])')
      .fill("The relay retries <script>alert(1)</script>");
    await page.keyboard.press("Tab");
    const judged = async () =>
      (await onlyProject(page)).model.threats
        .filter((threat) => threat.verdict.state === "notApplicable")
        .map((threat) => threat.verdict.justification);
    const reason = ["The relay retries <script>alert(1)</script>"];
    await expect.poll(judged, patience).toEqual(reason);
    expect(await accessibilityViolations(page)).toEqual([]);

    await page.reload();
    await expect.poll(judged, patience).toEqual(reason);
    await app.crash();
    await app.restart();
    await expect.poll(judged, patience).toEqual(reason);

    await page.locator("::-p-text(KubeArmor.tm7)").click();
    await click(page, "button", "Report");
    await click(page, "menuitem", "Report as HTML");
    await expect.poll(() => downloaded(".html"), patience).toMatch(/<\/html>\s*$/);
    const report = downloaded(".html");
    expect(report).toContain("The relay retries &lt;script&gt;alert(1)&lt;/script&gt;");
    expect(report).not.toContain("<script");
    expect(report.match(/id="t\d+"/g)).toHaveLength(75);

    await click(page, "button", "Report");
    await click(page, "menuitem", "Report as PDF");
    await expect.poll(() => downloaded(".pdf"), { timeout: 60_000 }).toMatch(/%%EOF\s*$/);
    expect(downloaded(".pdf").slice(0, 5)).toBe("%PDF-");
    expect(app.complaints).toEqual([]);
  });

  test("an element is found by keyboard, its properties shown, and moved by keyboard", async () => {
    await openKubeArmor(page);
    const before = (await onlyProject(page)).model.diagrams[0]?.shapes ?? [];
    await page.$eval('[role="listbox"]', (canvas) => (canvas as HTMLElement).focus());
    await page.keyboard.press("Home");
    let focusedNow = "";
    const focused = () =>
      page.$eval(
        '[role="listbox"]',
        (canvas) => canvas.getAttribute("aria-activedescendant")?.replace("item-", "") ?? "",
      );
    for (let steps = 0; steps < 40; steps += 1) {
      if (before.some((shape) => "outOfScope" in shape && shape.id === focusedNow)) break;
      await page.keyboard.press("ArrowDown");
      focusedNow = await focused();
    }
    await page.keyboard.press("Enter");
    const chosen = focusedNow;
    await expect
      .poll(() => page.$$eval('[role="option"][aria-selected="true"]', (found) => found.length))
      .toBe(1);
    const named = before.find((shape) => shape.id === chosen)?.name;
    await expect
      .poll(() => page.$$eval("textarea, input", (fields) => fields.map((field) => field.value)))
      .toContain(named);
    await page.keyboard.press("ArrowRight");
    const moved = async () =>
      (await onlyProject(page)).model.diagrams[0]?.shapes.find((shape) => shape.id === chosen)
        ?.left;
    const left = before.find((shape) => shape.id === chosen)?.left ?? 0;
    await expect.poll(moved, patience).toBeGreaterThan(left);
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await expect.poll(moved, patience).toBe(left);
    expect(app.complaints).toEqual([]);
  });

  test("a reason still being typed is stored when the model is left", async () => {
    await openKubeArmor(page);
    await click(page, "button", "Analysis");
    await page.locator("::-p-text(Data Flow HTTPS Is Potentially Interrupted)").click();
    await page.locator('::-p-aria([name="Justification"][role="textbox"])').click();
    await page.keyboard.type("TLS");
    await page.keyboard.down("Alt");
    await page.keyboard.press("Home");
    await page.keyboard.up("Alt");
    const reasons = async () =>
      (await onlyProject(page)).model.threats.flatMap(({ verdict }) => verdict.justification || []);
    await expect.poll(reasons, patience).toEqual(["TLS"]);
    expect(app.complaints).toEqual([]);
  });

  test("the threat list is sorted by keyboard alone", async () => {
    await openKubeArmor(page);
    await click(page, "button", "Analysis");
    await page.locator('[role="grid"]').wait();
    await page.$eval('[role="grid"]', (grid) => (grid as HTMLElement).focus());
    await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    const sorted = await page.$$eval('[aria-sort="descending"]', (heads) =>
      heads.map((head) => head.textContent),
    );
    expect(sorted).toEqual(["Threat"]);
    expect(app.complaints).toEqual([]);
  });

  test("dragging an element takes its flows along, and Escape drops nothing", async () => {
    await openKubeArmor(page);
    const place = async () => (await onlyProject(page)).model.diagrams[0];
    const before = await place();
    const user = before?.shapes.find((shape) => shape.name === "User");
    const centre = await page.evaluate(() => {
      const box = document.querySelector('[data-region="canvas"]')?.getBoundingClientRect();
      return box === undefined
        ? null
        : { x: box.x, y: box.y, width: box.width, height: box.height };
    });
    if (user === undefined || centre === null) throw new Error("nothing to drag");
    await page.keyboard.press("1");
    const grip = await gripOn("User", centre);
    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move(grip.x + 20, grip.y - 12, { steps: 4 });
    await page.mouse.move(grip.x + 40, grip.y - 24, { steps: 4 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    expect(await place()).toEqual(before);

    await page.mouse.move(grip.x, grip.y);
    await page.mouse.down();
    await page.mouse.move(grip.x + 40, grip.y - 24, { steps: 6 });
    await page.mouse.up();
    const flowOf = (diagram: typeof before) =>
      diagram?.lines.find((line) => line.kind === "flow" && line.sourceId === user.id)?.source;
    await expect.poll(async () => flowOf(await place()), patience).not.toEqual(flowOf(before));
    expect(app.complaints).toEqual([]);
  });
});

/** A screen point on the element of this name: found by trying a grid until hovering selects it. */
async function gripOn(
  name: string,
  area: { x: number; y: number; width: number; height: number },
): Promise<{ x: number; y: number }> {
  // Below the bar of tools: a click there would take one in hand.
  for (let y = area.y + 90; y < area.y + area.height; y += 40) {
    for (let x = area.x + 20; x < area.x + area.width; x += 40) {
      await page.mouse.click(x, y);
      const selected = await page.$$eval('[role="option"][aria-selected="true"]', (found) =>
        found.map((option) => option.textContent ?? ""),
      );
      if (selected.some((text) => text.includes(name) && /external/i.test(text))) return { x, y };
    }
  }
  throw new Error(`no ${name} on the canvas`);
}

test("a model made from a template is there, empty and saved", async () => {
  expect(await accessibilityViolations(page)).toEqual([]);
  await click(page, "button", "New model");
  expect(await accessibilityViolations(page)).toEqual([]);
  const field = '[role="dialog"] input:not([type="radio"]):not([type="search"])';
  await page.locator(field).fill("Web shop");
  await page.keyboard.press("Enter");
  await markSet(page, "palisade:diagram-painted");
  const project = await onlyProject(page);
  expect(project.name).toBe("Web shop");
  expect(project.template.threatTypes.length).toBeGreaterThan(10);
  expect(app.complaints).toEqual([]);
});

test("a file that is no model is refused by name, with its place and a remedy", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "palisade-broken-")), "broken.tm7");
  writeFileSync(file, "<ThreatModel><DrawingSurfaceList></ThreatModel>");
  await chooseFile(page, () => click(page, "button", "Open file…"), file);
  await expect
    .poll(() => page.evaluate(() => document.body.textContent ?? ""), patience)
    .toMatch(/broken\.tm7.*line 1/s);
  expect(await ask(page, "projects.list", {})).toEqual([]);
});
