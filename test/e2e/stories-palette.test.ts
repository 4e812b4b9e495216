/** What people do with stencils, tools, commands, find, outline and diagrams; each story on a model of its own. */

import type { KeyInput, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Model } from "../../shared/model/model.ts";
import { accessibilityViolations } from "./axe.ts";
import { ask, click, pressKey, startApp, type RunningApp } from "./running-app.ts";

const patience = { timeout: 15_000 };
const CANVAS = '[data-region="canvas"]';

let app: RunningApp;
let page: Page;
let stories = 0;

beforeAll(async () => {
  app = await startApp();
  page = app.page;
  // Colours halfway from light to dark are nobody's.
  await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
});

afterAll(async () => {
  await app.stop();
});

beforeEach(async () => {
  stories++;
  await ask(page, "settings.set", { leftPanelShown: true, leftPanelTab: "stencils" });
  await press("Escape");
  await press("n", "Alt");
  // The properties of what is selected have a field of that name too; the dialog hides them.
  await page.locator('[role="dialog"] input[type="text"]').fill(`Story ${stories}`);
  await page.keyboard.press("Enter");
  await page.locator(`::-p-aria([name="Model Story ${stories}: file menu"])`).wait();
  await page.locator(`${CANVAS} canvas`).wait();
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

const press = (key: KeyInput, ...held: KeyInput[]): Promise<void> => pressKey(page, key, ...held);

/** The story's model as it is stored. */
async function saved(): Promise<Model> {
  const list = await ask(page, "projects.list", {});
  const own = list.find(({ name }) => name === `Story ${stories}`);
  if (own === undefined) throw new Error("the story's model is not stored");
  return (await ask(page, "projects.open", { id: own.id })).model;
}

const shapes = async (diagram = 0) => (await saved()).diagrams[diagram]?.shapes ?? [];
const names = async () => (await saved()).diagrams.map(({ name }) => name);
const shapeNames = async (diagram = 0) => (await shapes(diagram)).map(({ name }) => name);

const textOf = (selector: string): Promise<string | null> =>
  page.$eval(selector, (element) => element.textContent).catch(() => null);
const textsOf = (selector: string): Promise<string[]> =>
  page.$$eval(selector, (found) => found.map((element) => element.textContent));
const focused = (): Promise<string | null> =>
  page.evaluate(() => {
    const active = document.activeElement;
    const region = active?.closest<HTMLElement>("[data-region]")?.dataset["region"];
    return region ?? active?.getAttribute("role") ?? null;
  });

async function middleOf(selector: string): Promise<{ x: number; y: number }> {
  const handle = await page.locator(selector).waitHandle();
  const box = await handle.boundingBox();
  if (box === null) throw new Error(`${selector} is not to be seen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
}

const BEST = '[role="dialog"] [role="option"][aria-selected="true"]';

/** Types into the command palette until this is the best fit. */
async function command(text: string, best: string): Promise<void> {
  await press("k", "Control");
  await expect.poll(focused, patience).toBe("combobox");
  await page.keyboard.type(text);
  await expect.poll(() => textOf(BEST), patience).toContain(best);
}

/** Adds an element by its stencil's name; selected afterwards. */
async function add(stencil: string, ...held: KeyInput[]): Promise<void> {
  await command(stencil, `Add ${stencil}`);
  await press("Enter", ...held);
  await expect.poll(focused, patience).toBe("canvas");
}

const rowOf = (stencil: string) => `::-p-aria([name="${stencil}"][role="button"])`;
const tab = (name: string) => `::-p-aria([name="${name}"][role="tab"])`;

async function inAllColours(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ["light", "dark"]) {
    await page.emulateMediaFeatures([
      { name: "prefers-reduced-motion", value: "reduce" },
      { name: "prefers-color-scheme", value: theme },
    ]);
    found.push(...(await accessibilityViolations(page)));
  }
  return found;
}

describe("stencils", () => {
  test("I drag a stencil onto the diagram, and it is made where I let go", async () => {
    const canvas = await middleOf(CANVAS);
    const to = { x: canvas.x - 120, y: canvas.y + 60 };
    await drag(await middleOf(rowOf("Web application")), to);
    await page.mouse.up();
    await expect.poll(() => shapeNames(), patience).toEqual(["Web application"]);
    // An empty diagram is shown at 100 %, so units are pixels.
    await add("Database");
    const [first, second] = await shapes();
    expect(first?.kind).toBe("process");
    expect(Math.abs((second?.top ?? 0) - (first?.top ?? 0))).toBeLessThan(2);
  });

  test("I let go of a dragged stencil with Escape, or beside the diagram, and nothing is made", async () => {
    const row = await middleOf(rowOf("Service"));
    const canvas = await middleOf(CANVAS);
    await drag(row, canvas);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await drag(row, { x: canvas.x, y: 10 });
    await page.mouse.up();
    await add("Cache");
    await expect.poll(() => shapeNames(), patience).toEqual(["Cache"]);
  });

  test("I search a stencil from anywhere and put it into the middle of the view by keyboard", async () => {
    await page.keyboard.press("/");
    await expect.poll(focused, patience).toBe("stencils");
    await page.keyboard.type("queu");
    await page.locator(rowOf("Queue")).wait();
    await press("Enter", "Shift");
    await expect.poll(() => shapeNames(), patience).toEqual(["Queue"]);
    expect(await focused()).toBe("canvas");
  });

  test("I go through the stencils with the arrow keys and take one in hand", async () => {
    await page.keyboard.press("/");
    await expect.poll(focused, patience).toBe("stencils");
    await page.keyboard.type("store");
    await expect.poll(() => textsOf("#stencils-found"), patience).toEqual(["Found"]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect.poll(focused, patience).toBe("canvas");
    const held = await textsOf('aside li > button[aria-pressed="true"]:first-of-type');
    expect(held).toHaveLength(1);
    await page.keyboard.press("v");
    await expect
      .poll(() => textsOf('aside li > button[aria-pressed="true"]:first-of-type'), patience)
      .toEqual([]);
  });

  test("I mark a stencil as a favorite, and find it at the top from then on", async () => {
    const star = await middleOf(rowOf("Identity provider"));
    await page.mouse.move(star.x, star.y);
    await click(page, "button", "Favorite: Identity provider");
    await expect.poll(() => textsOf("#stencils-favorites"), patience).toEqual(["Favorites"]);
    await expect
      .poll(
        async () => Object.values((await ask(page, "settings.get", {})).favoriteStencils),
        patience,
      )
      .toEqual([[expect.any(String)]]);
    await page.reload();
    await page.locator("#stencils-favorites").wait();
    await click(page, "button", "Favorite: Identity provider");
    await expect.poll(() => textsOf("#stencils-favorites"), patience).toEqual([]);
  });

  test("I find what I used last at the top", async () => {
    await add("Gateway or proxy");
    await page.locator("#stencils-recent").wait();
    const [first] = await textsOf('ul[aria-labelledby="stencils-recent"] li > button');
    expect(first).toBe("Gateway or proxy");
  });
});

describe("tools", () => {
  test("I take each tool in hand by its key, and put it away with V or Escape", async () => {
    const pressed = () =>
      page.$$eval('[role="toolbar"] [aria-pressed="true"]', (found) =>
        found.map((element) => element.getAttribute("aria-label")),
      );
    await press("d", "Alt");
    await expect.poll(focused, patience).toBe("canvas");
    for (const [key, label] of [
      ["p", "Draw a process"],
      ["d", "Draw a data store"],
      ["e", "Draw an external interactor"],
      ["f", "Draw a data flow"],
      ["b", "Draw a trust boundary"],
      ["l", "Draw a trust boundary line"],
      ["n", "Draw a note"],
      ["v", "Select and move"],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(pressed, patience).toEqual([label]);
    }
    await click(page, "button", "Draw a process");
    await expect.poll(pressed, patience).toEqual(["Draw a process"]);
    await expect.poll(focused, patience).toBe("canvas");
    await page.keyboard.press("Escape");
    await expect.poll(pressed, patience).toEqual(["Select and move"]);
  });
});

describe("commands", () => {
  test("I add an element by its name, and another one connected with it", async () => {
    await add("Web application");
    await add("Database", "Control");
    await expect.poll(async () => (await saved()).diagrams[0]?.lines, patience).toHaveLength(1);
    const [web, store] = await shapes();
    const [flow] = (await saved()).diagrams[0]?.lines ?? [];
    expect(flow).toMatchObject({ kind: "flow", sourceId: web?.id, targetId: store?.id });
    expect(store?.left).toBeGreaterThan((web?.left ?? 0) + (web?.width ?? 0));
    await press("z", "Control");
    await expect.poll(() => shapeNames(), patience).toEqual(["Web application"]);
  });

  test("I do an action by a few letters of its name", async () => {
    await command("dup diag", "Duplicate this diagram");
    await page.keyboard.press("Enter");
    await expect.poll(names, patience).toEqual(["Diagram 1", "Diagram 1 copy"]);
  });

  test("I go to an element by its name and move it with the arrow keys", async () => {
    await add("Web application");
    await add("Database");
    const [before] = await shapes();
    await command("web appl", "Web application");
    // The stencil of that name goes before the element.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(focused, patience).toBe("canvas");
    await page.keyboard.press("ArrowUp");
    await expect.poll(async () => (await shapes())[0]?.top, patience).toBe((before?.top ?? 0) - 1);
  });

  test("I close the commands with Escape and am back where I was", async () => {
    await press("d", "Alt");
    await expect.poll(focused, patience).toBe("canvas");
    await press("p", "Control", "Shift");
    await expect.poll(focused, patience).toBe("combobox");
    await page.keyboard.press("Escape");
    await expect.poll(focused, patience).toBe("canvas");
    expect(await page.$('[role="dialog"]')).toBeNull();
  });

  test("I go to a threat by its title", async () => {
    await add("Web application");
    await add("Database", "Control");
    await command("impersonated", "impersonated");
    await page.keyboard.press("Enter");
    await page.locator('[role="grid"] [role="row"][aria-selected="true"]').wait();
  });
});

describe("find", () => {
  test("I find a thing on another diagram, and leave it selected", async () => {
    await add("Secret store");
    await press("n", "Alt", "Shift");
    await page.locator('::-p-aria([name="Name of the diagram"])').wait();
    await page.keyboard.press("Enter");
    await add("Service");
    await press("f", "Control");
    await expect.poll(focused, patience).toBe("find");
    await page.keyboard.type("SECRET");
    await expect.poll(() => textOf('[role="search"] output'), patience).toBe("1");
    await page.keyboard.press("Enter");
    await expect.poll(() => textOf('[role="search"] output'), patience).toBe("1 of 1");
    await page.keyboard.press("Escape");
    await expect.poll(focused, patience).toBe("canvas");
    const before = (await shapes())[0]?.left ?? 0;
    await press("ArrowRight", "Shift");
    await expect.poll(async () => (await shapes())[0]?.left, patience).toBe(before + 10);
  });

  test("I go forward and back through what is found, round and round", async () => {
    for (const stencil of ["Service", "Database", "Cache"]) await add(stencil);
    await press("f", "Control");
    await expect.poll(focused, patience).toBe("find");
    await page.keyboard.type("a");
    const count = () => textOf('[role="search"] output');
    await expect.poll(count, patience).toMatch(/^\d+$/u);
    const total = Number(await count());
    expect(total).toBeGreaterThan(1);
    await press("Enter", "Shift");
    await expect.poll(count, patience).toBe(`${total} of ${total}`);
    await page.keyboard.press("Enter");
    await expect.poll(count, patience).toBe(`1 of ${total}`);
    await page.keyboard.type("zzz");
    await expect.poll(count, patience).toBe("Nothing");
    await page.keyboard.press("Escape");
  });
});

describe("diagrams", () => {
  test("I add a diagram and name it at once", async () => {
    await click(page, "button", "Add a diagram");
    await page.locator('::-p-aria([name="Name of the diagram"])').wait();
    await page.keyboard.type("Payment");
    await page.keyboard.press("Enter");
    await expect.poll(names, patience).toEqual(["Diagram 1", "Payment"]);
    await expect.poll(() => textOf('[role="tab"]:focus'), patience).toBe("Payment");
  });

  test("I rename a diagram by double click, or with F2; Escape keeps its name", async () => {
    const at = await middleOf(tab("Diagram 1"));
    await page.mouse.click(at.x, at.y, { count: 2 });
    await page.locator('::-p-aria([name="Name of the diagram"])').wait();
    await page.keyboard.type("Shop");
    await page.keyboard.press("Enter");
    await expect.poll(names, patience).toEqual(["Shop"]);
    await page.keyboard.press("F2");
    await page.locator('::-p-aria([name="Name of the diagram"])').wait();
    await page.keyboard.type("Other");
    await page.keyboard.press("Escape");
    await expect.poll(() => textOf('[role="tab"]:focus'), patience).toBe("Shop");
    expect(await names()).toEqual(["Shop"]);
  });

  test("I put diagrams into another order by keyboard and by dragging", async () => {
    await click(page, "button", "Add a diagram");
    await page.locator('::-p-aria([name="Name of the diagram"])').wait();
    await page.keyboard.type("Second");
    await page.keyboard.press("Enter");
    await page.locator(tab("Second")).wait();
    await expect.poll(() => textOf('[role="tab"]:focus'), patience).toBe("Second");
    await press("ArrowLeft", "Alt");
    await expect.poll(names, patience).toEqual(["Second", "Diagram 1"]);
    const first = await middleOf(tab("Second"));
    const last = await middleOf(tab("Diagram 1"));
    await drag(first, { x: last.x + 30, y: last.y });
    await page.mouse.up();
    await expect.poll(names, patience).toEqual(["Diagram 1", "Second"]);
  });

  test("I delete a diagram from its menu, and Undo brings it back and shows it", async () => {
    await add("Service");
    const at = await middleOf(tab("Diagram 1"));
    await page.mouse.click(at.x, at.y, { button: "right" });
    await click(page, "menuitem", "Duplicate this diagram");
    await expect.poll(names, patience).toEqual(["Diagram 1", "Diagram 1 copy"]);
    const copy = await middleOf(tab("Diagram 1 copy"));
    await page.mouse.click(copy.x, copy.y, { button: "right" });
    await click(page, "menuitem", "Delete this diagram");
    await expect.poll(names, patience).toEqual(["Diagram 1"]);
    await click(page, "button", "Undo");
    await expect.poll(names, patience).toEqual(["Diagram 1", "Diagram 1 copy"]);
    expect(await shapeNames(1)).toEqual(["Service"]);
    await expect
      .poll(
        () => textOf('[role="tablist"][aria-label="Diagrams"] [aria-selected="true"]'),
        patience,
      )
      .toBe("Diagram 1 copy");
  });

  test("I delete the only diagram, am told what that means, and add another", async () => {
    await command("delete diag", "Delete this diagram");
    await page.keyboard.press("Enter");
    await page.locator("::-p-text(This model has no diagram)").wait();
    expect(await inAllColours()).toEqual([]);
    await page.locator("main button ::-p-text(Add a diagram)").click();
    await expect.poll(names, patience).toEqual(["Diagram 1"]);
    await page.keyboard.press("Enter");
  });

  test("I pick one of many diagrams from the list of all", async () => {
    for (let count = 0; count < 12; count++) {
      await command("add diag", "Add a diagram");
      await page.keyboard.press("Enter");
      await page.locator('::-p-aria([name="Name of the diagram"])').wait();
      await page.keyboard.press("Enter");
    }
    await expect.poll(names, patience).toHaveLength(13);
    await click(page, "button", "All diagrams");
    await click(page, "menuitemradio", "Diagram 4");
    const selected = '[role="tablist"][aria-label="Diagrams"] [aria-selected="true"]';
    await expect.poll(() => textOf(selected), patience).toBe("Diagram 4");
    const seen = await page.$eval(selected, (element) => {
      const { left, right } = element.getBoundingClientRect();
      const row = element.parentElement?.getBoundingClientRect();
      return row !== undefined && left >= row.left - 1 && right <= row.right + 1;
    });
    expect(seen).toBe(true);
  });
});

describe("the outline", () => {
  const ACTIVE = '[role="tree"] [data-active]';

  test("I rename an element in the outline by keyboard", async () => {
    await add("Service");
    await press("o", "Alt");
    await expect.poll(focused, patience).toBe("outline");
    await expect.poll(() => textOf(ACTIVE), patience).toBe("Service");
    await page.keyboard.press("F2");
    await page.locator('::-p-aria([name="Name of Service"])').wait();
    await page.keyboard.type("Billing");
    await page.keyboard.press("Enter");
    await expect.poll(() => shapeNames(), patience).toEqual(["Billing"]);
    expect(await focused()).toBe("outline");
  });

  test("I see what lies in a boundary below it, fold it, and select by letters and Enter", async () => {
    await add("Service");
    await press("Escape");
    await command("trust boundary", "Add Trust boundary");
    await page.keyboard.press("Enter");
    await expect.poll(() => shapes(), patience).toHaveLength(2);
    await press("o", "Alt");
    const rows = () =>
      page.$$eval('[role="treeitem"]', (found) =>
        found.map((row) => `${row.getAttribute("aria-level")} ${row.textContent}`),
      );
    await expect
      .poll(rows, patience)
      .toEqual(["1 Diagram 1", expect.stringMatching(/^2 /u), "3 Service"]);
    await expect.poll(focused, patience).toBe("outline");
    await expect.poll(() => page.$eval(ACTIVE, (row) => row.ariaLevel), patience).toBe("2");
    await page.keyboard.press("ArrowLeft");
    await expect.poll(rows, patience).toHaveLength(2);
    await page.keyboard.press("ArrowRight");
    await expect.poll(rows, patience).toHaveLength(3);
    await page.keyboard.type("ser");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await expect.poll(focused, patience).toBe("canvas");
    const before = (await shapes()).find(({ name }) => name === "Service")?.top ?? 0;
    await page.keyboard.press("ArrowDown");
    await expect
      .poll(async () => (await shapes()).find(({ name }) => name === "Service")?.top, patience)
      .toBe(before + 1);
  });

  test("I filter the outline and click what I looked for", async () => {
    for (const stencil of ["Service", "Database", "Cache"]) await add(stencil);
    await press("o", "Alt");
    await page.locator('input[aria-label="Filter the outline"]').fill("data");
    await expect
      .poll(() => textsOf('[role="treeitem"]'), patience)
      .toEqual(["Diagram 1", "Database"]);
    await page.locator('[role="treeitem"][aria-level="2"]').click();
    await page.locator('[role="treeitem"][aria-level="2"][aria-selected="true"]').wait();
    expect(await textOf('[data-region="inspector"] h2')).toBe("Database");
  });
});

describe("the left panel", () => {
  test("I hide it by key, and find it hidden when I come back; a button shows it again", async () => {
    await press("b", "Control");
    await expect.poll(() => page.$(rowOf("Service")), patience).toBeNull();
    await expect
      .poll(async () => (await ask(page, "settings.get", {})).leftPanelShown, patience)
      .toBe(false);
    await page.reload();
    await click(page, "button", "Show or hide stencils and outline");
    await page.locator(rowOf("Service")).wait();
  });

  test("I make it wider, and it stays so", async () => {
    const before = (await ask(page, "settings.get", {})).columnWidths.left;
    const edge = await middleOf(
      '[role="separator"][aria-label="Width of the stencils and the outline"]',
    );
    await drag(edge, { x: edge.x + 60, y: edge.y });
    await page.mouse.up();
    await expect
      .poll(async () => (await ask(page, "settings.get", {})).columnWidths.left, patience)
      .toBeGreaterThan(before + 40);
  });
});

describe("for everybody", () => {
  test("stencils, tools, commands, find and outline are accessible, light and dark", async () => {
    await add("Web application");
    await add("Database", "Control");
    expect(await inAllColours()).toEqual([]);
    await press("f", "Control");
    await expect.poll(focused, patience).toBe("find");
    await page.keyboard.type("a");
    await page.locator("#find-list").wait();
    expect(await inAllColours()).toEqual([]);
    await page.keyboard.press("Escape");
    await press("o", "Alt");
    await expect.poll(focused, patience).toBe("outline");
    expect(await inAllColours()).toEqual([]);
    await page.keyboard.press("F2");
    await page.locator('[role="tree"] input').wait();
    expect(await inAllColours()).toEqual([]);
    await page.keyboard.press("Escape");
    await press("k", "Control");
    await expect.poll(focused, patience).toBe("combobox");
    await page.keyboard.type("web");
    await page.locator(BEST).wait();
    expect(await inAllColours()).toEqual([]);
    await page.keyboard.press("Escape");
    await press("F2", "Shift");
    await page.locator('::-p-aria([name="Name of the diagram"])').wait();
    expect(await inAllColours()).toEqual([]);
    await page.keyboard.press("Escape");
  });
});
