/** Editing a diagram as a person does, with mouse and keyboard: commands, clipboard, menus on the canvas, properties. */

import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KeyInput, Page } from "puppeteer-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { fitRect, toScreen } from "../../renderer/canvas/kernels/camera.ts";
import { writePalisade } from "../../shared/formats/palisade/write.ts";
import type {
  Attribute,
  Diagram,
  Flow,
  Id,
  Line,
  Model,
  Point,
  Shape,
} from "../../shared/model/model.ts";
import { buildScene } from "../../shared/scene/build.ts";
import {
  aDefinition,
  aDiagram,
  aFlow,
  aModel,
  anElement,
  aStencil,
  aTemplate,
  genericStencils,
} from "../builders/template.ts";
import { aThreat, aVerdict } from "../builders/threat.ts";
import { accessibilityViolations } from "./axe.ts";
import { ask, chooseFile, click, fill, startApp, type RunningApp } from "./running-app.ts";

const patience = { timeout: 15_000 };

const YES_OR_NO = ["Not stated", "No", "Yes"];
const EIGHT = ["code", "audit", "limits", "login", "secrets", "input", "output", "backup"];

const template = aTemplate({
  manifest: { id: "stories", name: "Stories", version: "1.0.0.0", author: "Tests" },
  stencils: [
    ...genericStencils,
    aStencil("P.Web", {
      name: "Web server",
      parentId: "GE.P",
      description: "Answers browsers.",
      attributes: EIGHT.map((name) => aDefinition(name, YES_OR_NO)),
    }),
    aStencil("P.Job", {
      name: "Batch job",
      parentId: "GE.P",
      attributes: [aDefinition("code", YES_OR_NO)],
    }),
    aStencil("TB.Cloud", { name: "Cloud", parentId: "GE.TB.B" }),
  ],
});

/** Knows neither the web server nor its attributes. */
const otherTemplate = aTemplate({
  manifest: { id: "other-stories", name: "Other stories", version: "1.0.0.0", author: "Tests" },
});

const stated = (value: string): readonly Attribute[] =>
  EIGHT.map((name) => ({
    kind: "list",
    name,
    label: `Label of ${name}`,
    options: YES_OR_NO,
    selected: YES_OR_NO.indexOf(value),
    fixed: false,
  }));

/** Client, shop and job in a row, the shop asked by the client; its threat is judged. */
function aShop(): Diagram {
  const web = { stencilId: "P.Web", genericStencilId: "GE.P" };
  return aDiagram(
    "main",
    [
      anElement("client", {
        name: "Client",
        kind: "externalInteractor",
        stencilId: "GE.EI",
        genericStencilId: "GE.EI",
        top: 30,
      }),
      anElement("shop", { name: "Shop", left: 250, attributes: stated("Yes"), ...web }),
      anElement("job", {
        name: "Job",
        left: 560,
        top: 70,
        attributes: stated("Not stated"),
        ...web,
      }),
    ],
    [
      aFlow("order", "client", "shop", {
        name: "Order",
        source: { x: 95, y: 80 },
        handle: { x: 175, y: 140 },
        target: { x: 255, y: 50 },
      }),
    ],
  );
}

const judged = aThreat(1, {
  key: "T1clientordershop",
  typeId: "T1",
  diagramId: "main",
  sourceId: "client",
  flowId: "order",
  targetId: "shop",
  verdict: aVerdict({
    state: "mitigated",
    justification: "Behind the firewall",
    changedBy: "Ada",
    changedAt: "2026-01-01T00:00:00.000+00:00",
  }),
});

let app: RunningApp;
let page: Page;
let folder: string;
let stories = 0;
/** Where the canvas is on the page, and where the diagram is on the canvas. */
let toPage: (at: Point) => Point;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "palisade-stories-"));
  app = await startApp();
  page = app.page;
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  await page.bringToFront();
  await openModel();
});

