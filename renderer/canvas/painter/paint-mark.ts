/** Paints the marks of a scene on a 2D canvas, exactly as the SVG painter writes them. */

import type { Ink, Mark, PathStep, Stroke } from "../../../shared/scene/scene.ts";
import { baselineOffset, BOLD_WEIGHT, FONT_FAMILY } from "../../../shared/scene/text.ts";
import { worthPainting } from "../kernels/level-of-detail.ts";
import type { ImageCache } from "./images.ts";

type Palette = Readonly<Record<Ink, string>>;

export interface PaintSettings {
  readonly palette: Palette;
  readonly images: ImageCache;
  /** Colours laid behind icons in dark ink; null where the paper is light anyway. */
  readonly iconPlate: { readonly alone: string; readonly underText: string } | null;
  /** For the level of detail; the transform is set already. */
  readonly zoom: number;
}

type Context = CanvasRenderingContext2D;

/** Paints marks in their order, in diagram units. */
export function paintMarks(
  context: Context,
  marks: readonly Mark[],
  settings: PaintSettings,
): void {
  for (const mark of marks) {
    if (worthPainting(mark, settings.zoom)) paintMark(context, mark, settings);
  }
}

function paintMark(context: Context, mark: Mark, settings: PaintSettings): void {
  switch (mark.kind) {
    case "rectangle": {
      const { left, top, width, height } = mark.rect;
      context.beginPath();
      if (mark.cornerRadius > 0) context.roundRect(left, top, width, height, mark.cornerRadius);
      else context.rect(left, top, width, height);
      fillAndStroke(context, mark.fill, mark.stroke, settings.palette);
      return;
    }
    case "ellipse": {
      const rx = mark.rect.width / 2;
      const ry = mark.rect.height / 2;
      context.beginPath();
      context.ellipse(mark.rect.left + rx, mark.rect.top + ry, rx, ry, 0, 0, 2 * Math.PI);
      fillAndStroke(context, mark.fill, mark.stroke, settings.palette);
      return;
    }
    case "path":
      context.beginPath();
      for (const step of mark.steps) trace(context, step);
      if (mark.closed) context.closePath();
      fillAndStroke(context, mark.fill, mark.stroke, settings.palette);
      return;
    case "image":
      paintImage(context, mark, settings);
      return;
    case "text":
      paintText(context, mark, settings.palette);
      return;
  }
}

function trace(context: Context, step: PathStep): void {
  if (step.to === "quadratic") {
    context.quadraticCurveTo(step.controlX, step.controlY, step.x, step.y);
  } else if (step.to === "move") context.moveTo(step.x, step.y);
  else context.lineTo(step.x, step.y);
}

function fillAndStroke(
  context: Context,
  fill: Ink | null,
  stroke: Stroke | null,
  palette: Palette,
): void {
  if (fill !== null) {
    context.fillStyle = palette[fill];
    context.fill();
  }
  if (stroke !== null && stroke.width > 0) {
    context.strokeStyle = palette[stroke.ink];
    context.lineWidth = stroke.width;
    const dashed = stroke.dash.length > 0;
    if (dashed) context.setLineDash([...stroke.dash]);
    context.stroke();
    if (dashed) context.setLineDash([]);
  }
}

/** The image keeps its proportions inside the rectangle, centred, as SVG does by default. */
function paintImage(
  context: Context,
  mark: Extract<Mark, { kind: "image" }>,
  { images, iconPlate }: PaintSettings,
): void {
  const loaded = images.get(mark.source);
  if (loaded === null) return;
  const image = loaded.element;
  const { left, top, width, height } = mark.rect;
  const scale = Math.min(
    width / Math.max(1, image.naturalWidth),
    height / Math.max(1, image.naturalHeight),
  );
  const w = image.naturalWidth * scale;
  const h = image.naturalHeight * scale;
  if (iconPlate !== null && loaded.dark) {
    context.beginPath();
    context.roundRect(left - 1, top - 1, width + 2, height + 2, Math.min(4, width / 5));
    context.fillStyle = mark.opacity === undefined ? iconPlate.alone : iconPlate.underText;
    context.fill();
  }
  context.globalAlpha = mark.opacity ?? 1;
  context.drawImage(image, left + (width - w) / 2, top + (height - h) / 2, w, h);
  context.globalAlpha = 1;
}

function paintText(
  context: Context,
  mark: Extract<Mark, { kind: "text" }>,
  palette: Palette,
): void {
  context.font = `${mark.bold ? BOLD_WEIGHT : 400} ${mark.size}px ${FONT_FAMILY}`;
  context.textAlign = mark.align;
  context.textBaseline = "alphabetic";
  context.fillStyle = palette[mark.ink];
  let baseline = mark.top + baselineOffset(mark.size, mark.lineHeight);
  for (const line of mark.lines) {
    context.fillText(line, mark.x, baseline);
    baseline += mark.lineHeight;
  }
}
