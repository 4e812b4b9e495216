/** Builds the naive variant into one script, loads it into a page and does to it what is done to the app. */

import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { build } from "vite";
import type { Camera } from "../../../../renderer/canvas/kernels/camera.ts";
import type { Diagram } from "../../../../shared/model/model.ts";
import { launchBrowser } from "../../../e2e/browser.ts";
import { frameTimes, NO_FRAME_LIMIT } from "../frames.ts";
import { actualSize, generatedDiagram, wholeDiagram } from "../generated-diagram.ts";
import { naiveDiagram } from "./naive-content.ts";

const entry = fileURLToPath(new URL("naive-diagram.tsx", import.meta.url));
const SIZE = { width: 1100, height: 780 };

/** Milliseconds per frame by gesture and view, of the same diagram drawn without thought. */
export async function measureNaive(
  size: number,
  frameCount: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const script = await naiveScript();
  const browser = await launchBrowser(NO_FRAME_LIMIT);
  try {
    const page = await browser.newPage();
    await page.setViewport(SIZE);
    await page.setContent('<!doctype html><body style="margin:0"><div id="naive"></div>');
    await page.addScriptTag({ content: script });
    return await measureGestures(page, size, frameCount);
  } finally {
    await browser.close();
  }
}

async function measureGestures(
  page: Page,
  size: number,
  count: number,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const generated = generatedDiagram(size);
  const { diagram } = generated;
  const whole = wholeDiagram(generated, SIZE);
  const elements = diagram.shapes.filter(({ kind }) => kind !== "boundaryBox");
  const ids = elements.map(({ id }) => id);
  const middle = { x: SIZE.width / 2, y: SIZE.height / 2 };
  const frames = new Map<string, readonly number[]>();
  for (const view of ["100 %", "fit"] as const) {
    const camera = view === "fit" ? whole : actualSize(whole, SIZE);
    for (const [kind, held] of [
      ["drag one", ids.slice(0, 1)],
      ["drag 100", ids.slice(0, 100)],
      ["drag all", ids],
    ] as const) {
      await open(page, diagram, camera, held);
      frames.set(
        `${kind}, ${view}`,
        await frameTimes(page, "#naive", { kind: "drag", ...middle }, count),
      );
    }
    for (const kind of ["pan", "zoom"] as const) {
      await open(page, diagram, camera, []);
      frames.set(`${kind}, ${view}`, await frameTimes(page, "#naive", { kind, ...middle }, count));
    }
  }
  return frames;
}

async function open(
  page: Page,
  diagram: Diagram,
  camera: Camera,
  selected: readonly string[],
): Promise<void> {
  await page.evaluate(
    (content, view, ids) => window.openNaive(content, view, ids),
    naiveDiagram(diagram),
    camera,
    [...selected],
  );
  await page.waitForSelector("#naive canvas");
}

async function naiveScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, minify: true, lib: { entry, formats: ["iife"], name: "naive" } },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    "output" in one ? one.output : [],
  );
  const script = outputs.find((output) => output.type === "chunk");
  if (script === undefined) throw new Error("the naive variant was not built");
  return script.code;
}
