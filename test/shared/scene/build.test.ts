import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { portPosition, visibleRect } from "../../../shared/model/geometry.ts";
import type { Line, Rect, Shape } from "../../../shared/model/model.ts";
import { buildScene } from "../../../shared/scene/build.ts";
import { markBounds } from "../../../shared/scene/mark-bounds.ts";
import type { Mark, SceneItem } from "../../../shared/scene/scene.ts";
import type { ImageLocation } from "../../../shared/template/template.ts";
import {
  aBox,
  aCurve,
  aDiagram,
  aFlow,
  anAnnotation,
  anArc,
  anElement,
  aStencil,
  aTemplate,
} from "../../builders/template.ts";

const png = "data:image/png;base64,iVBORw0KGgo=";

function built(shapes: readonly Shape[], lines: readonly Line[] = [], template = aTemplate()) {
  return buildScene(aDiagram("d", shapes, lines), template);
}

function itemOf(id: string, shapes: readonly Shape[], lines: readonly Line[] = []): SceneItem {
  const item = built(shapes, lines).items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`no item ${id}`);
  return item;
}

type MarkOf<Kind extends Mark["kind"]> = Extract<Mark, { kind: Kind }>;

function marksOf<Kind extends Mark["kind"]>(item: SceneItem, kind: Kind): readonly MarkOf<Kind>[] {
  return item.marks.filter((mark): mark is MarkOf<Kind> => mark.kind === kind);
}

function inside(inner: Rect, outer: Rect): boolean {
  const slack = 1e-6;
  return (
    inner.left >= outer.left - slack &&
    inner.top >= outer.top - slack &&
    inner.left + inner.width <= outer.left + outer.width + slack &&
    inner.top + inner.height <= outer.top + outer.height + slack
  );
}

describe("elements", () => {
  const at = { left: 100, top: 50, width: 100, height: 100 };

  test("a process is an ellipse 5 units inside its rectangle", () => {
    const [ellipse] = marksOf(itemOf("p", [anElement("p", at)]), "ellipse");
    expect(ellipse?.rect).toEqual({ left: 105, top: 55, width: 90, height: 90 });
  });

  test("an external interactor is a rectangle", () => {
    const [frame] = marksOf(
      itemOf("e", [anElement("e", { kind: "externalInteractor", ...at })]),
      "rectangle",
    );
    expect(frame?.rect).toEqual(visibleRect(at));
    expect(frame?.stroke).not.toBeNull();
  });

  test("a data store has a line above and below, none at its sides", () => {
    const [lines] = marksOf(itemOf("s", [anElement("s", { kind: "dataStore", ...at })]), "path");
    expect(lines?.steps).toEqual([
      { to: "move", x: 105, y: 55 },
      { to: "line", x: 195, y: 55 },
      { to: "move", x: 105, y: 145 },
      { to: "line", x: 195, y: 145 },
    ]);
  });

  test("the name is centred", () => {
    const item = itemOf("p", [anElement("p", { ...at, name: "Web\r\napp" })]);
    const [text] = marksOf(item, "text");
    expect(text?.lines).toEqual(["Web", "app"]);
    expect(text).toMatchObject({ x: 150, align: "center" });
    expect((text?.top ?? 0) + ((text?.lineHeight ?? 0) * 2) / 2).toBeCloseTo(100, 5);
  });

  test("out of scope shows in outline and name", () => {
    const item = itemOf("p", [anElement("p", { ...at, outOfScope: true })]);
    expect(marksOf(item, "ellipse")[0]?.stroke).toMatchObject({ ink: "outOfScope" });
    expect(marksOf(item, "ellipse")[0]?.stroke?.dash.length).toBeGreaterThan(0);
    expect(marksOf(item, "text")[0]?.ink).toBe("outOfScope");
    expect(item.description).toContain("out of scope");
  });

  test("dashes and thickness of the item win over those of its stencil", () => {
    const template = aTemplate({
      stencils: [aStencil("GE.P", { strokeDashArray: "4", strokeThickness: 5 })],
    });
    const strokeOf = (element: Shape) => {
      const [item] = built([element], [], template).items;
      return item === undefined ? null : (marksOf(item, "ellipse")[0]?.stroke ?? null);
    };
    expect(strokeOf(anElement("p"))).toMatchObject({ width: 5, dash: [20] });
    const own = anElement("q", { strokeDashArray: "1 2", strokeThickness: 2 });
    expect(strokeOf(own)).toMatchObject({ width: 2, dash: [2, 4] });
  });

  test.each<[string, string]>([
    ["words", "not a dash"],
    ["negative lengths", "-1,2"],
    ["only zeros", "0,0"],
    ["nothing", "  "],
  ])("takes a dash pattern of %s for a solid line", (_, strokeDashArray) => {
    const item = itemOf("p", [anElement("p", { strokeDashArray })]);
    expect(marksOf(item, "ellipse")[0]?.stroke?.dash).toEqual([]);
  });

  const kinds = fc.constantFrom(
    "process" as const,
    "dataStore" as const,
    "externalInteractor" as const,
  );

  test("a name that can fit stays inside its element", () => {
    fc.assert(
      fc.property(
        kinds,
        fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 100, max: 300 }),
        fc.integer({ min: 100, max: 300 }),
        (kind, words, width, height) => {
          const element = anElement("x", { kind, name: words.join(" "), width, height });
          const [text] = marksOf(itemOf("x", [element]), "text");
          if (text === undefined) throw new Error("no text");
          expect(inside(markBounds(text), visibleRect(element))).toBe(true);
        },
      ),
    );
  });
});

