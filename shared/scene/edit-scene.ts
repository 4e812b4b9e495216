/** The scene after an edit that touches few shapes, made of the one before it. */

import { isElement } from "../model/item-patches.ts";
import type { Diagram, Element, Flow, Id, Line, Shape } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import { boundsAfterEdit, buildScene } from "./build.ts";
import { labelDrops } from "./plate.ts";
import { buildItem } from "./scene-item.ts";
import type { Scene, SceneItem } from "./scene.ts";

/** With more changed shapes than this, building the scene anew takes no longer. */
const MOST_CHANGED = 32;

/**
 * The scene of a diagram, as `buildScene` gives it. Where the diagram differs from `before` in few shapes, only they
 * and the flows that end at them are built: renaming one of thousands of elements must not ask all of them.
 * @param scene what `buildScene` gave for `before` with the same template
 */
export function editScene(
  before: Diagram,
  scene: Scene,
  diagram: Diagram,
  template: Template | null,
): Scene {
  const changed = changedShapes(before, diagram);
  if (changed === null) return buildScene(diagram, template);
  const items = [...scene.items];
  const replaced: SceneItem[] = [];
  const put = (at: number, item: SceneItem): void => {
    const old = items[at];
    if (old !== undefined) replaced.push(old, item);
    items[at] = item;
  };
  for (const { shape, at } of changed) put(at, buildItem(shape, template));
  const flows = flowsThatEndAt(changed, diagram);
  const elements = endsOf(flows, diagram);
  for (const { flow, at } of flows) {
    const drop = labelDrops(diagram.lines, template).get(flow) ?? 0;
    const source = elements.get(flow.sourceId) ?? null;
    const target = elements.get(flow.targetId) ?? null;
    put(at, buildItem(flow, template, source, target, drop));
  }
  const bounds = boundsAfterEdit(scene, items, replaced);
  return { diagramId: diagram.id, name: diagram.name, bounds, items };
}

/** A shape, and its place in the scene. */
interface Changed {
  readonly shape: Shape;
  readonly at: number;
}

/** The shapes that are not what they were; null when that is not all, or too much, that differs. */
function changedShapes(before: Diagram, diagram: Diagram): readonly Changed[] | null {
  if (before.id !== diagram.id || before.lines !== diagram.lines) return null;
  if (before.shapes.length !== diagram.shapes.length) return null;
  const layers = { boundaryBox: 0, element: 0, annotation: 0 };
  const found: { readonly shape: Shape; readonly layer: keyof typeof layers; at: number }[] = [];
  for (const [place, shape] of diagram.shapes.entries()) {
    const layer = layerOf(shape);
    const old = before.shapes[place];
    if (old !== shape) {
      if (old?.id !== shape.id || old.kind !== shape.kind) return null;
      if (found.length === MOST_CHANGED) return null;
      found.push({ shape, layer, at: layers[layer] });
    }
    layers[layer] += 1;
  }
  const lines = diagram.lines.length;
  const below = {
    boundaryBox: 0,
    element: layers.boundaryBox + lines,
    annotation: layers.boundaryBox + lines + layers.element,
  };
  return found.map(({ shape, layer, at }) => ({ shape, at: below[layer] + at }));
}

function layerOf(shape: Shape): "boundaryBox" | "element" | "annotation" {
  return isElement(shape) ? "element" : shape.kind;
}

/** A flow, and its place in the scene of its diagram, or among the lines there. */
interface PlacedFlow {
  readonly flow: Flow;
  readonly at: number;
}

function flowsThatEndAt(changed: readonly Changed[], diagram: Diagram): readonly PlacedFlow[] {
  const ends = flowsByEnd(diagram.lines);
  const boxes = diagram.shapes.filter(({ kind }) => kind === "boundaryBox").length;
  const found = new Set(changed.flatMap(({ shape }) => ends.get(shape.id) ?? []));
  return [...found].map(({ flow, at }) => ({ flow, at: boxes + at }));
}

/** Edits of shapes leave the list of lines as it is. */
const endsOfLines = new WeakMap<readonly Line[], ReadonlyMap<Id, readonly PlacedFlow[]>>();

/** The flows of a list of lines by the elements they end at; places are those among the scene's lines. */
function flowsByEnd(lines: readonly Line[]): ReadonlyMap<Id, readonly PlacedFlow[]> {
  const known = endsOfLines.get(lines);
  if (known !== undefined) return known;
  const flows = lines.filter((line) => line.kind === "flow");
  const arcs = lines.length - flows.length;
  const ends = new Map<Id, PlacedFlow[]>();
  for (const [at, flow] of flows.entries()) {
    const placed = { flow, at: arcs + at };
    for (const id of new Set([flow.sourceId, flow.targetId])) {
      if (id === null) continue;
      const others = ends.get(id);
      if (others === undefined) ends.set(id, [placed]);
      else others.push(placed);
    }
  }
  endsOfLines.set(lines, ends);
  return ends;
}

function endsOf(flows: readonly PlacedFlow[], diagram: Diagram): ReadonlyMap<Id | null, Element> {
  const wanted = new Set(flows.flatMap(({ flow }) => [flow.sourceId, flow.targetId]));
  const elements = new Map<Id | null, Element>();
  for (const shape of diagram.shapes) {
    if (isElement(shape) && wanted.has(shape.id)) elements.set(shape.id, shape);
  }
  return elements;
}