/** Writes a model to a file of its own and opens it; its name is that of the project. */
async function openModel(
  diagrams: readonly Diagram[] = [aShop(), { ...aDiagram("empty", [], []), name: "Empty" }],
  used = template,
): Promise<string> {
  stories += 1;
  const name = `Story ${stories}`;
  const plain = aModel(diagrams, { threats: diagrams[0]?.id === "main" ? [judged] : [] });
  const model: Model = { ...plain, information: { ...plain.information, name } };
  const hash = (bytes: Uint8Array): string =>
    `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const written = writePalisade({ model, template: used, embedTemplate: true, hash });
  if (!written.ok) throw new Error(written.problem.message);
  const file = join(folder, `${name}.palisade.json`);
  writeFileSync(file, written.value);
  // What a story that failed left open must not take the keys of this one.
  for (let tries = 0; tries < 3 && (await page.$("[role=menu], [aria-label=Stencils]")); tries++) {
    await press("Escape");
  }
  // Keys pressed while a menu or list still closes are its own.
  await page.waitForSelector("[role=menu], [aria-label=Stencils]", { hidden: true });
  await chooseFile(page, () => press("Control", "o"), file);
  await shown(name);
  const [diagram] = diagrams;
  if (diagram !== undefined) toPage = await placesOf(diagram, used);
  return name;
}

async function shown(name: string, on: Page = page): Promise<void> {
  await on.waitForFunction(
    (title) =>
      document.title.includes(`${title} –`) && document.querySelector("[role=listbox]") !== null,
    patience,
    name,
  );
}

async function placesOf(diagram: Diagram, used: typeof template): Promise<(at: Point) => Point> {
  const canvas = await (await page.$("[role=listbox]"))?.boundingBox();
  if (!canvas) throw new Error("there is no canvas");
  const size = { width: Math.round(canvas.width), height: Math.round(canvas.height) };
  const camera = fitRect(buildScene(diagram, used).bounds, size, 32);
  return (at) => {
    const screen = toScreen(camera, at);
    return { x: canvas.x + screen.x, y: canvas.y + screen.y };
  };
}

async function press(...keys: readonly KeyInput[]): Promise<void> {
  const held = keys.slice(0, -1);
  const [last] = keys.slice(-1);
  for (const key of held) await page.keyboard.down(key);
  if (last !== undefined) await page.keyboard.press(last);
  for (const key of held.toReversed()) await page.keyboard.up(key);
}

/** Middles of what the model begins with. */
const CLIENT = { x: 50, y: 80 };
const SHOP = { x: 300, y: 50 };
const JOB = { x: 610, y: 120 };
const ORDER = { x: 175, y: 140 };
const NOWHERE = { x: 420, y: 150 };

async function clickAt(at: Point, held: "Shift" | null = null): Promise<void> {
  const { x, y } = toPage(at);
  if (held !== null) await page.keyboard.down(held);
  await page.mouse.click(x, y);
  if (held !== null) await page.keyboard.up(held);
}

async function selectAll(...places: readonly [Point, ...Point[]]): Promise<void> {
  await clickAt(places[0]);
  for (const place of places.slice(1)) await clickAt(place, "Shift");
}

async function rightClickAt(at: Point): Promise<void> {
  const { x, y } = toPage(at);
  await page.mouse.click(x, y, { button: "right" });
}

async function moveTo(at: Point): Promise<void> {
  const { x, y } = toPage(at);
  await page.mouse.move(x, y);
}

/** The model as it is stored now, of the story told now. */
async function saved(name = `Story ${stories}`): Promise<Model> {
  const found = (await ask(page, "projects.list", {})).find((project) => project.name === name);
  if (found === undefined) throw new Error(`${name} is not stored`);
  return (await ask(page, "projects.open", { id: found.id })).model;
}

async function shapesOf(at: number): Promise<readonly Shape[]> {
  return (await saved()).diagrams[at]?.shapes ?? [];
}

const shapes = () => shapesOf(0);
const lines = async (): Promise<readonly Line[]> => (await saved()).diagrams[0]?.lines ?? [];
const names = async () => (await shapes()).map(({ name }) => name);
const shape = async (id: Id) => (await shapes()).find((one) => one.id === id);
const flow = async (id: Id) =>
  (await lines()).find((line): line is Flow => line.kind === "flow" && line.id === id);
const attribute = async (id: Id, name: string) => {
  const found = (await shape(id))?.attributes.find((one) => one.name === name);
  return found?.kind === "list" ? found.options[found.selected] : undefined;
};
const verdicts = async () =>
  (await saved()).threats.filter(({ verdict }) => verdict.state === "mitigated");

const item = (name: string) => click(page, "menuitem", name);
const selected = () => page.$$eval("[role=option][aria-selected=true]", (all) => all.length);
const focusedRegion = () =>
  page.evaluate(() => document.activeElement?.getAttribute("data-region") ?? "");

describe("commands", () => {
  test("Delete takes an element with its flows, and undo brings them back", async () => {
    await clickAt(CLIENT);
    await press("Delete");
    await expect.poll(names, patience).toEqual(["Shop", "Job"]);
    expect(await lines()).toEqual([]);
    await press("Control", "z");
    await expect.poll(names, patience).toEqual(["Client", "Shop", "Job"]);
    expect(await flow("order")).toMatchObject({ sourceId: "client" });
  });

  test("Backspace deletes a flow alone", async () => {
    await clickAt(ORDER);
    await press("Backspace");
    await expect.poll(async () => (await lines()).length, patience).toBe(0);
    expect(await names()).toHaveLength(3);
  });

  test("arrow keys pressed one after the other are one step for undo", async () => {
    await clickAt(JOB);
    await press("ArrowRight");
    await press("ArrowRight");
    await press("Shift", "ArrowDown");
    await expect.poll(() => shape("job"), patience).toMatchObject({ left: 562, top: 80 });
    await press("Control", "z");
    await expect.poll(() => shape("job"), patience).toMatchObject({ left: 560, top: 70 });
  });

  test("shapes are aligned by keys", async () => {
    await selectAll(CLIENT, SHOP, JOB);
    await press("Control", "Shift", "ArrowUp");
    await expect
      .poll(async () => (await shapes()).map(({ top }) => top), patience)
      .toEqual([0, 0, 0]);
  });

  test("shapes are aligned from the Arrange menu", async () => {
    await selectAll(CLIENT, SHOP);
    await click(page, "button", "Arrange");
    await item("Align");
    await item("Align left");
    await expect.poll(() => shape("shop"), patience).toMatchObject({ left: 0, top: 0 });
  });

  test("shapes are distributed, and flows follow", async () => {
    await selectAll(CLIENT, SHOP, JOB);
    await press("Alt", "Shift", "ArrowRight");
    await expect.poll(() => shape("shop"), patience).toMatchObject({ left: 280 });
    expect((await flow("order"))?.target).toEqual({ x: 285, y: 50 });
  });

  test("shapes get the size of the first selected", async () => {
    await clickAt(JOB);
    await fill(page, "Width", "200");
    await press("Enter");
    await expect.poll(() => shape("job"), patience).toMatchObject({ width: 200 });
    await clickAt(NOWHERE);
    await selectAll(JOB, SHOP);
    await press("Alt", "Shift", "s");
    await expect.poll(() => shape("shop"), patience).toMatchObject({ left: 200, width: 200 });
  });

  test("a shape is brought to the front and sent to the back", async () => {
    await clickAt(CLIENT);
    await press("]");
    await expect.poll(names, patience).toEqual(["Shop", "Job", "Client"]);
    await press("[");
    await expect.poll(names, patience).toEqual(["Client", "Shop", "Job"]);
  });

  test("what is locked stays, until it is unlocked in its properties", async () => {
    await clickAt(JOB);
    await press("Control", "Shift", "l");
    await expect.poll(() => shape("job"), patience).toMatchObject({ locked: true });
    await press("Control", "a");
    await press("Delete");
    await expect.poll(names, patience).toEqual(["Job"]);
    await clickAt(JOB);
    await click(page, "button", "Unlock");
    await clickAt(JOB);
    await press("Delete");
    await expect.poll(names, patience).toEqual([]);
  });

  test("a flow gets a flow back beside it", async () => {
    await clickAt(ORDER);
    await press("Alt", "Shift", "b");
    await expect
      .poll(lines, patience)
      .toMatchObject([{ id: "order" }, { name: "Order", sourceId: "shop", targetId: "client" }]);
    await expect.poll(selected, patience).toBe(2);
  });

  test("a flow is straightened", async () => {
    await clickAt(ORDER);
    await press("Alt", "Shift", "t");
    await expect
      .poll(async () => (await flow("order"))?.handle, patience)
      .toEqual({ x: 175, y: 65 });
  });

  test("a boundary is drawn around what is selected, and named at once", async () => {
    await selectAll(SHOP, JOB);
    await press("Control", "g");
    await expect
      .poll(async () => (await shapes())[0], patience)
      .toMatchObject({ kind: "boundaryBox", left: 210, top: -40, width: 490, height: 250 });
    await fill(page, "Name", "Data centre");
    await press("Control", "Enter");
    await expect.poll(async () => (await names())[0], patience).toBe("Data centre");
  });

  test("what is connected, the rest, and nothing is selected by keys", async () => {
    await clickAt(CLIENT);
    await press("Alt", "Shift", "c");
    await expect.poll(selected, patience).toBe(3);
    await press("Alt", "Shift", "i");
    await expect.poll(selected, patience).toBe(1);
    await press("Delete");
    await expect.poll(names, patience).toEqual(["Client", "Shop"]);
    await press("Control", "a");
    await press("Control", "Shift", "a");
    await expect.poll(selected, patience).toBe(0);
  });
});

describe("the clipboard", () => {
  test("copied items are pasted under the pointer", async () => {
    await clickAt(SHOP);
    await press("Control", "c");
    await moveTo(NOWHERE);
    await press("Control", "v");
    await expect.poll(names, patience).toEqual(["Client", "Shop", "Job", "Shop"]);
    const { left = 0, top = 0 } = (await shapes())[3] ?? {};
    expect([left, top].map(Math.round)).toEqual([NOWHERE.x - 50, NOWHERE.y - 50]);
  });

  test("what is cut and pasted keeps identity and verdict", async () => {
    await selectAll(CLIENT, SHOP);
    await press("Control", "x");
    await expect.poll(names, patience).toEqual(["Job"]);
    await press("Control", "v");
    await expect.poll(names, patience).toEqual(["Job", "Client", "Shop"]);
    expect(await flow("order")).toMatchObject({ sourceId: "client", targetId: "shop" });
    expect(await verdicts()).toMatchObject([{ key: judged.key, orphaned: false }]);
  });

  test("copies start unjudged and get the verdicts when asked to", async () => {
    await selectAll(CLIENT, SHOP);
    await press("Control", "d");
    await expect.poll(names, patience).toEqual(["Client", "Shop", "Job", "Client", "Shop"]);
    expect(await verdicts()).toHaveLength(1);
    await click(page, "button", "Copy verdicts");
    await expect.poll(async () => (await verdicts()).length, patience).toBe(2);
    const [, double] = await verdicts();
    expect(double).toMatchObject({ verdict: judged.verdict, sourceId: (await shapes())[3]?.id });
    await page.$eval("[role=listbox]", (canvas) => (canvas as HTMLElement).focus());
    await press("Control", "z");
    await expect.poll(async () => (await verdicts()).length, patience).toBe(1);
    expect(await names()).toHaveLength(5);
  });

  test("items are pasted in place on another diagram", async () => {
    await selectAll(SHOP, JOB);
    await press("Control", "c");
    await press("Alt", "PageDown");
    await page.$eval("[role=listbox]", (canvas) => (canvas as HTMLElement).focus());
    await press("Control", "Shift", "v");
    await expect.poll(async () => (await shapesOf(1)).length, patience).toBe(2);
    expect((await shapesOf(1)).map(({ left, top }) => [left, top])).toEqual([
      [250, 0],
      [560, 70],
    ]);
  });

  test("items come to a model with another template as what that has", async () => {
    await selectAll(CLIENT, SHOP);
    await press("Control", "c");
    await openModel([aDiagram("other", [], [])], otherTemplate);
    await page.$eval("[role=listbox]", (canvas) => (canvas as HTMLElement).focus());
    await press("Control", "v");
    await expect
      .poll(async () => (await shapes()).map(({ stencilId }) => stencilId), patience)
      .toEqual(["GE.EI", "GE.P"]);
    await page.waitForSelector("::-p-text(Web server → Generic Process)");
  });

  test("items come to another window, cut ones with their verdicts", async () => {
    const target = await openModel([aDiagram("other", [], [])]);
    await openModel();
    const second = await app.openAnother();
    await second.locator(`::-p-text(${target})`).click();
    await shown(target, second);
    await page.bringToFront();
    await selectAll(CLIENT, SHOP);
    await press("Control", "x");
    await expect.poll(names, patience).toEqual(["Job"]);
    await second.bringToFront();
    await second.$eval("[role=listbox]", (canvas) => (canvas as HTMLElement).focus());
    await second.keyboard.down("Control");
    await second.keyboard.press("v");
    await second.keyboard.up("Control");
    await expect
      .poll(async () => (await saved(target)).diagrams[0]?.shapes.map(({ id }) => id), patience)
      .toEqual(["client", "shop"]);
    expect((await saved(target)).threats).toMatchObject([{ verdict: judged.verdict }]);
    await second.close();
  });

  test("text stays text: it is copied from a field and never becomes an item", async () => {
    await clickAt(SHOP);
    await page.locator('::-p-aria([name="Name"][role="textbox"])').click();
    await press("Control", "a");
    await press("Control", "c");
    await press("End");
    await press("Control", "v");
    await expect.poll(names, patience).toEqual(["Client", "ShopShop", "Job"]);
    await clickAt(NOWHERE);
    await press("Control", "v");
    await clickAt(JOB);
    await press("Delete");
    await expect.poll(names, patience).toEqual(["Client", "ShopShop"]);
  });
});

describe("the menu on the canvas", () => {
  test("the right button selects what it is pressed on and deletes it there", async () => {
    await clickAt(JOB);
    await rightClickAt(SHOP);
    await item("Delete");
    await expect.poll(names, patience).toEqual(["Client", "Job"]);
    await expect.poll(focusedRegion, patience).toBe("canvas");
  });

  test("on a selection it is for all of it", async () => {
    await selectAll(SHOP, JOB);
    await rightClickAt(JOB);
    await item("Delete");
    await expect.poll(names, patience).toEqual(["Client"]);
  });

  test("on the empty canvas it pastes where it was opened", async () => {
    await clickAt(JOB);
    await rightClickAt(JOB);
    await item("Copy");
    await rightClickAt(NOWHERE);
    await item("Paste");
    await expect.poll(names, patience).toHaveLength(4);
    expect((await shapes())[3]).toMatchObject({ left: NOWHERE.x - 50, top: NOWHERE.y - 50 });
  });

  test("on a flow it turns the flow around", async () => {
    await rightClickAt(ORDER);
    await item("Reverse flow");
    await expect.poll(() => flow("order"), patience).toMatchObject({ sourceId: "shop" });
  });

  test("opens at the focused item by keys, where everything is reached by keys", async () => {
    await page.$eval("[role=listbox]", (canvas) => (canvas as HTMLElement).focus());
    await press("End");
    await press("Shift", "F10");
    await page.waitForSelector("[role=menuitem][data-highlighted]");
    await page.keyboard.type("Enclose");
    await press("ArrowRight");
    await page.waitForSelector("::-p-aria([name='Cloud'][role='menuitem'])");
    await press("ArrowDown");
    await press("Enter");
    await expect
      .poll(async () => (await shapes())[0], patience)
      .toMatchObject({ kind: "boundaryBox", stencilId: "TB.Cloud", left: 520, top: 30 });
    await expect.poll(focusedRegion, patience).toBe("canvas");
  });

  test("closes by Escape, which leaves the selection", async () => {
    await clickAt(SHOP);
    await press("Shift", "F10");
    await page.waitForSelector("[role=menu]");
    await press("Escape");
    await page.waitForSelector("[role=menu]", { hidden: true });
    await expect.poll(focusedRegion, patience).toBe("canvas");
    expect(await selected()).toBe(1);
  });
});

/** The picture of the diagram's own layer, as a data URL, once the next frame was painted. */
function paintedDiagram(): Promise<string> {
  return page.evaluate(async () => {
    for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
    const layer = document.querySelector<HTMLCanvasElement>("[data-region=canvas] canvas");
    if (layer === null) throw new Error("there is no canvas");
    return layer.toDataURL();
  });
}

/** The most that any channel of any pixel differs in two pictures, 0 to 255. */
function greatestDifference(one: string, other: string): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const [first = [], second = []] = await Promise.all(
        pictures.map(async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
          context?.drawImage(image, 0, 0);
          return [...(context?.getImageData(0, 0, image.width, image.height).data ?? [])];
        }),
      );
      if (first.length !== second.length) throw new Error("the pictures differ in size");
      return first.reduce(
        (most, value, at) => Math.max(most, Math.abs(value - (second[at] ?? 0))),
        0,
      );
    },
    [one, other],
  );
}

describe("properties", () => {
  const choose = async (label: string, option: string) => {
    const field = await page.locator(`::-p-aria([name="${label}"])`).waitHandle();
    await field.evaluate((element, wanted) => {
      const select = element as HTMLSelectElement;
      const at = [...select.options].find(({ text }) => text === wanted)?.value ?? "";
      select.value = at;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }, option);
  };

  test("an attribute is stated", async () => {
    await clickAt(JOB);
    await choose("Label of audit", "No");
    await expect.poll(() => attribute("job", "audit"), patience).toBe("No");
    expect(await attribute("job", "code")).toBe("Not stated");
  });

  test("an attribute that differs is set for all that have it", async () => {
    await selectAll(SHOP, JOB);
    await page.waitForSelector("::-p-text(some not stated)");
    await choose("Label of code", "No");
    await expect.poll(() => attribute("job", "code"), patience).toBe("No");
    expect(await attribute("shop", "code")).toBe("No");
    expect(await attribute("shop", "audit")).toBe("Yes");
    await press("Control", "z");
    await expect.poll(() => attribute("shop", "code"), patience).toBe("Yes");
  });

  test("elements and flows are put out of scope with one reason", async () => {
    await selectAll(CLIENT, ORDER);
    await click(page, "checkbox", "Out of scope");
    await fill(page, "Reason", "Another team's");
    await press("Control", "Enter");
    const scope = { outOfScope: true, outOfScopeReason: "Another team's" };
    await expect.poll(() => shape("client"), patience).toMatchObject(scope);
    expect(await flow("order")).toMatchObject(scope);
    expect(await shape("shop")).toMatchObject({ outOfScope: false });
  });

  test("only what is not stated is shown, or what is searched for", async () => {
    const labels = () => page.$$eval("[data-region=inspector] select", (all) => all.length);
    await clickAt(JOB);
    await choose("Label of audit", "Yes");
    await click(page, "button", "7 not stated");
    await expect.poll(labels, patience).toBe(7);
    await click(page, "button", "7 not stated");
    const search = page.locator('::-p-aria([name="Search attributes"][role="searchbox"])');
    await search.fill("put");
    await expect.poll(labels, patience).toBe(2);
    await search.fill("");
  });

  test("another stencil keeps what fits; what is lost is told and taken back", async () => {
    await clickAt(SHOP);
    await click(page, "combobox", "Stencil");
    await page.keyboard.type("batch");
    await press("Enter");
    await expect.poll(() => shape("shop"), patience).toMatchObject({ stencilId: "P.Job" });
    expect(await attribute("shop", "code")).toBe("Yes");
    expect(await attribute("shop", "audit")).toBeUndefined();
    await page.waitForSelector("::-p-text(Label of audit, Label of limits)");
    await click(page, "button", "Undo");
    await expect.poll(() => shape("shop"), patience).toMatchObject({ stencilId: "P.Web" });
    expect(await attribute("shop", "audit")).toBe("Yes");
  });

  test("attributes of one's own are added, changed and removed", async () => {
    const own = async () =>
      (await shape("job"))?.attributes.flatMap((one) => (one.kind === "custom" ? [one.value] : []));
    await clickAt(JOB);
    await fill(page, "New attribute", "owner:Ada");
    await press("Enter");
    await expect.poll(own, patience).toEqual(["owner:Ada"]);
    await fill(page, "Attribute owner:Ada", "owner:Grace");
    await press("Enter");
    await expect.poll(own, patience).toEqual(["owner:Grace"]);
    await click(page, "button", "Remove owner:Grace");
    await expect.poll(own, patience).toEqual([]);
  });

  test("place and size are typed, and stepped by arrow keys", async () => {
    await clickAt(JOB);
    await fill(page, "Left", "600");
    await press("Enter");
    await expect.poll(() => shape("job"), patience).toMatchObject({ left: 600 });
    await press("Shift", "ArrowUp");
    await expect.poll(() => shape("job"), patience).toMatchObject({ left: 610 });
    await fill(page, "Height", "nonsense");
    await press("Tab");
    await fill(page, "Top", "5");
    await press("Tab");
    await expect.poll(() => shape("job"), patience).toMatchObject({ top: 5, height: 100 });
  });

  test("what is painted of a change alone is what painting all would give", async () => {
    await clickAt(SHOP);
    await fill(page, "Name", "Shop and much more");
    await press("Control", "Enter");
    await expect.poll(() => shape("shop"), patience).toMatchObject({ name: "Shop and much more" });
    await clickAt(ORDER);
    for (const name of ["An order of many things", "Go"]) {
      await fill(page, "Name", name);
      await press("Control", "Enter");
      await expect.poll(() => flow("order"), patience).toMatchObject({ name });
    }
    const partly = await paintedDiagram();
    // Every other theme paints the whole diagram; the third press comes back to the first.
    for (let turn = 0; turn < 3; turn++) await press("Alt", "l");
    // A clipped curve is smoothed a shade differently; ink left over or missing would differ by far more.
    expect(await greatestDifference(await paintedDiagram(), partly)).toBeLessThan(110);
  });

  test("a flow leads to its ends and is turned around", async () => {
    await clickAt(ORDER);
    await click(page, "button", "Reverse flow");
    await expect.poll(() => flow("order"), patience).toMatchObject({ sourceId: "shop" });
    await click(page, "button", "Client");
    await fill(page, "Name", "Browser");
    await press("Control", "Enter");
    await expect.poll(names, patience).toEqual(["Browser", "Shop", "Job"]);
  });

  test("what is folded away stays so for the next item", async () => {
    await clickAt(SHOP);
    await click(page, "button", "About this stencil");
    await clickAt(JOB);
    const folded = await page.$eval(
      "::-p-aria([name='About this stencil'][role='button'])",
      (one) => one.getAttribute("aria-expanded"),
    );
    expect(folded).toBe("false");
    await click(page, "button", "About this stencil");
  });
});

describe("accessibility", () => {
  test.each(["light", "dark"])("axe finds nothing in %s", async (theme) => {
    await ask(page, "settings.set", { theme: theme === "dark" ? "dark" : "light" });
    await page.reload();
    await shown(`Story ${stories}`);
    await clickAt(SHOP);
    expect(await accessibilityViolations(page)).toEqual([]);
    await click(page, "combobox", "Stencil");
    await page.waitForSelector("::-p-aria([name='Batch job'][role='option'])");
    expect(await accessibilityViolations(page)).toEqual([]);
    await press("Escape");
    await selectAll(SHOP, JOB);
    expect(await accessibilityViolations(page)).toEqual([]);
    await clickAt(ORDER, "Shift");
    expect(await accessibilityViolations(page)).toEqual([]);
    await rightClickAt(SHOP);
    await page.waitForSelector("[role=menuitem]");
    await item("Align and distribute");
    await page.waitForSelector("::-p-aria([name='Align left'][role='menuitem'])");
    expect(await accessibilityViolations(page)).toEqual([]);
    await press("Escape");
    await press("Escape");
    await page.waitForSelector("[role=menu]", { hidden: true });
    await click(page, "button", "Arrange");
    await page.waitForSelector("::-p-aria([name='Bring to front'][role='menuitem'])");
    expect(await accessibilityViolations(page)).toEqual([]);
    await press("Escape");
  });

  test("the page never complained", () => {
    expect(app.complaints).toEqual([]);
  });
});
