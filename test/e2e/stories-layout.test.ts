/** Tidying, routing and pictures of diagrams, as a person does it with mouse and keyboard. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sceneOf } from "../../renderer/canvas/diagram-scene.ts";
import { fitRect, toScreen } from "../../renderer/canvas/kernels/camera.ts";
import { containersOf } from "../../renderer/layout/containers.ts";
import { rectsOverlap } from "../../shared/model/geometry.ts";
import { isElement } from "../../shared/model/item-patches.ts";
import type { Diagram, Id } from "../../shared/model/model.ts";
import { generatedDiagram } from "../bench/canvas/generated-diagram.ts";
import { messyDiagram, ourTemplate, writeModel } from "../builders/messy-diagram.ts";
import { aCurve, aDiagram, aFlow, anElement } from "../builders/template.ts";
import { accessibilityViolations } from "./axe.ts";
import { HOST } from "./hosts/host.ts";
import { ask, chooseFile, click, startApp, type RunningApp } from "./running-app.ts";

const patience = { timeout: 15_000 };
const CANVAS = '[data-region="canvas"]';

let app: RunningApp;
let page: Page;
let folder: string;
let files = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "palisade-layout-"));
  app = await startApp();
  page = app.page;
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

/** Each story has a model of its own, opened from a file. */
beforeEach(async () => {
  for (const name of readdirSync(app.downloads)) rmSync(join(app.downloads, name));
  await open(messyDiagram());
});

async function open(diagram: Diagram): Promise<void> {
  files += 1;
  const file = join(folder, `story-${files}.palisade.json`);
  writeModel(file, diagram);
  // From the start screen, whatever the story before left open.
  await page.evaluate(() => history.replaceState(null, "", "#"));
  await page.reload();
  await chooseFile(page, () => click(page, "button", "Open file…"), file);
  await page.waitForFunction(() => location.hash.startsWith("#open="), patience);
  await page.waitForSelector(`${CANVAS} canvas`);
  await page.focus(CANVAS);
}

async function hold(held: "Control" | "Shift", key: "KeyZ" | "KeyT"): Promise<void> {
  await page.keyboard.down(held);
  await page.keyboard.press(key);
  await page.keyboard.up(held);
}

/** The diagram as it is stored now. */
async function stored(): Promise<Diagram> {
  const id = (await page.evaluate(() => location.hash)).slice("#open=".length);
  const { model } = await ask(page, "projects.open", { id });
  const [diagram] = model.diagrams;
  if (diagram === undefined) throw new Error("the model has no diagram");
  return diagram;
}

function place(diagram: Diagram, id: Id): { left: number; top: number } {
  const shape = diagram.shapes.find((candidate) => candidate.id === id);
  if (shape === undefined) throw new Error(`there is no ${id}`);
  return { left: shape.left, top: shape.top };
}

/** Pairs of elements of which one lies on the other. */
function collisions({ shapes }: Diagram): number {
  const elements = shapes.filter(isElement);
  return elements.flatMap((one, at) =>
    elements.slice(at + 1).filter((other) => rectsOverlap(one, other)),
  ).length;
}

/** Clicks items of the diagram as it was opened, the first alone, the others added. */
async function select(...ids: readonly Id[]): Promise<void> {
  await page.keyboard.press("1");
  const { scene } = sceneOf(messyDiagram(), { template: ourTemplate(), lensOn: false });
  const { width, height, left, top } = await page.$eval(CANVAS, (canvas) => {
    const rect = canvas.getBoundingClientRect();
    const { clientWidth, clientHeight } = canvas;
    return { left: rect.left, top: rect.top, width: clientWidth, height: clientHeight };
  });
  const camera = fitRect(scene.bounds, { width, height }, 40, 2);
  for (const [number, id] of ids.entries()) {
    const shape = messyDiagram().shapes.find((candidate) => candidate.id === id);
    if (shape === undefined) throw new Error(`there is no ${id}`);
    // Near the corner that nothing covers.
    const at = toScreen(camera, { x: shape.left + 25, y: shape.top + 20 });
    if (number > 0) await page.keyboard.down("Shift");
    await page.mouse.click(at.x + left, at.y + top);
    if (number > 0) await page.keyboard.up("Shift");
  }
}

