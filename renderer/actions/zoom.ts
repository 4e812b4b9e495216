import { Focus, Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { rectUnion } from "../../shared/model/geometry.ts";
import { sceneOf } from "../canvas/diagram-scene.ts";
import { fitRect, nextZoomStop, zoomAt, type Camera, type Size } from "../canvas/kernels/camera.ts";
import { currentDiagram } from "../state/project-state.ts";
import { inProject, type Action } from "./action.ts";
import { moveView } from "./move-view.ts";

/** Pixels kept free around what is fitted. */
const PADDING = 40;

function middle(size: Size): { x: number; y: number } {
  return { x: size.width / 2, y: size.height / 2 };
}

function step(direction: 1 | -1): (camera: Camera, size: Size) => Camera {
  return (camera, size) => zoomAt(camera, middle(size), nextZoomStop(camera.zoom, direction));
}

export const zoomIn: Action = {
  id: "zoom-in",
  group: "Canvas",
  label: "Zoom in",
  icon: ZoomIn,
  keys: ["+", "="],
  scope: "canvas",
  enabled: inProject,
  perform: ({ project }) => moveView(project, step(1)),
};

export const zoomOut: Action = {
  id: "zoom-out",
  group: "Canvas",
  label: "Zoom out",
  icon: ZoomOut,
  keys: ["-"],
  scope: "canvas",
  enabled: inProject,
  perform: ({ project }) => moveView(project, step(-1)),
};

export const zoomActual: Action = {
  id: "zoom-actual",
  group: "Canvas",
  label: "Zoom to 100 %",
  keys: ["0"],
  scope: "canvas",
  enabled: inProject,
  perform: ({ project }) => moveView(project, (camera, size) => zoomAt(camera, middle(size), 1)),
};

export const zoomToFit: Action = {
  id: "zoom-fit",
  group: "Canvas",
  label: "Show whole diagram",
  icon: Maximize,
  keys: ["1", "Shift+1"],
  scope: "canvas",
  enabled: inProject,
  perform({ project }) {
    const state = project?.store.getState();
    const diagram = state && currentDiagram(state);
    if (state === undefined || !diagram) return;
    const { bounds } = sceneOf(diagram, state).scene;
    moveView(project, (_, size) => fitRect(bounds, size, PADDING, 2));
  },
};

export const zoomToSelection: Action = {
  id: "zoom-selection",
  group: "Canvas",
  label: "Zoom to selection",
  icon: Focus,
  keys: ["2", "Shift+2"],
  scope: "canvas",
  enabled: ({ project }) => (project?.store.getState().selection.size ?? 0) > 0,
  perform({ project }) {
    const state = project?.store.getState();
    const diagram = state && currentDiagram(state);
    if (state === undefined || !diagram) return;
    const index = sceneOf(diagram, state);
    const bounds = rectUnion([...state.selection].flatMap((id) => index.item(id)?.bounds ?? []));
    if (bounds !== null) moveView(project, (_, size) => fitRect(bounds, size, 2 * PADDING, 2));
  },
};
