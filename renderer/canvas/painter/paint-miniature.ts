import type { Scene } from "../../../shared/scene/scene.ts";
import type { Palette } from "../../../shared/scene/theme.ts";
import { outlineOf } from "../kernels/outline.ts";

/**
 * Paints a scene for the minimap: elements as blots, flows and boundaries as lines that keep their width in
 * pixels however small the diagram becomes. No text, no icons.
 */
export function paintMiniature(
  context: CanvasRenderingContext2D,
  scene: Scene,
  scale: number,
  palette: Palette,
): void {
  const pixel = 1 / scale;
  const flows = new Path2D();
  const boundaries = new Path2D();
  const elements = new Path2D();
  for (const item of scene.items) {
    if (item.kind === "annotation") continue;
    const outline = outlineOf(item);
    if (outline.kind === "curve") {
      const path = item.kind === "flow" ? flows : boundaries;
      outline.points.forEach((point, at) =>
        at === 0 ? path.moveTo(point.x, point.y) : path.lineTo(point.x, point.y),
      );
      continue;
    }
    const { left, top, width, height } = outline.rect;
    if (item.kind === "boundaryBox") boundaries.rect(left, top, width, height);
    else if (outline.kind === "ellipse") {
      elements.moveTo(left + width, top + height / 2);
      elements.ellipse(
        left + width / 2,
        top + height / 2,
        width / 2,
        height / 2,
        0,
        0,
        2 * Math.PI,
      );
    } else elements.rect(left, top, width, height);
  }
  context.lineWidth = 0.75 * pixel;
  context.globalAlpha = 0.7;
  context.strokeStyle = palette.flow;
  context.stroke(flows);
  context.strokeStyle = palette.boundary;
  context.stroke(boundaries);
  context.globalAlpha = 1;
  context.fillStyle = palette.flow;
  // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
  context.fill(elements);
}
