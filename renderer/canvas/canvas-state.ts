import { createStore, type StoreApi } from "zustand/vanilla";
import { currentDiagram } from "../state/project-state.ts";
import type { Project } from "../state/project.ts";
import { nothingShown, type CanvasState } from "./canvas-moment.ts";
import { createCanvasPort } from "./canvas-port.ts";
import { sceneOf } from "./diagram-scene.ts";
import type { Camera } from "./kernels/camera.ts";
import { indexScene, type SceneIndex } from "./kernels/scene-index.ts";
import type { CanvasPort } from "./tools/tool.ts";

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

/**
 * Connects the tools with a project: what they see, and how their gestures become edits.
 * @param gridOn whether things snap to the grid now
 */
export function createCanvas(project: Project, gridOn: () => boolean): Canvas {
  const store = createStore<CanvasState>(() => nothingShown);
  const view = { index: () => indexOfProject(project), camera: () => cameraOf(project), gridOn };
  return { store, port: createCanvasPort(project, store, view) };
}

/** The indexed scene of the diagram shown. */
export function indexOfProject(project: Project): SceneIndex {
  const state = project.store.getState();
  const diagram = currentDiagram(state);
  return diagram === null ? emptyIndex : sceneOf(diagram, state);
}

export function cameraOf(project: Project): Camera {
  const state = project.store.getState();
  return state.cameras.get(state.diagramId) ?? NO_CAMERA;
}
