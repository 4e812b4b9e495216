/** Where the words of an item go: fitted into a shape, or on a plate of their own. */

import type { Point, Rect } from "../model/model.ts";
import type { Ink, Mark } from "./scene.ts";
import { type MeasuredText, measurePieces, measureText, wrapMeasured } from "./text.ts";

export const LABEL_SIZE = 12;
/** Line height in shares of the text size. */
const LEADING = 1.25;
/** Sizes tried, largest first, before a word is cut or a shape overflows. */
const SIZES = [LABEL_SIZE, 11, 10] as const;

/** Free space between text and the edge of a shape, left and right. */
const SHAPE_PADDING = 4;

export interface FittedLabel {
  readonly lines: readonly string[];
  readonly size: number;
  readonly lineHeight: number;
  readonly width: number;
  readonly height: number;
}

/** Room for text in a shape: how wide a centred block of the given height may be. */
type Room = (height: number) => number;

/** Room in a rectangle. */
export function rectangleRoom(rect: Rect): Room {
  return () => rect.width - 2 * SHAPE_PADDING;
}

/** Room in the ellipse that touches the rectangle's sides. */
export function ellipseRoom(rect: Rect): Room {
  return (height) => {
    // Letters seldom reach the corners of their block, so those may stand a little outside.
    const share = Math.min(1, Math.max(0, height - LABEL_SIZE * 0.6) / Math.max(1, rect.height));
    return rect.width * Math.sqrt(1 - share * share) - 2 * SHAPE_PADDING;
  };
}

/**
 * Breaks a name so that it fits: at full size if no word has to be cut, else smaller, else cut where a reader
 * would (after a dot, at a hump), else anywhere. Text that cannot fit at all is kept whole and overflows.
 * @param height most height the block may take, in units
 */
export function fitLabel(name: string, room: Room, height: number): FittedLabel {
  const text = measurePieces(name, false);
  return (
    fitUncut(text, text.widestPiece, room, height) ??
    fitUncut(text, measurePieces(name, false, true).widestPiece, room, height) ??
    fitUncut(text, 0, room, height) ??
    block(text, Math.max(room(0), LABEL_SIZE * 3), SIZES[1])
  );
}

function fitUncut(
  text: MeasuredText,
  widestPiece: number,
  room: Room,
  height: number,
): FittedLabel | null {
  for (const size of SIZES) {
    const most = Math.max(1, Math.floor(height / (size * LEADING)));
    for (let count = Math.max(1, text.paragraphs.length); count <= most; count++) {
      const width = room(count * size * LEADING);
      if (widestPiece * size > width || width < size) break;
      if (text.totalWidth * size > width * count) continue;
      const fitted = block(text, width, size);
      if (fitted.lines.length <= count) return fitted;
    }
  }
  return null;
}

function block(text: MeasuredText, maxWidth: number, size: number): FittedLabel {
  const lines = wrapMeasured(text, maxWidth, size);
  const width = lines.reduce(
    (most, line) => Math.max(most, measureText(line, { size, bold: text.bold })),
    0,
  );
  const lineHeight = size * LEADING;
  return { lines, size, lineHeight, width, height: lines.length * lineHeight };
}

/** Breaks a text at a width, at full size. */
export function wrapLabel(text: string, maxWidth: number): FittedLabel {
  return block(measurePieces(text, false), maxWidth, LABEL_SIZE);
}

/** A text mark for a fitted label. */
export function textMark(
  label: FittedLabel,
  at: { readonly x: number; readonly top: number; readonly align: "center" | "left" },
  ink: Ink,
): Mark {
  const { lines, size, lineHeight } = label;
  return { kind: "text", lines, size, lineHeight, bold: false, ink, ...at };
}

/** Widest text on a plate; longer labels take more lines. */
const PLATE_TEXT_WIDTH = 168;
const PLATE_PADDING_X = 6;
const PLATE_PADDING_Y = 4;
const PLATE_ICON = 16;
const PLATE_ICON_GAP = 4;
/** From the handle to the plate: the tool hangs the label of a line under its handle. */
const PLATE_DROP = 7;

/** Height of a plate with one line. */
export const PLATE_HEIGHT = LABEL_SIZE * LEADING + 2 * PLATE_PADDING_Y;

/** An icon ready to be placed. */
export interface Icon {
  readonly source: string;
  readonly description: string;
}

/** The plate that carries the label of a line, hung centred under its handle; nothing for an empty label. */
export function plateMarks(
  name: string,
  handle: Point,
  drop: number,
  icon: Icon | null,
  ink: Ink,
): { readonly marks: readonly Mark[]; readonly rect: Rect | null } {
  const label = wrapLabel(name, PLATE_TEXT_WIDTH);
  if (label.lines.length === 0) return { marks: [], rect: null };
  const iconWidth = icon === null ? 0 : PLATE_ICON + PLATE_ICON_GAP;
  const width = label.width + iconWidth + 2 * PLATE_PADDING_X;
  const height = label.height + 2 * PLATE_PADDING_Y;
  const rect = { left: handle.x - width / 2, top: handle.y + PLATE_DROP + drop, width, height };
  const marks: Mark[] = [
    { kind: "rectangle", rect, cornerRadius: 4, fill: "labelPlate", stroke: null },
  ];
  if (icon !== null) {
    const iconRect = {
      left: rect.left + PLATE_PADDING_X,
      top: rect.top + (height - PLATE_ICON) / 2,
      width: PLATE_ICON,
      height: PLATE_ICON,
    };
    marks.push({ kind: "image", rect: iconRect, ...icon });
  }
  const x = rect.left + PLATE_PADDING_X + iconWidth + label.width / 2;
  marks.push(textMark(label, { x, top: rect.top + PLATE_PADDING_Y, align: "center" }, ink));
  return { marks, rect };
}
