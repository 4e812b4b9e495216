/** Turns a diagram into a scene. Unchanged items keep their scene item, so moving one rebuilds only what it touches. */

import { curveBounds, rectUnion, visibleRect } from "../model/geometry.ts";
import type { Diagram, Element, Flow, Id, Line, Rect, Shape } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import { appearanceOf } from "./appearance.ts";
import { PLATE_HEIGHT } from "./label.ts";
import { paintBoundaryLine, paintFlow } from "./lines.ts";
import { grown, markBounds } from "./mark-bounds.ts";
import type { Mark, Scene, SceneItem } from "./scene.ts";
import { annotationMarks, boundaryBoxMarks, elementMarks } from "./shapes.ts";

/** What an item's picture depends on besides itself. */
export interface Surroundings {
  readonly template: Template | null;
  /** Elements at the ends of a flow; null for anything else and for loose ends. */
  readonly source: Element | null;
  readonly target: Element | null;
  /** How far the label of a flow gives way to earlier ones with the same handle, in units. */
  readonly labelDrop: number;
}

interface Built extends Surroundings {
  readonly sceneItem: SceneItem;
}

const built = new WeakMap<Shape | Line, Built>();

/** The scene item of a shape or line; the same object as last time when nothing it depends on changed. */
export function buildItem(item: Shape | Line, around: Surroundings): SceneItem {
  const known = built.get(item);
  if (
    known !== undefined &&
    known.template === around.template &&
    known.source === around.source &&
    known.target === around.target &&
    known.labelDrop === around.labelDrop
  ) {
    return known.sceneItem;
  }
  const sceneItem = paintItem(item, around);
  built.set(item, { ...around, sceneItem });
  return sceneItem;
}

function paintItem(item: Shape | Line, around: Surroundings): SceneItem {
  const appearance = appearanceOf(around.template, item.stencilId);
  const whole = { id: item.id, kind: item.kind, description: describe(item, around) };
  switch (item.kind) {
    case "process":
    case "dataStore":
    case "externalInteractor": {
      const marks = elementMarks(item, appearance);
      return { ...whole, marks, bounds: boundsOf(marks, visibleRect(item)), curve: [] };
    }
    case "annotation": {
      const marks = annotationMarks(item);
      return { ...whole, marks, bounds: boundsOf(marks, visibleRect(item)), curve: [] };
    }
    case "boundaryBox": {
      const marks = boundaryBoxMarks(item, appearance);
      return { ...whole, marks, bounds: boundsOf(marks, visibleRect(item)), curve: [] };
    }
    case "flow": {
      const painted = paintFlow(item, around.source, around.labelDrop, appearance);
      return { ...whole, ...painted, bounds: boundsOf(painted.marks, curveBounds(item)) };
    }
    case "boundaryLine": {
      const painted = paintBoundaryLine(item, appearance);
      return { ...whole, ...painted, bounds: boundsOf(painted.marks, curveBounds(item)) };
    }
  }
}

function boundsOf(marks: readonly Mark[], basis: Rect): Rect {
  const rects = marks.map(markBounds);
  rects.push(basis);
  return rectUnion(rects) ?? basis;
}

const KIND_WORDS: Record<SceneItem["kind"], string> = {
  process: "Process",
  dataStore: "Data store",
  externalInteractor: "External interactor",
  annotation: "Note",
  boundaryBox: "Trust boundary",
  boundaryLine: "Trust boundary line",
  flow: "Data flow",
};

function describe(item: Shape | Line, { source, target }: Surroundings): string {
  const words = [KIND_WORDS[item.kind], plain(item.name) || "without a name"];
  if (item.kind === "flow") {
    words.push(source === null ? "from a loose end" : `from ${plain(source.name) || "nameless"}`);
    words.push(target === null ? "to a loose end" : `to ${plain(target.name) || "nameless"}`);
  }
  if ("outOfScope" in item && item.outOfScope) words.push("(out of scope)");
  return words.join(" ");
}

function plain(name: string): string {
  return name.replace(/\s+/gu, " ").trim();
}

/** Free space around everything painted. */
const MARGIN = 20;
const EMPTY_BOUNDS: Rect = { left: 0, top: 0, width: 400, height: 300 };

/**
 * The scene of a diagram.
 * @param template for icons and strokes; null paints the plain shapes
 */
export function buildScene(diagram: Diagram, template: Template | null): Scene {
  const elements = elementsById(diagram.shapes);
  const alone: Surroundings = { template, source: null, target: null, labelDrop: 0 };
  const shapesOf = (wanted: (shape: Shape) => boolean): SceneItem[] =>
    diagram.shapes.filter(wanted).map((shape) => buildItem(shape, alone));
  const drops = labelDrops(diagram.lines);
  const items = [
    ...shapesOf((shape) => shape.kind === "boundaryBox"),
    ...diagram.lines
      .filter((line) => line.kind === "boundaryLine")
      .map((line) => buildItem(line, alone)),
    ...diagram.lines
      .filter((line) => line.kind === "flow")
      .map((flow) =>
        buildItem(flow, {
          template,
          source: endOf(flow.sourceId, elements),
          target: endOf(flow.targetId, elements),
          labelDrop: drops.get(flow) ?? 0,
        }),
      ),
    ...shapesOf((shape) => shape.kind !== "boundaryBox" && shape.kind !== "annotation"),
    ...shapesOf((shape) => shape.kind === "annotation"),
  ];
  const union = rectUnion(items.map((item) => item.bounds));
  return {
    diagramId: diagram.id,
    name: diagram.name,
    bounds: union === null ? EMPTY_BOUNDS : grown(union, MARGIN),
    items,
  };
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

/** Flows with handles this close would write their labels over one another. */
const SAME_HANDLE = 6;

/** Parallel flows drawn on top of one another stack their labels, so that each can be read. */
function labelDrops(lines: readonly Line[]): ReadonlyMap<Flow, number> {
  const counts = new Map<string, number>();
  const drops = new Map<Flow, number>();
  for (const line of lines) {
    if (line.kind !== "flow" || line.name.trim() === "") continue;
    const { x, y } = line.handle;
    const place = `${Math.round(x / SAME_HANDLE)} ${Math.round(y / SAME_HANDLE)}`;
    const earlier = counts.get(place) ?? 0;
    counts.set(place, earlier + 1);
    if (earlier > 0) drops.set(line, earlier * (PLATE_HEIGHT + 2));
  }
  return drops;
}
