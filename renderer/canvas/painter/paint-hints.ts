/** Paints what a gesture shows besides what it changes: guides, ports, the lasso. Sizes in screen pixels. */

import type { Point } from "../../../shared/model/model.ts";
import type { Guide } from "../kernels/snapping.ts";
import type { Hints } from "../tools/tool.ts";
import type { OverlayColors } from "./overlay-colors.ts";

type Context = CanvasRenderingContext2D;

const PORT_RADIUS = 5;
/** Half the length of the strokes that end a gap. */
const GAP_END = 4;

export function paintHints(
  context: Context,
  { guides, ports, lasso }: Hints,
  pixel: number,
  colors: OverlayColors,
): void {
  context.strokeStyle = colors.guide;
  context.lineWidth = pixel;
  for (const guide of guides) paintGuide(context, guide, pixel);
  for (const port of ports) {
    context.beginPath();
    context.arc(port.x, port.y, PORT_RADIUS * pixel, 0, 2 * Math.PI);
    context.fillStyle = colors.accent;
    context.fill();
    context.strokeStyle = colors.paper;
    context.lineWidth = 1.5 * pixel;
    context.stroke();
  }
  if (lasso.length > 1) paintLasso(context, lasso, pixel, colors);
}

function paintGuide(context: Context, guide: Guide, pixel: number): void {
  const stroke = (a: Point, b: Point): void => {
    const upright = guide.axis === "y";
    context.beginPath();
    context.moveTo(upright ? a.y : a.x, upright ? a.x : a.y);
    context.lineTo(upright ? b.y : b.x, upright ? b.x : b.y);
    context.stroke();
  };
  if (guide.kind === "line") {
    stroke({ x: guide.at, y: guide.from }, { x: guide.at, y: guide.to });
    return;
  }
  const end = GAP_END * pixel;
  const { from, to, across } = guide;
  stroke({ x: from, y: across }, { x: to, y: across });
  for (const at of [from, to]) stroke({ x: at, y: across - end }, { x: at, y: across + end });
}

function paintLasso(
  context: Context,
  lasso: readonly Point[],
  pixel: number,
  colors: OverlayColors,
): void {
  context.beginPath();
  lasso.forEach(({ x, y }, at) => (at === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
  context.fillStyle = colors.accentSoft;
  context.globalAlpha = 0.35;
  context.fill("evenodd");
  context.globalAlpha = 1;
  context.strokeStyle = colors.accent;
  context.lineWidth = 1.5 * pixel;
  context.stroke();
}
