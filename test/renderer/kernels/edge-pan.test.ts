import { expect, it } from "vitest";
import { edgePanSpeed } from "../../../renderer/canvas/kernels/edge-pan.ts";

const size = { width: 1000, height: 800 };

it("stands still away from the edges", () => {
  expect(edgePanSpeed({ x: 500, y: 400 }, size)).toEqual({ x: 0, y: 0 });
});

it("goes faster the nearer the edge, towards it", () => {
  const near = edgePanSpeed({ x: 980, y: 400 }, size);
  const nearer = edgePanSpeed({ x: 995, y: 400 }, size);
  expect(near.x).toBeGreaterThan(0);
  expect(nearer.x).toBeGreaterThan(near.x);
  expect(edgePanSpeed({ x: 500, y: 2 }, size).y).toBeLessThan(0);
});

it("is no faster far outside than at the edge", () => {
  expect(edgePanSpeed({ x: 5000, y: 400 }, size)).toEqual(edgePanSpeed({ x: 1000, y: 400 }, size));
});

it("never pans a canvas that is all edge", () => {
  expect(edgePanSpeed({ x: 1, y: 1 }, { width: 60, height: 60 })).toEqual({ x: 0, y: 0 });
});
