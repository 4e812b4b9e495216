/** A diagram of the test's making, open in the app: where its places are on the screen and what is saved of it. */

import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KeyInput, Page } from "puppeteer-core";
import { fitRect } from "../../renderer/canvas/kernels/camera.ts";
import { writePalisade } from "../../shared/formats/palisade/write.ts";
import type { Diagram, Flow, Id, Line, Point, Shape } from "../../shared/model/model.ts";
import { buildScene } from "../../shared/scene/build.ts";
import { buildTemplate } from "../builders/small-project.ts";
import { aDiagram, aModel } from "../builders/template.ts";
import { chooseFile, click, onlyProject } from "./running-app.ts";

/** Pixels the app keeps free around a diagram it shows for the first time. */
const FIRST_FIT_PADDING = 32;

export interface DrawingBoard {
  /** The place on the screen of a point of the diagram, as it is shown at first. */
  at(x: number, y: number): Point;
  /** Moves the mouse there, presses, moves on through the places and lets go; `held` is held all the while. */
  drag(places: readonly (readonly [number, number])[], held?: readonly KeyInput[]): Promise<void>;
  click(x: number, y: number, count?: number): Promise<void>;
  saved(): Promise<Diagram>;
  shape(id: Id): Promise<Shape>;
  line(id: Id): Promise<Line>;
  flow(id: Id): Promise<Flow>;
  /** Shapes and lines that were not there in the beginning. */
  added(): Promise<{ readonly shapes: readonly Shape[]; readonly lines: readonly Line[] }>;
  /** How many steps there are to take back. */
  steps(): Promise<number>;
}

const folder = mkdtempSync(join(tmpdir(), "palisade-drawing-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
let count = 0;

/** Opens a fresh model with these items, from wherever the window is. */
export async function openDrawing(
  page: Page,
  shapes: readonly Shape[],
  lines: readonly Line[] = [],
): Promise<DrawingBoard> {
  count += 1;
  const diagram = { ...aDiagram("d", shapes, lines), name: `Drawing ${count}` };
  const file = join(folder, `drawing-${count}.palisade.json`);
  writeFileSync(file, bytesOf(diagram));
  // Keys pressed while a menu still closes are the menu's.
  await page.waitForSelector('[role="menu"]', { hidden: true });
  await page.keyboard.down("Alt");
  await page.keyboard.press("Home");
  await page.keyboard.up("Alt");
  await chooseFile(page, () => click(page, "button", "Open file…"), file);
  const canvas = await page.waitForSelector(`[aria-label="Diagram ${diagram.name}"]`);
  const box = await canvas?.boundingBox();
  if (!box) throw new Error("the canvas is not there");
  const size = { width: Math.round(box.width), height: Math.round(box.height) };
  const { bounds } = buildScene(diagram, buildTemplate());
  const camera = fitRect(bounds, size, FIRST_FIT_PADDING);

  const at = (x: number, y: number): Point => ({
    x: box.x + x * camera.zoom + camera.x,
    y: box.y + y * camera.zoom + camera.y,
  });
  const saved = async (): Promise<Diagram> => {
    const [first] = (await onlyProject(page)).model.diagrams;
    if (first === undefined) throw new Error("the diagram is gone");
    return first;
  };
  const known = new Set([...shapes, ...lines].map(({ id }) => id));
  const line = async (id: Id): Promise<Line> => found((await saved()).lines, id);
  return {
    at,
    async drag([from, ...rest], held = []) {
      if (from === undefined) return;
      const start = at(...from);
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      for (const key of held) await page.keyboard.down(key);
      for (const place of rest) {
        const { x, y } = at(...place);
        await page.mouse.move(x, y, { steps: 4 });
      }
      await page.mouse.up();
      for (const key of held) await page.keyboard.up(key);
    },
    async click(x, y, clicks = 1) {
      const place = at(x, y);
      await page.mouse.click(place.x, place.y, { count: clicks });
    },
    saved,
    shape: async (id) => found((await saved()).shapes, id),
    line,
    async flow(id) {
      const found = await line(id);
      if (found.kind !== "flow") throw new Error(`${id} is no flow`);
      return found;
    },
    async added() {
      const now = await saved();
      return {
        shapes: now.shapes.filter(({ id }) => !known.has(id)),
        lines: now.lines.filter(({ id }) => !known.has(id)),
      };
    },
    steps: async () => (await onlyProject(page)).history.done.length,
  };
}

function bytesOf(diagram: Diagram): Uint8Array {
  const hash = (bytes: Uint8Array): string =>
    `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
  const model = aModel([diagram]);
  const written = writePalisade({ model, template: buildTemplate(), embedTemplate: true, hash });
  if (!written.ok) throw new Error(written.problem.message);
  return written.value;
}

function found<Item extends { readonly id: Id }>(items: readonly Item[], id: Id): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`no item ${id}`);
  return item;
}
