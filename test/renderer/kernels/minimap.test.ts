import { describe, expect, it } from "vitest";
import { minimapView, toMinimap } from "../../../renderer/canvas/kernels/minimap.ts";

describe("minimap", () => {
  it("holds the whole diagram, centred, at any shape", () => {
    const size = { width: 176, height: 116 };
    for (const bounds of [
      { left: -50, top: 20, width: 4000, height: 100 },
      { left: 0, top: 0, width: 10, height: 9000 },
    ]) {
      const rect = toMinimap(minimapView(bounds, size), bounds);
      expect(rect.left).toBeGreaterThanOrEqual(0);
      expect(rect.top).toBeGreaterThanOrEqual(0);
      expect(rect.left + rect.width / 2).toBeCloseTo(size.width / 2);
      expect(rect.top + rect.height / 2).toBeCloseTo(size.height / 2);
    }
  });
});
