import type Konva from "konva";
import { useEffect, useLayoutEffect, useRef, useState, type ReactElement } from "react";
import { Layer, Stage } from "react-konva";
import { FONT_FAMILY } from "../../shared/scene/text.ts";
import { useApp, useDark, useProject, useProjectState } from "../ui/context.ts";
import { startCanvasPainter, type CanvasPainter } from "./canvas-painter.ts";
import { createCanvas, indexOfProject } from "./canvas-state.ts";
import { CanvasMenu } from "./CanvasMenu.tsx";
import styles from "./DiagramCanvas.module.css";
import { fitRect, resized } from "./kernels/camera.ts";
import { OVERSCAN } from "./kernels/culling.ts";
import { Minimap } from "./Minimap.tsx";
import { RenameField } from "./RenameField.tsx";
import { SpokenDiagram } from "./SpokenDiagram.tsx";
import { StencilOffer } from "./StencilOffer.tsx";
import { useGestures } from "./use-gestures.ts";

/** Pixels kept free around a diagram when it is shown for the first time. */
const FIRST_FIT_PADDING = 32;

/** The diagram: painted by Konva, driven by the tools, readable by assistive technology. */
export function DiagramCanvas(): ReactElement {
  const project = useProject();
  const dark = useDark();
  const size = useProjectState((state) => state.canvasSize);
  const app = useApp();
  const [canvas] = useState(() =>
    createCanvas(project, () => app.store.getState().settings.snapToGrid),
  );
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

  const showFocus = (): void => painter.current?.showFocus();
  return (
    <div className={styles["canvas"]}>
      <SpokenDiagram hostRef={host} canvas={canvas} onFocusChange={showFocus}>
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
      <RenameField host={host} />
      <StencilOffer canvas={canvas} host={host} />
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
