/** Turns a diagram into a scene. */

import { rectEncloses, rectGrown, rectUnion } from "../model/geometry.ts";
import type { Diagram, Element, Id, Rect, Shape } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import { labelDrops } from "./plate.ts";
import { buildItem } from "./scene-item.ts";
import type { Scene, SceneItem } from "./scene.ts";

/** Free space around everything painted, in units. */
const MARGIN = 20;
const EMPTY_BOUNDS: Rect = { left: 0, top: 0, width: 400, height: 300 };

/**
 * The scene of a diagram.
 * @param template for icons and strokes; null paints the plain shapes
 */
export function buildScene(diagram: Diagram, template: Template | null): Scene {
  const elements = elementsById(diagram.shapes);
  const drops = labelDrops(diagram.lines, template);
  const boxes: SceneItem[] = [];
  const arcs: SceneItem[] = [];
  const flows: SceneItem[] = [];
  const bodies: SceneItem[] = [];
  const annotations: SceneItem[] = [];
  for (const shape of diagram.shapes) {
    const item = buildItem(shape, template);
    if (shape.kind === "boundaryBox") boxes.push(item);
    else if (shape.kind === "annotation") annotations.push(item);
    else bodies.push(item);
  }
  for (const line of diagram.lines) {
    const drop = drops.get(line) ?? 0;
    if (line.kind === "boundaryLine") arcs.push(buildItem(line, template, null, null, drop));
    else {
      const source = endOf(line.sourceId, elements);
      const target = endOf(line.targetId, elements);
      flows.push(buildItem(line, template, source, target, drop));
    }
  }
  const items = [...boxes, ...arcs, ...flows, ...bodies, ...annotations];
  return { diagramId: diagram.id, name: diagram.name, bounds: boundsOfScene(items), items };
}

/** Everything painted, with a margin around it. */
function boundsOfScene(items: readonly SceneItem[]): Rect {
  const union = rectUnion(items.map((item) => item.bounds));
  return union === null ? EMPTY_BOUNDS : rectGrown(union, MARGIN);
}

/**
 * The bounds of a scene that differs from another in a few items.
 * @param replaced the items it had instead, and those it has
 */
export function boundsAfterEdit(
  before: Scene,
  items: readonly SceneItem[],
  replaced: readonly SceneItem[],
): Rect {
  // What lies at the edge may be what made the scene as large as it is; one unit is for rounding.
  const inner = rectGrown(before.bounds, -MARGIN - 1);
  return replaced.every(({ bounds }) => rectEncloses(inner, bounds))
    ? before.bounds
    : boundsOfScene(items);
}

function elementsById(shapes: readonly Shape[]): ReadonlyMap<Id, Element> {
  const elements = new Map<Id, Element>();
  for (const shape of shapes) {
    if (shape.kind !== "boundaryBox" && shape.kind !== "annotation") elements.set(shape.id, shape);
  }
  return elements;
}

function endOf(id: Id | null, elements: ReadonlyMap<Id, Element>): Element | null {
  return id === null ? null : (elements.get(id) ?? null);
}
