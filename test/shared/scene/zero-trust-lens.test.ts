import { describe, expect, it } from "vitest";
import type { Diagram } from "../../../shared/model/model.ts";
import { rectUnion } from "../../../shared/model/geometry.ts";
import { buildScene } from "../../../shared/scene/build.ts";
import type { Scene, SceneItem } from "../../../shared/scene/scene.ts";
import { LENS_STROKES, underLens } from "../../../shared/scene/zero-trust-lens.ts";
import { flowStatements } from "../../../shared/stride/flow-statements.ts";
import { ourTemplate } from "../../builders/messy-diagram.ts";
import { statedShop } from "../../builders/stated-shop.ts";
import { anArc } from "../../builders/template.ts";

const template = ourTemplate();

const plainOf = (diagram: Diagram): Scene => buildScene(diagram, template);
const lensOf = (diagram: Diagram): Scene =>
  underLens(plainOf(diagram), flowStatements(template, diagram));

function itemOf(scene: Scene, id: string): SceneItem {
  const item = scene.items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`no item ${id}`);
  return item;
}

const strokesOf = (item: SceneItem) =>
  item.marks.flatMap((mark) => ("stroke" in mark && mark.stroke !== null ? [mark.stroke] : []));
const textsOf = (item: SceneItem) =>
  item.marks.flatMap((mark) => (mark.kind === "text" ? mark.lines : []));

describe("under the lens", () => {
  const diagram = statedShop();
  const scene = lensOf(diagram);

  it.each([
    ["order", "full"],
    ["call", "partial"],
    ["store", "weak"],
    ["job", "silent"],
  ] as const)("the flow %s is drawn as one that is %s", (id, standing) => {
    expect(strokesOf(itemOf(scene, id))).toContainEqual(LENS_STROKES[standing]);
  });

  it("no two ways to draw a flow differ by colour alone", () => {
    const looks = Object.values(LENS_STROKES).map(({ dash, width }) => `${dash.join()} ${width}`);
    expect(new Set(looks).size).toBe(looks.length);
  });

  it("a flow has a letter for each aspect, with a sign where it is not good", () => {
    expect(textsOf(itemOf(scene, "order"))).toEqual(["Order", "A", "S", "Z", "E", "L"]);
    expect(textsOf(itemOf(scene, "store"))).toEqual(["Insert order", "A!", "S?", "Z?", "E!"]);
  });

  it("a flow says what it states", () => {
    expect(itemOf(scene, "store").description).toBe(
      "Data flow Insert order from API to Orders; caller authenticated: weak or no, " +
        "server authenticated: not stated, request authorized: not stated, encrypted in transit: weak or no",
    );
  });

  it("boundaries keep their names and have the faintest of outlines", () => {
    const lines = [...diagram.lines, anArc("arc", { name: "Edge" })];
    const lined = lensOf({ ...diagram, lines });
    for (const [id, name] of [
      ["cloud", "Cloud"],
      ["arc", "Edge"],
    ] as const) {
      const item = itemOf(lined, id);
      expect(textsOf(item)).toEqual([name]);
      expect(strokesOf(item).map(({ ink }) => ink)).toEqual(["lensBoundary"]);
    }
  });

  it("everything stays where it is, and everything painted lies in the bounds", () => {
    const plain = plainOf(diagram);
    expect(scene.items.map(({ id }) => id)).toEqual(plain.items.map(({ id }) => id));
    expect(scene.items.map(({ curve }) => curve)).toEqual(plain.items.map(({ curve }) => curve));
    const all = rectUnion([scene.bounds, ...scene.items.map(({ bounds }) => bounds)]);
    expect(all).toEqual(scene.bounds);
  });

  it("elements are the very same items", () => {
    expect(itemOf(scene, "web")).toBe(itemOf(plainOf(diagram), "web"));
  });

  it("an edit of one flow leaves the other items as they are", () => {
    const lines = diagram.lines.map((line) => (line.id === "job" ? { ...line, name: "J" } : line));
    const after = lensOf({ ...diagram, lines });
    const changed = after.items.filter((item, at) => item !== scene.items[at]);
    expect(changed.map(({ id }) => id)).toEqual(["job"]);
  });

  it("a flow is drawn anew when the element that speaks for it changes", () => {
    const shapes = diagram.shapes.map((shape) =>
      shape.id === "web" ? { ...shape, attributes: [] } : shape,
    );
    const after = lensOf({ ...diagram, shapes });
    expect(textsOf(itemOf(after, "order"))).toContain("L?");
  });
});
