import { describe, expect, it } from "vitest";
import { worthPainting } from "../../../renderer/canvas/kernels/level-of-detail.ts";
import type { Mark } from "../../../shared/scene/scene.ts";

const stroke = { ink: "flow", width: 1, dash: [] } as const;
const rect = { left: 0, top: 0, width: 60, height: 18 };
const text: Mark = {
  kind: "text",
  lines: ["Web app"],
  x: 0,
  top: 0,
  align: "center",
  size: 12,
  lineHeight: 15,
  bold: false,
  ink: "text",
};
const arrow: Mark = { kind: "path", steps: [], closed: true, fill: "flow", stroke: null };
const curve: Mark = { kind: "path", steps: [], closed: false, fill: null, stroke };
const plate: Mark = {
  kind: "rectangle",
  rect,
  cornerRadius: 3,
  fill: "labelPlate",
  stroke: null,
};

describe("level of detail", () => {
  it.each([text, arrow, curve, plate])("paints a $kind at 100 %", (mark) => {
    expect(worthPainting(mark, 1)).toBe(true);
  });

  it("leaves out what cannot be read from afar, but no outline", () => {
    expect(worthPainting(text, 0.2)).toBe(false);
    expect(worthPainting(arrow, 0.1)).toBe(false);
    expect(worthPainting(curve, 0.05)).toBe(true);
    expect(worthPainting({ kind: "ellipse", rect, fill: "paper", stroke }, 0.05)).toBe(true);
  });

  it("leaves out a label's plate together with its text", () => {
    expect(worthPainting(plate, 0.2)).toBe(false);
    expect(worthPainting({ ...plate, fill: "elementFill" }, 0.2)).toBe(true);
  });

  it.each([0.3, 0.36, 0.45, 0.6])(
    "shows a cell of the lens with its letter or not, at %d",
    (zoom) => {
      const letter = { ...text, size: 10 };
      const cell = { ...plate, rect: { ...rect, height: 14 } };
      for (const fill of ["lensGood", "lensPlate"] as const) {
        expect(worthPainting({ ...cell, fill }, zoom)).toBe(worthPainting(letter, zoom));
      }
    },
  );
});
