import RBush, { type BBox } from "rbush";
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
  return indexOver(createBase(scene), scene, new Map());
}

/**
 * Indexes the scene that an edit made of another. Where it holds the same items in the same order and few of them
 * were changed, only those are indexed anew.
 */
export function reindexScene(previous: SceneIndex, scene: Scene): SceneIndex {
  const base = bases.get(previous);
  if (base?.order.length !== scene.items.length) return indexScene(scene);
  const changed = new Map<Id, Entry>();
  for (const [order, item] of scene.items.entries()) {
    const entry = base.order[order];
    if (entry?.item === item) continue;
    if (entry?.item.id !== item.id || changed.size === MOST_CHANGED) return indexScene(scene);
    changed.set(item.id, entryOf(item, order));
  }
  return indexOver(base, scene, changed);
}

/** More changed items than this make every search slower than indexing anew makes one edit. */
const MOST_CHANGED = 64;

/** What indexes of scenes that differ in few items share. Never changed once it was made. */
interface Base {
  readonly tree: RBush<Entry>;
  readonly order: readonly Entry[];
  readonly byId: ReadonlyMap<Id, Entry>;
}

const bases = new WeakMap<SceneIndex, Base>();

function createBase(scene: Scene): Base {
  const order = scene.items.map(entryOf);
  const tree = new RBush<Entry>().load(order);
  return { tree, order, byId: new Map(order.map((entry) => [entry.item.id, entry])) };
}

function entryOf(item: SceneItem, order: number): Entry {
  const { left, top, width, height } = item.bounds;
  return { minX: left, minY: top, maxX: left + width, maxY: top + height, order, item };
}

function indexOver(base: Base, scene: Scene, changed: ReadonlyMap<Id, Entry>): SceneIndex {
  const entry = (id: Id): Entry | undefined => changed.get(id) ?? base.byId.get(id);
  const index: SceneIndex = {
    scene,
    item: (id) => entry(id)?.item,
    order: (id) => entry(id)?.order ?? -1,
    within(rect) {
      const box = {
        minX: rect.left,
        minY: rect.top,
        maxX: rect.left + rect.width,
        maxY: rect.top + rect.height,
      };
      const unchanged = base.tree.search(box).filter(({ item }) => !changed.has(item.id));
      return [...unchanged, ...[...changed.values()].filter((one) => meets(one, box))]
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item);
    },
  };
  bases.set(index, base);
  return index;
}

function meets(a: BBox, b: BBox): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}