async function fromMenu(menu: string, item: string): Promise<void> {
  await click(page, "button", menu);
  // Its accessible name also tells the keys.
  await page.locator(`[role="menuitem"]::-p-text(${item})`).click();
}

/** The width, height and colour type of a PNG; 6 has an alpha channel. */
function pngHead(bytes: Buffer): { width: number; height: number; alpha: boolean } {
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    alpha: bytes.readUInt8(25) === 6,
  };
}

/** The only download with this extension, once the browser has filled it. */
async function downloaded(extension: string): Promise<Buffer> {
  const read = (): Buffer => {
    const name = readdirSync(app.downloads).find((candidate) => candidate.endsWith(extension));
    return name === undefined ? Buffer.alloc(0) : readFileSync(join(app.downloads, name));
  };
  await expect.poll(() => read().length, patience).toBeGreaterThan(0);
  return read();
}

describe("tidying", () => {
  test("a person tidies the whole diagram by keyboard: nothing lies on anything, boundaries keep what they hold", async () => {
    expect(collisions(await stored())).toBeGreaterThan(0);
    await hold("Shift", "KeyT");
    await page.waitForSelector('[role="dialog"]', patience);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await expect.poll(async () => collisions(await stored()), patience).toBe(0);
    const after = await stored();
    for (const { id } of after.shapes) {
      expect(containersOf(after).ancestorsOf(id)).toEqual(
        containersOf(messyDiagram()).ancestorsOf(id),
      );
    }
    expect(app.complaints).toEqual([]);
  });

  test("tidying is one step: one undo brings everything back", async () => {
    await fromMenu("Arrange", "Tidy diagram…");
    await click(page, "button", "Tidy");
    await expect.poll(async () => collisions(await stored()), patience).toBe(0);
    await page.focus(CANVAS);
    await hold("Control", "KeyZ");
    await expect.poll(stored, patience).toEqual(messyDiagram());
  });

  test("flows lead downwards when that is chosen", async () => {
    await fromMenu("Arrange", "Tidy diagram…");
    await click(page, "button", "Downwards");
    await click(page, "button", "Wide");
    await click(page, "button", "Tidy");
    await expect.poll(async () => collisions(await stored()), patience).toBe(0);
    const after = await stored();
    expect(place(after, "web").top).toBeLessThan(place(after, "api").top);
    expect(place(after, "api").top).toBeLessThan(place(after, "orders").top);
  });

  test("a selection is tidied and the rest stays", async () => {
    await select("orders", "audit");
    await fromMenu("Arrange", "Tidy selection…");
    await click(page, "button", "Tidy");
    await expect
      .poll(async () => place(await stored(), "audit"), patience)
      .not.toEqual(place(messyDiagram(), "audit"));
    const after = await stored();
    for (const id of ["browser", "web", "api", "queue"]) {
      expect(place(after, id)).toEqual(place(messyDiagram(), id));
    }
    expect(containersOf(after).parentOf("audit")).toBe("data");
    expect(containersOf(after).parentOf("orders")).toBe("data");
  });

  test("a large diagram is being arranged when the person stops it: nothing changes", async () => {
    const { diagram } = generatedDiagram(1000);
    await open(diagram);
    await fromMenu("Arrange", "Tidy diagram…");
    await click(page, "button", "Tidy");
    await click(page, "button", "Stop");
    await page.waitForSelector('[role="dialog"]', { hidden: true });
    expect((await stored()).shapes).toEqual(diagram.shapes);
    expect(await page.$$eval('[aria-label="Saving"]', ([state]) => state?.textContent)).toContain(
      "Saved",
    );
  });

  test("a diagram of more shapes than can be arranged says so and how to go on", async () => {
    await open(generatedDiagram(2500).diagram);
    await fromMenu("Arrange", "Tidy diagram…");
    await click(page, "button", "Tidy");
    await page.waitForSelector("::-p-text(too many to arrange at once)", patience);
    await page.waitForSelector("::-p-text(Select a part of the diagram)", patience);
  });

  test("flows that run through elements are led around them", async () => {
    const course = aCurve([125, 645], [415, 645], [705, 645]);
    const inTheWay = aDiagram(
      "shop",
      [
        anElement("browser", { left: 20, top: 600 }),
        anElement("proxy", { left: 360, top: 600 }),
        anElement("web", { left: 700, top: 600 }),
      ],
      [aFlow("order", "browser", "web", { ...course, sourcePort: "east", targetPort: "west" })],
    );
    await open(inTheWay);
    await fromMenu("Arrange", "Route flows around elements");
    await expect.poll(async () => (await stored()).lines[0]?.handle.y, patience).not.toBe(645);
    await page.focus(CANVAS);
    await hold("Control", "KeyZ");
    await expect.poll(async () => (await stored()).lines[0]?.handle.y, patience).toBe(645);
  });
});

