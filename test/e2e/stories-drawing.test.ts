/** Drawing with a real mouse and keyboard, story by story; what counts is what is saved. */

import type { KeyInput, Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newCourse } from "../../shared/model/flow-course.ts";
import type { Shape } from "../../shared/model/model.ts";
import { aBox, aCurve, aFlow, anArc, anElement } from "../builders/template.ts";
import { accessibilityViolations } from "./axe.ts";
import { openDrawing } from "./drawing-board.ts";
import { startApp, type RunningApp } from "./running-app.ts";

const patience = { timeout: 10_000 };

let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = app.page;
});

afterAll(async () => {
  await app.stop();
});

afterEach(() => {
  expect(app.complaints).toEqual([]);
});

async function chord(...keys: readonly KeyInput[]): Promise<void> {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}

const a = anElement("a", { name: "Browser" });
const b = anElement("b", { name: "Server", left: 400 });
const far = anElement("far", { name: "Database", left: 400, top: 400 });
const joined = aFlow("flow", "a", "b", {
  name: "",
  ...newCourse({ element: a }, { element: b }, []),
});
/** Two elements with a flow between them and one alone. */
const open = () => openDrawing(page, [a, b, far], [joined]);
/** A boundary around the first of them. */
const boxed = () =>
  openDrawing(
    page,
    [aBox("box", { left: -60, top: -60, width: 260, height: 260, name: "" }), a, b],
    [joined],
  );

const rectOf = ({ left, top, width, height }: Shape) => ({ left, top, width, height });
const placeOf = ({ left, top }: Shape) => [left, top];

describe("moving", () => {
  test("an element dragged lands on the grid and its flow follows", async () => {
    const board = await open();
    await board.drag([
      [50, 50],
      [183, 228],
    ]);
    await expect.poll(async () => placeOf(await board.shape("a")), patience).toEqual([130, 180]);
    expect((await board.flow("flow")).source).toEqual({ x: 225, y: 230 });
  });

  test("with Ctrl it lands exactly where it is let go", async () => {
    const board = await open();
    await board.drag(
      [
        [50, 50],
        [183, 229],
      ],
      ["Control"],
    );
    await expect.poll(async () => placeOf(await board.shape("a")), patience).toEqual([133, 179]);
  });

  test("near a neighbour it lines up with it", async () => {
    const odd = anElement("odd", { left: 403, top: 303 });
    const board = await openDrawing(page, [a, odd]);
    await board.drag([
      [50, 50],
      [50, 349],
    ]);
    await expect.poll(async () => (await board.shape("a")).top, patience).toBe(303);
  });

  test("with Shift it goes straight", async () => {
    const board = await open();
    await board.drag(
      [
        [450, 450],
        [650, 470],
      ],
      ["Shift"],
    );
    await expect.poll(async () => placeOf(await board.shape("far")), patience).toEqual([600, 400]);
  });

  test("Escape while dragging leaves everything as it was", async () => {
    const board = await open();
    const start = board.at(50, 50);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 80, start.y + 90, { steps: 4 });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await board.drag([
      [450, 450],
      [450, 500],
    ]);
    await expect.poll(() => board.steps(), patience).toBe(1);
    expect(placeOf(await board.shape("a"))).toEqual([0, 0]);
  });

  test("one undo takes a whole drag back", async () => {
    const board = await open();
    await board.drag([
      [50, 50],
      [120, 200],
      [90, 300],
    ]);
    await expect.poll(async () => (await board.shape("a")).top, patience).toBe(250);
    await chord("Control", "z");
    await expect.poll(async () => placeOf(await board.shape("a")), patience).toEqual([0, 0]);
    expect(await board.flow("flow")).toEqual(joined);
  });

  test("a boundary takes along what it holds", async () => {
    const board = await boxed();
    await board.drag([
      [70, 195],
      [70, 345],
    ]);
    await expect.poll(async () => (await board.shape("box")).top, patience).toBe(90);
    expect(placeOf(await board.shape("a"))).toEqual([0, 150]);
    expect(placeOf(await board.shape("b"))).toEqual([400, 0]);
    expect(await board.steps()).toBe(1);
  });

  test("with Ctrl the boundary moves alone", async () => {
    const board = await boxed();
    await board.drag(
      [
        [70, 195],
        [70, 295],
      ],
      ["Control"],
    );
    await expect.poll(async () => (await board.shape("box")).top, patience).toBe(40);
    expect(placeOf(await board.shape("a"))).toEqual([0, 0]);
  });

  test("with Alt a duplicate is dropped and the original stays", async () => {
    const board = await open();
    await board.drag(
      [
        [50, 50],
        [50, 350],
      ],
      ["Alt"],
    );
    await expect.poll(async () => (await board.added()).shapes.length, patience).toBe(1);
    const { shapes } = await board.added();
    expect(shapes[0]).toMatchObject({ name: "Browser", left: 0, top: 300 });
    expect(placeOf(await board.shape("a"))).toEqual([0, 0]);
  });

  test("what is locked stays where it is", async () => {
    const board = await openDrawing(page, [{ ...a, locked: true }, b]);
    await board.drag([
      [50, 50],
      [150, 150],
    ]);
    await board.drag([
      [450, 50],
      [450, 150],
    ]);
    await expect.poll(() => board.steps(), patience).toBe(1);
    expect(placeOf(await board.shape("a"))).toEqual([0, 0]);
  });

  test("at the edge of the canvas the view moves along", async () => {
    const board = await open();
    const start = board.at(50, 50);
    const box = await page.$eval(
      "[data-region=canvas]",
      (canvas) => canvas.getBoundingClientRect().right,
    );
    const scrolled = () =>
      page.$eval("[data-region=canvas] > div", (sheet) => getComputedStyle(sheet).transform);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    const before = await scrolled();
    await page.mouse.move(box - 4, start.y, { steps: 4 });
    await expect.poll(scrolled, patience).not.toBe(before);
    await page.mouse.up();
    // The grid may take back up to half a step.
    const reached = 50 + (box - 4 - start.x) - 5;
    await expect
      .poll(async () => (await board.shape("a")).left + 50, patience)
      .toBeGreaterThan(reached);
  });

  test("without snapping to the grid it keeps the place it was given", async () => {
    const board = await open();
    await chord("Alt", "g");
    await board.drag([
      [450, 450],
      [653, 607],
    ]);
    await expect.poll(async () => placeOf(await board.shape("far")), patience).toEqual([603, 557]);
    await chord("Alt", "g");
  });
});

