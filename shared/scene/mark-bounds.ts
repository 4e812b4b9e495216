/** How much room marks take. */

import { curveBounds, rectGrown, rectUnion } from "../model/geometry.ts";
import type { Rect } from "../model/model.ts";
import type { Mark } from "./scene.ts";
import { measureText } from "./text.ts";

/** The rectangle a mark paints in, stroke included. */
export function markBounds(mark: Mark): Rect {
  switch (mark.kind) {
    case "rectangle":
    case "ellipse":
      return rectGrown(mark.rect, (mark.stroke?.width ?? 0) / 2);
    case "image":
      return mark.rect;
    case "path": {
      let previous = { x: 0, y: 0 };
      const corners = mark.steps.map((step): Rect => {
        const from = previous;
        previous = step;
        if (step.to !== "quadratic") return { left: step.x, top: step.y, width: 0, height: 0 };
        const handle = {
          x: (from.x + 2 * step.controlX + step.x) / 4,
          y: (from.y + 2 * step.controlY + step.y) / 4,
        };
        return curveBounds({ source: from, handle, target: step });
      });
      const bounds = rectUnion(corners) ?? { left: 0, top: 0, width: 0, height: 0 };
      return rectGrown(bounds, (mark.stroke?.width ?? 0) / 2);
    }
    case "text": {
      const width = mark.lines.reduce((most, line) => Math.max(most, measureText(line, mark)), 0);
      return {
        left: mark.align === "center" ? mark.x - width / 2 : mark.x,
        top: mark.top,
        width,
        height: mark.lines.length * mark.lineHeight,
      };
    }
  }
}

/** The rectangle with every side moved outwards. */
