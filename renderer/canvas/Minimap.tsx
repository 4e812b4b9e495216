import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type PointerEvent,
  type ReactElement,
} from "react";
import { DARK, LIGHT } from "../../shared/scene/theme.ts";
import type { Project } from "../state/project.ts";
import { afterPaint } from "../ui/after-paint.ts";
import { useProject, useProjectState } from "../ui/context.ts";
import { cameraOf, indexOfProject, type Canvas } from "./canvas-state.ts";
import styles from "./DiagramCanvas.module.css";
import { centerOn, visibleWorld } from "./kernels/camera.ts";
import { minimapView, toMinimap, type MinimapView } from "./kernels/minimap.ts";
import type { SceneIndex } from "./kernels/scene-index.ts";
import { paintMiniature } from "./painter/paint-miniature.ts";

const SIZE = { width: 176, height: 116 };
/** On a smaller canvas the minimap would cover more than it shows. */
const SMALLEST_CANVAS = { width: 680, height: 360 };

interface MinimapProps {
  readonly canvas: Canvas;
  readonly dark: boolean;
}

/** The whole diagram in small; pressing or dragging in it moves the view. A pointer's aid: keys zoom and fit. */
export function Minimap(props: MinimapProps): ReactElement | null {
  const roomy = useProjectState(
    ({ canvasSize }) =>
      canvasSize.width >= SMALLEST_CANVAS.width && canvasSize.height >= SMALLEST_CANVAS.height,
  );
  return roomy ? <MinimapPicture {...props} /> : null;
}

function MinimapPicture({ canvas, dark }: MinimapProps): ReactElement {
  const project = useProject();
  // Read so that the picture follows the model and the diagram shown.
  useProjectState((state) => state.model);
  useProjectState((state) => state.diagramId);
  const index = indexOfProject(project);
  const view = useMemo(() => minimapView(index.scene.bounds, SIZE), [index]);
  const picture = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const context = picture.current?.getContext("2d");
    if (!context) return;
    // After the diagram itself: it is what people wait for.
    return afterPaint(() => paint(context, view, index, dark));
  }, [view, index, dark]);

  useLayoutEffect(() => {
    const place = (): void => placeFrame(frame.current, view, project);
    place();
    return project.store.subscribe(place);
  }, [project, view]);

  function goTo(event: PointerEvent<HTMLDivElement>): void {
    if (event.buttons !== 1) return;
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const world = {
      left: (event.clientX - left - view.x) / view.scale,
      top: (event.clientY - top - view.y) / view.scale,
      width: 0,
      height: 0,
    };
    const { port } = canvas;
    port.setCamera(centerOn(world, port.size(), port.camera().zoom));
  }

  return (
    <div
      className={styles["minimap"]}
      aria-hidden="true"
      data-testid="minimap"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={goTo}
    >
      <canvas
        ref={picture}
        width={SIZE.width * devicePixelRatio}
        height={SIZE.height * devicePixelRatio}
        style={SIZE}
      />
      <div ref={frame} className={styles["frame"]} />
    </div>
  );
}

function paint(
  context: CanvasRenderingContext2D,
  view: MinimapView,
  index: SceneIndex,
  dark: boolean,
): void {
  const { canvas } = context;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.scale(devicePixelRatio, devicePixelRatio);
  context.translate(view.x, view.y);
  context.scale(view.scale, view.scale);
  paintMiniature(context, index.scene, view.scale, dark ? DARK : LIGHT);
}

function placeFrame(element: HTMLElement | null, view: MinimapView, project: Project): void {
  if (element === null) return;
  const rect = toMinimap(
    view,
    visibleWorld(cameraOf(project), project.store.getState().canvasSize),
  );
  element.style.transform = `translate(${rect.left}px, ${rect.top}px)`;
  element.style.width = `${rect.width}px`;
  element.style.height = `${rect.height}px`;
}
