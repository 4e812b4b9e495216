import { describe, expect, test } from "vitest";
import type { Ink } from "../../../shared/scene/scene.ts";
import { DARK, LIGHT, PRINT } from "../../../shared/scene/theme.ts";

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const texts: readonly (readonly [Ink, Ink])[] = [
  ["text", "elementFill"],
  ["text", "labelPlate"],
  ["text", "paper"],
  ["boundaryText", "paper"],
  ["boundaryText", "labelPlate"],
  ["annotationText", "paper"],
  ["outOfScope", "elementFill"],
  ["outOfScope", "labelPlate"],
  ["outOfScope", "paper"],
  ["lensPlate", "lensGood"],
  ["lensWeak", "lensPlate"],
  ["lensSilent", "lensPlate"],
];
const lines: readonly (readonly [Ink, Ink])[] = [
  ["elementStroke", "paper"],
  ["flow", "paper"],
  ["boundary", "paper"],
  ["outOfScope", "paper"],
  ["lensGood", "paper"],
  ["lensPartial", "paper"],
  ["lensWeak", "paper"],
  ["lensSilent", "paper"],
];

describe.each([
  ["light", LIGHT],
  ["dark", DARK],
  ["print", PRINT],
])("%s palette", (_, palette) => {
  test.each(texts)("%s can be read on %s", (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(lines)("%s can be seen on %s", (ink, ground) => {
    expect(contrast(palette[ink], palette[ground])).toBeGreaterThanOrEqual(3);
  });
});
