/** A scene seen through the Zero-Trust lens: flows show what they state, boundaries step back to their names. */

import { rectUnion } from "../model/geometry.ts";
import type { Id, Point, Rect } from "../model/model.ts";
import {
  ASPECTS,
  type FlowStanding,
  type FlowStatement,
  type Standing,
} from "../stride/flow-statements.ts";
import { ASPECT_WORDS, spokenStatement, STANDING_SIGNS } from "../stride/zero-trust-words.ts";
import type { Ink, Mark, Scene, SceneItem, Stroke } from "./scene.ts";

/**
 * How a flow is drawn by what it states. One that has nothing to state stays as it is: as most flows are, says the
 * legend.
 */
export const LENS_STROKES: Readonly<Record<FlowStanding, Stroke>> = {
  full: { ink: "lensGood", width: 2.25, dash: [] },
  partial: { ink: "lensPartial", width: 2.25, dash: [12, 4] },
  weak: { ink: "lensWeak", width: 2.25, dash: [5, 3] },
  silent: { ink: "lensSilent", width: 2.25, dash: [2, 4] },
  mute: { ink: "flow", width: 1.25, dash: [] },
};

const BOUNDARY_STROKE: Stroke = { ink: "lensBoundary", width: 1, dash: [2, 4] };

/**
 * The same scene under the lens. Items that look the same as last time are the same objects.
 * @param statements by flow, of the diagram the scene shows
 */
export function underLens(scene: Scene, statements: ReadonlyMap<Id, FlowStatement>): Scene {
  const items = scene.items.map((item) => itemUnderLens(item, statements.get(item.id)));
  const bounds = rectUnion([scene.bounds, ...items.map((item) => item.bounds)]) ?? scene.bounds;
  return { ...scene, items, bounds };
}

interface Seen {
  /** What its look depends on besides the item; null for a boundary. */
  readonly standings: FlowStatement["standings"] | null;
  readonly item: SceneItem;
}

const seen = new WeakMap<SceneItem, Seen>();

function itemUnderLens(item: SceneItem, statement: FlowStatement | undefined): SceneItem {
  const isBoundary = item.kind === "boundaryBox" || item.kind === "boundaryLine";
  if (!isBoundary && statement === undefined) return item;
  const standings = statement?.standings ?? null;
  const before = seen.get(item);
  if (before?.standings === standings) return before.item;
  const after = statement === undefined ? faintBoundary(item) : statedFlow(item, statement);
  seen.set(item, { standings, item: after });
  return after;
}

function faintBoundary(item: SceneItem): SceneItem {
  const marks = item.marks.map((mark): Mark => {
    switch (mark.kind) {
      case "rectangle":
      case "path":
        return mark.stroke === null ? mark : { ...mark, stroke: BOUNDARY_STROKE };
      case "text":
        return { ...mark, ink: "annotationText" };
      case "ellipse":
      case "image":
        return mark;
    }
  });
  return { ...item, marks };
}

function statedFlow(item: SceneItem, statement: FlowStatement): SceneItem {
  const description = `${item.description}; ${spokenStatement(statement)}`;
  if (statement.standing === "mute") return { ...item, description };
  const stroke = LENS_STROKES[statement.standing];
  const letters = letterMarks(statement, middleOf(item.curve));
  const marks = item.marks.map((mark): Mark => {
    if (mark.kind !== "path") return mark;
    return mark.stroke === null ? { ...mark, fill: stroke.ink } : { ...mark, stroke };
  });
  const bounds = rectUnion([item.bounds, ...letters.map(({ rect }) => rect)]) ?? item.bounds;
  const strip = letters.flatMap(({ marks: own }) => own);
  return { ...item, description, bounds, marks: [...marks, ...strip] };
}

/** The point its handle is at: points of a curve lie at even steps. */
function middleOf(curve: readonly Point[]): Point {
  const last = curve.length - 1;
  const [one, other] = [curve[Math.floor(last / 2)], curve[Math.ceil(last / 2)]];
  if (one === undefined || other === undefined) return { x: 0, y: 0 };
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** A letter for itself, or with the sign behind it. */
const CELL_WIDTH = { plain: 13, signed: 18 };
const CELL_HEIGHT = 14;
const CELL_GAP = 2;
const LETTER_SIZE = 10;
/** From the handle up: the label hangs beneath it. */
const RISE = 5;

interface Letter {
  readonly rect: Rect;
  readonly marks: readonly Mark[];
}

/** One cell for each aspect the flow has to state, in a row over its handle. */
function letterMarks({ standings }: FlowStatement, handle: Point): readonly Letter[] {
  const told = ASPECTS.flatMap((aspect) => {
    const standing = standings[aspect];
    return standing === "absent" ? [] : [{ letter: ASPECT_WORDS[aspect].letter, standing }];
  });
  const widths = told.map(({ standing }) =>
    STANDING_SIGNS[standing] === "" ? CELL_WIDTH.plain : CELL_WIDTH.signed,
  );
  const whole = widths.reduce((sum, width) => sum + width + CELL_GAP, -CELL_GAP);
  let left = handle.x - whole / 2;
  return told.map(({ letter, standing }, at) => {
    const width = widths[at] ?? CELL_WIDTH.plain;
    const rect = { left, top: handle.y - RISE - CELL_HEIGHT, width, height: CELL_HEIGHT };
    left += width + CELL_GAP;
    return { rect, marks: cellMarks(rect, letter, standing) };
  });
}

function cellMarks(
  rect: Rect,
  letter: string,
  standing: Exclude<Standing, "absent">,
): readonly Mark[] {
  const { fill, outline, ink } = CELLS[standing];
  return [
    { kind: "rectangle", rect, cornerRadius: 3, fill, stroke: outline },
    {
      kind: "text",
      lines: [letter + STANDING_SIGNS[standing]],
      x: rect.left + rect.width / 2,
      top: rect.top,
      align: "center",
      size: LETTER_SIZE,
      lineHeight: rect.height,
      bold: true,
      ink,
    },
  ];
}

const CELLS: Readonly<
  Record<
    Exclude<Standing, "absent">,
    { readonly fill: Ink; readonly outline: Stroke | null; readonly ink: Ink }
  >
> = {
  good: { fill: "lensGood", outline: null, ink: "lensPlate" },
  weak: { fill: "lensPlate", outline: { ink: "lensWeak", width: 1.25, dash: [] }, ink: "lensWeak" },
  unstated: {
    fill: "lensPlate",
    outline: { ink: "lensSilent", width: 1.25, dash: [2, 2] },
    ink: "lensSilent",
  },
};
