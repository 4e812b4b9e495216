import type Konva from "konva";
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { Layer, Stage } from "react-konva";
import { FONT_FAMILY } from "../../shared/scene/text.ts";
import { useDark, useProject, useProjectState } from "../ui/context.ts";
import { startCanvasPainter, type CanvasPainter } from "./canvas-painter.ts";
import { cameraOf, createCanvas, indexOfProject, type Canvas } from "./canvas-state.ts";
import { CanvasMenu } from "./CanvasMenu.tsx";
import styles from "./DiagramCanvas.module.css";
import { fitRect, panBy, resized, wheelZoomFactor, zoomAt } from "./kernels/camera.ts";
import { OVERSCAN } from "./kernels/culling.ts";
import { Minimap } from "./Minimap.tsx";
import { pointerInput, wheelDistance } from "./pointer-input.ts";
import { SpokenDiagram } from "./SpokenDiagram.tsx";
import { createToolMachine } from "./tools/machine.ts";

/** Pixels kept free around a diagram when it is shown for the first time. */
const FIRST_FIT_PADDING = 32;

/** The diagram: painted by Konva, driven by the tools, readable by assistive technology. */
export function DiagramCanvas(): ReactElement {
  const project = useProject();
  const dark = useDark();
  const size = useProjectState((state) => state.canvasSize);
  const [canvas] = useState(() => createCanvas(project));
  const host = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const stage = useRef<Konva.Stage>(null);
  const diagramLayer = useRef<Konva.Layer>(null);
  const dragLayer = useRef<Konva.Layer>(null);
  const overlayLayer = useRef<Konva.Layer>(null);
  const painter = useRef<CanvasPainter>(null);

  useCanvasSize(host);
  useFirstFit();
  useGestures(host, canvas);

  useEffect(() => {
    if (
      stage.current === null ||
      diagramLayer.current === null ||
      dragLayer.current === null ||
      overlayLayer.current === null ||
      sheet.current === null
    ) {
      return;
    }
    const started = startCanvasPainter({
      project,
      canvas,
      stage: stage.current,
      layers: {
        diagram: diagramLayer.current,
        drag: dragLayer.current,
        overlay: overlayLayer.current,
      },
      sheet: sheet.current,
      onFirstPaint: () => performance.mark("palisade:diagram-painted"),
    });
    painter.current = started;
    return () => started.stop();
  }, [project, canvas]);

  useEffect(() => painter.current?.setDark(dark), [dark]);
  useEffect(() => {
    const family = FONT_FAMILY.split(",")[1] ?? FONT_FAMILY;
    const fonts = [400, 600].map((weight) => document.fonts.load(`${weight} 12px ${family}`));
    void Promise.all(fonts).then(() => painter.current?.repaint());
  }, []);

  const refreshFocus = (): void => painter.current?.repaint();
  return (
    <div className={styles["canvas"]}>
      <SpokenDiagram hostRef={host} canvas={canvas} onFocusChange={refreshFocus}>
        <div ref={sheet} className={styles["sheet"]} aria-hidden="true">
          <Stage
            ref={stage}
            width={size.width + 2 * OVERSCAN}
            height={size.height + 2 * OVERSCAN}
            listening={false}
          >
            <Layer ref={diagramLayer} listening={false} />
            <Layer ref={dragLayer} listening={false} />
            <Layer ref={overlayLayer} listening={false} />
          </Stage>
        </div>
      </SpokenDiagram>
      <CanvasMenu hostRef={host} canvas={canvas} />
      <Minimap canvas={canvas} dark={dark} />
    </div>
  );
}

/** Keeps the project's idea of the canvas size true. */
function useCanvasSize(host: React.RefObject<HTMLDivElement | null>): void {
  const project = useProject();
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const measure = (): void => {
      const width = Math.round(element.clientWidth);
      const height = Math.round(element.clientHeight);
      const { canvasSize: before, cameras, diagramId } = project.store.getState();
      const after = { width, height };
      if (width === before.width && height === before.height) return;
      const camera = cameras.get(diagramId);
      const { bounds } = indexOfProject(project).scene;
      project.store.setState({
        canvasSize: after,
        cameras:
          camera === undefined
            ? cameras
            : new Map(cameras).set(diagramId, resized(camera, before, after, bounds)),
      });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [host, project]);
}

/** Shows the whole of a diagram that was not looked at before. */
function useFirstFit(): void {
  const project = useProject();
  const diagramId = useProjectState((state) => state.diagramId);
  const laidOut = useProjectState((state) => state.canvasSize.width > 0);
  useLayoutEffect(() => {
    const state = project.store.getState();
    if (!laidOut || state.cameras.has(diagramId)) return;
    const { bounds } = indexOfProject(project).scene;
    const camera = fitRect(bounds, state.canvasSize, FIRST_FIT_PADDING);
    project.store.setState({ cameras: new Map(state.cameras).set(diagramId, camera) });
  }, [project, diagramId, laidOut]);
}

/** Feeds pointer, wheel and the space bar to the tools. */
function useGestures(host: React.RefObject<HTMLDivElement | null>, canvas: Canvas): void {
  const project = useProject();
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const { port } = canvas;
    const machine = createToolMachine(port);
    const listening = new AbortController();
    const options = { signal: listening.signal };

    element.addEventListener(
      "pointerdown",
      (event) => {
        element.setPointerCapture(event.pointerId);
        // Keeps the middle button from starting the browser's own scrolling.
        if (event.button === 1) event.preventDefault();
        machine.pointerDown(pointerInput(event, element));
      },
      options,
    );
    element.addEventListener(
      "pointermove",
      (event) => {
        const input = pointerInput(event, element);
        project.pointAt(input.screen);
        machine.pointerMove(input);
      },
      options,
    );
    element.addEventListener(
      "pointerup",
      (event) => machine.pointerUp(pointerInput(event, element)),
      options,
    );
    element.addEventListener("pointercancel", () => machine.cancel(), options);
    element.addEventListener(
      "pointerleave",
      () => {
        project.pointAt(null);
        port.setHovered(null);
      },
      options,
    );
    element.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const camera = cameraOf(project);
        const distance = wheelDistance(event);
        const { screen } = pointerInput(asPointer(event), element);
        port.setCamera(
          event.ctrlKey || event.metaKey
            ? zoomAt(camera, screen, camera.zoom * wheelZoomFactor(distance.y))
            : panBy(camera, -distance.x, -distance.y),
        );
      },
      { ...options, passive: false },
    );
    element.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape") machine.cancel();
        if (event.code !== "Space") return;
        event.preventDefault();
        if (!event.repeat) machine.holdHand(true);
      },
      options,
    );
    window.addEventListener(
      "keyup",
      (event) => {
        if (event.code === "Space") machine.holdHand(false);
      },
      options,
    );
    const stopCursor = canvas.store.subscribe((now, before) => {
      if (now.cursor !== before.cursor) element.style.cursor = now.cursor;
    });
    return () => {
      listening.abort();
      stopCursor();
    };
  }, [host, canvas, project]);
}

/** A wheel event has everything of a pointer event that is read here. */
function asPointer(event: WheelEvent): PointerEvent {
  return new PointerEvent("pointermove", { clientX: event.clientX, clientY: event.clientY });
}
