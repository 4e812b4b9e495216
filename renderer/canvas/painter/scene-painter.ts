import Konva from "konva";
import type { Id, Rect } from "../../../shared/model/model.ts";
import { isFloatingLabel, type Mark, type SceneItem } from "../../../shared/scene/scene.ts";
import type { SceneIndex } from "../kernels/scene-index.ts";
import { paintMarks, type PaintSettings } from "./paint-mark.ts";

/** Name of the attribute in which a shape carries its scene item. */
const ITEM = "sceneItem";

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
  let shown: readonly SceneItem[] = [];
  let lifted: ReadonlySet<Id> = new Set();

  const sceneFunc = (context: Konva.Context, shape: Konva.Shape): void => {
    const item: SceneItem = shape.getAttr(ITEM);
    paintMarks(context._context, partsOf(item).body, settings());
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
      if (known.getAttr(ITEM) !== item) known.setAttr(ITEM, item);
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
    shape.setAttr(ITEM, item);
    shapes.set(item.id, shape);
    return shape;
  }

  return {
    show(index, window) {
      const items = index.within(window);
      const sameOrder =
        items.length === shown.length && items.every((item, at) => item.id === shown[at]?.id);
      if (sameOrder) {
        for (const item of items) shapeOf(item);
      } else {
        const wanted = new Set(items.map((item) => item.id));
        for (const [id, shape] of shapes) {
          if (wanted.has(id)) continue;
          shape.destroy();
          shapes.delete(id);
        }
        layer.removeChildren();
        layer.add(...items.map(shapeOf), labels);
      }
      shown = items;
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