describe("icons", () => {
  const locations: readonly ImageLocation[] = [
    "centeredOnStencil",
    "lowerRightOfStencil",
    "beforeLabel",
    "centeredBelowLabel",
  ];
  const withIcon = (imageLocation: ImageLocation, image = png) =>
    aTemplate({
      stencils: ["GE.P", "GE.EI", "GE.DS", "GE.DF", "GE.TB.B"].map((id) =>
        aStencil(id, { name: `Stencil ${id}`, image, imageLocation }),
      ),
    });

  test.each(locations)("%s: inside its element", (location) => {
    for (const kind of ["process", "dataStore", "externalInteractor"] as const) {
      for (const size of [60, 100, 240]) {
        const element = anElement("x", { kind, name: "Web app", width: size, height: size });
        const [item] = built([element], [], withIcon(location)).items;
        const [image] = item === undefined ? [] : marksOf(item, "image");
        if (image === undefined) throw new Error("no icon");
        expect(inside(image.rect, visibleRect(element))).toBe(true);
      }
    }
  });

  test("a pale icon lies beneath the name it is centred under", () => {
    const [item] = built([anElement("x")], [], withIcon("centeredOnStencil")).items;
    const kinds = item?.marks.map((mark) => mark.kind);
    expect(kinds).toEqual(["ellipse", "image", "text"]);
    expect(item === undefined ? 1 : marksOf(item, "image")[0]?.opacity).toBeLessThan(0.5);
  });

  test("comes from the parent when the stencil has none", () => {
    const template = aTemplate({
      stencils: [
        aStencil("GE.P", { image: png, imageLocation: "lowerRightOfStencil" }),
        aStencil("own", { parentId: "GE.P", name: "Own" }),
      ],
    });
    const [item] = built([anElement("x", { stencilId: "own" })], [], template).items;
    expect(item === undefined ? [] : marksOf(item, "image")).toMatchObject([
      { source: png, description: "Own" },
    ]);
  });

  test("what is no harmless picture is left out", () => {
    const [item] = built(
      [anElement("x")],
      [],
      withIcon("beforeLabel", "https://example.com/a.png"),
    ).items;
    expect(item === undefined ? null : marksOf(item, "image")).toEqual([]);
  });
});

