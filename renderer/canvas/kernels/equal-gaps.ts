/** Snapping to equal gaps: half-way between two neighbours, or as far from one as that is from the next. */

import type { Rect } from "../../../shared/model/model.ts";

/** Two gaps of the same size, drawn as marked lines: from `from` to `to` on the axis, at `across` on the other. */
export interface GapGuide {
  readonly kind: "gap";
  readonly axis: "x" | "y";
  readonly from: number;
  readonly to: number;
  readonly across: number;
}

export interface GapSnap {
  readonly shift: number;
  readonly guides: readonly GapGuide[];
}

/** A rectangle on one axis. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Neighbours looked at on each side: farther ones are not what a person lines up with. */
const NEAREST = 3;

/** The smallest shift within reach that makes two gaps equal on the axis; null for none. */
export function equalGap(
  rect: Rect,
  others: readonly Rect[],
  axis: "x" | "y",
  reach: number,
): GapSnap | null {
  const moving = spanOf(rect, axis);
  const crossing = spanOf(rect, axis === "x" ? "y" : "x");
  const row = others.filter((other) => overlap(crossing, spanOf(other, axis === "x" ? "y" : "x")));
  const spans = row.map((other) => spanOf(other, axis));
  const before = spans
    .filter((span) => span.end <= moving.start + reach)
    .sort((a, b) => b.end - a.end)
    .slice(0, NEAREST);
  const after = spans
    .filter((span) => span.start >= moving.end - reach)
    .sort((a, b) => a.start - b.start)
    .slice(0, NEAREST);
  const across = (crossing.start + crossing.end) / 2;
  const gaps = [
    ...between(before[0], after[0], moving),
    ...continued(before, moving, 1),
    ...continued(after, moving, -1),
  ];
  let best: GapSnap | null = null;
  for (const { place, pairs } of gaps) {
    const shift = Math.round(place - moving.start);
    if (Math.abs(shift) > reach || (best !== null && Math.abs(shift) >= Math.abs(best.shift))) {
      continue;
    }
    const guides = pairs.map(([from, to]): GapGuide => ({ kind: "gap", axis, from, to, across }));
    best = { shift, guides };
  }
  return best;
}

interface Gap {
  /** Where the moving span would start. */
  readonly place: number;
  readonly pairs: readonly (readonly [number, number])[];
}

/** Half-way between the nearest on either side. */
function between(before: Span | undefined, after: Span | undefined, moving: Span): readonly Gap[] {
  if (before === undefined || after === undefined) return [];
  const size = moving.end - moving.start;
  const room = after.start - before.end - size;
  if (room <= 0) return [];
  const place = before.end + room / 2;
  return [
    {
      place,
      pairs: [
        [before.end, place],
        [place + size, after.start],
      ],
    },
  ];
}

/** As far from the nearest as the nearest is from one beyond it. `side`: 1 = they lie before, -1 = after. */
function continued(spans: readonly Span[], moving: Span, side: 1 | -1): readonly Gap[] {
  const [nearest, ...beyond] = spans;
  if (nearest === undefined) return [];
  const size = moving.end - moving.start;
  return beyond.flatMap((far): readonly Gap[] => {
    const gap = side === 1 ? nearest.start - far.end : far.start - nearest.end;
    if (gap <= 0) return [];
    if (side === 1) {
      const place = nearest.end + gap;
      return [
        {
          place,
          pairs: [
            [far.end, nearest.start],
            [nearest.end, place],
          ],
        },
      ];
    }
    const place = nearest.start - gap - size;
    return [
      {
        place,
        pairs: [
          [place + size, nearest.start],
          [nearest.end, far.start],
        ],
      },
    ];
  });
}

function spanOf(rect: Rect, axis: "x" | "y"): Span {
  return axis === "x"
    ? { start: rect.left, end: rect.left + rect.width }
    : { start: rect.top, end: rect.top + rect.height };
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
