import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freePlaceAt, freePlaceBeside } from "../../../renderer/command-palette/free-place.ts";
import { rectsOverlap } from "../../../shared/model/geometry.ts";

const size = { width: 100, height: 100 };
const origin = { left: 0, top: 0, ...size };

const rect = fc.record({
  left: fc.integer({ min: -400, max: 1200 }),
  top: fc.integer({ min: -400, max: 400 }),
  width: fc.integer({ min: 0, max: 300 }),
  height: fc.integer({ min: 0, max: 300 }),
});

describe("a place for a new item", () => {
  it("is to the right, at the same height", () => {
    expect(freePlaceBeside(origin, size, [origin])).toEqual({ left: 200, top: 0, ...size });
  });

  it("is below where the right is taken", () => {
    const neighbour = { left: 200, top: 0, ...size };
    const place = freePlaceBeside(origin, size, [origin, neighbour]);
    expect(place.left).toBe(200);
    expect(place.top).toBeGreaterThan(100);
  });

  it("is the middle asked for when that is free", () => {
    expect(freePlaceAt({ x: 500, y: 300 }, size, [origin])).toEqual({
      left: 450,
      top: 250,
      ...size,
    });
  });

  it("overlaps nothing, and is never to the left of what it stands beside", () => {
    fc.assert(
      fc.property(rect, fc.array(rect, { maxLength: 20 }), (beside, taken) => {
        const place = freePlaceBeside(beside, size, taken);
        expect(taken.some((other) => rectsOverlap(place, other))).toBe(false);
        expect(place.left).toBeGreaterThan(beside.left + beside.width);
      }),
    );
  });

  it("overlaps nothing near a point either", () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 20 }), (taken) => {
        const place = freePlaceAt({ x: 100, y: 100 }, size, taken);
        expect(taken.some((other) => rectsOverlap(place, other))).toBe(false);
      }),
    );
  });
});
