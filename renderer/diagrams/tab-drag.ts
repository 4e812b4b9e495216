import { useRef, useState, type PointerEvent } from "react";
import { DRAG_THRESHOLD } from "../canvas/tools/tool.ts";

interface TabDrag {
  /** Place of the tab that is dragged. */
  readonly from: number;
  /** Where it would be dropped: before the tab that is at this place now. */
  readonly before: number;
}

interface TabDragging {
  /** Null while nothing is dragged. */
  readonly drag: TabDrag | null;
  readonly handlers: (at: number) => {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerUp: () => void;
    readonly onPointerCancel: () => void;
  };
}

/** Dragging a tab to another place among the tabs beside it. */
export function useTabDrag(onMove: (from: number, to: number) => void): TabDragging {
  const [drag, setDrag] = useState<TabDrag | null>(null);
  const pressedAt = useRef<number | null>(null);

  function letGo(): void {
    pressedAt.current = null;
    setDrag(null);
  }

  return {
    drag,
    handlers: (from) => ({
      onPointerDown(event) {
        if (event.button !== 0) return;
        pressedAt.current = event.clientX;
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event) {
        if (pressedAt.current === null) return;
        const moved = Math.abs(event.clientX - pressedAt.current);
        if (drag === null && moved < DRAG_THRESHOLD) return;
        const tabs = [...(event.currentTarget.parentElement?.children ?? [])];
        const before = tabs.findIndex((tab) => {
          const { left, width } = tab.getBoundingClientRect();
          return event.clientX < left + width / 2;
        });
        setDrag({ from, before: before < 0 ? tabs.length : before });
      },
      onPointerUp() {
        if (drag !== null) onMove(drag.from, placeAfterDrop(drag));
        letGo();
      },
      onPointerCancel: letGo,
    }),
  };
}

/** The tab's place once it was taken out where it was. */
function placeAfterDrop({ from, before }: TabDrag): number {
  return before > from ? before - 1 : before;
}
