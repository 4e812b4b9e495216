import type { Rect } from "../../../shared/model/model.ts";
import type { Size } from "./camera.ts";

/** How the world is mapped into the minimap: minimap = world × scale + offset. */
export interface MinimapView {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

const PADDING = 8;

/** Fits the diagram's bounds into the minimap, centred. */
export function minimapView(bounds: Rect, size: Size): MinimapView {
  const scale = Math.min(
    (size.width - 2 * PADDING) / Math.max(1, bounds.width),
    (size.height - 2 * PADDING) / Math.max(1, bounds.height),
  );
  return {
    scale,
    x: size.width / 2 - (bounds.left + bounds.width / 2) * scale,
    y: size.height / 2 - (bounds.top + bounds.height / 2) * scale,
  };
}

export function toMinimap(view: MinimapView, rect: Rect): Rect {
  return {
    left: rect.left * view.scale + view.x,
    top: rect.top * view.scale + view.y,
    width: rect.width * view.scale,
    height: rect.height * view.scale,
  };
}
