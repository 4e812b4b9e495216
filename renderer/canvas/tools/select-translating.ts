import { copyItems } from "../../../shared/model/clip.ts";
import { withContent } from "../../../shared/model/containment.ts";
import { moveItems } from "../../../shared/model/edits/move-items.ts";
import { pasteItems } from "../../../shared/model/edits/paste-items.ts";
import { rectEncloses, rectUnion, visibleRect } from "../../../shared/model/geometry.ts";
import type { BoundaryBox, Id, Rect } from "../../../shared/model/model.ts";
import { NO_SNAP, snapMoved, type Snap } from "../kernels/snapping.ts";
import { createNeighbourhood } from "./neighbourhood.ts";
import {
  NO_HINTS,
  snapSettings,
  worldOf,
  type CanvasPort,
  type PointerInput,
  type ToolState,
} from "./tool.ts";

/**
 * The selection follows the pointer, boundary boxes with what they hold (alone with Ctrl), and snaps; one change when
 * it is dropped, none when it is cancelled. With Alt a duplicate is dropped and the original stays.
 */
export function selectTranslating(port: CanvasPort, start: PointerInput): ToolState {
  const from = worldOf(port, start);
  const drawing = port.drawing();
  const alone = port.selection();
  const together = drawing === null ? alone : withContent(drawing.diagram, alone);
  const shapes = drawing?.diagram.shapes ?? [];
  const frame = rectUnion(
    shapes.filter(({ id, locked }) => alone.has(id) && locked !== true).map(visibleRect),
  );
  const boxes = shapes.filter(
    (shape): shape is BoundaryBox => shape.kind === "boundaryBox" && !together.has(shape.id),
  );
  const neighbourhood = createNeighbourhood(port, together);
  const home = boxUnder(0, 0);

  interface Step {
    readonly ids: ReadonlySet<Id>;
    readonly dx: number;
    readonly dy: number;
    readonly snap: Snap;
  }

  function stepTo(input: PointerInput): Step {
    const to = worldOf(port, input);
    const raw = straight({ dx: to.x - from.x, dy: to.y - from.y }, input.shift);
    const ids = input.command ? alone : together;
    const snap = frame === null || input.command ? NO_SNAP : snapped(frame, raw, input);
    // Whole units: the file format holds no others.
    return { ids, dx: Math.round(raw.dx + snap.dx), dy: Math.round(raw.dy + snap.dy), snap };
  }

  function snapped(rect: Rect, { dx, dy }: Shift, input: PointerInput): Snap {
    const moved = { ...rect, left: rect.left + dx, top: rect.top + dy };
    const snap = snapMoved(moved, neighbourhood(), snapSettings(port, input));
    if (!input.shift) return snap;
    // What is kept straight must not be drawn sideways.
    const axis = dx === 0 ? "y" : "x";
    const guides = snap.guides.filter((guide) => guide.axis === axis);
    return axis === "x" ? { dx: snap.dx, dy: 0, guides } : { dx: 0, dy: snap.dy, guides };
  }

  /** The innermost box the selection would lie in. */
  function boxUnder(dx: number, dy: number): Id | null {
    if (frame === null) return null;
    const moved = { ...frame, left: frame.left + dx, top: frame.top + dy };
    const holding = boxes.filter((box) => rectEncloses(visibleRect(box), moved));
    const [inner] = holding.toSorted((a, b) => a.width * a.height - b.width * b.height);
    return inner?.id ?? null;
  }

  /** The box the selection would come into; none while it stays in the one it is in. */
  function entered(dx: number, dy: number): readonly Id[] {
    const box = boxUnder(dx, dy);
    return box === null || box === home ? [] : [box];
  }

  return {
    name: "select.translating",
    panAtEdge: () => true,
    enter() {
      port.setHovered(null);
      port.setCursor("grabbing");
    },
    exit() {
      port.setHints(NO_HINTS);
      port.cancelPreview();
    },
    pointerMove(input) {
      const { ids, dx, dy, snap } = stepTo(input);
      port.setCursor(input.alt ? "copy" : "grabbing");
      port.previewMove(ids, dx, dy, input.alt);
      port.setHints({ ...NO_HINTS, guides: snap.guides, targets: entered(dx, dy) });
      return undefined;
    },
    pointerUp(input) {
      const { ids, dx, dy } = stepTo(input);
      if (drawing === null || (dx === 0 && dy === 0)) return { to: "idle" };
      const { model, diagram } = drawing;
      if (!input.alt) {
        port.commit(moveItems(model, diagram.id, ids, dx, dy));
        return { to: "idle" };
      }
      const pasted = pasteItems(model, diagram.id, copyItems(model, diagram.id, ids), {
        dx,
        dy,
        newId: () => port.newId(),
        moved: false,
        verb: "Duplicate",
      });
      if (pasted !== null) port.commit(pasted.change, pasted.ids);
      return { to: "idle" };
    },
    cancel: () => ({ to: "idle" }),
  };
}

interface Shift {
  readonly dx: number;
  readonly dy: number;
}

function straight({ dx, dy }: Shift, kept: boolean): Shift {
  if (!kept) return { dx, dy };
  return Math.abs(dx) >= Math.abs(dy) ? { dx, dy: 0 } : { dx: 0, dy };
}
