import RBush from "rbush";
import type { Id, Rect } from "../../../shared/model/model.ts";
import type { Scene, SceneItem } from "../../../shared/scene/scene.ts";

interface Entry {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
  /** Place in paint order. */
  readonly order: number;
  readonly item: SceneItem;
}

/** A scene that can be asked where its items are. */
export interface SceneIndex {
  readonly scene: Scene;
  item(id: Id): SceneItem | undefined;
  /** Place in paint order, 0 at the bottom. */
  order(id: Id): number;
  /** Items whose bounds meet the rectangle, in paint order. */
  within(rect: Rect): readonly SceneItem[];
}

/** Indexes a scene for culling, hit tests and marquees. */
export function indexScene(scene: Scene): SceneIndex {
  const tree = new RBush<Entry>();
  const entries = scene.items.map((item, order): Entry => {
    const { left, top, width, height } = item.bounds;
    return { minX: left, minY: top, maxX: left + width, maxY: top + height, order, item };
  });
  tree.load(entries);
  const byId = new Map(entries.map((entry) => [entry.item.id, entry]));
  return {
    scene,
    item: (id) => byId.get(id)?.item,
    order: (id) => byId.get(id)?.order ?? -1,
    within: (rect) =>
      tree
        .search({
          minX: rect.left,
          minY: rect.top,
          maxX: rect.left + rect.width,
          maxY: rect.top + rect.height,
        })
        .sort((a, b) => a.order - b.order)
        .map((entry) => entry.item),
  };
}
