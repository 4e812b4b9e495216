import Konva from "konva";
import { rectsOverlap, rectUnion } from "../../../shared/model/geometry.ts";
import type { Id, Rect } from "../../../shared/model/model.ts";
import { isFloatingLabel, type Mark, type SceneItem } from "../../../shared/scene/scene.ts";
import type { SceneIndex } from "../kernels/scene-index.ts";
import { paintMarks, type PaintSettings } from "./paint-mark.ts";

/** With more changed items than this the layer is painted whole. */
const MOST_CHANGED = 16;

/**
 * Keeps one Konva shape per scene item that can be seen in a layer, in paint order, and one for all floating
 * labels above them, so that no line crosses a label (as the SVG painter does). Shapes never listen: the
 * hit test is a kernel of our own, so Konva needs no second canvas for it.
 */
export interface ScenePainter {
  /** Shows another scene or another part of it. */
  show(index: SceneIndex, window: Rect): void;
  /** Hides items that are being dragged on the layer above. */
  lift(ids: ReadonlySet<Id>): void;
  /** Paints again soon, after colours or images changed. */
  repaint(): void;
  /** Shapes now in the layer. */
  count(): number;
}

/** @param settings read at every paint, so that theme and zoom may change between. */
export function createScenePainter(
  layer: Konva.Layer,
  settings: () => PaintSettings,
): ScenePainter {
  const shapes = new Map<Id, Konva.Shape>();
  /** Beside the shapes: Konva paints the whole layer whenever an attribute of a shape changes. */
  const itemOf = new WeakMap<Konva.Shape, SceneItem>();
  let shown: readonly SceneItem[] = [];
  let shownWindow: Rect | null = null;
  let lifted: ReadonlySet<Id> = new Set();
  /** Parts of the layer to paint anew with the next frame. */
  let stale: readonly Rect[] = [];

  const sceneFunc = (context: Konva.Context, shape: Konva.Shape): void => {
    const item = itemOf.get(shape);
    if (item !== undefined) paintMarks(context._context, partsOf(item).body, settings());
  };

  const labels = new Konva.Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc(context) {
      const paint = settings();
      for (const item of shown) {
        if (!lifted.has(item.id)) paintMarks(context._context, partsOf(item).label, paint);
      }
    },
  });

  function shapeOf(item: SceneItem): Konva.Shape {
    const known = shapes.get(item.id);
    if (known !== undefined) {
      itemOf.set(known, item);
      return known;
    }
    const shape = new Konva.Shape({
      id: item.id,
      name: item.kind,
      listening: false,
      perfectDrawEnabled: false,
      visible: !lifted.has(item.id),
      sceneFunc,
    });
    itemOf.set(shape, item);
    shapes.set(item.id, shape);
    return shape;
  }

  function paintSoon(parts: readonly Rect[]): void {
    if (stale.length === 0) requestAnimationFrame(paintStale);
    stale = [...stale, ...parts];
  }

  function paintStale(): void {
    const rect = rectUnion(stale);
    stale = [];
    if (rect !== null) paintPart(rect);
  }

  /** Paints what shows in a part of the world, and leaves the rest of the layer as it is. */
  function paintPart(rect: Rect): void {
    const context = layer.getNativeCanvasElement().getContext("2d");
    if (context === null) return;
    context.save();
    const [a, b, c, d, x, y] = layer.getAbsoluteTransform().getMatrix();
    context.transform(a ?? 1, b ?? 0, c ?? 0, d ?? 1, x ?? 0, y ?? 0);
    const part = wholePixels(rect, context.getTransform());
    context.beginPath();
    context.rect(part.left, part.top, part.width, part.height);
    context.clip();
    context.clearRect(part.left, part.top, part.width, part.height);
    const paint = settings();
    const seen = shown.filter(({ id, bounds }) => !lifted.has(id) && rectsOverlap(bounds, part));
    for (const item of seen) paintMarks(context, partsOf(item).body, paint);
    for (const item of seen) paintMarks(context, partsOf(item).label, paint);
    context.restore();
  }

  return {
    show(index, window) {
      const items = index.within(window);
      const before = shown;
      const sameOrder =
        items.length === before.length && items.every((item, at) => item.id === before[at]?.id);
      const sameWindow = shownWindow !== null && sameRect(shownWindow, window);
      shown = items;
      shownWindow = window;
      if (sameOrder) {
        const changed = items.flatMap((item, at) => (item === before[at] ? [] : [at]));
        for (const item of items) shapeOf(item);
        if (!sameWindow || changed.length > MOST_CHANGED) layer.batchDraw();
        else paintSoon(changed.flatMap((at) => boundsOf(before[at], items[at])));
        return;
      }
      const wanted = new Set(items.map((item) => item.id));
      for (const [id, shape] of shapes) {
        if (wanted.has(id)) continue;
        shape.destroy();
        shapes.delete(id);
      }
      layer.removeChildren();
      layer.add(...items.map(shapeOf), labels);
      layer.batchDraw();
    },
    lift(ids) {
      for (const id of lifted) if (!ids.has(id)) shapes.get(id)?.visible(true);
      for (const id of ids) shapes.get(id)?.visible(false);
      lifted = ids;
      layer.batchDraw();
    },
    repaint: () => void layer.batchDraw(),
    count: () => shapes.size,
  };
}

interface Parts {
  readonly body: readonly Mark[];
  readonly label: readonly Mark[];
}

/** Scene items never change, so each is taken apart once. */
const partsOfItems = new WeakMap<SceneItem, Parts>();

function partsOf(item: SceneItem): Parts {
  const known = partsOfItems.get(item);
  if (known !== undefined) return known;
  const parts = {
    body: item.marks.filter((mark) => !isFloatingLabel(item, mark)),
    label: item.marks.filter((mark) => isFloatingLabel(item, mark)),
  };
  partsOfItems.set(item, parts);
  return parts;
}

function boundsOf(...items: readonly (SceneItem | undefined)[]): readonly Rect[] {
  return items.flatMap((item) => item?.bounds ?? []);
}

function sameRect(a: Rect, b: Rect): boolean {
  return a.left === b.left && a.top === b.top && a.width === b.width && a.height === b.height;
}

/** Pixels around what has to be painted anew, for what a stroke paints beyond its bounds. */
const BLEED = 2;

/** The rectangle, grown to pixels that are cut by none of its edges: a cut one would be painted over itself. */
function wholePixels({ left, top, width, height }: Rect, { a, d, e, f }: DOMMatrix): Rect {
  const from = { x: Math.floor(left * a + e) - BLEED, y: Math.floor(top * d + f) - BLEED };
  const to = {
    x: Math.ceil((left + width) * a + e) + BLEED,
    y: Math.ceil((top + height) * d + f) + BLEED,
  };
  return {
    left: (from.x - e) / a,
    top: (from.y - f) / d,
    width: (to.x - from.x) / a,
    height: (to.y - from.y) / d,
  };
}
