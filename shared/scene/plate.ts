/** Plates: the labels of flows and boundary lines, hung under their handles and kept off one another. */

import type { Line, Point, Rect } from "../model/model.ts";
import type { Template } from "../template/template.ts";
import { appearanceOf } from "./appearance.ts";
import { type FittedLabel, type Icon, textMark, wrapLabel } from "./label.ts";
import type { Ink, Mark } from "./scene.ts";

/** Widest text on a plate; longer labels take more lines. */
const TEXT_WIDTH = 168;
const PADDING_X = 6;
const PADDING_Y = 4;
const ICON = 16;
const ICON_GAP = 4;
/** From the handle to the plate: the tool hangs the label of a line under its handle. */
const DROP = 7;

/** A label with the room it needs. */
interface Plate {
  readonly label: FittedLabel;
  readonly icon: Icon | null;
  readonly width: number;
  readonly height: number;
}

const plates = new WeakMap<Line, Plate>();

function plateOf(line: Line, icon: Icon | null): Plate {
  const known = plates.get(line);
  if (known !== undefined && known.icon === icon) return known;
  const label = wrapLabel(line.name, TEXT_WIDTH);
  const plate = {
    label,
    icon,
    width: label.width + (icon === null ? 0 : ICON + ICON_GAP) + 2 * PADDING_X,
    height: label.height + 2 * PADDING_Y,
  };
  plates.set(line, plate);
  return plate;
}

/** Width and height of the plate under the handle of a line, with the gap between them; null for an empty label. */
export function plateSize(
  line: Line,
  template: Template | null,
): { readonly width: number; readonly height: number } | null {
  const { label, width, height } = plateOf(line, appearanceOf(template, line.stencilId).icon);
  return label.lines.length === 0 ? null : { width, height: height + DROP };
}

function plateRect({ width, height }: Plate, handle: Point, drop: number): Rect {
  return { left: handle.x - width / 2, top: handle.y + DROP + drop, width, height };
}

/**
 * The plate that carries the label of a line, centred under a handle; nothing for an empty label.
 * @param drop extra distance from the handle, in units
 */
export function plateMarks(
  line: Line,
  handle: Point,
  drop: number,
  icon: Icon | null,
  ink: Ink,
): readonly Mark[] {
  const plate = plateOf(line, icon);
  const { label, height } = plate;
  if (label.lines.length === 0) return [];
  const rect = plateRect(plate, handle, drop);
  const marks: Mark[] = [
    { kind: "rectangle", rect, cornerRadius: 4, fill: "labelPlate", stroke: null },
  ];
  let left = rect.left + PADDING_X;
  if (icon !== null) {
    const top = rect.top + (height - ICON) / 2;
    marks.push({ kind: "image", rect: { left, top, width: ICON, height: ICON }, ...icon });
    left += ICON + ICON_GAP;
  }
  const x = left + label.width / 2;
  marks.push(textMark(label, { x, top: rect.top + PADDING_Y, align: "center" }, ink));
  return marks;
}

/** Plates may share this much of a side before one gives way: their padding holds no text. */
const TOLERATED = 5;
const GAP = 2;
/** After so many steps down a label would no longer be taken for that of its line. */
const MOST_STEPS = 24;

/**
 * How far each plate gives way to earlier ones it would cover, in units; lines whose plate stays are left out.
 * Parallel flows thus stack their labels. Plates move only where two could not both be read.
 */
export function labelDrops(
  lines: readonly Line[],
  template: Template | null,
): ReadonlyMap<Line, number> {
  const known = dropsOfLines.get(lines);
  if (known !== undefined && known.template === template) return known.drops;
  const drops = stack(lines, template);
  dropsOfLines.set(lines, { template, drops });
  return drops;
}

/** Edits of shapes leave the list of lines as it is. */
const dropsOfLines = new WeakMap<
  readonly Line[],
  { readonly template: Template | null; readonly drops: ReadonlyMap<Line, number> }
>();

function stack(lines: readonly Line[], template: Template | null): ReadonlyMap<Line, number> {
  const drops = new Map<Line, number>();
  const placed = new PlacedPlates();
  for (const line of lines) {
    const plate = plateOf(line, appearanceOf(template, line.stencilId).icon);
    if (plate.label.lines.length === 0) continue;
    let drop = 0;
    for (let step = 0; step < MOST_STEPS; step++) {
      const covered = placed.coveredBy(plateRect(plate, line.handle, drop));
      if (covered === null) break;
      drop = covered.top + covered.height + GAP - (line.handle.y + DROP);
    }
    if (drop > 0) drops.set(line, drop);
    placed.add(plateRect(plate, line.handle, drop));
  }
  return drops;
}

/** Side of a cell in units: most plates lie in one or two. */
const CELL = 256;
/** Plates span no more, whatever coordinates a file makes up. */
const MOST_CELLS = 4;
/** Keeps columns of cells apart; where it fails to, plates that are far apart are compared in vain. */
const COLUMN = 2 ** 24;

/** Plates that have their place, found by where they are. */
class PlacedPlates {
  readonly #cells = new Map<number, Rect[]>();

  add(rect: Rect): void {
    for (const key of cellsOf(rect)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, [rect]);
      else cell.push(rect);
    }
  }

  coveredBy(rect: Rect): Rect | null {
    for (const key of cellsOf(rect)) {
      const covered = this.#cells.get(key)?.find((other) => covers(rect, other));
      if (covered !== undefined) return covered;
    }
    return null;
  }
}

function cellsOf(rect: Rect): readonly number[] {
  const keys: number[] = [];
  const left = Math.floor(rect.left / CELL);
  const top = Math.floor(rect.top / CELL);
  const columns = Math.min(MOST_CELLS, Math.floor((rect.left + rect.width) / CELL) - left + 1);
  const rows = Math.min(MOST_CELLS, Math.floor((rect.top + rect.height) / CELL) - top + 1);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) keys.push((left + column) * COLUMN + top + row);
  }
  return keys;
}

function covers(a: Rect, b: Rect): boolean {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return across > TOLERATED && down > TOLERATED;
}
