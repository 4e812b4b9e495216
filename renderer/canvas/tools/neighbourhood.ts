import { rectsOverlap, visibleRect } from "../../../shared/model/geometry.ts";
import type { Id } from "../../../shared/model/model.ts";
import { visibleWorld, type Camera } from "../kernels/camera.ts";
import { neighboursOf, type Neighbours } from "../kernels/snapping.ts";
import type { CanvasPort } from "./tool.ts";

/** The shapes in view that something may snap to, read anew only after the view moved. */
export function createNeighbourhood(port: CanvasPort, moving: ReadonlySet<Id>): () => Neighbours {
  let seenFrom: Camera | null = null;
  let neighbours = neighboursOf([]);
  return () => {
    const camera = port.camera();
    if (camera !== seenFrom) {
      seenFrom = camera;
      const view = visibleWorld(camera, port.size());
      const rects = (port.drawing()?.diagram.shapes ?? [])
        .filter(({ id }) => !moving.has(id))
        .map(visibleRect)
        .filter((rect) => rectsOverlap(rect, view));
      neighbours = neighboursOf(rects);
    }
    return neighbours;
  };
}
