import { isElement } from "../../../shared/model/item-patches.ts";
import type { Element, Id, Point } from "../../../shared/model/model.ts";
import { hitTest } from "../kernels/hit-test.ts";
import type { CanvasPort } from "./tool.ts";

/** The element at a point of the diagram, or null. */
export function elementUnder(port: CanvasPort, point: Point): Element | null {
  const hit = hitTest(port.index(), point, port.camera().zoom);
  return hit === null ? null : elementOf(port, hit.id);
}

/** The element with this id; null when there is none or it is something else. */
export function elementOf(port: CanvasPort, id: Id): Element | null {
  const shape = port.drawing()?.diagram.shapes.find((candidate) => candidate.id === id);
  return shape !== undefined && isElement(shape) ? shape : null;
}
