import Konva from "konva";
import type { Id, Rect } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";
import type { Grip, Gripped } from "../kernels/grips.ts";
import { outlineOf } from "../kernels/outline.ts";
import type { Hints } from "../tools/tool.ts";
import { paintGrips, paintLock } from "./paint-grips.ts";
import { paintHints } from "./paint-hints.ts";
import type { OverlayColors } from "./overlay-colors.ts";

/** What lies over the diagram: never part of it, never printed. */
interface OverlayPicture {
  readonly selected: readonly SceneItem[];
  readonly hovered: SceneItem | null;
  /** Has the keyboard's attention. */
  readonly focused: SceneItem | null;
  /** Ends of the interaction whose threat is looked at. */
  readonly related: readonly SceneItem[];
  readonly marquee: Rect | null;
  /** Items that would take what is dragged. */
  readonly targets: readonly SceneItem[];
  readonly hints: Hints;
  readonly gripped: Gripped;
  /** The grip under the pointer. */
  readonly grip: Grip | null;
  /** Ids of the selected items that cannot be moved. */
  readonly locked: ReadonlySet<Id>;
  /** Shift of the selection while it is dragged. */
  readonly dx: number;
  readonly dy: number;
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
  /** Read at every paint. */
  look: () => Look,
): OverlayPainter {
  let picture: OverlayPicture | null = null;
  /** What was painted last, spelled out; null when that was too much to spell. */
  let spelled: string | null = null;
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
      const now = spell(next, look());
      const looksTheSame = now !== null && now === spelled;
      picture = next;
      spelled = now;
      if (!looksTheSame) layer.batchDraw();
    },
  };
}

/** From this many items on, painting is not dearer than finding out that it looks as before. */
const MOST_SPELLED = 12;

/**
 * All that a picture looks like, as text: an item that was renamed still has the outline it had, and painting a
 * whole layer costs more than comparing a few outlines.
 */
function spell(picture: OverlayPicture, look: Look): string | null {
  const { selected, hovered, focused, related, targets, gripped, locked, ...rest } = picture;
  if (selected.length + related.length + targets.length > MOST_SPELLED) return null;
  const items = [selected, [hovered], [focused], related, targets].map((list) =>
    list.map((item) => item && [item.id, outlineOf(item), item.bounds]),
  );
  const { frame, line, connectable } = gripped;
  const ends = connectable.map(({ id, left, top, width, height }) => [
    id,
    left,
    top,
    width,
    height,
  ]);
  const curve = line && [line.source, line.handle, line.target];
  return JSON.stringify([items, frame, curve, ends, [...locked], rest, look]);
}

interface Look {
  readonly zoom: number;
  readonly colors: OverlayColors;
}

function paintOverlay(
  context: CanvasRenderingContext2D,
  picture: OverlayPicture,
  { zoom, colors }: Look,
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
  for (const item of picture.targets) {
    outline(context, item, pixel, { color: colors.accent, width: 3, gap: GAP - 1 });
  }
  context.translate(picture.dx, picture.dy);
  if (picture.selected.length > MANY) selectMany(context, picture.selected, pixel, colors);
  else {
    for (const item of picture.selected) {
      select(context, item, pixel, colors, picture.locked.has(item.id));
    }
  }
  context.translate(-picture.dx, -picture.dy);
  if (picture.focused !== null) {
    context.setLineDash([4 * pixel, 3 * pixel]);
    outline(context, picture.focused, pixel, { color: colors.accent, width: 1.5, gap: GAP + 4 });
    context.setLineDash([]);
  }
  paintGrips(context, picture.gripped, picture.grip, zoom, colors);
  paintHints(context, picture.hints, pixel, colors);
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
  locked: boolean,
): void {
  const color = locked ? colors.locked : colors.accent;
  if (locked) paintLock(context, item.bounds, pixel, colors);
  if (item.curve.length === 0) {
    outline(context, item, pixel, { color, width: SELECTED_WIDTH, gap: GAP });
    return;
  }
  context.globalAlpha = 0.45;
  outline(context, item, pixel, { color, width: HALO_WIDTH, gap: 0 });
  context.globalAlpha = 1;
  if (locked) return;
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
