/** Where flows go: ports nearest to what they join, bends that keep parallel flows apart, ends that follow. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  carriedHandle,
  following,
  nearestPort,
  newCourse,
  reattached,
  reversed,
} from "../../../shared/model/flow-course.ts";
import { curveBounds, portPosition } from "../../../shared/model/geometry.ts";
import type { Flow } from "../../../shared/model/model.ts";
import { aFlow, anElement } from "../../builders/template.ts";

const left = anElement("left", { left: 0, top: 0, width: 100, height: 100 });
const right = anElement("right", { left: 300, top: 0, width: 100, height: 100 });
const below = anElement("below", { left: 0, top: 300, width: 100, height: 100 });

const coordinate = fc.integer({ min: -1000, max: 1000 });
const side = fc.integer({ min: 30, max: 400 });
const element = (id: string) =>
  fc
    .record({
      kind: fc.constantFrom("process" as const, "dataStore" as const),
      left: coordinate,
      top: coordinate,
      width: side,
      height: side,
    })
    .map((rect) => anElement(id, rect));

function flowOf(course: Partial<Flow>): Flow {
  return { ...aFlow("f", "left", "right"), ...course };
}

describe("a new flow", () => {
  test("leaves and enters by the sides that face each other, straight", () => {
    expect(newCourse({ element: left }, { element: right }, [])).toEqual({
      source: { x: 95, y: 50 },
      target: { x: 305, y: 50 },
      handle: { x: 200, y: 50 },
      sourceId: "left",
      targetId: "right",
      sourcePort: "east",
      targetPort: "west",
    });
    expect(newCourse({ element: left }, { element: below }, [])).toMatchObject({
      sourcePort: "south",
      targetPort: "north",
    });
  });

  test("may end in the open, at whole units", () => {
    expect(newCourse({ element: left }, { point: { x: 250.4, y: 49.6 } }, [])).toMatchObject({
      target: { x: 250, y: 50 },
      targetId: null,
      targetPort: "none",
    });
  });

  test("keeps clear of every other flow between the same elements, whichever way they go", () => {
    const flows: Flow[] = [];
    for (let count = 0; count < 7; count++) {
      const [from, to] = count % 2 === 0 ? [left, right] : [right, left];
      flows.push(flowOf(newCourse({ element: from }, { element: to }, flows)));
    }
    const heights = flows.map(({ handle }) => handle.y).toSorted((a, b) => a - b);
    heights.slice(1).forEach((height, at) => {
      expect(height - (heights[at] ?? 0)).toBeGreaterThanOrEqual(30);
    });
  });

  test("from an element to itself reaches out of it, each one farther than the last", () => {
    const first = flowOf(newCourse({ element: left }, { element: left }, []));
    const second = flowOf(newCourse({ element: left }, { element: left }, [first]));
    expect(curveBounds(first).left + curveBounds(first).width).toBeGreaterThan(100);
    expect(second.handle.x).toBeGreaterThan(first.handle.x);
  });

  test("has its ends on ports of what it joins, in whole units, wherever that is", () => {
    fc.assert(
      fc.property(element("left"), element("right"), (from, to) => {
        const course = newCourse({ element: from }, { element: to }, []);
        expect(course.source).toEqual(portPosition(from, course.sourcePort));
        expect(course.target).toEqual(portPosition(to, course.targetPort));
        expect(Number.isInteger(course.handle.x) && Number.isInteger(course.handle.y)).toBe(true);
      }),
    );
  });
});

test("the nearest port is one that is there, and a point beside a side takes that side", () => {
  expect(nearestPort(left, { x: 120, y: 52 })).toBe("east");
  expect(nearestPort(left, { x: 120, y: -40 })).toBe("northEast");
  fc.assert(
    fc.property(element("e"), coordinate, coordinate, (one, x, y) => {
      expect(portPosition(one, nearestPort(one, { x, y }))).not.toBeNull();
    }),
  );
});

describe("a bend", () => {
  const course = {
    source: { x: 0, y: 0 },
    handle: { x: 50, y: -40 },
    target: { x: 100, y: 0 },
  };

  test("is carried along when both ends move alike", () => {
    const after = { source: { x: 10, y: 20 }, target: { x: 110, y: 20 } };
    expect(carriedHandle(course, after)).toEqual({ x: 60, y: -20 });
  });

  test("turns and stretches with the way between the ends", () => {
    const after = { source: { x: 0, y: 0 }, target: { x: 0, y: 200 } };
    expect(carriedHandle(course, after)).toEqual({ x: 80, y: 100 });
  });

  test("comes back when the ends do, but for rounding", () => {
    const far = fc.record({ x: coordinate, y: coordinate });
    fc.assert(
      fc.property(far, far, (source, target) => {
        fc.pre(Math.hypot(source.x - target.x, source.y - target.y) > 50);
        const there = { source, target, handle: carriedHandle(course, { source, target }) };
        const back = carriedHandle(there, course);
        expect(Math.hypot(back.x - 50, back.y + 40)).toBeLessThan(4);
      }),
    );
  });

  test("of a line whose ends lie on one another is shifted", () => {
    const point = { source: { x: 5, y: 5 }, handle: { x: 25, y: -15 }, target: { x: 5, y: 5 } };
    const after = { source: { x: 10, y: 10 }, target: { x: 10, y: 10 } };
    expect(carriedHandle(point, after)).toEqual({ x: 30, y: -10 });
  });
});

describe("ends", () => {
  const flow = flowOf(newCourse({ element: left }, { element: right }, []));

  test("follow their elements; a flow of others stays the same value", () => {
    const moved = { ...right, top: 200 };
    const after = following(flow, new Map([[moved.id, moved]]));
    expect(after.target).toEqual(portPosition(moved, flow.targetPort));
    expect(after.source).toEqual(flow.source);
    expect(following(flow, new Map([[below.id, below]]))).toBe(flow);
  });

  test("are put on the nearest port of another element, or in the open", () => {
    const on = reattached(flow, "target", { element: below }, { x: 50, y: 290 });
    expect(on).toMatchObject({ targetId: "below", targetPort: "north", sourceId: "left" });
    const off = reattached(flow, "source", { point: { x: 1.5, y: 2.4 } }, { x: 1.5, y: 2.4 });
    expect(off).toMatchObject({ sourceId: null, sourcePort: "none", source: { x: 2, y: 2 } });
  });

  test("change places when a flow is reversed, twice to what it was", () => {
    expect(reversed(flow)).toMatchObject({ sourceId: "right", targetId: "left" });
    expect(reversed(reversed(flow))).toEqual(flow);
  });
});
