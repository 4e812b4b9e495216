import type { Diagram, Id, Line, Point, Shape } from "../../../shared/model/model.ts";

/** The diagram part of the way from one state to another; items that are only in the later one stand at their place. */
export function partWay(from: Diagram, to: Diagram, share: number): Diagram {
  const shapes = new Map<Id, Shape>(from.shapes.map((shape) => [shape.id, shape]));
  const lines = new Map<Id, Line>(from.lines.map((line) => [line.id, line]));
  const mix = (a: number, b: number): number => a + (b - a) * share;
  const point = (a: Point, b: Point): Point => ({ x: mix(a.x, b.x), y: mix(a.y, b.y) });
  return {
    ...to,
    shapes: to.shapes.map((after) => {
      const before = shapes.get(after.id);
      if (before === undefined || before === after) return after;
      return {
        ...after,
        left: mix(before.left, after.left),
        top: mix(before.top, after.top),
        width: mix(before.width, after.width),
        height: mix(before.height, after.height),
      };
    }),
    lines: to.lines.map((after) => {
      const before = lines.get(after.id);
      if (before === undefined || before === after) return after;
      return {
        ...after,
        source: point(before.source, after.source),
        handle: point(before.handle, after.handle),
        target: point(before.target, after.target),
      };
    }),
  };
}

/** Fast at first, gentle at the end: from 0 to 1. */
export function eased(share: number): number {
  return 1 - (1 - share) ** 3;
}
