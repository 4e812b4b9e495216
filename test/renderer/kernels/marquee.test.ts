import { describe, expect, it } from "vitest";
import { itemsInMarquee, rectBetween } from "../../../renderer/canvas/kernels/marquee.ts";
import { indexScene } from "../../../renderer/canvas/kernels/scene-index.ts";
import type { Rect } from "../../../shared/model/model.ts";
import { buildScene } from "../../../shared/scene/build.ts";
import { aBox, aCurve, aDiagram, anArc, anElement } from "../../builders/template.ts";

const scene = buildScene(
  aDiagram(
    "d",
    [
      aBox("box", { left: 0, top: 0, width: 400, height: 400, name: "" }),
      anElement("a", { left: 50, top: 50 }),
      anElement("far", { left: 900 }),
    ],
    [anArc("arc", { ...aCurve([500, 0], [500, 200], [500, 400]), name: "" })],
  ),
  null,
);

function taken(rect: Rect): readonly string[] {
  return itemsInMarquee(indexScene(scene), rect).toSorted();
}

describe("marquee", () => {
  it("spans from any corner to any other", () => {
    expect(rectBetween({ x: 10, y: 90 }, { x: 40, y: 20 })).toEqual({
      left: 10,
      top: 20,
      width: 30,
      height: 70,
    });
  });

  it("takes elements it touches but not the box around it", () => {
    expect(taken({ left: 20, top: 20, width: 60, height: 60 })).toEqual(["a"]);
  });

  it("takes a box that lies inside as a whole", () => {
    expect(taken({ left: -10, top: -10, width: 420, height: 420 })).toEqual(["a", "box"]);
  });

  it("takes a line only where it crosses the curve, not its bounds", () => {
    expect(taken({ left: 480, top: 100, width: 40, height: 20 })).toEqual(["arc"]);
    expect(taken({ left: 503, top: 100, width: 40, height: 20 })).toEqual([]);
  });

  it("takes a line that lies inside without touching the edge", () => {
    expect(taken({ left: 450, top: -50, width: 100, height: 500 })).toEqual(["arc"]);
  });
});