describe("resizing", () => {
  test("by a corner, the flow follows", async () => {
    const board = await open();
    await board.click(50, 50);
    await board.drag([
      [99, 99],
      [139, 169],
    ]);
    await expect
      .poll(async () => rectOf(await board.shape("a")), patience)
      .toEqual({ left: 0, top: 0, width: 140, height: 170 });
    expect((await board.flow("flow")).source).toEqual({ x: 135, y: 85 });
  });

  test("with Shift in proportion", async () => {
    const board = await open();
    await board.click(50, 50);
    await board.drag(
      [
        [99, 99],
        [149, 109],
      ],
      ["Shift"],
    );
    await expect
      .poll(async () => rectOf(await board.shape("a")), patience)
      .toEqual({ left: 0, top: 0, width: 150, height: 150 });
  });

  test("with Alt from the middle", async () => {
    const board = await open();
    await board.click(450, 450);
    await board.drag(
      [
        [499, 499],
        [519, 519],
      ],
      ["Alt"],
    );
    await expect
      .poll(async () => rectOf(await board.shape("far")), patience)
      .toEqual({ left: 380, top: 380, width: 140, height: 140 });
  });

  test("several at once by the frame around them", async () => {
    const board = await openDrawing(page, [a, anElement("c", { left: 100, top: 100 })]);
    await board.drag([
      [-30, -30],
      [150, 150],
    ]);
    await board.drag([
      [199, 199],
      [399, 399],
    ]);
    await expect
      .poll(async () => rectOf(await board.shape("c")), patience)
      .toEqual({ left: 200, top: 200, width: 200, height: 200 });
    expect(rectOf(await board.shape("a"))).toEqual({ left: 0, top: 0, width: 200, height: 200 });
  });

  test("a boundary by its side", async () => {
    const board = await boxed();
    await board.click(195, 150);
    await board.drag([
      [199, 70],
      [299, 70],
    ]);
    await expect.poll(async () => (await board.shape("box")).width, patience).toBe(360);
    expect(placeOf(await board.shape("a"))).toEqual([0, 0]);
  });
});

