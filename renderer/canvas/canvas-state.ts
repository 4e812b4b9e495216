import { createStore, type StoreApi } from "zustand/vanilla";
import { moveItems } from "../../shared/model/edits/move-items.ts";
import type { Id, Rect } from "../../shared/model/model.ts";
import { currentDiagram, type Project } from "../state/project.ts";
import { sceneOf } from "./diagram-scene.ts";
import type { Camera } from "./kernels/camera.ts";
import { planDrag, type DragPlan } from "./kernels/drag-plan.ts";
import { indexScene, type SceneIndex } from "./kernels/scene-index.ts";
import type { CanvasPort, Cursor } from "./tools/tool.ts";

/** What the canvas shows for the moment; nothing of it is part of the model. */
interface CanvasState {
  readonly hoveredId: Id | null;
  readonly marquee: Rect | null;
  readonly cursor: Cursor;
  readonly drag: { readonly plan: DragPlan; readonly dx: number; readonly dy: number } | null;
}

export interface Canvas {
  readonly store: StoreApi<CanvasState>;
  readonly port: CanvasPort;
}

const emptyIndex = indexScene({
  diagramId: "",
  name: "",
  bounds: { left: 0, top: 0, width: 400, height: 300 },
  items: [],
});

const NO_CAMERA: Camera = { x: 0, y: 0, zoom: 1 };

/** Connects the tools with a project: what they see, and how their gestures become edits. */
export function createCanvas(project: Project): Canvas {
  const store = createStore<CanvasState>(() => ({
    hoveredId: null,
    marquee: null,
    cursor: "default",
    drag: null,
  }));

  const port: CanvasPort = {
    index: () => indexOfProject(project),
    size: () => project.store.getState().canvasSize,
    camera: () => cameraOf(project),
    setCamera(camera) {
      project.store.setState((state) => ({
        cameras: new Map(state.cameras).set(state.diagramId, camera),
      }));
    },
    selection: () => project.store.getState().selection,
    select(ids) {
      const last = [...ids].at(-1) ?? null;
      project.store.setState({ selection: ids, threatKeys: [], focusedId: last });
    },
    setHovered(hoveredId) {
      if (store.getState().hoveredId !== hoveredId) store.setState({ hoveredId });
    },
    setMarquee: (marquee) => store.setState({ marquee }),
    setCursor(cursor) {
      if (store.getState().cursor !== cursor) store.setState({ cursor });
    },
    previewMove(dx, dy) {
      const state = project.store.getState();
      const diagram = currentDiagram(state);
      const plan =
        store.getState().drag?.plan ?? (diagram && planDrag(state.model, diagram, state.selection));
      if (plan) store.setState({ drag: { plan, dx, dy } });
    },
    commitMove(dx, dy) {
      const { model, diagramId, selection } = project.store.getState();
      project.commit(moveItems(model, diagramId, selection, dx, dy));
      store.setState({ drag: null });
    },
    cancelMove: () => store.setState({ drag: null }),
  };
  return { store, port };
}

/** The indexed scene of the diagram shown. */
export function indexOfProject(project: Project): SceneIndex {
  const state = project.store.getState();
  const diagram = currentDiagram(state);
  return diagram === null ? emptyIndex : sceneOf(diagram, state.template);
}

export function cameraOf(project: Project): Camera {
  const state = project.store.getState();
  return state.cameras.get(state.diagramId) ?? NO_CAMERA;
}
