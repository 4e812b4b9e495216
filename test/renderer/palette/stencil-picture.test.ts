import { expect, it } from "vitest";
import { stencilPicture } from "../../../renderer/palette/stencil-picture.ts";
import { aStencil, aTemplate, genericStencils } from "../../builders/template.ts";

const template = aTemplate();
const svgOf = (stencilId: string, dark = false) =>
  decodeURIComponent(stencilPicture(template, stencilId, dark) ?? "").replace(/^data:[^,]*,/u, "");

it.each([
  ["GE.P", "<ellipse"],
  ["GE.EI", "<rect"],
  ["GE.DS", "<path"],
  ["GE.DF", "<path"],
  ["GE.TB.B", "stroke-dasharray"],
  ["GE.TB.L", "stroke-dasharray"],
])("a stencil (%s) looks as it does on the canvas", (stencilId, part) => {
  expect(svgOf(stencilId)).toMatch(/^<svg /u);
  expect(svgOf(stencilId)).toContain(part);
});

it("an icon has more than half of the picture, clear as it was drawn, within its shape", () => {
  const image = "data:image/png;base64,iVBORw0KGgo=";
  const imageLocation = "centeredBelowLabel";
  const own = aStencil("shop", { parentId: "GE.P", shape: "inherited", image, imageLocation });
  const shop = aTemplate({ stencils: [...genericStencils, own] });
  const svg = decodeURIComponent(stencilPicture(shop, "shop", false) ?? "");
  const [, x, y, width] = /<use [^>]*x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/u.exec(svg) ?? [];
  expect(Number(width)).toBeGreaterThanOrEqual(22);
  for (const from of [Number(x), Number(y)]) {
    expect(from).toBeGreaterThan(5);
    expect(from + Number(width)).toBeLessThan(39);
  }
  expect(svg).toContain(`opacity="1"`);
});

it("a stencil has other colours in the dark, and the same picture each time", () => {
  expect(svgOf("GE.P", true)).not.toBe(svgOf("GE.P"));
  expect(stencilPicture(template, "GE.P", false)).toBe(stencilPicture(template, "GE.P", false));
});

it("nothing is to be seen of a note without text, nor of a stencil that is not there", () => {
  expect(stencilPicture(template, "GE.A", false)).toBeNull();
  expect(stencilPicture(template, "gone", false)).toBeNull();
});
