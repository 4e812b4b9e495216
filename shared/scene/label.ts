/** How the words of an item are broken into lines and fitted into its shape. */

import type { Rect } from "../model/model.ts";
import type { Ink, Mark } from "./scene.ts";
import { type MeasuredText, measurePieces, measureText, wrapMeasured } from "./text.ts";

const LABEL_SIZE = 12;
/** An icon ready to be placed. */
export interface Icon {
  readonly source: string;
  readonly description: string;
}

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
  const key = `${maxWidth} ${text}`;
  const known = wrapped.get(key);
  if (known !== undefined) return known;
  const label = block(measurePieces(text, false), maxWidth, LABEL_SIZE);
  if (wrapped.size >= MOST_WRAPPED) wrapped.clear();
  wrapped.set(key, label);
  return label;
}

/** Labels broken lately: a line that is dragged is another one at every step, but says the same. */
const wrapped = new Map<string, FittedLabel>();
const MOST_WRAPPED = 4000;

/** A text mark for a fitted label. */
export function textMark(
  label: FittedLabel,
  at: { readonly x: number; readonly top: number; readonly align: "center" | "left" },
  ink: Ink,
): Mark {
  const { lines, size, lineHeight } = label;
  return { kind: "text", lines, size, lineHeight, bold: false, ink, ...at };
}
