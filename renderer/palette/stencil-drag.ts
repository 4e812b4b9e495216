import { useEffect, useRef, useState, type PointerEvent } from "react";
import type { Id, Point } from "../../shared/model/model.ts";
import { cameraOf } from "../canvas/canvas-state.ts";
import { toWorld } from "../canvas/kernels/camera.ts";
import { DRAG_THRESHOLD } from "../canvas/tools/tool.ts";
import type { Project } from "../state/project.ts";

interface StencilDrag {
  readonly stencilId: Id;
  /** Where the pointer is in the window. */
  readonly pointer: Point;
  /** Whether letting go would place it. */
  readonly overCanvas: boolean;
}

export interface StencilDragging {
  /** Null while nothing is dragged. */
  readonly drag: StencilDrag | null;
  /** For the row of a stencil. */
  readonly handlers: (stencilId: Id) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerCancel: () => void;
  };
  /** Whether the click that is being heard ended a drag; then it is none. */
  readonly endedDrag: () => boolean;
}

/**
 * Dragging a stencil from a list onto the canvas by mouse, finger or pen; Escape lets it go.
 * @param onDrop gets the point under the pointer, in units
 */
export function useStencilDrag(
  project: Project,
  onDrop: (stencilId: Id, at: Point) => void,
): StencilDragging {
  const [drag, setDrag] = useState<StencilDrag | null>(null);
  const start = useRef<Point | null>(null);
  const dragged = useRef(false);
  const dragging = drag !== null;

  useEffect(() => {
    if (!dragging) return;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      start.current = null;
      setDrag(null);
    };
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, [dragging]);

  function letGo(): void {
    start.current = null;
    setDrag(null);
  }

  return {
    drag,
    endedDrag: () => dragged.current,
    handlers: (stencilId) => ({
      onPointerDown(event) {
        if (event.button !== 0) return;
        start.current = { x: event.clientX, y: event.clientY };
        dragged.current = false;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        if (start.current === null) return;
        const pointer = { x: event.clientX, y: event.clientY };
        const moved = Math.hypot(pointer.x - start.current.x, pointer.y - start.current.y);
        if (!dragging && moved < DRAG_THRESHOLD) return;
        dragged.current = true;
        setDrag({ stencilId, pointer, overCanvas: canvasUnder(pointer) !== null });
      },
      onPointerUp(event) {
        const pointer = { x: event.clientX, y: event.clientY };
        const canvas = start.current !== null && dragging ? canvasUnder(pointer) : null;
        letGo();
        if (canvas === null) return;
        const { left, top } = canvas.getBoundingClientRect();
        const screen = { x: pointer.x - left, y: pointer.y - top };
        onDrop(stencilId, toWorld(cameraOf(project), screen));
      },
      onPointerCancel: letGo,
    }),
  };
}

/** The canvas, when nothing else lies over it there. */
function canvasUnder({ x, y }: Point): Element | null {
  return document.elementFromPoint(x, y)?.closest('[data-region="canvas"]') ?? null;
}
