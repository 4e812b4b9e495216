import { bendLine } from "../../../shared/model/edits/lines.ts";
import { handleBeside } from "../../../shared/model/flow-course.ts";
import type { Id } from "../../../shared/model/model.ts";
import { gripAt, inConnectZone, type Grip } from "../kernels/grips.ts";
import { hitTest } from "../kernels/hit-test.ts";
import type { ResizeGrip } from "../kernels/resize.ts";
import {
  worldOf,
  type CanvasPort,
  type Cursor,
  type PointerInput,
  type ToolState,
} from "./tool.ts";

/** Nothing is pressed: shows what the pointer would take, an item or a grip of one. */
export function selectIdle(port: CanvasPort): ToolState {
  const gripUnder = (input: PointerInput): Grip | null =>
    gripAt(port.gripped(), worldOf(port, input), port.camera().zoom);
  const hitId = (input: PointerInput): Id | null =>
    hitTest(port.index(), worldOf(port, input), port.camera().zoom)?.id ?? null;

  /** Its connect grips stay while the pointer is on its way to them. */
  function showConnectable(id: Id | null, input: PointerInput): void {
    const shown = port.connectable();
    const point = worldOf(port, input);
    if (id !== null && id !== shown?.id) port.setConnectable(id);
    else if (shown !== null && !inConnectZone(shown, point, port.camera().zoom)) {
      port.setConnectable(null);
    }
  }

  return {
    name: "select.idle",
    enter: () => port.setCursor("default"),
    exit() {
      port.setGrip(null);
      port.setConnectable(null);
    },
    pointerMove(input) {
      const under = hitId(input);
      showConnectable(under, input);
      const grip = gripUnder(input);
      const id = grip === null ? under : null;
      port.setGrip(grip);
      port.setHovered(id);
      port.setCursor(grip !== null ? gripCursor(grip) : itemCursor(port, id));
      return undefined;
    },
    pointerDown(input) {
      if (input.button === "middle") return { to: "pan.dragging", start: input, returnTo: "idle" };
      if (input.button === "secondary") return undefined;
      const grip = gripUnder(input);
      if (grip === null) return { to: "select.pressing", start: input, hitId: hitId(input) };
      switch (grip.kind) {
        case "resize":
          return { to: "select.resizing", start: input, grip: grip.at };
        case "bend":
          return { to: "select.bending", start: input, lineId: grip.lineId };
        case "end":
          return { to: "select.reattaching", start: input, lineId: grip.lineId, end: grip.end };
        case "connect": {
          const stencilId = port.flowStencil();
          if (stencilId === null) return undefined;
          const { elementId, side } = grip;
          return { to: "connect.dragging", start: input, stencilId, source: { elementId, side } };
        }
      }
    },
    doubleClick(input) {
      const grip = gripUnder(input);
      if (grip?.kind === "bend") straighten(port, grip.lineId);
      else if (grip === null) {
        const id = hitId(input);
        if (id !== null) port.rename(id);
      }
      return undefined;
    },
    holdHand: (held) => (held ? { to: "pan.idle" } : undefined),
    cancel() {
      if (port.selection().size > 0) port.select(new Set());
      return undefined;
    },
  };
}

function straighten(port: CanvasPort, lineId: Id): void {
  const drawing = port.drawing();
  const line = drawing?.diagram.lines.find(({ id }) => id === lineId);
  if (drawing === null || line === undefined) return;
  const middle = handleBeside(line.source, line.target, 0);
  port.commit(bendLine(drawing.model, drawing.diagram.id, lineId, middle));
}

const RESIZE_CURSORS: Record<ResizeGrip, Cursor> = {
  n: "ns-resize",
  s: "ns-resize",
  e: "ew-resize",
  w: "ew-resize",
  nw: "nwse-resize",
  se: "nwse-resize",
  ne: "nesw-resize",
  sw: "nesw-resize",
};

function gripCursor(grip: Grip): Cursor {
  switch (grip.kind) {
    case "resize":
      return RESIZE_CURSORS[grip.at];
    case "bend":
    case "end":
      return "grab";
    case "connect":
      return "crosshair";
  }
}

function itemCursor(port: CanvasPort, id: Id | null): Cursor {
  if (id === null) return "default";
  return port.selection().has(id) && !port.isLocked(id) ? "move" : "pointer";
}
