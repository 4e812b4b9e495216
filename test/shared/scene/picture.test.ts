import { describe, expect, test } from "vitest";
import { buildScene } from "../../../shared/scene/build.ts";
import { pictureScene } from "../../../shared/scene/picture.ts";
import { aDiagram, anElement } from "../../builders/template.ts";

const scene = buildScene(
  aDiagram("d", [anElement("a"), anElement("b", { left: 500, top: 300 })], []),
  null,
);

describe("the scene of a picture", () => {
  test("shows everything, or only what is wanted, with the room asked for", () => {
    const all = pictureScene(scene, { ids: null, padding: 0 });
    expect(all?.items.map(({ id }) => id)).toEqual(["a", "b"]);
    const one = pictureScene(scene, { ids: ["a"], padding: 0 });
    const roomy = pictureScene(scene, { ids: ["a"], padding: 30 });
    expect(one?.items.map(({ id }) => id)).toEqual(["a"]);
    expect(one?.bounds.width).toBeLessThan(all?.bounds.width ?? 0);
    expect(roomy?.bounds.width).toBe((one?.bounds.width ?? 0) + 60);
  });

  test("has whole pixels", () => {
    const bounds = pictureScene(scene, { ids: ["b"], padding: 7 })?.bounds;
    expect(Object.values(bounds ?? { left: 0.5 }).every(Number.isInteger)).toBe(true);
  });

  test("is none when nothing of what is wanted is there, but a small sheet for an empty diagram", () => {
    expect(pictureScene(scene, { ids: ["x"], padding: 0 })).toBeNull();
    const empty = buildScene(aDiagram("d", [], []), null);
    expect(pictureScene(empty, { ids: null, padding: 0 })?.bounds.width).toBeGreaterThan(0);
  });
});