describe("selecting", () => {
  test("a marquee takes what it touches, which then moves together", async () => {
    const board = await open();
    await board.drag([
      [-20, 200],
      [520, -20],
    ]);
    await board.drag([
      [50, 50],
      [50, 150],
    ]);
    await expect.poll(async () => placeOf(await board.shape("b")), patience).toEqual([400, 100]);
    expect(placeOf(await board.shape("a"))).toEqual([0, 100]);
    expect(placeOf(await board.shape("far"))).toEqual([400, 400]);
  });

  test("a lasso with Alt takes what lies inside", async () => {
    const board = await open();
    await page.keyboard.down("Alt");
    await board.drag([
      [380, 380],
      [520, 380],
      [520, 520],
      [380, 520],
    ]);
    await page.keyboard.up("Alt");
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await board.shape("far")).left, patience).toBe(401);
    expect((await board.shape("b")).left).toBe(400);
  });

  test("Shift and a click add to what is selected", async () => {
    const board = await open();
    await board.click(50, 50);
    await page.keyboard.down("Shift");
    await board.click(450, 450);
    await page.keyboard.up("Shift");
    await page.keyboard.press("ArrowDown");
    await expect.poll(async () => (await board.shape("far")).top, patience).toBe(401);
    expect((await board.shape("a")).top).toBe(1);
  });
});

describe("connecting", () => {
  /** 22 pixels below the painted lower side of a. */
  const BELOW_A = [50, 117] as const;

  test("from an element's grip to another element", async () => {
    const board = await open();
    await board.click(50, 50);
    await board.drag([BELOW_A, [450, 450]]);
    await expect.poll(async () => (await board.added()).lines.length, patience).toBe(1);
    expect((await board.added()).lines[0]).toMatchObject({
      kind: "flow",
      stencilId: "GE.DF",
      sourceId: "a",
      sourcePort: "south",
      targetId: "far",
    });
  });

  test("the grips appear on hovering, without selecting first", async () => {
    const board = await open();
    const over = board.at(50, 50);
    await page.mouse.move(over.x, over.y);
    await board.drag([BELOW_A, [450, 450]]);
    await expect.poll(async () => (await board.added()).lines.length, patience).toBe(1);
  });

  test("both ways with Alt, the two flows apart", async () => {
    const board = await open();
    await board.click(50, 50);
    await board.drag([BELOW_A, [450, 450]], ["Alt"]);
    await expect.poll(async () => (await board.added()).lines.length, patience).toBe(2);
    const [there, back] = (await board.added()).lines;
    expect(back).toMatchObject({ sourceId: "far", targetId: "a" });
    expect(there?.handle).not.toEqual(back?.handle);
    expect(await board.steps()).toBe(1);
  });

  test("an element to itself", async () => {
    const board = await open();
    await board.click(50, 50);
    await board.drag([BELOW_A, [200, 250], [50, 60]]);
    await expect
      .poll(async () => (await board.added()).lines[0], patience)
      .toMatchObject({ sourceId: "a", targetId: "a" });
  });

  test("dropped on empty canvas, a stencil is chosen by keyboard for its end", async () => {
    const board = await open();
    await board.click(50, 50);
    await board.drag([BELOW_A, [50, 350]]);
    await page.waitForSelector('[role="menu"]');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.type("Generic Data");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await board.added()).shapes.length, patience).toBe(1);
    const { shapes, lines } = await board.added();
    expect(shapes[0]).toMatchObject({ kind: "dataStore", left: 0, top: 300 });
    expect(lines[0]).toMatchObject({ sourceId: "a", targetId: shapes[0]?.id, targetPort: "north" });
  });

  test("dropped on empty canvas and left there, the end stays loose", async () => {
    const board = await open();
    await board.click(50, 50);
    await board.drag([BELOW_A, [50, 350]]);
    await page.waitForSelector('[role="menu"]');
    await page.keyboard.press("Escape");
    await expect
      .poll(async () => (await board.added()).lines[0], patience)
      .toMatchObject({ sourceId: "a", targetId: null, target: { x: 50, y: 350 } });
    await page.waitForSelector('[role="menu"]', { hidden: true });
    await chord("Control", "z");
    await expect.poll(async () => (await board.added()).lines.length, patience).toBe(0);
  });
});

