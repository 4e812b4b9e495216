/**
 * Measuring and breaking text without a screen, so that every painter gets the same lines. Widths are those of
 * Inter (`inter.ts`); scripts it does not cover are estimated from what systems usually fall back to.
 */

import { ASCENT, BOLD, DESCENT, REGULAR, type WidthTable } from "./inter.ts";

/** Font stack every painter uses; the first is the bundled one. */
export const FONT_FAMILY = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
/** CSS weight of bold text, the one the widths were measured at. */
export const BOLD_WEIGHT = 600;

export interface Font {
  /** In units. */
  readonly size: number;
  readonly bold: boolean;
}

/** Width of one line of text in units. Line breaks count nothing. */
export function measureText(text: string, font: Font): number {
  return emWidth(text, font.bold) * font.size;
}

/** Offset of the baseline from the top of a line box, in units. */
export function baselineOffset(size: number, lineHeight: number): number {
  return (lineHeight - (ASCENT + DESCENT) * size) / 2 + ASCENT * size;
}

/** Width of a line of text in font sizes. */
function emWidth(text: string, bold: boolean): number {
  const table = bold ? BOLD : REGULAR;
  let thousandths = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 32 && unit < 127) {
      thousandths += table.ascii[unit - 32] ?? 0;
    } else {
      const code = text.codePointAt(at) ?? unit;
      if (code > 0xffff) at++;
      thousandths += rareWidth(code, table, bold);
    }
  }
  return thousandths / 1000;
}

function rareWidth(code: number, table: WidthTable, bold: boolean): number {
  if (code < 32) return code === 9 ? (table.ascii[0] ?? 0) : 0;
  if (code >= 160 && code < 256) return table.latin1[code - 160] ?? 0;
  return table.others.get(code) ?? estimateWidth(code) * (bold ? BOLD_FACTOR : 1);
}

/** Mean of bold over regular widths of the letters in the table. */
const BOLD_FACTOR = 1.03;

/** First code point of each range and the width from there on, in thousandths; ascending. */
const ESTIMATES: readonly (readonly [from: number, width: number])[] = [
  [0x7f, 0],
  [0x100, 600],
  [0x300, 0],
  [0x370, 610],
  [0x400, 640],
  [0x530, 620],
  [0x590, 560],
  [0x900, 650],
  [0x1100, 1000],
  [0x1200, 700],
  [0x1e00, 600],
  [0x2000, 500],
  [0x2009, 200],
  [0x200b, 0],
  [0x2010, 500],
  [0x2020, 520],
  [0x2060, 0],
  [0x2070, 450],
  [0x20d0, 0],
  [0x2100, 800],
  [0x2190, 880],
  [0x2e80, 1000],
  [0xa4d0, 650],
  [0xac00, 1000],
  [0xd7b0, 650],
  [0xf900, 1000],
  [0xfb00, 600],
  [0xfe00, 0],
  [0xfe10, 1000],
  [0xfe70, 560],
  [0xfeff, 0],
  [0xff00, 1000],
  [0xff61, 500],
  [0xffe0, 1000],
  [0x10000, 700],
  [0x1f000, 1300],
  [0x20000, 1000],
  [0xe0000, 0],
];

function estimateWidth(code: number): number {
  let width = 0;
  for (const [from, each] of ESTIMATES) {
    if (code < from) break;
    width = each;
  }
  return width;
}

/** True for scripts written without blanks, which may break between any two characters. */
function isIdeographic(code: number): boolean {
  return (
    (code >= 0x2e80 && code < 0xa4d0) ||
    (code >= 0xac00 && code < 0xd7b0) ||
    (code >= 0xf900 && code < 0xfb00) ||
    (code >= 0xff00 && code < 0xff61) ||
    (code >= 0x20000 && code < 0x40000)
  );
}

/** A piece of text that is not broken unless it must be. */
interface Piece {
  readonly text: string;
  readonly width: number;
  /** Whether white space stood before it. */
  readonly spaced: boolean;
}

/** A text cut into paragraphs of pieces, measured in font sizes: fit it to as many widths and sizes as needed. */
export interface MeasuredText {
  readonly paragraphs: readonly (readonly Piece[])[];
  readonly bold: boolean;
  readonly spaceWidth: number;
  /** Width of the widest piece: narrower than this, words are cut. */
  readonly widestPiece: number;
  /** Width of all pieces without the blanks between them: what no number of lines can do without. */
  readonly totalWidth: number;
}

/**
 * Cuts a text at its line breaks and where a line may break. Runs of blanks count as one.
 * @param atJoints also cut inside names such as `Foo.BarBaz` or `foo_bar`, where a reader would
 */