describe("flows", () => {
  const browser = anElement("a", { name: "Browser" });
  const server = anElement("b", { name: "Web app", left: 300, top: 40 });
  const curve = aCurve([95, 50], [200, 20], [305, 90]);
  const flow = aFlow("f", "a", "b", { name: "HTTPS", ...curve });

  test("the tip of the arrow is on the port", () => {
    const port = portPosition(server, "west");
    const head = marksOf(itemOf("f", [browser, server], [flow]), "path").find(
      (path) => path.closed,
    );
    expect(head?.steps[0]).toMatchObject({ to: "move", ...port });
  });

  test("the shaft starts at the source and stops inside the head", () => {
    const [shaft] = marksOf(itemOf("f", [browser, server], [flow]), "path");
    expect(shaft?.steps[0]).toEqual({ to: "move", ...flow.source });
    const end = shaft?.steps[1];
    const gap = Math.hypot((end?.x ?? 0) - flow.target.x, (end?.y ?? 0) - flow.target.y);
    expect(gap).toBeGreaterThan(2);
    expect(gap).toBeLessThan(10);
  });

  test("the curve passes through the handle", () => {
    const { curve: points } = itemOf("f", [browser, server], [flow]);
    const nearest = Math.min(...points.map(({ x, y }) => Math.hypot(x - 200, y - 20)));
    expect(nearest).toBeLessThan(6);
    expect(points[0]).toEqual(flow.source);
    expect(points.at(-1)).toEqual(flow.target);
  });

  test("the label hangs centred under the handle", () => {
    const [plate] = marksOf(itemOf("f", [browser, server], [flow]), "rectangle");
    if (plate === undefined) throw new Error("no plate");
    expect(plate.rect.left + plate.rect.width / 2).toBeCloseTo(200, 5);
    expect(plate.rect.top).toBeGreaterThan(20);
    expect(plate.rect.top).toBeLessThan(32);
  });

  test("a long label takes several lines, all on its plate", () => {
    const name = "request cert token with k8s service account token";
    const item = itemOf("f", [browser, server], [{ ...flow, name }]);
    const [plate] = marksOf(item, "rectangle");
    const [text] = marksOf(item, "text");
    if (plate === undefined || text === undefined) throw new Error("no label");
    expect(text.lines.length).toBeGreaterThan(1);
    expect(inside(markBounds(text), plate.rect)).toBe(true);
  });

  test("a flow without a name has no plate", () => {
    const item = itemOf("f", [browser, server], [{ ...flow, name: " " }]);
    expect(item.marks.map((mark) => mark.kind)).toEqual(["path", "path"]);
  });

  test("says what it connects", () => {
    expect(itemOf("f", [browser, server], [flow]).description).toBe(
      "Data flow HTTPS from Browser to Web app",
    );
    const loose = { ...flow, targetId: null };
    expect(itemOf("f", [browser, server], [loose]).description).toContain("to a loose end");
  });

  test("labels of flows with one handle do not cover one another", () => {
    const back = aFlow("g", "b", "a", {
      name: "Reply",
      ...curve,
      source: curve.target,
      target: curve.source,
    });
    const plates = built([browser, server], [flow, back]).items.flatMap((item) =>
      marksOf(item, "rectangle").filter((mark) => mark.fill === "labelPlate"),
    );
    const [first, second] = plates.map((mark) => mark.rect);
    if (first === undefined || second === undefined) throw new Error("no plates");
    expect(second.top).toBeGreaterThanOrEqual(first.top + first.height);
  });

  test("the label of a flow gives way to that of a boundary it would cover", () => {
    const arc = anArc("arc", { name: "Internet", ...aCurve([190, -50], [190, 15], [190, 90]) });
    const scene = built([browser, server], [arc, flow]);
    const [first, second] = ["arc", "f"].map((id) => {
      const item = scene.items.find((candidate) => candidate.id === id);
      return item === undefined ? undefined : marksOf(item, "rectangle")[0]?.rect;
    });
    if (first === undefined || second === undefined) throw new Error("no plates");
    expect(second.top).toBeGreaterThanOrEqual(first.top + first.height);
  });

  test("labels that only touch stay where they are", () => {
    const near = aFlow("g", "a", "b", { name: "HTTPS", ...aCurve([95, 50], [200, 40], [305, 90]) });
    const item = itemOf("g", [browser, server], [flow, near]);
    expect(marksOf(item, "rectangle")[0]?.rect.top).toBeLessThan(52);
  });

  test("a self-loop that collapsed into its element is drawn outside it", () => {
    const loop = aFlow("l", "a", "a", { ...aCurve([50, 5], [50, 30], [95, 50]) });
    const { curve: points } = itemOf("l", [browser], [loop]);
    const rect = visibleRect(browser);
    expect(points.some(({ x, y }) => x > rect.left + rect.width + 15 && y < rect.top - 15)).toBe(
      true,
    );
  });

  test("no flow, however short, makes a coordinate that is no number", () => {
    const spot = fc.integer({ min: -5000, max: 5000 });
    const pair = fc.tuple(spot, spot);
    fc.assert(
      fc.property(pair, pair, pair, (source, handle, target) => {
        const item = itemOf("f", [], [aFlow("f", null, null, aCurve(source, handle, target))]);
        const { left, top, width, height } = item.bounds;
        expect([left, top, width, height].every(Number.isFinite)).toBe(true);
        for (const mark of item.marks) expect(inside(markBounds(mark), item.bounds)).toBe(true);
      }),
    );
    const nowhere = aFlow("f", null, null, aCurve([7, 7], [7, 7], [7, 7]));
    expect(itemOf("f", [], [nowhere]).marks.length).toBeGreaterThan(0);
  });
});