describe("lines", () => {
  const middle = [250, 50] as const;

  test("a flow is bent by its middle", async () => {
    const board = await open();
    await board.click(...middle);
    await board.drag([middle, [270, 190]]);
    await expect
      .poll(async () => (await board.flow("flow")).handle, patience)
      .toEqual({ x: 270, y: 190 });
  });

  test("a double click on the middle straightens it", async () => {
    const bent = { ...joined, handle: { x: 270, y: 190 } };
    const board = await openDrawing(page, [a, b], [bent]);
    await board.click(270, 190);
    await board.click(270, 190, 2);
    await expect
      .poll(async () => (await board.flow("flow")).handle, patience)
      .toEqual({ x: 250, y: 50 });
  });

  test("an end is put on another element", async () => {
    const board = await open();
    await board.click(...middle);
    await board.drag([
      [405, 50],
      [450, 412],
    ]);
    await expect
      .poll(async () => await board.flow("flow"), patience)
      .toMatchObject({ targetId: "far", targetPort: "north", target: { x: 450, y: 405 } });
  });

  test("an end is let loose", async () => {
    const board = await open();
    await board.click(...middle);
    await board.drag([
      [95, 50],
      [150, 300],
    ]);
    await expect
      .poll(async () => await board.flow("flow"), patience)
      .toMatchObject({ sourceId: null, source: { x: 150, y: 300 }, targetId: "b" });
  });

  const arc = anArc("arc", { name: "", ...aCurve([200, 200], [250, 300], [200, 400]) });

  test("an end of a boundary line is moved", async () => {
    const board = await openDrawing(page, [a, b], [arc]);
    await board.click(250, 300);
    await board.drag([
      [200, 400],
      [300, 450],
    ]);
    await expect
      .poll(async () => (await board.line("arc")).target, patience)
      .toEqual({ x: 300, y: 450 });
  });

  test("a boundary line is bent by its middle", async () => {
    const board = await openDrawing(page, [a, b], [arc]);
    await board.click(250, 300);
    await board.drag([
      [250, 300],
      [330, 280],
    ]);
    await expect
      .poll(async () => (await board.line("arc")).handle, patience)
      .toEqual({ x: 330, y: 280 });
  });
});

describe("naming in place", () => {
  test("a double click, a name, Enter", async () => {
    const board = await open();
    await board.click(50, 50, 2);
    await page.waitForSelector('textarea[aria-label="Name"]');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.type("Web browser");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await board.shape("a")).name, patience).toBe("Web browser");
    // The keyboard is back on the canvas.
    await page.keyboard.press("ArrowRight");
    await expect.poll(async () => (await board.shape("a")).left, patience).toBe(1);
  });

  test("F2, a name of two lines by Shift and Enter", async () => {
    const board = await open();
    await board.click(450, 50);
    await page.keyboard.press("F2");
    await page.keyboard.type("Web");
    await chord("Shift", "Enter");
    await page.keyboard.type("server");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await board.shape("b")).name, patience).toBe("Web\nserver");
  });

  test("Escape keeps the old name, leaving the field the new one", async () => {
    const board = await open();
    await board.click(250, 50);
    await page.keyboard.press("F2");
    await page.keyboard.type("forgotten");
    await page.keyboard.press("Escape");
    await board.click(450, 450);
    await page.keyboard.press("F2");
    await page.keyboard.type("Orders");
    await board.click(200, 300);
    await expect.poll(async () => (await board.shape("far")).name, patience).toBe("Orders");
    expect((await board.flow("flow")).name).toBe("");
    expect(await board.steps()).toBe(1);
  });
});

describe("looking around", () => {
  test("the space bar and a drag move the view, not the model", async () => {
    const board = await open();
    await board.click(200, 300);
    await page.keyboard.down("Space");
    await board.drag([
      [50, 50],
      [150, 110],
    ]);
    await page.keyboard.up("Space");
    // What was at 50, 50 is now where 150, 110 was.
    await board.drag([
      [150, 110],
      [150, 210],
    ]);
    await expect.poll(async () => placeOf(await board.shape("a")), patience).toEqual([0, 100]);
    expect(await board.steps()).toBe(1);
  });

  test("grips are as large on the screen when zoomed in", async () => {
    const board = await open();
    const over = board.at(50, 50);
    await board.click(50, 50);
    await page.keyboard.down("Control");
    for (let turn = 0; turn < 4; turn++) await page.mouse.wheel({ deltaY: -28 });
    await page.keyboard.up("Control");
    const zoom = Math.exp((4 * 28) / 160);
    // The pointer stayed on 50, 50; the frame's corner is 45 units and 4 pixels from there.
    const corner = { x: over.x + 45 * zoom + 4, y: over.y + 45 * zoom + 4 };
    await page.mouse.move(corner.x + 5, corner.y + 5);
    await page.mouse.down();
    await page.mouse.move(corner.x + 5 + 40 * zoom, corner.y + 5 + 40 * zoom, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => rectOf(await board.shape("a")), patience)
      .toEqual({ left: 0, top: 0, width: 140, height: 140 });
  });
});
