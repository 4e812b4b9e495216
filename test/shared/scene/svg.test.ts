import fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, test } from "vitest";
import { buildScene } from "../../../shared/scene/build.ts";
import {
  imageStore,
  interactionCrop,
  paintExcerpt,
  paintShared,
  paintSvg,
} from "../../../shared/scene/svg.ts";
import { LIGHT } from "../../../shared/scene/theme.ts";
import {
  aBox,
  aCurve,
  aDiagram,
  aFlow,
  anElement,
  aStencil,
  aTemplate,
} from "../../builders/template.ts";

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Parses as strictly as any reader would; throws when it is not well-formed. */
function tagsOf(markup: string): readonly Tag[] {
  const tags: Tag[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    tags.push({ name, attributes: Object.fromEntries(Object.entries(attributes)) });
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(markup).close();
  return tags;
}

const allowed = new Set(
  "svg title desc style defs symbol image rect g path ellipse text tspan use".split(" "),
);

const icon = aTemplate({
  stencils: [aStencil("GE.P", { image: "data:image/png;base64,iVBORw0KGgo=" })],
});
const shapes = [
  anElement("a", { name: "Browser" }),
  anElement("b", { name: "Server", left: 400 }),
  anElement("far", { name: "Far", left: 4000 }),
  aBox("box", { left: -100, top: -100, width: 700, height: 300 }),
];
const lines = [aFlow("f", "a", "b", { name: "HTTPS", ...aCurve([95, 50], [250, 10], [405, 50]) })];
const scene = buildScene(aDiagram("d", shapes, lines), icon);

describe("a picture on its own", () => {
  test("is well-formed, with a name and a description", () => {
    const markup = paintSvg(scene, LIGHT, { title: "Overview" });
    const [root] = tagsOf(markup);
    expect(root?.attributes).toMatchObject({ role: "img", xmlns: "http://www.w3.org/2000/svg" });
    expect(markup).toContain(">Overview</title>");
    expect(markup).toContain("3 elements, 1 data flow and 1 trust boundary");
  });

  test("writes an icon once, however often it is shown", () => {
    const tags = tagsOf(paintSvg(scene, LIGHT));
    expect(tags.filter(({ name }) => name === "image")).toHaveLength(1);
    expect(tags.filter(({ name }) => name === "use")).toHaveLength(3);
  });

  test("has its ids to itself", () => {
    const ids = tagsOf(paintSvg(scene, LIGHT, { idPrefix: "x-" })).flatMap(
      ({ attributes }) => attributes["id"] ?? [],
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => id.startsWith("x-"))).toBe(true);
  });

  test("leaves out what a crop does not show", () => {
    const crop = interactionCrop(scene, new Set(["a", "f", "b"]));
    if (crop === null) throw new Error("no crop");
    const markup = paintSvg(scene, LIGHT, { crop });
    expect(markup).toContain(">Browser</tspan>");
    expect(markup).not.toContain(">Far</tspan>");
    const view = tagsOf(markup)[0]?.attributes["viewBox"]?.split(" ").map(Number);
    expect(view?.[0]).toBeCloseTo(crop.left, 1);
    expect(view?.[3]).toBeCloseTo(crop.height, 1);
  });

  test("fades everything but boundaries and what is stressed", () => {
    const markup = paintSvg(scene, LIGHT, { highlight: new Set(["a"]) });
    const [, faded = "", clear = ""] =
      /<g opacity="0.3">(.*?)<\/g><g><title>Trust(.*)/su.exec(markup) ?? [];
    expect(faded).toContain("Server");
    expect(clear).toContain("Browser");
    expect(clear).not.toContain("Server");
  });

  test("paints labels of flows above everything else", () => {
    const markup = paintSvg(scene, LIGHT);
    expect(markup.indexOf(">HTTPS</tspan>")).toBeGreaterThan(markup.indexOf(">Server</tspan>"));
  });

  test("nothing written in a diagram becomes markup", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        '"><script>alert(1)</script>',
        "]]></style><script>",
        "&lt;script&gt;",
        "' onload='alert(1)",
        "<image href=x onerror=alert(1)>",
      ),
    );
    fc.assert(
      fc.property(nasty, nasty, nasty, (name, other, title) => {
        const diagram = aDiagram(
          name,
          [anElement(other, { name }), aBox("b", { name: other })],
          [aFlow("f", null, other, { name })],
        );
        const tags = tagsOf(
          paintSvg(buildScene(diagram, null), LIGHT, { title, idPrefix: "p-", fontCss: other }),
        );
        for (const tag of tags) {
          expect(allowed.has(tag.name)).toBe(true);
          expect(Object.keys(tag.attributes).some((key) => key.startsWith("on"))).toBe(false);
        }
      }),
    );
  });
});

describe("pictures that share a page", () => {
  test("an excerpt shows again what the diagram has painted", () => {
    const whole = paintShared(scene, LIGHT, "d1-", "Whole", imageStore(""));
    const crop = interactionCrop(scene, new Set(["a", "f", "b"]));
    if (crop === null) throw new Error("no crop");
    const excerpt = paintExcerpt(scene, {
      shared: "d1-",
      prefix: "i1-",
      title: "Part",
      crop,
      highlight: new Set(["a", "f", "b"]),
    });
    const ids = new Set(tagsOf(whole).flatMap(({ attributes }) => attributes["id"] ?? []));
    const uses = tagsOf(excerpt).filter(({ name }) => name === "use");
    expect(uses.length).toBeGreaterThan(3);
    for (const use of uses) expect(ids.has((use.attributes["href"] ?? "").slice(1))).toBe(true);
  });

  test("an icon known to the page is not written again", () => {
    const images = imageStore("");
    expect(paintShared(scene, LIGHT, "d1-", "One", images)).toContain("<image");
    expect(paintShared(scene, LIGHT, "d2-", "Two", images)).not.toContain("<image");
  });
});

describe("the crop to an interaction", () => {
  test("holds the flow and both ends", () => {
    const crop = interactionCrop(scene, new Set(["a", "f", "b"]));
    expect(crop).not.toBeNull();
    expect(crop?.left).toBeLessThanOrEqual(5);
    expect((crop?.left ?? 0) + (crop?.width ?? 0)).toBeGreaterThanOrEqual(495);
  });

  test("keeps its proportions for a steep flow", () => {
    const tall = buildScene(
      aDiagram("d", [anElement("a"), anElement("b", { top: 900 })], []),
      null,
    );
    const crop = interactionCrop(tall, new Set(["a", "b"]));
    expect((crop?.width ?? 0) / (crop?.height ?? 1)).toBeCloseTo(1.7, 5);
  });

  test("is nothing when none of it is there", () => {
    expect(interactionCrop(scene, new Set(["gone"]))).toBeNull();
  });
});
