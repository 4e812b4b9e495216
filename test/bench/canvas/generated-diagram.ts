/** The diagrams of the canvas bench, as a file to open and as the scene the app will make of it. */

import { join } from "node:path";
import { sceneOf } from "../../../renderer/canvas/diagram-scene.ts";
import {
  fitRect,
  toScreen,
  toWorld,
  zoomAt,
  type Camera,
  type Size,
} from "../../../renderer/canvas/kernels/camera.ts";
import { itemsInMarquee, rectBetween } from "../../../renderer/canvas/kernels/marquee.ts";
import { hitTest } from "../../../renderer/canvas/kernels/hit-test.ts";
import type { SceneIndex } from "../../../renderer/canvas/kernels/scene-index.ts";
import { rectUnion } from "../../../shared/model/geometry.ts";
import type { Diagram, Id, Point } from "../../../shared/model/model.ts";
import { largeModel } from "../../builders/large-model.ts";
import { ourTemplate, writeModel } from "../../builders/messy-diagram.ts";

export interface GeneratedDiagram {
  /** Elements, and as many labelled flows. */
  readonly size: number;
  readonly diagram: Diagram;
  readonly index: SceneIndex;
}

/** Where to draw a marquee on the canvas, in pixels, and what it takes. */
interface HundredMarquee {
  readonly from: Point;
  readonly to: Point;
  readonly ids: ReadonlySet<Id>;
}

/** Units between the elements of a generated diagram. */
const SPACING = 180;
/** Pixels from the diagram at which a press is sure to take nothing. */
const OUTSIDE = 12;

/** Both views the targets speak of. */
export type View = "100 %" | "fit";

/** A diagram of so many elements and flows, with a boundary for every fifty of them. */
export function generatedDiagram(size: number): GeneratedDiagram {
  const template = ourTemplate();
  const boxes = Math.ceil(size / 50);
  const model = largeModel(template, { elements: size, flows: size, boxes, arcs: 0 });
  const [diagram] = model.diagrams;
  if (diagram === undefined) throw new Error("the model has no diagram");
  return { size, diagram, index: sceneOf(diagram, { template, lensOn: false }) };
}

/** Writes the model of a generated diagram and gives its path. */
export function writeGenerated(folder: string, size: number): string {
  const file = join(folder, `generated-${size}.palisade.json`);
  writeModel(file, generatedDiagram(size).diagram);
  return file;
}

/** The camera after key 1, which shows the whole diagram. */
export function wholeDiagram({ index }: GeneratedDiagram, size: Size): Camera {
  return fitRect(index.scene.bounds, size, 40, 2);
}

/** The camera after key 2, which shows what is selected. */
export function wholeSelection(
  { index }: GeneratedDiagram,
  size: Size,
  ids: ReadonlySet<Id>,
): Camera {
  const bounds = rectUnion([...ids].flatMap((id) => index.item(id)?.bounds ?? []));
  if (bounds === null) throw new Error("nothing is selected");
  return fitRect(bounds, size, 80, 2);
}

/** The camera after key 0, which goes to 100 % about the middle. */
export function actualSize(camera: Camera, size: Size): Camera {
  return zoomAt(camera, { x: size.width / 2, y: size.height / 2 }, 1);
}

/** A place on the canvas where a press takes an element, of `ids` if given; the nearest to the middle. */
export function spotOnElement(
  { index, diagram }: GeneratedDiagram,
  camera: Camera,
  size: Size,
  ids: ReadonlySet<Id> | null = null,
): Point {
  const middle = { x: size.width / 2, y: size.height / 2 };
  const spots = diagram.shapes
    .filter((shape) => shape.kind !== "boundaryBox" && (ids?.has(shape.id) ?? true))
    .map((shape) => ({
      id: shape.id,
      at: toScreen(camera, { x: shape.left + shape.width / 2, y: shape.top + shape.height / 2 }),
    }))
    .toSorted((a, b) => distance(a.at, middle) - distance(b.at, middle));
  const spot = spots.find(
    ({ id, at }) => hitTest(index, toWorld(camera, at), camera.zoom)?.id === id,
  );
  if (spot === undefined) throw new Error("no element can be pressed");
  return spot.at;
}

/** A marquee over the upper left ten by ten elements, from outside the diagram; `camera` shows the whole. */
export function marqueeOverHundred({ index }: GeneratedDiagram, camera: Camera): HundredMarquee {
  const { left, top } = index.scene.bounds;
  const corner = toScreen(camera, { x: left, y: top });
  const from = { x: corner.x - OUTSIDE, y: corner.y - OUTSIDE };
  const to = toScreen(camera, { x: 9.5 * SPACING, y: 9.5 * SPACING });
  const rect = rectBetween(toWorld(camera, from), toWorld(camera, to));
  return { from, to, ids: new Set(itemsInMarquee(index, rect)) };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