describe("boundaries and annotations", () => {
  test("a box is dashed, with its name at the upper right inside", () => {
    const box = aBox("b", { name: "Cluster", left: 0, top: 0, width: 400, height: 300 });
    const item = itemOf("b", [box]);
    const [frame] = marksOf(item, "rectangle");
    expect(frame?.fill).toBeNull();
    expect(frame?.stroke?.dash.length).toBeGreaterThan(0);
    const [text] = marksOf(item, "text");
    if (text === undefined) throw new Error("no name");
    const bounds = markBounds(text);
    expect(inside(bounds, visibleRect(box))).toBe(true);
    expect(bounds.left + bounds.width).toBeGreaterThan(380);
    expect(bounds.top).toBeLessThan(20);
  });

  test("a line is a dashed curve through its handle with its name on a plate below", () => {
    const arc = anArc("l", { name: "Internet", ...aCurve([0, 0], [50, 40], [100, 0]) });
    const item = itemOf("l", [], [arc]);
    expect(marksOf(item, "path")[0]?.stroke?.dash.length).toBeGreaterThan(0);
    expect(item.curve.some(({ x, y }) => Math.hypot(x - 50, y - 40) < 6)).toBe(true);
    expect(marksOf(item, "text")[0]?.ink).toBe("boundaryText");
  });

  test("an annotation is its text, line by line, and nothing else", () => {
    const item = itemOf("n", [anAnnotation("n", { name: "one\r\ntwo", width: 200 })]);
    expect(item.marks).toMatchObject([{ kind: "text", lines: ["one", "two"], x: 100 }]);
  });
});

describe("the scene", () => {
  const shapes = [
    anAnnotation("note"),
    anElement("a"),
    aBox("box", { left: -50, top: -50, width: 700, height: 300 }),
    anElement("b", { left: 400 }),
  ];
  const lines = [aFlow("f", "a", "b"), anArc("arc"), aFlow("g", "b", "a")];

  test("paints boxes, boundary lines, flows, elements, annotations, in this order", () => {
    expect(built(shapes, lines).items.map((item) => item.id)).toEqual([
      "box",
      "arc",
      "f",
      "g",
      "a",
      "b",
      "note",
    ]);
  });

  test("holds everything within its bounds, every item within its own", () => {
    const scene = built(shapes, lines);
    for (const item of scene.items) {
      expect(inside(item.bounds, scene.bounds)).toBe(true);
      for (const mark of item.marks) expect(inside(markBounds(mark), item.bounds)).toBe(true);
    }
  });

  test("an empty diagram has room", () => {
    const scene = buildScene(aDiagram("d", [], []), null);
    expect(scene.items).toEqual([]);
    expect(scene.bounds.width).toBeGreaterThan(0);
  });

  test("moving an element rebuilds it and its flows, nothing else", () => {
    const template = aTemplate();
    const before = built(shapes, lines, template);
    const moved = shapes.map((shape) => (shape.id === "a" ? { ...shape, left: 20 } : shape));
    const after = built(moved, lines, template);
    const same = after.items.filter((item) => before.items.includes(item)).map((item) => item.id);
    expect(same).toEqual(["box", "arc", "b", "note"]);
  });

  test("is the same item for item when nothing changed", () => {
    const template = aTemplate();
    const before = built(shapes, lines, template);
    expect(
      built(shapes, lines, template).items.every((item, at) => item === before.items[at]),
    ).toBe(true);
  });
});
