/** Turns a diagram into a scene. Unchanged items keep their scene item, so moving one rebuilds only what it touches. */

import { curveBounds, rectGrown, rectUnion, visibleRect } from "../model/geometry.ts";
import type { Diagram, Element, Id, Line, Point, Rect, Shape } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import { appearanceOf } from "./appearance.ts";
import { paintBoundaryLine, paintFlow, type Painted } from "./lines.ts";
import { markBounds } from "./mark-bounds.ts";
import { labelDrops } from "./plate.ts";
import type { Mark, Scene, SceneItem } from "./scene.ts";
import { annotationMarks, boundaryBoxMarks, elementMarks } from "./shapes.ts";

/** What an item's picture depends on besides itself. */
interface Surroundings {
  readonly template: Template | null;
  /** Elements at the ends of a flow; null for anything else and for loose ends. */
  readonly source: Element | null;
  readonly target: Element | null;
  /** How far the label of a line gives way to earlier ones it would cover, in units. */
  readonly labelDrop: number;
}

interface Built {
  readonly around: Surroundings;
  readonly sceneItem: SceneItem;
}

const built = new WeakMap<Shape | Line, Built>();

/** The scene item of a shape or line; the same object as last time when nothing it depends on changed. */
function buildItem(item: Shape | Line, around: Surroundings): SceneItem {
  const known = built.get(item);
  if (known !== undefined && sameSurroundings(known.around, around)) return known.sceneItem;
  const { marks, curve } = paintItem(item, around);
  const basis = "handle" in item ? curveBounds(item) : visibleRect(item);
  const sceneItem = {
    id: item.id,
    kind: item.kind,
    description: describe(item, around),
    bounds: boundsOf(marks, basis),
    marks,
    curve,
  };
  built.set(item, { around, sceneItem });
  return sceneItem;
}

function sameSurroundings(a: Surroundings, b: Surroundings): boolean {
  return (
    a.template === b.template &&
    a.source === b.source &&
    a.target === b.target &&
    a.labelDrop === b.labelDrop
  );
}

const NO_CURVE: readonly Point[] = [];

function paintItem(item: Shape | Line, around: Surroundings): Painted {
  const appearance = appearanceOf(around.template, item.stencilId);
  switch (item.kind) {
    case "process":
    case "dataStore":
    case "externalInteractor":
      return { marks: elementMarks(item, appearance), curve: NO_CURVE };
    case "annotation":
      return { marks: annotationMarks(item), curve: NO_CURVE };
    case "boundaryBox":
      return { marks: boundaryBoxMarks(item, appearance), curve: NO_CURVE };
    case "flow":
      return paintFlow(item, around.source, around.labelDrop, appearance);
    case "boundaryLine":
      return paintBoundaryLine(item, around.labelDrop, appearance);
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
  const what = `${KIND_WORDS[item.kind]} ${plain(item.name) || "without a name"}`;
  const ends = item.kind === "flow" ? ` from ${endName(source)} to ${endName(target)}` : "";
  const scope = "outOfScope" in item && item.outOfScope ? " (out of scope)" : "";
  return what + ends + scope;
}

function endName(end: Element | null): string {
  return end === null ? "a loose end" : plain(end.name) || "a nameless element";
}

function plain(name: string): string {
  return name.replace(/\s{2,}|[^\S ]/gu, " ").trim();
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
  const drops = labelDrops(diagram.lines, template);
  const items = [
    ...shapesOf((shape) => shape.kind === "boundaryBox"),
    ...diagram.lines
      .filter((line) => line.kind === "boundaryLine")
      .map((line) => buildItem(line, { ...alone, labelDrop: drops.get(line) ?? 0 })),
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
    bounds: union === null ? EMPTY_BOUNDS : rectGrown(union, MARGIN),
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
