import Konva from "konva";
import type { Rect } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";
import { outlineOf } from "../kernels/outline.ts";

/** What lies over the diagram: never part of it, never printed. */
interface OverlayPicture {
  readonly selected: readonly SceneItem[];
  readonly hovered: SceneItem | null;
  /** Has the keyboard's attention. */
  readonly focused: SceneItem | null;
  /** Ends of the interaction whose threat is looked at. */
  readonly related: readonly SceneItem[];
  readonly marquee: Rect | null;
  /** Around all that is dragged, when it is too much to outline each. */
  readonly frame: Rect | null;
  /** Shift of the selection while it is dragged. */
  readonly dx: number;
  readonly dy: number;
}

export interface OverlayColors {
  readonly accent: string;
  readonly accentSoft: string;
  readonly related: string;
  readonly paper: string;
}

export interface OverlayPainter {
  show(picture: OverlayPicture): void;
}

/** From this many selected items on they are outlined in a simpler way. */
export const MANY = 150;

/** Sizes in screen pixels, the same at every zoom. */
const GAP = 4;
const SELECTED_WIDTH = 2;
const HALO_WIDTH = 7;
const END_RADIUS = 4;

export function createOverlayPainter(
  layer: Konva.Layer,
  look: () => { zoom: number; colors: OverlayColors },
): OverlayPainter {
  let picture: OverlayPicture | null = null;
  const shape = new Konva.Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: (context) => {
      if (picture !== null) paintOverlay(context._context, picture, look());
    },
  });
  layer.add(shape);
  return {
    show(next) {
      picture = next;
      layer.batchDraw();
    },
  };
}

function paintOverlay(
  context: CanvasRenderingContext2D,
  picture: OverlayPicture,
  { zoom, colors }: { zoom: number; colors: OverlayColors },
): void {
  const pixel = 1 / zoom;
  context.lineJoin = "round";
  context.lineCap = "round";
  for (const item of picture.related) {
    outline(context, item, pixel, { color: colors.related, width: 3, gap: GAP + 1 });
  }
  if (picture.hovered !== null && !picture.selected.includes(picture.hovered)) {
    outline(context, picture.hovered, pixel, { color: colors.accentSoft, width: 3, gap: GAP });
  }
  context.translate(picture.dx, picture.dy);
  if (picture.selected.length > MANY) selectMany(context, picture.selected, pixel, colors);
  else for (const item of picture.selected) select(context, item, pixel, colors);
  if (picture.frame !== null) {
    const { left, top, width, height } = picture.frame;
    context.strokeStyle = colors.accent;
    context.lineWidth = SELECTED_WIDTH * pixel;
    context.strokeRect(left, top, width, height);
  }
  context.translate(-picture.dx, -picture.dy);
  if (picture.focused !== null) {
    context.setLineDash([4 * pixel, 3 * pixel]);
    outline(context, picture.focused, pixel, { color: colors.accent, width: 1.5, gap: GAP + 4 });
    context.setLineDash([]);
  }
  if (picture.marquee !== null) {
    const { left, top, width, height } = picture.marquee;
    context.beginPath();
    context.rect(left, top, width, height);
    context.fillStyle = colors.accentSoft;
    context.globalAlpha = 0.35;
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = colors.accent;
    context.lineWidth = pixel;
    context.stroke();
  }
}

function select(
  context: CanvasRenderingContext2D,
  item: SceneItem,
  pixel: number,
  colors: OverlayColors,
): void {
  if (item.curve.length === 0) {
    outline(context, item, pixel, { color: colors.accent, width: SELECTED_WIDTH, gap: GAP });
    return;
  }
  context.globalAlpha = 0.45;
  outline(context, item, pixel, { color: colors.accent, width: HALO_WIDTH, gap: 0 });
  context.globalAlpha = 1;
  for (const end of [item.curve[0], item.curve.at(-1)]) {
    if (end === undefined) continue;
    context.beginPath();
    context.arc(end.x, end.y, END_RADIUS * pixel, 0, 2 * Math.PI);
    context.fillStyle = colors.paper;
    context.fill();
    context.strokeStyle = colors.accent;
    context.lineWidth = 1.5 * pixel;
    context.stroke();
  }
}

/** All in one stroke: per item it would cost more than painting the diagram. */
function selectMany(
  context: CanvasRenderingContext2D,
  items: readonly SceneItem[],
  pixel: number,
  colors: OverlayColors,
): void {
  const gap = GAP * pixel;
  context.beginPath();
  for (const item of items) {
    const shape = outlineOf(item);
    if (shape.kind === "curve") {
      const [first, ...rest] = [
        shape.points[0],
        item.curve[item.curve.length >> 1],
        item.curve.at(-1),
      ];
      if (first === undefined) continue;
      context.moveTo(first.x, first.y);
      for (const point of rest) if (point !== undefined) context.lineTo(point.x, point.y);
    } else {
      const { left, top, width, height } = shape.rect;
      context.rect(left - gap, top - gap, width + 2 * gap, height + 2 * gap);
    }
  }
  context.strokeStyle = colors.accent;
  context.lineWidth = SELECTED_WIDTH * pixel;
  context.stroke();
}

function outline(
  context: CanvasRenderingContext2D,
  item: SceneItem,
  pixel: number,
  line: { color: string; width: number; gap: number },
): void {
  const shape = outlineOf(item);
  const gap = line.gap * pixel;
  context.beginPath();
  if (shape.kind === "curve") {
    shape.points.forEach((point, at) =>
      at === 0 ? context.moveTo(point.x, point.y) : context.lineTo(point.x, point.y),
    );
  } else {
    const { left, top, width, height } = shape.rect;
    if (shape.kind === "ellipse") {
      const rx = width / 2;
      const ry = height / 2;
      context.ellipse(left + rx, top + ry, rx + gap, ry + gap, 0, 0, 2 * Math.PI);
    } else {
      context.roundRect(left - gap, top - gap, width + 2 * gap, height + 2 * gap, gap);
    }
  }
  context.strokeStyle = line.color;
  context.lineWidth = line.width * pixel;
  context.stroke();
}
