/** A generated diagram open in the built app, and what the bench does to it. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import type { Camera, Size } from "../../../renderer/canvas/kernels/camera.ts";
import type { Point } from "../../../shared/model/model.ts";
import { markSet, startApp, type RunningApp } from "../../e2e/running-app.ts";
import { frameTimes, heapOf, NO_FRAME_LIMIT, type Gesture } from "./frames.ts";
import {
  actualSize,
  generatedDiagram,
  marqueeOverHundred,
  spotOnElement,
  wholeDiagram,
  wholeSelection,
  writeGenerated,
  type GeneratedDiagram,
  type View,
} from "./generated-diagram.ts";

const CANVAS = '[data-region="canvas"]';

/** What was measured of one diagram. */
export interface CanvasFigures {
  /** Milliseconds per frame by gesture and view. */
  readonly frames: ReadonlyMap<string, readonly number[]>;
  readonly opened: readonly number[];
  readonly renamed: readonly number[];
  readonly heapBytes: number;
}

/** Opens a diagram of so many elements and flows, does everything to it, and closes it. */
export async function measureApp(size: number, frameCount: number): Promise<CanvasFigures> {
  const folder = mkdtempSync(join(tmpdir(), "palisade-canvas-"));
  const app = await startApp(writeGenerated(folder, size), NO_FRAME_LIMIT);
  try {
    await markSet(app.page, "palisade:diagram-painted");
    const opened = await openAgain(app, 6);
    const heapBytes = await heapOf(app.page);
    const frames = await measureGestures(app.page, generatedDiagram(size), frameCount);
    const renamed = await measureRenames(app.page, generatedDiagram(size), 15);
    // After an import main works out for the list what the model holds: the first opening waits for that.
    return { frames, opened: opened.slice(1), renamed, heapBytes };
  } finally {
    await app.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Milliseconds from choosing the model on the start screen to its diagram being painted. */
async function openAgain({ page }: RunningApp, times: number): Promise<number[]> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await page.evaluate(() => performance.clearMarks("palisade:diagram-painted"));
    await page.keyboard.down("Alt");
    await page.keyboard.press("Home");
    await page.keyboard.up("Alt");
    const card = await page.locator('[aria-label="Models"] li button').waitHandle();
    await atRest(page);
    const start = await card.evaluate((button) => {
      if (!(button instanceof HTMLElement)) throw new Error("not a button");
      const now = performance.now();
      button.click();
      return now;
    });
    took.push((await markSet(page, "palisade:diagram-painted")) - start);
  }
  return took;
}

async function measureGestures(
  page: Page,
  generated: GeneratedDiagram,
  count: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const frames = new Map<string, readonly number[]>();
  const { size, origin } = await canvasOf(page);
  const onPage = ({ x, y }: Point): Point => ({ x: x + origin.x, y: y + origin.y });
  const middle = onPage({ x: size.width / 2, y: size.height / 2 });
  const time = (gesture: Gesture): Promise<number[]> => frameTimes(page, CANVAS, gesture, count);
  const whole = wholeDiagram(generated, size);
  const marquee = marqueeOverHundred(generated, whole);

  async function drag(spot: Point): Promise<number[]> {
    const { x, y } = onPage(spot);
    await page.mouse.move(x, y);
    await page.mouse.down();
    const took = await time({ kind: "drag", x, y });
    await page.keyboard.press("Escape");
    await page.mouse.up();
    return took;
  }
  async function look(view: View, around: Camera): Promise<Camera> {
    if (view === "fit") return around;
    await page.keyboard.press("0");
    return actualSize(around, size);
  }

  await page.focus(CANVAS);
  for (const view of ["100 %", "fit"] as const) {
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    const camera = await look(view, whole);
    frames.set(`drag one, ${view}`, await drag(spotOnElement(generated, camera, size)));
    await page.keyboard.press("Escape");
    frames.set(`pan, ${view}`, await time({ kind: "pan", ...middle }));
    frames.set(`zoom, ${view}`, await time({ kind: "zoom", ...middle }));

    await page.keyboard.press("1");
    const [from, to] = [onPage(marquee.from), onPage(marquee.to)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
    if (view === "100 %") await page.keyboard.press("2");
    const near = view === "fit" ? whole : wholeSelection(generated, size, marquee.ids);
    const close = await look(view, near);
    const held = spotOnElement(generated, close, size, marquee.ids);
    frames.set(`drag 100, ${view}`, await drag(held));

    await page.keyboard.press("1");
    await look(view, whole);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    frames.set(`drag all, ${view}`, await drag(spotOnElement(generated, camera, size)));
  }
  return frames;
}

/** Milliseconds from handing over a new name to the frame that shows it. */
async function measureRenames(
  page: Page,
  generated: GeneratedDiagram,
  times: number,
): Promise<number[]> {
  const { size, origin } = await canvasOf(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("1");
  await page.keyboard.press("0");
  const spot = spotOnElement(generated, actualSize(wholeDiagram(generated, size), size), size);
  await page.mouse.click(spot.x + origin.x, spot.y + origin.y);
  const took: number[] = [];
  const field = await page.locator('::-p-aria([name="Name"][role="textbox"])').waitHandle();
  for (let time = 0; time < times; time += 1) {
    await field.focus();
    await page.keyboard.type(`${time}`);
    // People do not rename twenty times a second: counts, messages and the like of the last time are done by now.
    await atRest(page);
    took.push(
      await field.evaluate(async (element) => {
        // A browser with nothing new to show keeps to the beat of the screen, which is not what is measured here;
        // while a dot changes with every frame there is no limit to frames.
        const dot = document.createElement("div");
        dot.style.cssText = "position:fixed;width:1px;height:1px;will-change:transform";
        document.body.append(dot);
        const goOn = (at: number): void => {
          dot.style.transform = `translateX(${at % 2}px)`;
          if (dot.isConnected) requestAnimationFrame(() => goOn(at + 1));
        };
        goOn(0);
        for (let frame = 0; frame < 6; frame += 1) {
          await new Promise((next) => requestAnimationFrame(next));
        }
        // A key comes between frames, not within one.
        await new Promise((task) => setTimeout(task));
        const start = performance.now();
        element.dispatchEvent(
          new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }),
        );
        await new Promise((frame) => requestAnimationFrame(frame));
        // A message is delivered once the frame was handed over for the screen.
        await new Promise((delivered) => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", delivered);
          port1.start();
          port2.postMessage(null);
        });
        const end = performance.now();
        dot.remove();
        return end - start;
      }),
    );
  }
  return took.slice(3);
}

/** Waits for a few frames after which the page had nothing to do. */
async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let round = 0; round < 5; round += 1) {
      await new Promise((frame) => requestAnimationFrame(frame));
      await new Promise((idle) => requestIdleCallback(idle));
    }
  });
}

async function canvasOf(page: Page): Promise<{ readonly size: Size; readonly origin: Point }> {
  return page.$eval(CANVAS, (element) => {
    const { left, top } = element.getBoundingClientRect();
    return {
      size: { width: element.clientWidth, height: element.clientHeight },
      origin: { x: left, y: top },
    };
  });
}
