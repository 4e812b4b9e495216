import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  GRID,
  nearestShift,
  neighboursOf,
  snapEdges,
  snapMoved,
  snapPoint,
  snapReach,
} from "../../../renderer/canvas/kernels/snapping.ts";
import type { Rect } from "../../../shared/model/model.ts";

const rect = (left: number, top: number, width = 90, height = 90): Rect => ({
  left,
  top,
  width,
  height,
});
const free = { reach: 6, grid: false };

const coordinate = fc.integer({ min: -300, max: 300 });
const arbitraryRect = fc.record({
  left: coordinate,
  top: coordinate,
  width: fc.integer({ min: 1, max: 200 }),
  height: fc.integer({ min: 1, max: 200 }),
});

describe("snapping to neighbours", () => {
  it("draws an edge to an edge and a middle to a middle, and says along which line", () => {
    const wider = snapMoved(rect(4, 400), neighboursOf([rect(0, 0, 300)]), free);
    expect(wider).toMatchObject({ dx: -4, dy: 0 });
    expect(wider.guides).toEqual([{ kind: "line", axis: "x", at: 0, from: 0, to: 490 }]);
  });

  it("shows one line through the middles where edges line up as well", () => {
    const snap = snapMoved(rect(4, 400), neighboursOf([rect(0, 0)]), free);
    expect(snap.guides).toEqual([{ kind: "line", axis: "x", at: 45, from: 0, to: 490 }]);
  });

  it("leaves alone what is too far off", () => {
    const snap = snapMoved(rect(7, 400), neighboursOf([rect(0, 0)]), free);
    expect(snap).toEqual({ dx: 0, dy: 0, guides: [] });
  });

  it("finds the nearest line that a full scan finds, within reach", () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRect, { maxLength: 20 }),
        fc.array(coordinate, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 0, max: 30 }),
        (rects, places, reach) => {
          const lines = neighboursOf(rects).lines.x;
          const distances = places.flatMap((place) =>
            rects.flatMap(({ left, width }) =>
              [left, left + width / 2, left + width].map((at) => Math.abs(at - place)),
            ),
          );
          const least = Math.min(Infinity, ...distances);
          const shift = nearestShift(lines, places, reach);
          if (least > reach) expect(shift).toBeNull();
          else expect(Math.abs(shift ?? NaN)).toBe(least);
        },
      ),
    );
  });

  it("never moves farther than the reach, whatever there is", () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryRect, { maxLength: 12 }),
        arbitraryRect,
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        fc.boolean(),
        (rects, moved, zoom, grid) => {
          const reach = snapReach(zoom);
          const snap = snapMoved(moved, neighboursOf(rects), { reach, grid });
          expect(Math.abs(snap.dx)).toBeLessThanOrEqual(reach);
          expect(Math.abs(snap.dy)).toBeLessThanOrEqual(reach);
        },
      ),
    );
  });

  it("draws every line guide through an edge or middle of a neighbour and of what moves", () => {
    const offered = (of: Rect, axis: "x" | "y"): readonly number[] => {
      const [start, size] = axis === "x" ? [of.left, of.width] : [of.top, of.height];
      return [start, start + size / 2, start + size];
    };
    fc.assert(
      fc.property(fc.array(arbitraryRect, { maxLength: 8 }), arbitraryRect, (rects, before) => {
        const snap = snapMoved(before, neighboursOf(rects), free);
        const moved = { ...before, left: before.left + snap.dx, top: before.top + snap.dy };
        for (const guide of snap.guides) {
          if (guide.kind === "gap") continue;
          const near = (at: number) => Math.abs(at - guide.at) < 0.02;
          expect(offered(moved, guide.axis).some(near)).toBe(true);
          expect(rects.some((other) => offered(other, guide.axis).some(near))).toBe(true);
        }
      }),
    );
  });
});

describe("snapping to equal gaps", () => {
  it("goes half-way between two neighbours", () => {
    const around = neighboursOf([rect(0, 0, 50, 50), rect(300, 0, 51, 50)]);
    const snap = snapMoved(rect(151, 11, 40, 23), around, free);
    expect(snap.dx).toBe(4);
  });

  it("keeps the distance that two neighbours have", () => {
    const around = neighboursOf([rect(0, 0, 50, 50), rect(90, 0, 50, 50)]);
    const snap = snapMoved(rect(183, 11, 70, 23), around, free);
    expect(snap.dx).toBe(-3);
    expect(snap.guides.filter(({ kind }) => kind === "gap")).toHaveLength(2);
  });

  it("shows two gaps of one size", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRect, { maxLength: 8 }), arbitraryRect, (rects, moved) => {
        const { guides } = snapMoved(moved, neighboursOf(rects), free);
        for (const axis of ["x", "y"] as const) {
          const gaps = guides.flatMap((guide) =>
            guide.kind === "gap" && guide.axis === axis ? [guide.to - guide.from] : [],
          );
          expect([0, 2]).toContain(gaps.length);
          // Whole units: an odd room cannot be halved exactly.
          expect(Math.abs((gaps[0] ?? 0) - (gaps[1] ?? 0))).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe("snapping to the grid", () => {
  const alone = neighboursOf([]);

  it("puts the stored corner on the grid, five units outside of the painted one", () => {
    const snap = snapMoved(rect(18, 23), alone, { reach: 6, grid: true });
    expect([18 + snap.dx - 5, 23 + snap.dy - 5]).toEqual([10, 20]);
  });

  it("gives way to a neighbour", () => {
    const snap = snapMoved(rect(18, 500), neighboursOf([rect(21, 0)]), { reach: 6, grid: true });
    expect(snap.dx).toBe(3);
  });

  it("moves only the edge that is dragged", () => {
    const snap = snapEdges(rect(0, 0, 93, 93), { x: "end", y: null }, alone, {
      reach: 6,
      grid: true,
    });
    expect(snap).toMatchObject({ dx: 2, dy: 0 });
  });

  it("puts points on it, and lets them be where it is off or too far", () => {
    const point = { x: 13, y: 28 };
    expect(snapPoint(point, { reach: 6, grid: true })).toEqual({ x: GRID, y: 3 * GRID });
    expect(snapPoint(point, { reach: 6, grid: false })).toEqual(point);
    expect(snapPoint(point, { reach: 1, grid: true })).toEqual(point);
  });
});
