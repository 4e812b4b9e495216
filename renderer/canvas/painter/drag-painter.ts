import Konva from "konva";
import { rectUnion } from "../../../shared/model/geometry.ts";
import type { Rect } from "../../../shared/model/model.ts";
import type { SceneItem } from "../../../shared/scene/scene.ts";
import { paintMarks, type PaintSettings } from "./paint-mark.ts";

/** What is on the move: items that keep their form, shifted as one, and lines redrawn at every step. */
interface DragPicture {
  readonly rigid: readonly SceneItem[];
  readonly stretched: readonly SceneItem[];
  /** Around all that keeps its form, where it is too much to outline each; units, before the shift. */
  readonly frame: Rect | null;
  /** 0 to 1; less than 1 for what is not placed yet. */
  readonly opacity: number;
  readonly dx: number;
  readonly dy: number;
}

export interface DragPainter {
  show(picture: DragPicture | null): void;
}

/** More shapes than this are moved as one bitmap instead of being painted at every step. */
const BITMAP_FROM = 150;
/** Pixels. */
const FRAME_WIDTH = 2;

/** Paints dragged items on their own layer, so that a drag costs nothing for the rest of the diagram. */
export function createDragPainter(
  layer: Konva.Layer,
  settings: () => PaintSettings,
  frameColor: () => string,
  visiblePart: () => Rect,
): DragPainter {
  let picture: DragPicture | null = null;
  let rigidItems: readonly SceneItem[] | null = null;

  const group = new Konva.Group({ listening: false });
  const rigid = new Konva.Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: (context) => {
      for (const item of picture?.rigid ?? []) {
        paintMarks(context._context, item.marks, settings());
      }
    },
  });
  const stretched = new Konva.Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: (context) => {
      for (const item of picture?.stretched ?? []) {
        paintMarks(context._context, item.marks, settings());
      }
    },
  });
  const frame = new Konva.Shape({
    listening: false,
    perfectDrawEnabled: false,
    sceneFunc: ({ _context: context }) => {
      if (picture === null || picture.frame === null) return;
      const { left, top, width, height } = picture.frame;
      context.strokeStyle = frameColor();
      context.lineWidth = FRAME_WIDTH / settings().zoom;
      context.strokeRect(left, top, width, height);
    },
  });
  group.add(rigid);
  layer.add(stretched, group, frame);

  return {
    show(next) {
      picture = next;
      if (next === null) {
        group.clearCache();
        rigidItems = null;
        group.position({ x: 0, y: 0 });
      } else {
        stretched.opacity(next.opacity);
        group.opacity(next.opacity);
        group.position({ x: next.dx, y: next.dy });
        frame.position({ x: next.dx, y: next.dy });
        if (rigidItems !== next.rigid) {
          rigidItems = next.rigid;
          group.clearCache();
          if (next.rigid.length > BITMAP_FROM) {
            const pixelRatio = settings().zoom * layer.getCanvas().getPixelRatio();
            const { left: x, top: y, width, height } = bitmapOf(next.rigid, visiblePart());
            group.cache({ x, y, width, height, pixelRatio });
          }
        }
      }
      layer.batchDraw();
    },
  };
}

/** What of the items a bitmap holds: all of them, or where that is much, what can be seen before they move. */
function bitmapOf(items: readonly SceneItem[], visible: Rect): Rect {
  const bounds = rectUnion(items.map((item) => item.bounds)) ?? visible;
  const small = bounds.width * bounds.height <= visible.width * visible.height;
  return small ? bounds : visible;
}
