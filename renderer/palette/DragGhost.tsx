import { useLayoutEffect, useRef, type ReactElement } from "react";
import type { Id, Point } from "../../shared/model/model.ts";
import { NEW_ELEMENT_SIZE } from "../../shared/template/new-item.ts";
import { cameraOf } from "../canvas/canvas-state.ts";
import { useProject } from "../ui/context.ts";
import styles from "./Palette.module.css";
import { StencilPicture } from "./StencilPicture.tsx";

interface DragGhostProps {
  readonly stencilId: Id;
  /** In the window. */
  readonly pointer: Point;
  readonly overCanvas: boolean;
}

const SMALLEST = 28;
const LARGEST = 200;

/** The stencil that is being dragged, under the pointer; over the canvas as large as it would be. */
export function DragGhost({ stencilId, pointer, overCanvas }: DragGhostProps): ReactElement {
  const project = useProject();
  const ghost = useRef<HTMLDivElement>(null);
  const real = NEW_ELEMENT_SIZE * cameraOf(project).zoom;
  const size = overCanvas ? Math.max(SMALLEST, Math.min(LARGEST, real)) : SMALLEST;
  useLayoutEffect(() => {
    const left = pointer.x - size / 2;
    const top = pointer.y - size / 2;
    ghost.current?.style.setProperty("transform", `translate(${left}px, ${top}px)`);
  }, [pointer, size]);
  return (
    <div ref={ghost} className={styles["ghost"]} data-over={overCanvas || undefined}>
      <StencilPicture stencilId={stencilId} size={size} />
    </div>
  );
}