describe("a picture", () => {
  async function openDialog(): Promise<void> {
    await fromMenu("Report", "Diagram as picture…");
    await page.waitForSelector('[role="dialog"]', patience);
  }
  const { width, height } = sceneOf(messyDiagram(), { template: ourTemplate(), lensOn: false })
    .scene.bounds;

  test("is saved as PNG at the scale chosen, with nothing behind it", async () => {
    await openDialog();
    expect(await accessibilityViolations(page)).toEqual([]);
    await click(page, "button", "3×");
    await click(page, "checkbox", "Transparent background");
    await click(page, "button", "Save");
    const png = pngHead(await downloaded(".png"));
    expect(Math.abs(png.width - 3 * width)).toBeLessThanOrEqual(6);
    expect(Math.abs(png.height - 3 * height)).toBeLessThanOrEqual(6);
    expect(png.alpha).toBe(true);
  });

  test("is saved as SVG in dark colours with no room around", async () => {
    await openDialog();
    await click(page, "button", "SVG");
    await click(page, "button", "Dark");
    await click(page, "button", "None");
    await click(page, "button", "Save");
    const svg = (await downloaded(".svg")).toString("utf8");
    expect(svg).toContain("#14171c");
    expect(Number(/ width="(\d+)"/.exec(svg)?.[1])).toBeLessThan(width - 30);
  });

  test("shows only what is selected when that is chosen", async () => {
    await select("browser");
    await openDialog();
    await click(page, "button", "SVG");
    await click(page, "checkbox", "Only what is selected (1)");
    await click(page, "button", "Save");
    const svg = (await downloaded(".svg")).toString("utf8");
    expect(svg).toContain("Browser");
    expect(svg).not.toContain("Audit log");
  });

  // The desktop app lets no page read the clipboard, not even a test's.
  test.runIf(HOST === "local")("is copied as PNG and as SVG", async () => {
    const origin = new URL(page.url()).origin;
    await page
      .browserContext()
      .overridePermissions(origin, ["clipboard-read", "clipboard-sanitized-write"]);
    await fromMenu("Report", "Copy as PNG");
    await expect.poll(() => clipboardTypes(), patience).toContain("image/png");
    await fromMenu("Report", "Copy as SVG");
    await expect.poll(() => clipboardTypes(), patience).toContain("text/plain");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^<svg[^]*Audit log/);
  });

  async function clipboardTypes(): Promise<readonly string[]> {
    await page.bringToFront();
    return page.evaluate(async () =>
      (await navigator.clipboard.read()).flatMap(({ types }) => types),
    );
  }
});