export function measurePieces(text: string, bold: boolean, atJoints = false): MeasuredText {
  let widestPiece = 0;
  let totalWidth = 0;
  const paragraphs = paragraphsOf(text).map((paragraph) => {
    const pieces: Piece[] = [];
    for (const word of paragraph.replaceAll("\t", " ").split(" ")) {
      if (word === "") continue;
      let spaced = true;
      for (const piece of atJoints ? jointPieces(word) : softPieces(word)) {
        const width = emWidth(piece, bold);
        pieces.push({ text: piece, width, spaced });
        widestPiece = Math.max(widestPiece, width);
        totalWidth += width;
        spaced = false;
      }
    }
    return pieces;
  });
  return { paragraphs, bold, spaceWidth: emWidth(" ", bold), widestPiece, totalWidth };
}

/** Form feeds and the like never stood for anything but a new line. */
const LINE_BREAK = /\r\n|[\r\n\f\v\u2028\u2029]/u;

/** Lines of a name as it is written, without empty ones at its ends. */
function paragraphsOf(text: string): readonly string[] {
  if (!LINE_BREAK.test(text)) return text.trim() === "" ? [] : [text];
  const lines = text.split(LINE_BREAK);
  const isText = (line: string): boolean => line.trim() !== "";
  const first = lines.findIndex(isText);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isText) + 1);
}

const PLAIN_WORD = /^[A-Za-z0-9.,:;'"()]*$/u;

/** Cuts a word after a hyphen or slash between letters, and around ideographs. */
function softPieces(word: string): readonly string[] {
  if (PLAIN_WORD.test(word)) return [word];
  const pieces: string[] = [];
  let piece = "";
  let previous = 0;
  for (const character of word) {
    const code = character.codePointAt(0) ?? 0;
    const afterJoint =
      (previous === 45 || previous === 47) && piece.length > 2 && isLetter(character);
    const atIdeograph =
      piece !== "" && (isIdeographic(code) || isIdeographic(previous)) && !CLOSING.test(character);
    if (afterJoint || atIdeograph) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
    previous = code;
  }
  pieces.push(piece);
  return pieces;
}

function jointPieces(word: string): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let previous = "";
  for (const character of word) {
    if (piece !== "" && isJoint(previous, character)) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
    previous = character;
  }
  pieces.push(piece);
  return pieces.flatMap(softPieces);
}

/** What must not begin a line: closing punctuation, combining marks and joiners. */
const CLOSING = /^[\p{Pe}\p{Pf}\p{M}\u200d、。，．！？：；,.!?:;]/u;

function isLetter(character: string): boolean {
  return /^\p{L}$/u.test(character);
}

/** Breaks a measured text into lines no wider than `maxWidth` units; only a single character may be wider. */
export function wrapMeasured(
  text: MeasuredText,
  maxWidth: number,
  size: number,
): readonly string[] {
  const limit = maxWidth / size + 1e-9;
  return text.paragraphs.flatMap((paragraph) => wrapParagraph(paragraph, limit, text));
}

function wrapParagraph(
  paragraph: readonly Piece[],
  limit: number,
  text: MeasuredText,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let width = 0;
  for (const piece of paragraph) {
    const gap = line !== "" && piece.spaced ? text.spaceWidth : 0;
    if (line === "" || width + gap + piece.width <= limit) {
      line += (gap > 0 ? " " : "") + piece.text;
      width += gap + piece.width;
    } else {
      lines.push(line);
      line = piece.text;
      width = piece.width;
    }
    while (width > limit) {
      const cut = cutLength(line, limit, text.bold);
      if (cut >= line.length) break;
      lines.push(line.slice(0, cut));
      line = line.slice(cut);
      width = emWidth(line, text.bold);
    }
  }
  lines.push(line);
  return lines;
}

/** Where to cut a word too long for a line: at a joint or a hump in the second half of what fits, else anywhere. */
function cutLength(word: string, limit: number, bold: boolean): number {
  let fits = 0;
  let joint = 0;
  let width = 0;
  let previous = "";
  for (const character of word) {
    const glued = /^[\p{M}\u200d]/u.test(character) || previous === "\u200d";
    if (fits > 0 && !glued && isJoint(previous, character)) joint = fits;
    width += emWidth(character, bold);
    if (width > limit && fits > 0 && !glued) break;
    fits += character.length;
    previous = character;
  }
  return fits < word.length && joint >= fits / 2 ? joint : fits;
}

function isJoint(before: string, after: string): boolean {
  if ("-_/\\:,;@&=+|)]}".includes(before) || ".([{".includes(after)) return before !== "";
  return isUpper(after) && !isUpper(before) && isLetter(before);
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}

/**
 * Breaks a text into lines: at its own line breaks, at white space, after hyphens and slashes, and inside words
 * too long for a line. Empty text has no lines.
 * @param maxWidth in units
 */
export function wrapText(text: string, maxWidth: number, font: Font): readonly string[] {
  return wrapMeasured(measurePieces(text, font.bold), maxWidth, font.size);
}
