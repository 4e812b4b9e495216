/** A rule cut into the pieces its editor paints. */

import { highlightRule, type RulePiece } from "../../../shared/rules/highlight.ts";
import type { RuleMark } from "../../../shared/rules/marks.ts";

export interface ColouredPiece extends RulePiece {
  /** The gravest of the marks over it; null = none. */
  readonly mark: RuleMark["severity"] | null;
}

/** The pieces of a text, cut where marks begin and end: joined they are the text. */
export function colouredPieces(text: string, marks: readonly RuleMark[]): readonly ColouredPiece[] {
  const cuts = new Set(marks.flatMap(({ range }) => [range.start, range.end]));
  return highlightRule(text).flatMap(({ range, kind }) => {
    const inside = [...cuts].filter((at) => at > range.start && at < range.end);
    const ends = [...inside.toSorted((a, b) => a - b), range.end];
    return ends.map((end, at): ColouredPiece => {
      const start = ends[at - 1] ?? range.start;
      return { range: { start, end }, kind, mark: gravest(marks, start) };
    });
  });
}

/** Whether something is missing behind the whole text. */
export function endsTooEarly(text: string, marks: readonly RuleMark[]): boolean {
  return marks.some(({ range }) => range.start === range.end && range.end >= text.length);
}

function gravest(marks: readonly RuleMark[], at: number): ColouredPiece["mark"] {
  const over = marks.filter(({ range }) => range.start <= at && at < range.end);
  if (over.some(({ severity }) => severity === "error")) return "error";
  return over.length > 0 ? "warning" : null;
}

/**
 * What is known of a rule together with what was found in it now: one mark for one place, what is known first. Marks
 * that reach beyond the text, as those of an earlier text may, are cut.
 */
export function mergedMarks(
  known: readonly RuleMark[],
  found: readonly RuleMark[],
  length: number,
): readonly RuleMark[] {
  const kept = known.map(({ range, severity, message }) => ({
    range: { start: Math.min(range.start, length), end: Math.min(range.end, length) },
    severity,
    message,
  }));
  const others = found.filter(
    ({ range }) =>
      !kept.some((one) => one.range.start === range.start && one.range.end === range.end),
  );
  return [...kept, ...others].toSorted((a, b) => a.range.start - b.range.start);
}
