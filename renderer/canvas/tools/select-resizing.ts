import { placeShapes, SMALLEST_SIDE } from "../../../shared/model/edits/resize-items.ts";
import { rectGrown, rectUnion, SHAPE_INSET } from "../../../shared/model/geometry.ts";
import type { Change } from "../../../shared/model/change.ts";
import type { Id, Rect } from "../../../shared/model/model.ts";
import {
  movingEdges,
  resizedFrame,
  scaledRects,
  smallestFrame,
  type ResizeGrip,
} from "../kernels/resize.ts";
import { NO_SNAP, snapEdges, type Guide } from "../kernels/snapping.ts";
import { createNeighbourhood } from "./neighbourhood.ts";
import {
  isDrag,
  NO_HINTS,
  snapSettings,
  worldOf,
  type CanvasPort,
  type PointerInput,
  type ToolState,
} from "./tool.ts";

/** A grip of the frame follows the pointer and every selected shape scales with the frame. Shift keeps proportions, Alt the middle. */
export function selectResizing(port: CanvasPort, start: PointerInput, grip: ResizeGrip): ToolState {
  const from = worldOf(port, start);
  const drawing = port.drawing();
  const selection = port.selection();
  const rects = new Map<Id, Rect>(
    (drawing?.diagram.shapes ?? []).flatMap(({ id, locked, left, top, width, height }) =>
      selection.has(id) && locked !== true ? [[id, { left, top, width, height }] as const] : [],
    ),
  );
  const frame = rectUnion(rects.values());
  const smallest = frame && smallestFrame(frame, rects.values(), SMALLEST_SIDE);
  const neighbourhood = createNeighbourhood(port, selection);
  let dragged = false;

  function resized(input: PointerInput): { change: Change | null; guides: readonly Guide[] } {
    dragged ||= isDrag(start, input);
    if (drawing === null || frame === null || smallest === null || !dragged) {
      return { change: null, guides: [] };
    }
    const settings = { proportional: input.shift, centred: input.alt, smallest };
    const to = worldOf(port, input);
    const dx = to.x - from.x;
    const dy = to.y - from.y;
    const raw = resizedFrame(frame, grip, dx, dy, settings);
    // A frame in proportion has one size for both axes; snapping one would move the other off.
    const snap = input.shift
      ? NO_SNAP
      : snapEdges(
          rectGrown(raw, -SHAPE_INSET),
          movingEdges(grip),
          neighbourhood(),
          snapSettings(port, input),
        );
    const after = resizedFrame(frame, grip, dx + snap.dx, dy + snap.dy, settings);
    const scaled = scaledRects(rects, frame, after);
    const change = placeShapes(drawing.model, drawing.diagram.id, scaled, "Resize");
    return { change, guides: snap.guides };
  }

  return {
    name: "select.resizing",
    panAtEdge: () => true,
    enter: () => port.setHovered(null),
    exit() {
      port.setHints(NO_HINTS);
      port.cancelPreview();
    },
    pointerMove(input) {
      const { change, guides } = resized(input);
      port.preview(change);
      port.setHints({ ...NO_HINTS, guides });
      return undefined;
    },
    pointerUp(input) {
      port.commit(resized(input).change);
      return { to: "idle" };
    },
    cancel: () => ({ to: "idle" }),
  };
}
