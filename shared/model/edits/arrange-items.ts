import type { Change } from "../change.ts";
import { rectUnion } from "../geometry.ts";
import type { Id, Model, Rect, Shape } from "../model.ts";
import { diagramOf } from "../item-patches.ts";
import { placeShapes } from "./resize-items.ts";

export type Alignment = "left" | "center" | "right" | "top" | "middle" | "bottom";

/** Lines shapes up with the rectangle around all of them. Null for fewer than two, or when they are. */
export function alignShapes(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  how: Alignment,
): Change | null {
  const shapes = chosen(model, diagramId, ids);
  const frame = rectUnion(shapes);
  if (frame === null || shapes.length < 2) return null;
  const rects = new Map(shapes.map((shape) => [shape.id, aligned(shape, frame, how)] as const));
  return placeShapes(model, diagramId, rects, "Align");
}

function aligned({ left, top, width, height }: Shape, frame: Rect, how: Alignment): Rect {
  const rect = { left, top, width, height };
  switch (how) {
    case "left":
      return { ...rect, left: frame.left };
    case "center":
      return { ...rect, left: frame.left + (frame.width - width) / 2 };
    case "right":
      return { ...rect, left: frame.left + frame.width - width };
    case "top":
      return { ...rect, top: frame.top };
    case "middle":
      return { ...rect, top: frame.top + (frame.height - height) / 2 };
    case "bottom":
      return { ...rect, top: frame.top + frame.height - height };
  }
}

/** Spreads shapes so that the gaps between neighbours are equal; the outer ones stay. Null for fewer than three. */
export function distributeShapes(
  model: Model,
  diagramId: Id,
  ids: ReadonlySet<Id>,
  direction: "horizontal" | "vertical",
): Change | null {
  const shapes = chosen(model, diagramId, ids);
  if (shapes.length < 3) return null;
  const [start, size] =
    direction === "horizontal" ? (["left", "width"] as const) : (["top", "height"] as const);
  const sorted = shapes.toSorted((a, b) => a[start] - b[start] || a[size] - b[size]);
  const first = sorted[0]?.[start] ?? 0;
  const end = Math.max(...sorted.map((shape) => shape[start] + shape[size]));
  const filled = sorted.reduce((sum, shape) => sum + shape[size], 0);
  const gap = (end - first - filled) / (sorted.length - 1);
  let at = first;
  const rects = new Map<Id, Rect>();
  for (const { id, left, top, width, height } of sorted) {
    const rect = { left, top, width, height };
    rects.set(id, { ...rect, [start]: at });
    at += rect[size] + gap;
  }
  return placeShapes(model, diagramId, rects, "Distribute");
}

/**
 * Makes shapes as large as the one chosen first; each keeps its middle. Null for fewer than two, or when they are.
 * @param ids in the order they were chosen
 */
export function matchSizes(model: Model, diagramId: Id, ids: ReadonlySet<Id>): Change | null {
  const all = diagramOf(model, diagramId)?.shapes ?? [];
  const [first] = [...ids].flatMap((id) => all.find((shape) => shape.id === id) ?? []);
  const shapes = chosen(model, diagramId, ids);
  if (first === undefined) return null;
  const { width, height } = first;
  const rects = new Map(
    shapes.map((shape): readonly [Id, Rect] => {
      const left = shape.left + (shape.width - width) / 2;
      const top = shape.top + (shape.height - height) / 2;
      return [shape.id, shape.id === first.id ? shape : { left, top, width, height }];
    }),
  );
  return placeShapes(model, diagramId, rects, "Match size of");
}

function chosen(model: Model, diagramId: Id, ids: ReadonlySet<Id>): readonly Shape[] {
  const shapes = diagramOf(model, diagramId)?.shapes ?? [];
  return shapes.filter(({ id, locked }) => ids.has(id) && locked !== true);
}
