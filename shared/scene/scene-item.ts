/** The picture of one shape or line. What did not change keeps its scene item. */

import { curveBounds, rectUnion, visibleRect } from "../model/geometry.ts";
import type { Element, Line, Point, Rect, Shape } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import { appearanceOf } from "./appearance.ts";
import { paintBoundaryLine, paintFlow, type Painted } from "./lines.ts";
import { markBounds } from "./mark-bounds.ts";
import type { Mark, SceneItem } from "./scene.ts";
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

/**
 * The scene item of a shape or line; the same object as last time when nothing it depends on changed. Asked of every
 * item after most edits, so it makes no object before it has to.
 * @param source of a flow, null for anything else and for a loose end; likewise `target`
 * @param labelDrop how far the label of a line gives way to earlier ones it would cover, in units
 */
export function buildItem(
  item: Shape | Line,
  template: Template | null,
  source: Element | null = null,
  target: Element | null = null,
  labelDrop = 0,
): SceneItem {
  const known = built.get(item);
  if (
    known !== undefined &&
    known.around.template === template &&
    known.around.source === source &&
    known.around.target === target &&
    known.around.labelDrop === labelDrop
  ) {
    return known.sceneItem;
  }
  const around = { template, source, target, labelDrop };
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
